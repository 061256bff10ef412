"""Where I stopped in a text, one place a text; the later one stands."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment


class PlaceMark(things.Thing, frozen=True):
    """Where I stopped: its id is the name of the text, `part` counts from one."""

    part: int
    kept: Moment


class PlaceMarks(Struct, frozen=True):
    """Every text in which I stopped."""

    kept: tuple[PlaceMark, ...] = ()


class KeepPlace(CommandOn, frozen=True):
    """I stopped here: the id is the name of the text."""

    part: int


class PlaceKept(EventOn, frozen=True):
    """Somebody stopped reading here."""

    part: int


Command = KeepPlace


def decide(_state: PlaceMarks, command: Command, now: datetime) -> Decision:
    """What follows from stopping somewhere."""
    return (PlaceKept(command.id, command.part, at=now),)


def evolve(state: PlaceMarks, event: Fact) -> PlaceMarks:
    """Where I stopped, after this event."""
    if not isinstance(event, PlaceKept):
        return state
    return PlaceMarks(things.add(state.kept, PlaceMark(event.id, event.part, event.at)))
