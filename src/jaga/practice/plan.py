"""A safety plan in free pieces, in any order. Nothing in it is ever late, and nothing locks it.

What a piece is for can be said, and never has to be. It is no contract, and nothing in it is counted.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Of(StrEnum):
    """What a piece is for: a home that is not safe, a night on which somebody does not want to live, or anything."""

    ANYTHING = "anything"
    WORD = "word"
    CALLS = "calls"
    WAYS_OUT = "ways-out"
    BAG = "bag"
    PAPERS = "papers"
    MONEY = "money"
    CHILDREN = "children"
    PETS = "pets"
    DEVICES = "devices"
    CONFIDANT = "confidant"
    SIGNS = "signs"
    ALONE = "alone"
    COMPANY = "company"
    HELPERS = "helpers"
    PROFESSIONALS = "professionals"
    SURROUNDINGS = "surroundings"


HOME = (
    Of.WORD,
    Of.CALLS,
    Of.WAYS_OUT,
    Of.BAG,
    Of.PAPERS,
    Of.MONEY,
    Of.CHILDREN,
    Of.PETS,
    Of.DEVICES,
    Of.CONFIDANT,
)
"""What a plan for a home that is not safe may hold; first what is needed first on a bad night."""

NIGHT = (Of.SIGNS, Of.ALONE, Of.COMPANY, Of.HELPERS, Of.PROFESSIONALS, Of.SURROUNDINGS)
"""What a plan for nights on which somebody does not want to live may hold."""


class Piece(things.Thing, frozen=True):
    """One piece: its words, what it is for, who holds this part."""

    words: str
    about: str = ""
    who: str = ""
    of: Of = Of.ANYTHING


class Plan(Struct, frozen=True):
    """The whole plan, as far as it is written."""

    pieces: tuple[Piece, ...] = ()

    def by_purpose(self) -> Iterator[tuple[Of, tuple[Piece, ...]]]:
        """The pieces as they are read at night: together with their kind, and what has none at the end."""
        for of in (*HOME, *NIGHT, Of.ANYTHING):
            if found := tuple(piece for piece in self.pieces if piece.of is of):
                yield of, found


class WritePiece(CommandOn, frozen=True):
    """It belongs to the plan."""

    words: str
    about: str = ""
    who: str = ""
    of: Of = Of.ANYTHING


class RewordPiece(CommandOn, frozen=True):
    """A piece is different now."""

    words: str
    about: str = ""
    who: str = ""


class PieceWritten(EventOn, frozen=True):
    """A piece of the plan was written."""

    words: str
    about: str = ""
    who: str = ""
    of: Of = Of.ANYTHING


class PieceReworded(EventOn, frozen=True):
    """A piece became different."""

    words: str
    about: str = ""
    who: str = ""


Command = WritePiece | RewordPiece


def decide(state: Plan, command: Command, now: datetime) -> Decision:
    """What follows from a command about the plan."""
    match command:
        case WritePiece(id_, words, about, who, of):
            return things.begun(state.pieces, PieceWritten(id_, words, about, who, of, at=now))
        case RewordPiece(id_, words, about, who):
            return things.continued(state.pieces, PieceReworded(id_, words, about, who, at=now))


def evolve(state: Plan, event: Fact) -> Plan:
    """The plan after this event."""
    match event:
        case PieceWritten(id_, words, about, who, of):
            return Plan(things.add(state.pieces, Piece(id_, words, about, who, of)))
        case PieceReworded(id_, words, about, who):
            return Plan(things.change(state.pieces, id_, words=words, about=about, who=who))
    return state
