"""How somebody sees it, in their own words and name, where it is said that they caused harm. Nobody has to answer."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment


class OwnSide(things.Thing, frozen=True):
    """How one of those in it sees it, and since when they say it so."""

    words: str
    said: Moment


class OwnSides(Struct, frozen=True):
    """How each sees it who wanted to say so."""

    said: tuple[OwnSide, ...] = ()


class SayHowISeeIt(CommandOn, frozen=True):
    """I say how I see it."""

    words: str


class SayItDifferently(CommandOn, frozen=True):
    """I see it differently, or say it in other words."""

    words: str


class OwnSideSaid(EventOn, frozen=True):
    """Somebody said how they see it."""

    words: str


class OwnSideReworded(EventOn, frozen=True):
    """It was said in other words."""

    words: str


Command = SayHowISeeIt | SayItDifferently
ONES_OWN = (OwnSideSaid, OwnSideReworded)


def decide(state: OwnSides, command: Command, now: datetime) -> Decision:
    """What follows from saying how I see it."""
    match command:
        case SayHowISeeIt(id_, words):
            return things.begun(state.said, OwnSideSaid(id_, words, at=now))
        case SayItDifferently(id_, words):
            return things.continued(state.said, OwnSideReworded(id_, words, at=now))


def evolve(state: OwnSides, event: Fact) -> OwnSides:
    """How each sees it, after this event."""
    match event:
        case OwnSideSaid(id_, words):
            return OwnSides(things.add(state.said, OwnSide(id_, words, event.at)))
        case OwnSideReworded(id_, words):
            return OwnSides(things.change(state.said, id_, words=words, said=event.at))
    return state
