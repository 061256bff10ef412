"""What I can offer, where my limits are, what is easier for me than for others. The last saying stands."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact
from jaga.practice.refusals import AlreadyEnded, Empty


class Help(StrEnum):
    """Kinds of help; others are said in words."""

    LISTENING = "listening"
    LOGISTICS = "logistics"
    RESEARCH = "research"
    KEEPING_WATCH = "keeping-watch"
    MEDIATION = "mediation"
    ADVOCACY = "advocacy"
    MAKING = "making-materials"
    MONEY = "money"


class Side(StrEnum):
    """Whom the help is for."""

    UNSAID = "unsaid"
    SURVIVOR = "survivor"
    OTHER = "other"
    NEITHER = "neither"


class Capacity(things.Thing, frozen=True):
    """One saying of what I can and cannot carry."""

    kinds: frozenset[Help] = frozenset()
    words: str = ""
    time_limits: str = ""
    energy_limits: str = ""
    easier: str = ""
    side: Side = Side.UNSAID


class Capacities(Struct, frozen=True):
    """All sayings, and whether I stepped back. `back_on` is the day I may look at it again, if I set one."""

    said: tuple[Capacity, ...] = ()
    stepped_back: bool = False
    back_on: date | None = None

    @property
    def now(self) -> Capacity | None:
        """The saying that stands."""
        return self.said[-1] if self.said else None


class SayCapacity(CommandOn, frozen=True):
    """I can carry this, and not more."""

    kinds: frozenset[Help] = frozenset()
    words: str = ""
    time_limits: str = ""
    energy_limits: str = ""
    easier: str = ""
    side: Side = Side.UNSAID


class StepBack(Base, frozen=True):
    """I step back. No reason is asked, and no day of return is needed."""

    ahead: ClassVar[tuple[str, ...]] = ("back_on",)
    back_on: date | None = None


class ComeBack(Base, frozen=True):
    """I am here again."""


class CapacitySaid(EventOn, frozen=True):
    """A capacity, with its limits, was said."""

    kinds: frozenset[Help] = frozenset()
    words: str = ""
    time_limits: str = ""
    energy_limits: str = ""
    easier: str = ""
    side: Side = Side.UNSAID


class SteppedBack(Event, frozen=True):
    """Somebody stepped back."""

    back_on: date | None = None


class CameBack(Event, frozen=True):
    """Somebody is here again."""


Command = SayCapacity | StepBack | ComeBack


def decide(state: Capacities, command: Command, now: datetime) -> Decision:
    """What follows from a command about my capacity."""
    match command:
        case SayCapacity(id_):
            if command == SayCapacity(id_):
                return Empty("words")
            return things.begun(state.said, CapacitySaid(**structs.asdict(command), at=now))
        case StepBack(back_on):
            return (SteppedBack(back_on, at=now),)
        case ComeBack():
            return (CameBack(at=now),) if state.stepped_back else AlreadyEnded("stepped_back")


def evolve(state: Capacities, event: Fact) -> Capacities:
    """My capacity after this event."""
    match event:
        case CapacitySaid(id_, kinds, words, time_limits, energy_limits, easier, side):
            said = Capacity(id_, kinds, words, time_limits, energy_limits, easier, side)
            return structs.replace(state, said=things.add(state.said, said))
        case SteppedBack(back_on):
            return structs.replace(state, stepped_back=True, back_on=back_on)
        case CameBack():
            return structs.replace(state, stepped_back=False, back_on=None)
    return state
