"""Who does what: small things that somebody takes on, by names the writer chose. Given back without a reason."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Stands(StrEnum):
    """How a task stands."""

    TO_DO = "to-do"
    DONE = "done"
    GIVEN_BACK = "given-back"


class Task(things.Thing, frozen=True):
    """Something to do; who does it and on which day only if it was said."""

    words: str
    who: str = ""
    on: date | None = None
    stands: Stands = Stands.TO_DO
    afterwards: str = ""

    @property
    def ended(self) -> bool:
        """Whether it was done; what was given back still waits for somebody."""
        return self.stands is Stands.DONE


class Tasks(Struct, frozen=True):
    """All that is to do here."""

    noted: tuple[Task, ...] = ()


class NoteTask(CommandOn, frozen=True):
    """It is to do; who does it can stay open."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    who: str = ""
    on: date | None = None


class TakeTask(CommandOn, frozen=True):
    """Somebody does it, from now on."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    who: str
    on: date | None = None


class GiveTaskBack(CommandOn, frozen=True):
    """Nobody does it, for now. No reason is asked."""


class NoteTaskDone(CommandOn, frozen=True):
    """It was done."""

    words: str = ""


class TaskNoted(EventOn, frozen=True):
    """Something to do was noted."""

    words: str
    who: str = ""
    on: date | None = None


class TaskTaken(EventOn, frozen=True):
    """Somebody took it on."""

    who: str
    on: date | None = None


class TaskGivenBack(EventOn, frozen=True):
    """It was given back."""


class TaskDone(EventOn, frozen=True):
    """It was done."""

    words: str = ""


Command = NoteTask | TakeTask | GiveTaskBack | NoteTaskDone


def decide(state: Tasks, command: Command, now: datetime) -> Decision:
    """What follows from a command about something to do."""
    match command:
        case NoteTask(id_, words, who, on):
            return things.begun(state.noted, TaskNoted(id_, words, who, on, at=now))
        case TakeTask(id_, who, on):
            return things.continued(state.noted, TaskTaken(id_, who, on, at=now))
        case GiveTaskBack(id_):
            return things.continued(state.noted, TaskGivenBack(id_, at=now))
        case NoteTaskDone(id_, words):
            return things.continued(state.noted, TaskDone(id_, words, at=now))


def evolve(state: Tasks, event: Fact) -> Tasks:
    """What is to do after this event."""
    match event:
        case TaskNoted(id_, words, who, on):
            return Tasks(things.add(state.noted, Task(id_, words, who, on)))
        case TaskTaken(id_, who, on):
            return _changed(state, id_, who=who, on=on, stands=Stands.TO_DO)
        case TaskGivenBack(id_):
            return _changed(state, id_, who="", stands=Stands.GIVEN_BACK)
        case TaskDone(id_, words):
            return _changed(state, id_, stands=Stands.DONE, afterwards=words)
    return state


def _changed(state: Tasks, id_: str, **fields: object) -> Tasks:
    return Tasks(things.change(state.noted, id_, **fields))
