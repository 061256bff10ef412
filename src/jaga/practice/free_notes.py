"""Free notes: what I feel, what I noticed in a talk, a draft, what I learn, anything."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment


class Of(StrEnum):
    """What a note is of, where I want to say it."""

    ANYTHING = "anything"
    FEELING = "feeling"
    TALK = "talk"
    DRAFT = "draft"
    LEARNING = "learning"
    PASSED_ON = "passed-on"


class FreeNote(things.Thing, frozen=True):
    """A note in my own words."""

    words: str
    written: Moment
    of: Of = Of.ANYTHING


class FreeNotes(Struct, frozen=True):
    """All my free notes."""

    written: tuple[FreeNote, ...] = ()


class WriteNote(CommandOn, frozen=True):
    """I write this down for myself."""

    words: str
    of: Of = Of.ANYTHING


class RewordNote(CommandOn, frozen=True):
    """I say it in other words."""

    words: str


class NoteWritten(EventOn, frozen=True):
    """A note was written."""

    words: str
    of: Of = Of.ANYTHING


class NoteReworded(EventOn, frozen=True):
    """A note was said in other words."""

    words: str


Command = WriteNote | RewordNote


def decide(state: FreeNotes, command: Command, now: datetime) -> Decision:
    """What follows from a command about a note."""
    match command:
        case WriteNote(id_, words, of):
            return things.begun(state.written, NoteWritten(id_, words, of, at=now))
        case RewordNote(id_, words):
            return things.continued(state.written, NoteReworded(id_, words, at=now))


def evolve(state: FreeNotes, event: Fact) -> FreeNotes:
    """The notes after this event."""
    match event:
        case NoteWritten(id_, words, of):
            return FreeNotes(things.add(state.written, FreeNote(id_, words, event.at, of)))
        case NoteReworded(id_, words):
            return FreeNotes(things.change(state.written, id_, words=words))
    return state
