"""Who does what: small things that somebody takes on, by names the writer chose. Given back without a reason.

`by` is the one who helps here, where they took it as that: it comes back by itself when they step back.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.helping import HelperSteppedBack


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
    by: str = ""

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
    by: str = ""


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
    by: str = ""


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
        case TakeTask(id_, who, on, by):
            return things.continued(state.noted, TaskTaken(id_, who, on, by, at=now))
        case GiveTaskBack(id_):
            return things.continued(state.noted, TaskGivenBack(id_, at=now))
        case NoteTaskDone(id_, words):
            return things.continued(state.noted, TaskDone(id_, words, at=now))


def evolve(state: Tasks, event: Fact) -> Tasks:
    """What is to do after this event."""
    match event:
        case TaskNoted(id_, words, who, on):
            return Tasks(things.add(state.noted, Task(id_, words, who, on)))
        case TaskTaken(id_, who, on, by):
            return _changed(state, id_, who=who, on=on, by=by, stands=Stands.TO_DO)
        case TaskGivenBack(id_):
            return _changed(state, id_, **_GIVEN_BACK)
        case HelperSteppedBack(id_):
            return _stepped_back(state, id_)
        case TaskDone(id_, words):
            return _changed(state, id_, stands=Stands.DONE, afterwards=words)
    return state


_GIVEN_BACK = {"who": "", "by": "", "stands": Stands.GIVEN_BACK}


def _stepped_back(state: Tasks, helper: str) -> Tasks:
    for task in state.noted:
        if task.by == helper and not task.ended:
            state = _changed(state, task.id, **_GIVEN_BACK)
    return state


def _changed(state: Tasks, id_: str, **fields: object) -> Tasks:
    return Tasks(things.change(state.noted, id_, **fields))
