"""What was agreed, with a day to it if one was set. Nothing is ticked off: what was seen is said in words."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Agreement(things.Thing, frozen=True):
    """Something that was agreed; whose it is to do only if it was said. A change keeps the earlier words."""

    words: str
    who: str = ""
    on: date | None = None
    earlier: tuple[str, ...] = ()
    over: bool = False
    afterwards: str = ""

    @property
    def ended(self) -> bool:
        """Whether it no longer holds, however that came."""
        return self.over


class Agreements(Struct, frozen=True):
    """All that was agreed."""

    reached: tuple[Agreement, ...] = ()


class ReachAgreement(CommandOn, frozen=True):
    """We agreed on this."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    who: str = ""
    on: date | None = None


class ChangeAgreement(CommandOn, frozen=True):
    """We agreed on something else in its place."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    on: date | None = None


class EndAgreement(CommandOn, frozen=True):
    """It no longer holds: it came about, or it did not, or it was left. In words, if any."""

    words: str = ""


class AgreementReached(EventOn, frozen=True):
    """Something was agreed."""

    words: str
    who: str = ""
    on: date | None = None


class AgreementChanged(EventOn, frozen=True):
    """Something else was agreed in its place."""

    words: str
    on: date | None = None


class AgreementEnded(EventOn, frozen=True):
    """An agreement no longer holds."""

    words: str = ""


Command = ReachAgreement | ChangeAgreement | EndAgreement


def decide(state: Agreements, command: Command, now: datetime) -> Decision:
    """What follows from a command about an agreement."""
    match command:
        case ReachAgreement(id_, words, who, on):
            return things.begun(state.reached, AgreementReached(id_, words, who, on, at=now))
        case ChangeAgreement(id_, words, on):
            return things.continued(state.reached, AgreementChanged(id_, words, on, at=now))
        case EndAgreement(id_, words):
            return things.continued(state.reached, AgreementEnded(id_, words, at=now))


def evolve(state: Agreements, event: Fact) -> Agreements:
    """The agreements after this event."""
    match event:
        case AgreementReached(id_, words, who, on):
            return Agreements(things.add(state.reached, Agreement(id_, words, who, on)))
        case AgreementChanged(id_, words, on):
            old = things.find(state.reached, id_)
            # With the same words it was looked at again and stands, perhaps until another day.
            differs = old is not None and old.words != words
            earlier = (*old.earlier, *((old.words,) if differs else ())) if old else ()
            return _changed(state, id_, words=words, on=on, earlier=earlier)
        case AgreementEnded(id_, words):
            return _changed(state, id_, over=True, afterwards=words)
    return state


def _changed(state: Agreements, id_: str, **fields: object) -> Agreements:
    return Agreements(things.change(state.reached, id_, **fields))
