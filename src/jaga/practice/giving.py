"""Money, if I can, to those whose work I trust: to whom, how much and when only if I want to keep it.

A gift can come again in a rhythm. One that is left out is no debt, and nothing is added up.
"""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from jaga.practice import rhythm, things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, today
from jaga.practice.refusals import Empty


class Gift(things.Thing, frozen=True):
    """Something I mean to give or gave. How much is in my own words: no currency is assumed."""

    to: str
    how_much: str = ""
    on: date | None = None
    given: bool = False
    phases: rhythm.Phases = ()
    first: date | None = None
    last: date | None = None
    over: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was given, or I said that I no longer give it."""
        return self.given or self.over


class Giving(Struct, frozen=True):
    """All that I mean to give or gave."""

    gifts: tuple[Gift, ...] = ()


class PlanGift(CommandOn, frozen=True):
    """I mean to give to them, once or in a rhythm that begins on that day."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    to: str
    how_much: str = ""
    on: date | None = None
    phases: rhythm.Phases = ()


class NoteGiven(CommandOn, frozen=True):
    """I gave it."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None


class LeaveGiftOut(CommandOn, frozen=True):
    """Not this time. No reason is asked."""


class GiveNoMore(CommandOn, frozen=True):
    """I no longer mean to give it."""


class GiftPlanned(EventOn, frozen=True):
    """A gift was meant."""

    to: str
    how_much: str = ""
    on: date | None = None
    phases: rhythm.Phases = ()


class GiftGiven(EventOn, frozen=True):
    """A gift was given; `next` is when one comes again."""

    on: date | None = None
    next: date | None = None


class GiftLeftOut(EventOn, frozen=True):
    """One was left out."""

    next: date


class GiftEnded(EventOn, frozen=True):
    """It was said that this is no longer given."""


Command = PlanGift | NoteGiven | LeaveGiftOut | GiveNoMore


def decide(state: Giving, command: Command, now: datetime) -> Decision:
    """What follows from a command about giving."""
    match command:
        case PlanGift(phases=phases) if phases:
            refused = Empty("on") if command.on is None else rhythm.refuse(phases)
            return refused or _begun(state, command, now)
        case PlanGift():
            return _begun(state, command, now)
        case NoteGiven(id_, on):
            comes = _next(things.find(state.gifts, id_), now)
            return things.continued(state.gifts, GiftGiven(id_, on or today(now), comes, at=now))
        case LeaveGiftOut(id_):
            comes = _next(things.find(state.gifts, id_), now)
            # What comes once is left out by saying that it is over.
            left = GiftEnded(id_, at=now) if comes is None else GiftLeftOut(id_, comes, at=now)
            return things.continued(state.gifts, left)
        case GiveNoMore(id_):
            return things.continued(state.gifts, GiftEnded(id_, at=now))


def _begun(state: Giving, command: PlanGift, now: datetime) -> Decision:
    fields = {name: getattr(command, name) for name in command.__struct_fields__}
    return things.begun(state.gifts, GiftPlanned(**fields, at=now))


def _next(gift: Gift | None, now: datetime) -> date | None:
    """When a gift in a rhythm comes again: after today, and after the day on which it was meant."""
    if gift is None or not gift.phases or gift.first is None or gift.on is None:
        return None
    return rhythm.following(gift.phases, gift.first, max(gift.on, today(now)))


def evolve(state: Giving, event: Fact) -> Giving:
    """The giving after this event."""
    match event:
        case GiftPlanned(id_, to, how_much, on, phases):
            return Giving(things.add(state.gifts, Gift(id_, to, how_much, on, phases=phases, first=on)))
        case GiftGiven(id_, on, comes) if comes is not None:
            return _changed(state, id_, on=comes, last=on)
        case GiftGiven(id_, on):
            return _changed(state, id_, given=True, on=on)
        case GiftLeftOut(id_, comes):
            return _changed(state, id_, on=comes)
        case GiftEnded(id_):
            return _changed(state, id_, over=True)
    return state


def _changed(state: Giving, id_: str, **fields: object) -> Giving:
    return Giving(things.change(state.gifts, id_, **fields))
