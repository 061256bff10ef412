"""Where somebody stops: of contact, time, strength, what is passed on, shared places. Whose it is, and until when.

Whoever wrote it down lifts it, or whoever holds the strand. Nobody gives a reason.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Of(StrEnum):
    """What a boundary is of."""

    ANYTHING = "anything"
    CONTACT = "contact"
    TIME = "time"
    ENERGY = "energy"
    DISCLOSURE = "disclosure"
    SHARED = "shared"


class Boundary(things.Thing, frozen=True):
    """Where somebody stops."""

    words: str
    of: Of = Of.ANYTHING
    whose: str = ""
    until: date | None = None
    earlier: tuple[str, ...] = ()
    lifted: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was lifted."""
        return self.lifted


class Boundaries(Struct, frozen=True):
    """All that were set."""

    drawn: tuple[Boundary, ...] = ()


class SetBoundary(CommandOn, frozen=True):
    """Here it stops."""

    ahead: ClassVar[tuple[str, ...]] = ("until",)
    words: str
    of: Of = Of.ANYTHING
    whose: str = ""
    until: date | None = None


class ChangeBoundary(CommandOn, frozen=True):
    """It stops somewhere else, or until another day."""

    ahead: ClassVar[tuple[str, ...]] = ("until",)
    words: str
    until: date | None = None


class LiftBoundary(CommandOn, frozen=True):
    """It does not stop here any more."""


class BoundarySet(EventOn, frozen=True):
    """A boundary was set."""

    words: str
    of: Of = Of.ANYTHING
    whose: str = ""
    until: date | None = None


class BoundaryChanged(EventOn, frozen=True):
    """A boundary was changed."""

    words: str
    until: date | None = None


class BoundaryLifted(EventOn, frozen=True):
    """A boundary was lifted."""


Command = SetBoundary | ChangeBoundary | LiftBoundary


def decide(state: Boundaries, command: Command, now: datetime) -> Decision:
    """What follows from a command about a boundary."""
    match command:
        case SetBoundary(id_, words, of, whose, until):
            return things.begun(state.drawn, BoundarySet(id_, words, of, whose, until, at=now))
        case ChangeBoundary(id_, words, until):
            return things.continued(state.drawn, BoundaryChanged(id_, words, until, at=now))
        case LiftBoundary(id_):
            return things.continued(state.drawn, BoundaryLifted(id_, at=now))


def evolve(state: Boundaries, event: Fact) -> Boundaries:
    """The boundaries after this event."""
    match event:
        case BoundarySet(id_, words, of, whose, until):
            return Boundaries(things.add(state.drawn, Boundary(id_, words, of, whose, until)))
        case BoundaryChanged(id_, words, until):
            old = things.find(state.drawn, id_)
            earlier = (*old.earlier, old.words) if old and old.words != words else old.earlier if old else ()
            return Boundaries(things.change(state.drawn, id_, words=words, until=until, earlier=earlier))
        case BoundaryLifted(id_):
            return Boundaries(things.change(state.drawn, id_, lifted=True))
    return state
