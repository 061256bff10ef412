"""Letting go: of one thing or of the whole strand, at once or on a day that was suggested and can be changed.

A legal threat that was noted makes it rest, until somebody says that it is over. Days that were set are then
gone and have to be chosen anew, so that nothing disappears by itself under a threat or just after one.
"""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact, Moment
from jaga.practice.refusals import AlreadyEnded, NotKnown, PausedByThreat

WHOLE = "strand"


class Day(Struct, frozen=True):
    """A day on which something is let go; `of` is a thing's id, or WHOLE."""

    of: str
    on: date


class LettingGo(Struct, frozen=True):
    """What is let go when, what is gone, and whether a threat makes it rest."""

    days: tuple[Day, ...] = ()
    gone: frozenset[str] = frozenset()
    threat: str | None = None
    threat_noted: Moment | None = None
    whole: bool = False

    @property
    def paused(self) -> bool:
        """Whether a threat was noted that is not over."""
        return self.threat is not None


class LetGo(CommandOn, frozen=True):
    """Let go of this, at once; WHOLE for the whole strand."""


class LetGoOn(CommandOn, frozen=True):
    """Let go of this on that day; another day than before changes it."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date


class KeepAfterAll(CommandOn, frozen=True):
    """No day for letting go of this."""


class NoteLegalThreat(Base, frozen=True):
    """Somebody threatens with the law; what and who only if I want to say."""

    words: str = ""


class NoteThreatOver(Base, frozen=True):
    """The threat is over, I say."""


class LetGoOf(EventOn, frozen=True):
    """Something was let go, or with WHOLE everything in the strand."""


class LettingGoPlanned(EventOn, frozen=True):
    """A day for letting go was chosen."""

    on: date


class LettingGoCalledOff(EventOn, frozen=True):
    """The day for letting go was taken away."""


class LegalThreatNoted(Event, frozen=True):
    """A legal threat was noted."""

    words: str = ""


class LegalThreatOver(Event, frozen=True):
    """It was said that the threat is over."""


Command = LetGo | LetGoOn | KeepAfterAll | NoteLegalThreat | NoteThreatOver


def due(state: LettingGo, day: date) -> tuple[str, ...]:
    """The ids whose day has come; none while a threat makes it rest."""
    return () if state.paused else tuple(each.of for each in state.days if each.on <= day)


def decide(state: LettingGo, command: Command, now: datetime, known: frozenset[str]) -> Decision:
    """What follows from a command about letting go; `known` are the ids of all that stands in the strand."""
    match command:
        case NoteLegalThreat(words):
            return (LegalThreatNoted(words, at=now),)
        case NoteThreatOver():
            return (LegalThreatOver(at=now),) if state.paused else AlreadyEnded("threat")
        case LetGo(id_):
            return _refuse(state, id_, known) or (LetGoOf(id_, at=now),)
        case LetGoOn(id_, on):
            return _refuse(state, id_, known) or (LettingGoPlanned(id_, on, at=now),)
        case KeepAfterAll(id_):
            planned = any(day.of == id_ for day in state.days)
            return (LettingGoCalledOff(id_, at=now),) if planned else NotKnown("id")


def _refuse(state: LettingGo, id_: str, known: frozenset[str]) -> PausedByThreat | NotKnown | None:
    if state.paused:
        return PausedByThreat()
    return None if id_ == WHOLE or id_ in known else NotKnown("id")


def evolve(state: LettingGo, event: Fact) -> LettingGo:
    """What letting go looks like after this event."""
    match event:
        case LetGoOf(id_) if id_ == WHOLE:
            return LettingGo(whole=True, gone=state.gone, threat=state.threat)
        case LetGoOf(id_):
            return structs.replace(state, days=_others(state, id_), gone=state.gone | {id_})
        case LettingGoPlanned(id_, on):
            return structs.replace(state, days=(*_others(state, id_), Day(id_, on)))
        case LettingGoCalledOff(id_):
            return structs.replace(state, days=_others(state, id_))
    return _evolve_threat(state, event)


def _evolve_threat(state: LettingGo, event: Fact) -> LettingGo:
    match event:
        case LegalThreatNoted(words):
            return structs.replace(state, threat=words, threat_noted=event.at, days=())
        case LegalThreatOver():
            return structs.replace(state, threat=None, threat_noted=None)
    return state


def _others(state: LettingGo, id_: str) -> tuple[Day, ...]:
    return tuple(day for day in state.days if day.of != id_)
