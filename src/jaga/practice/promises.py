"""What I promised, to whom by a name I chose, and what became of it. A change keeps the earlier words."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.refusals import AlreadyEnded, NotKnown


class Became(StrEnum):
    """What became of a promise."""

    STANDS = "stands"
    KEPT = "kept"
    LET_GO = "let-go"


class Promise(things.Thing, frozen=True):
    """Something I said I would do."""

    words: str
    to: str
    by: date | None
    made: Moment
    became: Became = Became.STANDS
    afterwards: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it was kept or let go of."""
        return self.became is not Became.STANDS


class Promises(Struct, frozen=True):
    """All that I promised here."""

    made: tuple[Promise, ...] = ()


class MakePromise(CommandOn, frozen=True):
    """I promise this; to whom and by when only if I want to say so."""

    ahead: ClassVar[tuple[str, ...]] = ("by",)
    words: str
    to: str = ""
    by: date | None = None


class ChangePromise(CommandOn, frozen=True):
    """I promise something else in its place."""

    ahead: ClassVar[tuple[str, ...]] = ("by",)
    words: str
    by: date | None = None


class KeepPromise(CommandOn, frozen=True):
    """I did what I promised."""

    words: str = ""


class LetPromiseGo(CommandOn, frozen=True):
    """I will not do it, and say so to myself; no reason is needed."""

    words: str = ""


class TakePromiseUpAgain(CommandOn, frozen=True):
    """It was not over after all."""


class PromiseMade(EventOn, frozen=True):
    """Something was promised."""

    words: str
    to: str = ""
    by: date | None = None


class PromiseChanged(EventOn, frozen=True):
    """Other words took the place of those promised."""

    words: str
    by: date | None = None


class PromiseKept(EventOn, frozen=True):
    """What was promised was done."""

    words: str = ""


class PromiseLetGo(EventOn, frozen=True):
    """What was promised will not be done."""

    words: str = ""


class PromiseTakenUpAgain(EventOn, frozen=True):
    """A promise that had ended stands again."""


Command = MakePromise | ChangePromise | KeepPromise | LetPromiseGo | TakePromiseUpAgain


def decide(state: Promises, command: Command, now: datetime) -> Decision:
    """What follows from a command about a promise."""
    match command:
        case MakePromise(id_, words, to, by):
            return things.begun(state.made, PromiseMade(id_, words, to, by, at=now))
        case ChangePromise(id_, words, by):
            return things.continued(state.made, PromiseChanged(id_, words, by, at=now))
        case KeepPromise(id_, words):
            return things.continued(state.made, PromiseKept(id_, words, at=now))
        case LetPromiseGo(id_, words):
            return things.continued(state.made, PromiseLetGo(id_, words, at=now))
        case TakePromiseUpAgain(id_):
            return _take_up_again(state, id_, now)


def _take_up_again(state: Promises, id_: str, now: datetime) -> Decision:
    promise = things.find(state.made, id_)
    if promise is None:
        return NotKnown("id")
    return (PromiseTakenUpAgain(id_, at=now),) if promise.ended else AlreadyEnded("id")


def evolve(state: Promises, event: Fact) -> Promises:
    """The promises after this event."""
    match event:
        case PromiseMade(id_, words, to, by):
            return Promises(things.add(state.made, Promise(id_, words, to, by, event.at)))
        case PromiseChanged(id_, words, by):
            old = things.find(state.made, id_)
            earlier = (*old.earlier, old.words) if old else ()
            return _changed(state, id_, words=words, by=by, earlier=earlier)
        case PromiseKept(id_, words):
            return _changed(state, id_, became=Became.KEPT, afterwards=words)
        case PromiseLetGo(id_, words):
            return _changed(state, id_, became=Became.LET_GO, afterwards=words)
        case PromiseTakenUpAgain(id_):
            return _changed(state, id_, became=Became.STANDS)
    return state


def _changed(state: Promises, id_: str, **fields: object) -> Promises:
    return structs.replace(state, made=things.change(state.made, id_, **fields))
