"""Turns: each coming check-in of a plan, as somebody takes it, keeps it, gives it away or swaps it.

What nobody said anything of yet has no turn here: who could take it is worked out anew each time, and stored nowhere.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, EventFor

MARK = "turn."


class Stands(StrEnum):
    """How a turn stands. Nothing is late."""

    OPEN = "open"
    TAKEN = "taken"
    KEPT = "kept"
    MISSED = "missed"
    SEEN_TO = "seen-to"


class Swap(Struct, frozen=True):
    """A wish to swap this turn for that of somebody else on another day."""

    to: str
    other: date


class Turn(things.Thing, frozen=True):
    """One check-in of a plan, of which something was said. `seen_by` saw to it after it was missed."""

    plan: str
    on: date
    by: str = ""
    stands: Stands = Stands.OPEN
    words: str = ""
    swap: Swap | None = None
    declined: frozenset[str] = frozenset()
    seen_by: str = ""
    silent: bool | None = None
    """Of one that is still open after its day: whether somebody wrote and nobody answered yet, or it did not come
    about; None where that was not said, as of older ones."""

    @property
    def holds(self) -> str:
        """Who has it or had it, as far as somebody does."""
        return self.by if self.stands in {Stands.TAKEN, Stands.KEPT} else ""


Turns = tuple[Turn, ...]


def turn_id(plan: str, on: date) -> str:
    """The one id of a turn, the same for everybody who speaks of it."""
    return f"{MARK}{plan}.{on:%Y%m%d}"


def is_turn(id_: str) -> bool:
    """Whether this is the id of a turn: those begin alike, and nothing else does."""
    return id_.startswith(MARK)


class TakeTurn(CommandOn, frozen=True):
    """I take the one on that day. `id` is the plan in each of these, and `by` the one who helps."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    by: str


class GiveTurnAway(CommandOn, frozen=True):
    """I cannot, after all. No reason is asked; it is offered to others at once."""

    on: date
    by: str


class DeclineTurn(CommandOn, frozen=True):
    """Not on that day. It is proposed to somebody else."""

    on: date
    by: str


class KeepTurn(CommandOn, frozen=True):
    """I was in touch."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    by: str
    words: str = ""


class NoteTurnMissed(CommandOn, frozen=True):
    """I could not, or I wrote and there is no answer yet: what was written for that begins."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    by: str
    words: str = ""
    silent: bool = False


class SeeToTurn(CommandOn, frozen=True):
    """I did what was written for one that is missed."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    by: str
    words: str = ""


class OfferSwap(CommandOn, frozen=True):
    """I would like to swap mine on that day for theirs on another."""

    ahead: ClassVar[tuple[str, ...]] = ("on", "other")
    on: date
    by: str
    to: str
    other: date


class TakeSwapBack(CommandOn, frozen=True):
    """I no longer wish to swap it."""

    on: date
    by: str


class TakeSwap(CommandOn, frozen=True):
    """I swap: theirs on that day becomes mine, mine on the other becomes theirs."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date
    by: str


class TurnFact(EventFor, frozen=True):
    """A fact about one turn."""

    plan: str
    on: date


class TurnTaken(TurnFact, frozen=True):
    """Somebody took it."""


class TurnGivenAway(TurnFact, frozen=True):
    """Who had it gave it away."""


class TurnDeclined(TurnFact, frozen=True):
    """Somebody said: not on that day."""


class TurnKept(TurnFact, frozen=True):
    """Somebody was in touch."""

    words: str = ""


class TurnMissed(TurnFact, frozen=True):
    """It did not come about, or it did and nobody answered yet; of older ones nobody said which."""

    words: str = ""
    silent: bool | None = None


class TurnSeenTo(TurnFact, frozen=True):
    """Somebody did what was written for one that is missed."""

    words: str = ""


class SwapOffered(TurnFact, frozen=True):
    """Somebody would like to swap it."""

    to: str
    other: date


class SwapTakenBack(TurnFact, frozen=True):
    """They no longer wish to."""


class TurnsSwapped(TurnFact, frozen=True):
    """It was swapped, by the one to whom that was offered."""


Command = (
    TakeTurn
    | GiveTurnAway
    | DeclineTurn
    | KeepTurn
    | NoteTurnMissed
    | SeeToTurn
    | OfferSwap
    | TakeSwapBack
    | TakeSwap
)
EVENTS: dict[type, type[TurnFact]] = {
    TakeTurn: TurnTaken,
    GiveTurnAway: TurnGivenAway,
    DeclineTurn: TurnDeclined,
    KeepTurn: TurnKept,
    NoteTurnMissed: TurnMissed,
    SeeToTurn: TurnSeenTo,
    OfferSwap: SwapOffered,
    TakeSwapBack: SwapTakenBack,
    TakeSwap: TurnsSwapped,
}
"""The fact that each of these becomes where nothing stands against it."""


def find(turns: Turns, plan: str, on: date) -> Turn:
    """The turn of this plan on that day; one that is open where nothing was said of it."""
    id_ = turn_id(plan, on)
    return things.find(turns, id_) or Turn(id_, plan, on)
