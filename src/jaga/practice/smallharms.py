"""A small harm between two people, from my side of it: three lines if I was hurt, five if I did it, and how it went.

For me alone until I say it. Every line may stay empty, and it may be taken up again at any time.
"""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, today
from jaga.practice.refusals import Empty, NotKnown


class Went(Struct, frozen=True):
    """How it went, on a day."""

    on: date
    words: str


class SmallHarm(things.Thing, frozen=True):
    """What both sides have in common: between me and whom, and how it went."""

    to: str = ""
    went: tuple[Went, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said to the other, line by line."""
        return ()


class WasHurt(SmallHarm, frozen=True, tag="hurt"):
    """What I feel, what happened, what I need."""

    feel: str = ""
    happened: str = ""
    need: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All three."""
        return _said(self.feel, self.happened, self.need)


class DidIt(SmallHarm, frozen=True, tag="did"):
    """I did this, I listened, where I hold my shame, what they need, what I commit to."""

    did: str = ""
    listened: str = ""
    holds_shame: str = ""
    they_need: str = ""
    commit: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All but where I hold my shame: whoever was hurt does not have to hear of it."""
        return _said(self.did, self.listened, self.they_need, self.commit)


class SmallHarms(Struct, frozen=True):
    """All of them, whichever side I was on."""

    written: tuple[WasHurt | DidIt, ...] = ()


class WriteHurt(CommandOn, frozen=True):
    """I was hurt: my three lines, or newer words in the place of those under this id."""

    feel: str = ""
    happened: str = ""
    need: str = ""
    to: str = ""


class WriteDone(CommandOn, frozen=True):
    """I did it: my five lines, or newer words in the place of those under this id."""

    did: str = ""
    listened: str = ""
    holds_shame: str = ""
    they_need: str = ""
    commit: str = ""
    to: str = ""


class SayHowItWent(CommandOn, frozen=True):
    """How it went, today or on a day before; as often as there is something to say."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    on: date | None = None


class HurtWritten(EventOn, frozen=True):
    """The three lines were written."""

    feel: str = ""
    happened: str = ""
    need: str = ""
    to: str = ""


class DoneWritten(EventOn, frozen=True):
    """The five lines were written."""

    did: str = ""
    listened: str = ""
    holds_shame: str = ""
    they_need: str = ""
    commit: str = ""
    to: str = ""


class HowItWentSaid(EventOn, frozen=True):
    """It was said how it went."""

    words: str
    on: date


Command = WriteHurt | WriteDone | SayHowItWent


def decide(state: SmallHarms, command: Command, now: datetime) -> Decision:
    """What follows from a command about a small harm."""
    if isinstance(command, SayHowItWent):
        known = things.find(state.written, command.id) is not None
        return (
            (HowItWentSaid(command.id, command.words, command.on or today(now), at=now),)
            if known
            else NotKnown("id")
        )
    fields = structs.asdict(command)
    if not any(text.strip() for name, text in fields.items() if name not in {"id", "to"}):
        return Empty("did" if isinstance(command, WriteDone) else "happened")
    written = DoneWritten if isinstance(command, WriteDone) else HurtWritten
    return (written(**fields, at=now),)


def evolve(state: SmallHarms, event: Fact) -> SmallHarms:
    """My small harms, after this event."""
    match event:
        case HurtWritten() | DoneWritten():
            return _written(state, event)
        case HowItWentSaid(id_, words, on):
            old = things.find(state.written, id_)
            went = (*old.went, Went(on, words)) if old else ()
            return SmallHarms(things.change(state.written, id_, went=went))
    return state


def _written(state: SmallHarms, event: HurtWritten | DoneWritten) -> SmallHarms:
    """Under an id that stands, the words are new and how it went stays: it is the same small thing."""
    old = things.find(state.written, event.id)
    fields = {name: said for name, said in structs.asdict(event).items() if name != "at"}
    kind = DidIt if isinstance(event, DoneWritten) else WasHurt
    return SmallHarms(things.add(state.written, kind(**fields, went=old.went if old else ())))


def _said(*words: str) -> tuple[str, ...]:
    return tuple(each for each in words if each.strip())
