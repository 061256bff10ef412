"""What I can offer, where my limits are, what is easier for me than for others. The last saying stands.

All of it is mine alone: contacts a week for everybody together, quiet times, talk that I do not take. What a plan
needs of it is said there by itself (helping.py), and nothing more.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, structs

from jaga.practice import hours, things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact
from jaga.practice.hours import Away, Quiet
from jaga.practice.refusals import AlreadyEnded, Empty

MOST = 100
Contacts = Annotated[int, Meta(ge=0, le=MOST)] | None
"""Contacts a week, where I want to say so in a number."""


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
    contacts: Contacts = None
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    talk: tuple[str, ...] = ()


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
    contacts: Contacts = None
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    talk: tuple[str, ...] = ()


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
    contacts: Contacts = None
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    talk: tuple[str, ...] = ()


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
            if command == SayCapacity(id_, zone=command.zone):
                return Empty("words")
            refused = hours.refuse(command.quiet, command.zone)
            return refused or things.begun(state.said, CapacitySaid(**structs.asdict(command), at=now))
        case StepBack(back_on):
            return (SteppedBack(back_on, at=now),)
        case ComeBack():
            return (CameBack(at=now),) if state.stepped_back else AlreadyEnded("stepped_back")


def evolve(state: Capacities, event: Fact) -> Capacities:
    """My capacity after this event."""
    match event:
        case CapacitySaid():
            said = Capacity(**{name: getattr(event, name) for name in Capacity.__struct_fields__})
            return structs.replace(state, said=things.add(state.said, said))
        case SteppedBack(back_on):
            return structs.replace(state, stepped_back=True, back_on=back_on)
        case CameBack():
            return structs.replace(state, stepped_back=False, back_on=None)
    return state
