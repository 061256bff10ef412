"""Free notes: what I feel, what I noticed in a talk, a draft, what I learn, anything."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.refusals import NotTheirYes


class Of(StrEnum):
    """What a note is of, where I want to say it."""

    ANYTHING = "anything"
    FEELING = "feeling"
    TALK = "talk"
    DRAFT = "draft"
    LEARNING = "learning"
    PASSED_ON = "passed-on"


class FreeNote(things.Thing, frozen=True):
    """A note in my own words; `theirs` is what somebody else said, and said may stand here."""

    words: str
    written: Moment
    of: Of = Of.ANYTHING
    theirs: str = ""


class FreeNotes(Struct, frozen=True):
    """All my free notes."""

    written: tuple[FreeNote, ...] = ()


class WriteNote(CommandOn, frozen=True):
    """I write this down. What somebody else said stands in it only if they said that it `may`: unsaid is no."""

    words: str
    of: Of = Of.ANYTHING
    theirs: str = ""
    may: bool = False


class RewordNote(CommandOn, frozen=True):
    """I say it in other words."""

    words: str


class NoteWritten(EventOn, frozen=True):
    """A note was written."""

    words: str
    of: Of = Of.ANYTHING
    theirs: str = ""


class NoteReworded(EventOn, frozen=True):
    """A note was said in other words."""

    words: str


Command = WriteNote | RewordNote


def decide(state: FreeNotes, command: Command, now: datetime) -> Decision:
    """What follows from a command about a note."""
    match command:
        case WriteNote(id_, words, of, theirs, may):
            if theirs.strip() and not may:
                return NotTheirYes("theirs")
            return things.begun(state.written, NoteWritten(id_, words, of, theirs, at=now))
        case RewordNote(id_, words):
            return things.continued(state.written, NoteReworded(id_, words, at=now))


def evolve(state: FreeNotes, event: Fact) -> FreeNotes:
    """The notes after this event."""
    match event:
        case NoteWritten(id_, words, of, theirs):
            return FreeNotes(things.add(state.written, FreeNote(id_, words, event.at, of, theirs)))
        case NoteReworded(id_, words):
            return FreeNotes(things.change(state.written, id_, words=words))
    return state
