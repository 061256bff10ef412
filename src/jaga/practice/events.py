"""What commands and events have in common. Events are past facts; the time is always told from outside."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from typing import Annotated, ClassVar, TypeVar

from msgspec import Meta, Struct

from jaga.practice.refusals import Refusal

Moment = Annotated[datetime, Meta(tz=True)]


class Command(Struct, frozen=True):
    """Something a person wants to do. Words without a default are needed; words with one may stay empty."""

    ahead: ClassVar[tuple[str, ...]] = ()
    """Fields whose date has to be today or later."""
    behind: ClassVar[tuple[str, ...]] = ()
    """Fields whose date has to be today or earlier."""


class CommandOn(Command, frozen=True):
    """A command about one thing in the strand; the id of a new thing is given by the caller."""

    id: str


class Event(Struct, frozen=True, kw_only=True):
    """A fact, and when it was noted."""

    at: Moment


class EventOn(Event, frozen=True):
    """A fact about one thing in the strand."""

    id: str


class EventFor(EventOn, frozen=True):
    """A fact in which somebody speaks as one of those who help here: only they can say it, or the holder as told."""

    by: str


class Unknown(Struct, frozen=True):
    """An event that this version cannot read: kept as it came, and it changes nothing."""

    kind: str
    body: Mapping[str, object]


Fact = Event | Unknown
Decision = tuple[Event, ...] | Refusal

State = TypeVar("State")


def replay(evolve: Callable[[State, Fact], State], state: State, facts: Iterable[Fact]) -> State:
    """The state after all these facts, in this order."""
    return reduce(evolve, facts, state)


def today(now: datetime) -> date:
    """The date where the person is; a time without a zone is a mistake of the caller."""
    if now.tzinfo is None:
        message = "now has no time zone"
        raise ValueError(message)
    return now.date()
