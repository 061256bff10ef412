"""The rules of looking in again: a rhythm that thins out and never ends unless I say so.

Dates are days where the person is; the time, with its zone, is told from outside.
"""

from datetime import datetime

from msgspec import structs

from jaga.practice import rhythm, things
from jaga.practice.events import Decision, Fact, today
from jaga.practice.nudges import (
    BellTextChosen,
    ChangeRhythm,
    CheckInKept,
    CheckInMoved,
    CheckInPlanned,
    CheckInsEnded,
    CheckInSkipped,
    ChooseBellText,
    Command,
    EndCheckIns,
    KeepCheckIn,
    Kept,
    MoveCheckIn,
    Nudge,
    Nudges,
    PlanCheckIns,
    RhythmChanged,
    SkipCheckIn,
)
from jaga.practice.refusals import AlreadyEnded, NotKnown


def decide(state: Nudges, command: Command, now: datetime) -> Decision:
    """What follows from a command about a nudge."""
    match command:
        case PlanCheckIns(id_, phases, first, about, way, bell):
            event = CheckInPlanned(id_, phases, first, about, way, bell, at=now)
            return rhythm.refuse(phases) or things.begun(state.planned, event)
        case ChangeRhythm(id_, phases, first, way):
            changed = RhythmChanged(id_, phases, first, way, at=now)
            return rhythm.refuse(phases) or things.continued(state.planned, changed)
        case MoveCheckIn(id_, to):
            return things.continued(state.planned, CheckInMoved(id_, to, at=now))
        case ChooseBellText(id_, bell):
            return things.continued(state.planned, BellTextChosen(id_, bell, at=now))
        case EndCheckIns(id_, words):
            return things.continued(state.planned, CheckInsEnded(id_, words, at=now))
        case KeepCheckIn() | SkipCheckIn():
            return _go_on(state, command, now)


def _go_on(state: Nudges, command: KeepCheckIn | SkipCheckIn, now: datetime) -> Decision:
    nudge = things.find(state.planned, command.id)
    if nudge is None:
        return NotKnown("id")
    if nudge.ended:
        return AlreadyEnded("id")
    # After today as well: dates that passed unanswered are not gone through one by one.
    coming = rhythm.following(nudge.phases, nudge.first, max(nudge.next, today(now)))
    if isinstance(command, KeepCheckIn):
        return (CheckInKept(command.id, command.on or today(now), coming, command.words, at=now),)
    return (CheckInSkipped(command.id, coming, at=now),)


def evolve(state: Nudges, event: Fact) -> Nudges:
    """The nudges after this event."""
    match event:
        case CheckInPlanned(id_, phases, first, about, way, bell):
            planned = Nudge(id_, phases, first, first, about, way, bell)
            return Nudges(things.add(state.planned, planned))
        case CheckInKept() | CheckInSkipped() | CheckInMoved():
            return _gone_on(state, event)
        case RhythmChanged(id_, phases, first, way):
            return _changed(state, id_, phases=phases, first=first, next=first, way=way)
        case BellTextChosen(id_, bell):
            return _changed(state, id_, bell=bell)
        case CheckInsEnded(id_, words):
            return _changed(state, id_, over=True, last_words=words)
    return state


def _gone_on(state: Nudges, event: CheckInKept | CheckInSkipped | CheckInMoved) -> Nudges:
    nudge = things.find(state.planned, event.id)
    kept = nudge.kept if nudge else ()
    if isinstance(event, CheckInKept):
        kept = (*kept, Kept(event.on, event.words))
    return _changed(state, event.id, next=event.next, kept=kept)


def _changed(state: Nudges, id_: str, **fields: object) -> Nudges:
    return structs.replace(state, planned=things.change(state.planned, id_, **fields))
