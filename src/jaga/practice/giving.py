"""Money, if I can, to those whose work I trust: to whom, how much and when only if I want to keep it."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Gift(things.Thing, frozen=True):
    """Something I mean to give or gave. How much is in my own words: no currency is assumed."""

    to: str
    how_much: str = ""
    on: date | None = None
    given: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was given."""
        return self.given


class Giving(Struct, frozen=True):
    """All that I mean to give or gave."""

    gifts: tuple[Gift, ...] = ()


class PlanGift(CommandOn, frozen=True):
    """I mean to give to them."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    to: str
    how_much: str = ""
    on: date | None = None


class NoteGiven(CommandOn, frozen=True):
    """I gave it."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None


class GiftPlanned(EventOn, frozen=True):
    """A gift was meant."""

    to: str
    how_much: str = ""
    on: date | None = None


class GiftGiven(EventOn, frozen=True):
    """A gift was given."""

    on: date | None = None


Command = PlanGift | NoteGiven


def decide(state: Giving, command: Command, now: datetime) -> Decision:
    """What follows from a command about giving."""
    match command:
        case PlanGift(id_, to, how_much, on):
            return things.begun(state.gifts, GiftPlanned(id_, to, how_much, on, at=now))
        case NoteGiven(id_, on):
            return things.continued(state.gifts, GiftGiven(id_, on, at=now))


def evolve(state: Giving, event: Fact) -> Giving:
    """The giving after this event."""
    match event:
        case GiftPlanned(id_, to, how_much, on):
            return Giving(things.add(state.gifts, Gift(id_, to, how_much, on)))
        case GiftGiven(id_, on):
            return Giving(things.change(state.gifts, id_, given=True, on=on))
    return state
