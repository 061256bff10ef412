"""A safety plan in free pieces, in any order. Nothing in it is ever late, and nothing locks it."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Piece(things.Thing, frozen=True):
    """One piece: its words, what it is for, who holds this part."""

    words: str
    about: str = ""
    who: str = ""


class Plan(Struct, frozen=True):
    """The whole plan, as far as it is written."""

    pieces: tuple[Piece, ...] = ()


class WritePiece(CommandOn, frozen=True):
    """It belongs to the plan."""

    words: str
    about: str = ""
    who: str = ""


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


class PieceReworded(EventOn, frozen=True):
    """A piece became different."""

    words: str
    about: str = ""
    who: str = ""


Command = WritePiece | RewordPiece


def decide(state: Plan, command: Command, now: datetime) -> Decision:
    """What follows from a command about the plan."""
    match command:
        case WritePiece(id_, words, about, who):
            return things.begun(state.pieces, PieceWritten(id_, words, about, who, at=now))
        case RewordPiece(id_, words, about, who):
            return things.continued(state.pieces, PieceReworded(id_, words, about, who, at=now))


def evolve(state: Plan, event: Fact) -> Plan:
    """The plan after this event."""
    match event:
        case PieceWritten(id_, words, about, who):
            return Plan(things.add(state.pieces, Piece(id_, words, about, who)))
        case PieceReworded(id_, words, about, who):
            return Plan(things.change(state.pieces, id_, words=words, about=about, who=who))
    return state
