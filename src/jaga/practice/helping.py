"""Who helps here, within what: contacts a week, quiet times and days, kinds of help. Only what planning needs.

Each begins this for themself; for somebody who is not in the house the holder does, as it was told. Why
somebody gives less, or which talk they do not take, is not said here.
"""

from datetime import date, datetime
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, structs

from jaga.practice import hours, things
from jaga.practice.capacity import MOST, Help
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.hours import Away, Quiet
from jaga.practice.refusals import AlreadyEnded, Empty, NotKnown

Number = Annotated[int, Meta(ge=0, le=MOST)]


class Helper(things.Thing, frozen=True):
    """Somebody who helps here, by the name they go by here. `told` where the holder speaks for them."""

    name: str
    week: Number = 0
    hours: str = ""
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    kinds: frozenset[Help] = frozenset()
    yes_ahead: bool = False
    told: bool = False
    stepped_back: date | None = None
    back_on: date | None = None

    @property
    def here(self) -> bool:
        """Whether they have not stepped back."""
        return self.stepped_back is None

    def asked_on(self, day: date) -> bool:
        """Whether they can be asked for this day: who stepped back can from the day on that they named."""
        return self.here or (self.back_on is not None and self.back_on <= day)


class Helpers(Struct, frozen=True):
    """All who help here."""

    said: tuple[Helper, ...] = ()


class BeginHelping(CommandOn, frozen=True):
    """I help here, within this; contacts a week are those that I give here. No zone: the plan's."""

    name: str
    week: Number = 0
    hours: str = ""
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    kinds: frozenset[Help] = frozenset()
    yes_ahead: bool = False
    told: bool = False


class SayLimits(CommandOn, frozen=True):
    """From now on within this. What I took and no longer fits becomes open."""

    name: str
    week: Number = 0
    hours: str = ""
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    kinds: frozenset[Help] = frozenset()
    yes_ahead: bool = False


class StepBackHere(CommandOn, frozen=True):
    """I step back here, for a time or for good. What I took becomes open at once."""

    ahead: ClassVar[tuple[str, ...]] = ("back_on",)
    back_on: date | None = None


class ComeBackHere(CommandOn, frozen=True):
    """I am here again."""


class HelpingBegun(EventOn, frozen=True):
    """Somebody began to help here."""

    name: str
    week: Number = 0
    hours: str = ""
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    kinds: frozenset[Help] = frozenset()
    yes_ahead: bool = False
    told: bool = False


class LimitsSaid(EventOn, frozen=True):
    """Somebody said anew what they can give here."""

    name: str
    week: Number = 0
    hours: str = ""
    quiet: Quiet = ()
    away: Away = ()
    zone: str = ""
    kinds: frozenset[Help] = frozenset()
    yes_ahead: bool = False


class HelperSteppedBack(EventOn, frozen=True):
    """Somebody stepped back here; on a day of return they may be asked again."""

    back_on: date | None = None


class HelperCameBack(EventOn, frozen=True):
    """Somebody is here again."""


Command = BeginHelping | SayLimits | StepBackHere | ComeBackHere


def decide(state: Helpers, command: Command, now: datetime) -> Decision:
    """What follows from a command about who helps."""
    match command:
        case BeginHelping():
            event = HelpingBegun(**structs.asdict(command), at=now)
            return _refuse(command) or things.begun(state.said, event)
        case SayLimits():
            return _refuse(command) or things.continued(
                state.said, LimitsSaid(**structs.asdict(command), at=now)
            )
        case StepBackHere(id_, back_on):
            return things.continued(state.said, HelperSteppedBack(id_, back_on, at=now))
        case ComeBackHere(id_):
            return _come_back(state, id_, now)


def _refuse(command: BeginHelping | SayLimits) -> Decision | None:
    if not (command.week or command.kinds or command.hours.strip()):
        return Empty("week")
    return hours.refuse(command.quiet, command.zone)


def _come_back(state: Helpers, id_: str, now: datetime) -> Decision:
    helper = things.find(state.said, id_)
    if helper is None:
        return NotKnown("id")
    return AlreadyEnded("stepped_back") if helper.here else (HelperCameBack(id_, at=now),)


def evolve(state: Helpers, event: Fact) -> Helpers:
    """Who helps after this event."""
    match event:
        case HelpingBegun(id_) if things.find(state.said, id_) is None:
            begun = Helper(**{name: getattr(event, name) for name in BeginHelping.__struct_fields__})
            return Helpers(things.add(state.said, begun))
        case LimitsSaid(id_):
            return _changed(
                state, id_, **{name: getattr(event, name) for name in SayLimits.__struct_fields__}
            )
        case HelperSteppedBack(id_, back_on):
            return _changed(state, id_, stepped_back=event.at.date(), back_on=back_on)
        case HelperCameBack(id_):
            return _changed(state, id_, stepped_back=None, back_on=None)
    return state


def _changed(state: Helpers, id_: str, **fields: object) -> Helpers:
    return Helpers(things.change(state.said, id_, **fields))
