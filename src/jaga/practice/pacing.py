"""One thing to learn, a set time for it, one note, one action, and rest.

One thing at a time is in hand: what is picked puts the other down, and it can be taken up again. A day that went
by leaves nothing behind, nothing is counted, and on a bad week the thing becomes smaller.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment, today
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, NotKnown

A_WEEK = timedelta(weeks=1)


class Size(StrEnum):
    """For how many minutes."""

    TWO = "2"
    FIVE = "5"
    TEN = "10"
    TWENTY = "20"

    @property
    def smaller(self) -> "Size":
        """The next smaller one; of the smallest itself."""
        sizes = list(Size)
        return sizes[max(0, sizes.index(self) - 1)]


class Sat(Struct, frozen=True):
    """One time that I sat with it: what stays with me, what I do because of it."""

    words: str
    action: str
    at: Moment


class Learning(things.Thing, frozen=True):
    """One thing to learn; `on` is the next day for it, none while I rest."""

    words: str
    size: Size
    on: date | None = None
    sat: tuple[Sat, ...] = ()
    put_down: bool = False

    @property
    def ended(self) -> bool:
        """Whether it is not in hand."""
        return self.put_down


class Pacing(Struct, frozen=True):
    """All that was picked, in the order in which it was."""

    picked: tuple[Learning, ...] = ()


class PickOne(CommandOn, frozen=True):
    """I pick this one thing, and nothing else for now."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    size: Size = Size.TEN
    on: date | None = None


class NoteSitting(CommandOn, frozen=True):
    """I sat with it: one note, one action, and the next day, or rest. All of it may stay empty."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str = ""
    action: str = ""
    on: date | None = None


class ChangePace(CommandOn, frozen=True):
    """Another time for it, or another day, or none."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    size: Size
    on: date | None = None


class HaveBadWeek(CommandOn, frozen=True):
    """It becomes smaller and waits for a week. No reason is asked."""


class PutDown(CommandOn, frozen=True):
    """I put it down, learned or not."""


class TakeUpAgain(CommandOn, frozen=True):
    """I take it up again, and put down what else is in hand."""


class LearningPicked(EventOn, frozen=True):
    """One thing was picked."""

    words: str
    size: Size
    on: date | None = None


class SittingNoted(EventOn, frozen=True):
    """Somebody sat with it."""

    words: str = ""
    action: str = ""
    on: date | None = None


class PaceChanged(EventOn, frozen=True):
    """It has another size or day."""

    size: Size
    on: date | None = None


class LearningPutDown(EventOn, frozen=True):
    """It is not in hand."""


class LearningTakenUp(EventOn, frozen=True):
    """It is in hand again."""


Command = PickOne | NoteSitting | ChangePace | HaveBadWeek | PutDown | TakeUpAgain


def decide(state: Pacing, command: Command, now: datetime) -> Decision:
    """What follows from a command about learning."""
    match command:
        case PickOne():
            return _picked(state, command, now)
        case NoteSitting(id_, words, action, on):
            return things.continued(state.picked, SittingNoted(id_, words, action, on, at=now))
        case ChangePace(id_, size, on):
            return things.continued(state.picked, PaceChanged(id_, size, on, at=now))
        case PutDown(id_):
            return things.continued(state.picked, LearningPutDown(id_, at=now))
    return (_smaller if isinstance(command, HaveBadWeek) else _up)(state, command.id, now)


def _picked(state: Pacing, command: PickOne, now: datetime) -> Decision:
    if things.find(state.picked, command.id):
        return AlreadyKnown("id")
    picked = LearningPicked(command.id, command.words, command.size, command.on, at=now)
    return (*_down(state, now), picked)


def _down(state: Pacing, now: datetime) -> tuple[LearningPutDown, ...]:
    return tuple(LearningPutDown(each.id, at=now) for each in state.picked if not each.put_down)


def _smaller(state: Pacing, id_: str, now: datetime) -> Decision:
    """The next smaller size, in a week; what is small already rests without a day."""
    old = things.find(state.picked, id_)
    if old is None:
        return NotKnown("id")
    rests = old.size is Size.TWO or old.on is None
    day = None if rests or old.on is None else max(old.on, today(now)) + A_WEEK
    return things.continued(state.picked, PaceChanged(id_, old.size.smaller, day, at=now))


def _up(state: Pacing, id_: str, now: datetime) -> Decision:
    old = things.find(state.picked, id_)
    if old is None:
        return NotKnown("id")
    return (*_down(state, now), LearningTakenUp(id_, at=now)) if old.put_down else AlreadyEnded("id")


def evolve(state: Pacing, event: Fact) -> Pacing:
    """What is in hand and what is not, after this event."""
    match event:
        case LearningPicked(id_, words, size, on):
            return Pacing(things.add(state.picked, Learning(id_, words, size, on)))
        case SittingNoted(id_, words, action, on):
            old = things.find(state.picked, id_)
            sat = (*old.sat, Sat(words, action, event.at)) if old else ()
            return _changed(state, id_, sat=sat, on=on)
        case PaceChanged(id_, size, on):
            return _changed(state, id_, size=size, on=on)
        case LearningPutDown(id_):
            return _changed(state, id_, put_down=True)
        case LearningTakenUp(id_):
            return _changed(state, id_, put_down=False)
    return state


def _changed(state: Pacing, id_: str, **fields: object) -> Pacing:
    return Pacing(things.change(state.picked, id_, **fields))
