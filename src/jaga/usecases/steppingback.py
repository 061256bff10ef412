"""Stepping back everywhere in one action, for a time or for good, and coming back.

What I had taken becomes open in the same entry in which I step back, strand by strand. A machine that stops in
between leaves some strands for later: doing it again goes through those that are left, and changes no other.
"""

from datetime import date, datetime

import msgspec

from jaga.practice import planner, turns, words
from jaga.practice.capacity import Capacities, ComeBack, StepBack
from jaga.practice.events import today
from jaga.practice.helping import ComeBackHere, Helper, StepBackHere
from jaga.practice.notes import Notes
from jaga.practice.nudges import SOON
from jaga.practice.planner import Proposal, Standing
from jaga.practice.refusals import Refusal
from jaga.practice.seating import Key
from jaga.practice.support import Support
from jaga.practice.tasks import Stands, Task
from jaga.practice.telling import Telling
from jaga.usecases import taking_over
from jaga.usecases.cards import Known
from jaga.usecases.folds import Seen, look
from jaga.usecases.helping_here import care_in, me
from jaga.usecases.holding import may_be_handed, offered_to
from jaga.usecases.limits import supports
from jaga.usecases.person import Person
from jaga.usecases.strands import do, held
from jaga.vault import Place

AHEAD = 8 * SOON


class Left(msgspec.Struct, frozen=True):
    """What I left in one strand: coming check-ins that are others' now, those that fit nobody, tasks that are open."""

    place: Place
    moved: tuple[Proposal, ...]
    gaps: tuple[Proposal, ...]
    tasks: tuple[Task, ...]


class Held(msgspec.Struct, frozen=True):
    """A strand that I go on holding on behalf of somebody, why it cannot be handed over, to whom it is offered."""

    place: Place
    on_behalf_of: str
    refused: Refusal | None
    offered: bool
    offered_to: Known | None


class StoodBack(msgspec.Struct, frozen=True):
    """What became of everything when I stepped back; of which strands their holder is asked who else may read."""

    left: tuple[Left, ...]
    held: tuple[Held, ...]
    asked: tuple[Place, ...] = ()


def step_back(
    person: Person, back_on: date | None, now: datetime, here: bytes | None = None
) -> StoodBack | Refusal:
    """Step back in every strand where I help, and in my notes; `here` are notes in which it is said in any case."""
    command = StepBack(back_on)
    if refused := words.refuse(command, now):
        return refused
    left: list[Left] = []
    asked: list[Place] = []
    for seen in supports(person, now):
        helper = me(seen)
        if helper is None or not seen.opened.writes:
            continue
        before, after = _had(seen, helper, now), seen
        if helper.here or helper.back_on != back_on or _took(seen, helper, now):
            done = do(person, seen.opened.place.id, StepBackHere(helper.id, back_on), now)
            if isinstance(done, Refusal):
                return done
            after = done
        left.append(_left(after, helper, before, now))
        others = frozenset(each.helper for each in left[-1].moved)
        asked += taking_over.ask_for(person, after, others, back_on, now)
    for place in _notes(person, here, now):
        state = _capacities(look(person, place.id, now))
        if not state.stepped_back or state.back_on != back_on:
            do(person, place.id, command, now)
    return StoodBack(tuple(left), on_behalf(person, now), tuple(asked))


def come_back(person: Person, now: datetime) -> Refusal | None:
    """I am here again, wherever I had stepped back. What others took meanwhile stays theirs."""
    for seen in supports(person, now):
        helper = me(seen)
        if helper is not None and not helper.here and seen.opened.writes:
            done = do(person, seen.opened.place.id, ComeBackHere(helper.id), now)
            if isinstance(done, Refusal):
                return done
    for seen in held(person, now):
        if isinstance(seen.state, Notes) and seen.state.capacity.stepped_back:
            do(person, seen.opened.place.id, ComeBack(), now)
    taking_over.forget(person)
    return None


def on_behalf(person: Person, now: datetime) -> tuple[Held, ...]:
    """What I hold on behalf of somebody: it stays with me until somebody takes it, and nobody loses it meanwhile."""
    found = []
    for seen in held(person, now):
        if whose := seen.state.part(Telling).on_behalf_of:
            waits = offered_to(person, seen)
            known = waits[1] if waits else None
            place, refused = seen.opened.place, may_be_handed(seen)
            found.append(Held(place, whose, refused, waits is not None, known))
    return tuple(found)


def _had(seen: Seen, helper: Helper, now: datetime) -> frozenset[Key]:
    """The coming check-ins that are mine or were proposed to me."""
    return frozenset((each.plan, each.on) for each in _coming(seen, now) if each.helper == helper.id)


def _took(seen: Seen, helper: Helper, now: datetime) -> bool:
    """Whether something stands in my name although I stepped back: a turn for after my return, taken meanwhile."""
    coming = (
        each for each in care_in(seen).turns if each.stands is turns.Stands.TAKEN and each.on >= today(now)
    )
    tasks = (task for task in _tasks(seen) if not task.ended)
    return any(each.by == helper.id for each in coming) or any(each.by == helper.id for each in tasks)


def _left(seen: Seen, helper: Helper, before: frozenset[Key], now: datetime) -> Left:
    # After a stop in the middle it is not known any more what I had: what would be mine if I were here is.
    mine = [p for p in _coming(seen, now) if p.instead_of == helper.id or (p.plan, p.on) in before]
    given = (task for task in _tasks(seen) if task.stands is Stands.GIVEN_BACK)
    moved = tuple(each for each in mine if each.helper not in {"", helper.id})
    return Left(seen.opened.place, moved, tuple(p for p in mine if p.stands is Standing.GAP), tuple(given))


def _coming(seen: Seen, now: datetime) -> tuple[Proposal, ...]:
    return planner.plan(care_in(seen), today(now), today(now) + AHEAD)


def _tasks(seen: Seen) -> tuple[Task, ...]:
    return seen.state.tasks.noted if isinstance(seen.state, Support) else ()


def _notes(person: Person, here: bytes | None, now: datetime) -> list[Place]:
    """My notes in which I said what I can carry, and those from which I say this."""
    places = [seen.opened.place for seen in held(person, now) if isinstance(seen.state, Notes)]
    return [place for place in places if place.id == here or _capacities(look(person, place.id, now)).said]


def _capacities(seen: Seen) -> Capacities:
    return seen.state.capacity if isinstance(seen.state, Notes) else Capacities()
