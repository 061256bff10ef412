"""Days on which somebody means to look back, to oneself or shared, and what was seen then, in words.

Nothing is reached or missed: a day can move, can be left, and more can be seen on the same one.
"""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment


class Seen(Struct, frozen=True):
    """What was seen, and when it was written."""

    words: str
    at: Moment


class Milestone(things.Thing, frozen=True):
    """A day to look back, and what to look at."""

    on: date
    words: str = ""
    seen: tuple[Seen, ...] = ()
    left: bool = False

    @property
    def ended(self) -> bool:
        """Whether nobody means to look back then."""
        return self.left


class Milestones(Struct, frozen=True):
    """All such days."""

    planned: tuple[Milestone, ...] = ()


class PlanMilestone(CommandOn, frozen=True):
    """On this day I look back."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    words: str = ""


class MoveMilestone(CommandOn, frozen=True):
    """On another day."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date


class NoteSeen(CommandOn, frozen=True):
    """So it was seen, in words."""

    words: str


class LeaveMilestone(CommandOn, frozen=True):
    """Not on this day. No reason is asked."""


class MilestonePlanned(EventOn, frozen=True):
    """A day to look back was chosen."""

    on: date
    words: str = ""


class MilestoneMoved(EventOn, frozen=True):
    """It is on another day."""

    on: date


class MilestoneSeen(EventOn, frozen=True):
    """What was seen was written down."""

    words: str


class MilestoneLeft(EventOn, frozen=True):
    """Nobody means to look back on it."""


Command = PlanMilestone | MoveMilestone | NoteSeen | LeaveMilestone


def decide(state: Milestones, command: Command, now: datetime) -> Decision:
    """What follows from a command about a day to look back."""
    match command:
        case PlanMilestone(id_, on, words):
            return things.begun(state.planned, MilestonePlanned(id_, on, words, at=now))
        case MoveMilestone(id_, on):
            return things.continued(state.planned, MilestoneMoved(id_, on, at=now))
        case NoteSeen(id_, words):
            return things.continued(state.planned, MilestoneSeen(id_, words, at=now))
        case LeaveMilestone(id_):
            return things.continued(state.planned, MilestoneLeft(id_, at=now))


def evolve(state: Milestones, event: Fact) -> Milestones:
    """The days after this event."""
    match event:
        case MilestonePlanned(id_, on, words):
            return Milestones(things.add(state.planned, Milestone(id_, on, words)))
        case MilestoneMoved(id_, on):
            return Milestones(things.change(state.planned, id_, on=on))
        case MilestoneSeen(id_, words):
            old = things.find(state.planned, id_)
            seen = (*old.seen, Seen(words, event.at)) if old else ()
            return Milestones(things.change(state.planned, id_, seen=seen))
        case MilestoneLeft(id_):
            return Milestones(things.change(state.planned, id_, left=True))
    return state
