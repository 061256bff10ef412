"""What came back, in my own notes: how it sounded, and five questions to myself about it.

It stays with whoever wrote it: no name belongs here, and nothing counts how often anybody answered how.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, today
from jaga.practice.refusals import Empty


class Came(StrEnum):
    """How an answer sounded."""

    SILENCE = "silence"
    EVASION = "evasion"
    ANGER = "anger"
    DEFENSIVENESS = "defensiveness"
    REMORSE = "remorse"
    HELPLESSNESS = "helplessness"
    OTHER = "other"


class Meets(Struct, frozen=True):
    """Something that the one who was harmed asked for, and whether the answer meets it, in my words."""

    asked: str
    words: str


class Later(Struct, frozen=True):
    """Something that I thought about it later."""

    on: date
    words: str


class Answer(things.Thing, frozen=True):
    """One answer that came, on a day, and what I make of it."""

    on: date
    came: frozenset[Came] = frozenset()
    words: str = ""
    feel: str = ""
    missing: str = ""
    hope: str = ""
    worry: str = ""
    meets: tuple[Meets, ...] = ()
    later: tuple[Later, ...] = ()


class Answers(Struct, frozen=True):
    """Everything that came back, in the order in which it was noted."""

    noted: tuple[Answer, ...] = ()


class NoteWhatCame(CommandOn, frozen=True):
    """Something came back."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None
    came: frozenset[Came] = frozenset()
    words: str = ""
    feel: str = ""
    missing: str = ""
    hope: str = ""
    worry: str = ""
    meets: tuple[Meets, ...] = ()


class ThinkLater(CommandOn, frozen=True):
    """I think so of it now."""

    words: str


class AnswerNoted(EventOn, frozen=True):
    """What came back was noted."""

    on: date
    came: frozenset[Came] = frozenset()
    words: str = ""
    feel: str = ""
    missing: str = ""
    hope: str = ""
    worry: str = ""
    meets: tuple[Meets, ...] = ()


class ThoughtLater(EventOn, frozen=True):
    """Something was thought of it later."""

    words: str


Command = NoteWhatCame | ThinkLater


def decide(state: Answers, command: Command, now: datetime) -> Decision:
    """What follows from a command about what came back."""
    match command:
        case NoteWhatCame():
            said = structs.asdict(command)
            if not any(value for name, value in said.items() if name not in ("id", "on")):
                return Empty("words")
            noted = AnswerNoted(**{**said, "on": command.on or today(now)}, at=now)
            return things.begun(state.noted, noted)
        case ThinkLater(id_, words):
            return things.continued(state.noted, ThoughtLater(id_, words, at=now))


def evolve(state: Answers, event: Fact) -> Answers:
    """What came back, after this event."""
    match event:
        case AnswerNoted():
            fields = {name: getattr(event, name) for name in event.__struct_fields__ if name != "at"}
            return Answers(things.add(state.noted, Answer(**fields)))
        case ThoughtLater(id_, words):
            old = things.find(state.noted, id_)
            later = (*old.later, Later(event.at.date(), words)) if old else ()
            return Answers(things.change(state.noted, id_, later=later))
    return state
