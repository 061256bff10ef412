"""Staying or not: questions to myself, answered in words, as often as I like. Nothing is worked out from them."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.refusals import Empty


class Weighed(things.Thing, frozen=True):
    """What I answered once, and when."""

    at: Moment
    friend: str = ""
    safe: str = ""
    helps: str = ""
    talks: str = ""
    able: str = ""
    long: str = ""
    for_now: str = ""
    look_again: date | None = None


class Staying(Struct, frozen=True):
    """Every time that I asked myself; earlier answers stay beside the newest."""

    weighed: tuple[Weighed, ...] = ()


class Weigh(CommandOn, frozen=True):
    """I ask myself whether to stay; any of it may stay blank, and I may not know."""

    ahead: ClassVar[tuple[str, ...]] = ("look_again",)
    friend: str = ""
    safe: str = ""
    helps: str = ""
    talks: str = ""
    able: str = ""
    long: str = ""
    for_now: str = ""
    look_again: date | None = None


class StayingWeighed(EventOn, frozen=True):
    """I asked myself whether to stay."""

    friend: str = ""
    safe: str = ""
    helps: str = ""
    talks: str = ""
    able: str = ""
    long: str = ""
    for_now: str = ""
    look_again: date | None = None


Command = Weigh


def decide(state: Staying, command: Command, now: datetime) -> Decision:
    """What follows from asking myself: nothing but that it was said."""
    said = structs.asdict(command)
    if not any(value for name, value in said.items() if name != "id"):
        return Empty("for_now")
    return things.begun(state.weighed, StayingWeighed(**said, at=now))


def evolve(state: Staying, event: Fact) -> Staying:
    """What I asked myself, after this event."""
    match event:
        case StayingWeighed():
            fields = {name: getattr(event, name) for name in Weighed.__struct_fields__}
            return Staying(things.add(state.weighed, Weighed(**fields)))
    return state
