"""Whose story a strand is, whether they know that it is kept, what was told, how much they want to hear.

Keep the promises, not the story: every piece is optional, and a strand without a single told word is whole.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact, Moment


class Knows(StrEnum):
    """Whether they know that this is written down."""

    NOT_ASKED = "not-asked"
    NOT_YET = "not-yet"
    YES = "yes"


class Hearing(StrEnum):
    """How much the survivor wants to hear."""

    UNSAID = "unsaid"
    EVERYTHING = "everything"
    AGREED = "agreed"
    END = "end"
    NOTHING = "nothing"


class Told(things.Thing, frozen=True):
    """Something that was told, in free words."""

    words: str
    kept: Moment


class Telling(Struct, frozen=True):
    """The story as far as it is kept. An empty `on_behalf_of` is the survivor themself; None is not said.

    `choices` is how often it was chosen how much to hear, so that of two choices the later can be told.
    """

    on_behalf_of: str | None = None
    knows: Knows = Knows.NOT_ASKED
    hearing: Hearing = Hearing.UNSAID
    choices: int = 0
    told: tuple[Told, ...] = ()


class BeginStory(Base, frozen=True):
    """It is my own, or I hold it on behalf of somebody, by a name I chose."""

    on_behalf_of: str = ""
    knows: Knows = Knows.NOT_ASKED


class NoteKnowing(Base, frozen=True):
    """They know that this is written down, or not yet."""

    knows: Knows


class ChooseHearing(Base, frozen=True):
    """The survivor wants to hear so much; it can change at any time."""

    hearing: Hearing


class KeepTold(CommandOn, frozen=True):
    """Something was told, and it is kept."""

    words: str


class RewordTold(CommandOn, frozen=True):
    """It is kept in other words: fewer, or theirs."""

    words: str


class StoryBegun(Event, frozen=True):
    """It was said whose story this is, and whether they know."""

    on_behalf_of: str = ""
    knows: Knows = Knows.NOT_ASKED


class KnowingNoted(Event, frozen=True):
    """It was noted whether they know."""

    knows: Knows


class HearingChosen(Event, frozen=True):
    """How much to hear was chosen."""

    hearing: Hearing


class ToldKept(EventOn, frozen=True):
    """Something told was kept."""

    words: str


class ToldReworded(EventOn, frozen=True):
    """Something told was kept in other words."""

    words: str


Command = BeginStory | NoteKnowing | ChooseHearing | KeepTold | RewordTold


def decide(state: Telling, command: Command, now: datetime) -> Decision:
    """What follows from a command about what is kept of a story."""
    match command:
        case BeginStory(on_behalf_of, knows):
            return (StoryBegun(on_behalf_of, knows, at=now),)
        case NoteKnowing(knows):
            return (KnowingNoted(knows, at=now),)
        case ChooseHearing(hearing):
            return (HearingChosen(hearing, at=now),)
        case KeepTold(id_, words):
            return things.begun(state.told, ToldKept(id_, words, at=now))
        case RewordTold(id_, words):
            return things.continued(state.told, ToldReworded(id_, words, at=now))


def evolve(state: Telling, event: Fact) -> Telling:
    """What is kept of the story after this event."""
    match event:
        case StoryBegun(on_behalf_of, knows):
            return structs.replace(state, on_behalf_of=on_behalf_of, knows=knows)
        case KnowingNoted(knows):
            return structs.replace(state, knows=knows)
        case HearingChosen(hearing):
            return structs.replace(state, hearing=hearing, choices=state.choices + 1)
        case ToldKept(id_, words):
            return structs.replace(state, told=things.add(state.told, Told(id_, words, event.at)))
        case ToldReworded(id_, words):
            return structs.replace(state, told=things.change(state.told, id_, words=words))
    return state
