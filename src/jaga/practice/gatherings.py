"""A gathering of a circle that is shaken: when, where, who opens, who listens, what is not told there, afterwards.

It reaches no verdict, so there is no field for one. It is over once somebody wrote how it was, or called it off.
"""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Gathering(things.Thing, frozen=True):
    """One gathering. `where` can be where people are told the place, instead of the place."""

    words: str
    on: date | None = None
    when: str = ""
    where: str = ""
    opens: str = ""
    listens: str = ""
    not_here: str = ""
    afterwards: str | None = None
    called_off: bool = False

    @property
    def ended(self) -> bool:
        """Whether it has been, or will not be."""
        return self.called_off or self.afterwards is not None


class Gatherings(Struct, frozen=True):
    """All gatherings of the circle."""

    planned: tuple[Gathering, ...] = ()


class PlanGathering(CommandOn, frozen=True):
    """We come together for this."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    on: date | None = None
    when: str = ""
    where: str = ""
    opens: str = ""
    listens: str = ""
    not_here: str = ""


class ChangeGathering(CommandOn, frozen=True):
    """It is planned differently; all of it is said again."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    on: date | None = None
    when: str = ""
    where: str = ""
    opens: str = ""
    listens: str = ""
    not_here: str = ""


class CallGatheringOff(CommandOn, frozen=True):
    """It will not be. No reason is asked."""


class NoteAfterwards(CommandOn, frozen=True):
    """It has been. What was promised there, or how it was, in words, if any."""

    words: str = ""


class GatheringPlanned(EventOn, frozen=True):
    """A gathering was planned."""

    words: str
    on: date | None = None
    when: str = ""
    where: str = ""
    opens: str = ""
    listens: str = ""
    not_here: str = ""


class GatheringChanged(EventOn, frozen=True):
    """A gathering was planned differently."""

    words: str
    on: date | None = None
    when: str = ""
    where: str = ""
    opens: str = ""
    listens: str = ""
    not_here: str = ""


class GatheringCalledOff(EventOn, frozen=True):
    """A gathering was called off."""


class AfterwardsNoted(EventOn, frozen=True):
    """A gathering has been."""

    words: str = ""


Command = PlanGathering | ChangeGathering | CallGatheringOff | NoteAfterwards


def decide(state: Gatherings, command: Command, now: datetime) -> Decision:
    """What follows from a command about a gathering."""
    match command:
        case PlanGathering():
            return things.begun(state.planned, GatheringPlanned(**structs.asdict(command), at=now))
        case ChangeGathering():
            return things.continued(state.planned, GatheringChanged(**structs.asdict(command), at=now))
        case CallGatheringOff(id_):
            return things.continued(state.planned, GatheringCalledOff(id_, at=now))
        case NoteAfterwards(id_, words):
            return things.continued(state.planned, AfterwardsNoted(id_, words, at=now))


def evolve(state: Gatherings, event: Fact) -> Gatherings:
    """The gatherings after this event."""
    match event:
        case GatheringPlanned():
            fields = {name: said for name, said in structs.asdict(event).items() if name != "at"}
            return Gatherings(things.add(state.planned, Gathering(**fields)))
        case GatheringChanged(id_):
            fields = {name: said for name, said in structs.asdict(event).items() if name not in ("at", "id")}
            return _changed(state, id_, **fields)
        case GatheringCalledOff(id_):
            return _changed(state, id_, called_off=True)
        case AfterwardsNoted(id_, words):
            return _changed(state, id_, afterwards=words)
    return state


def _changed(state: Gatherings, id_: str, **fields: object) -> Gatherings:
    return Gatherings(things.change(state.planned, id_, **fields))
