"""What of my capacity a plan needs, and nothing more: how many contacts are left for here, quiet times and days, kinds.

The talk that I do not take stays in my notes. Here it becomes only "not this one", for plans that name it.
"""

from datetime import datetime

import msgspec

from jaga.practice.capacity import Capacities, Capacity, Help, Side
from jaga.practice.contact import ContactPlan, SayNotThisOne, Wish
from jaga.practice.hours import Away, Quiet
from jaga.practice.notes import Notes
from jaga.practice.people import Near, People
from jaga.practice.refusals import Refusal
from jaga.practice.support import Support
from jaga.usecases.compartments import CANNOT_OPEN
from jaga.usecases.folds import Seen, look
from jaga.usecases.helping_here import care_in, me
from jaga.usecases.person import Person
from jaga.usecases.strands import do, situations


class Shared(msgspec.Struct, frozen=True):
    """What I could say here of my limits. `week` is what others have not been promised; None where I never said.

    `not_this` are plans that may bring up talk that I do not take, or that wish for nobody who stands as I do;
    the second are `by_wish`. `gladly` are plans that wish for somebody who stands as I do. Why stays in my notes.
    """

    week: int | None
    quiet: Quiet
    away: Away
    zone: str
    kinds: frozenset[Help]
    not_this: tuple[str, ...]
    by_wish: tuple[str, ...]
    gladly: tuple[str, ...]


def share_limits(person: Person, place_id: bytes, now: datetime) -> Shared:
    """What I could say in this strand, from the capacity in the notes of this situation, or else of any."""
    here = look(person, place_id, now)
    said = capacity(person, here.name, now) or Capacity("")
    elsewhere = sum(
        helper.week
        for seen in supports(person, now)
        if seen.opened.place.id != place_id and (helper := me(seen)) is not None and helper.here
    )
    week = None if said.contacts is None else max(0, said.contacts - elsewhere)
    stand = stands(person, here.name, now)
    made = [plan for plan in care_in(here).contact.made if not plan.ended]
    talk = {plan.id for plan in made if _named(plan, said)}
    by_wish = tuple(plan.id for plan in made if plan.id not in talk and _unwished(plan, stand))
    not_this = tuple(plan.id for plan in made if plan.id in talk or plan.id in by_wish)
    gladly = tuple(plan.id for plan in made if plan.id not in not_this and _wished(plan, stand))
    return Shared(week, said.quiet, said.away, said.zone, said.kinds, not_this, by_wish, gladly)


def say_not_this_one(person: Person, place_id: bytes, now: datetime) -> tuple[str, ...] | Refusal:
    """Say "not this one" for each plan here that my notes keep me out of, where I have not said so."""
    said = []
    for plan_id in share_limits(person, place_id, now).not_this:
        seen = look(person, place_id, now)
        helper = me(seen)
        plan = next(plan for plan in care_in(seen).contact.made if plan.id == plan_id)
        if helper is None or helper.id in plan.not_this:
            continue
        done = do(person, place_id, SayNotThisOne(plan_id, helper.id), now)
        if isinstance(done, Refusal):
            return done
        said.append(plan_id)
    return tuple(said)


def capacity(person: Person, name: str, now: datetime) -> Capacity | None:
    """What I said last that I can carry: in my notes of this situation, or else in any where I said it."""
    all_ = sorted(situations(person), key=lambda situation: situation.name != name)
    for place in (place for situation in all_ for place in situation.places if place.kind == "notes"):
        state = look(person, place.id, now).state
        if isinstance(state, Notes) and state.capacity.now is not None:
            return state.capacity.now
    return None


def stands(person: Person, name: str, now: datetime) -> frozenset[Side]:
    """To which sides I stand close, as my notes of this situation alone say it: who was harmed, and the other side."""
    situation = next((each for each in situations(person) if each.name == name), None)
    place = situation.place("notes") if situation else None
    if place is None:
        return frozenset()
    state = look(person, place.id, now).state
    said, helps = state.part(People).closeness, state.part(Capacities).now
    near = {each.side for each in said if each.near is Near.CLOSE}
    # The other side counts sooner: what follows is only that I am asked whether to stay out of it.
    near |= {each.side for each in said if each.near is Near.SOME and each.side is Side.OTHER}
    near |= {Side.OTHER} if helps is not None and helps.side is Side.OTHER else set()
    return frozenset(near - {Side.UNSAID, Side.NEITHER})


def _wished(plan: ContactPlan, stand: frozenset[Side]) -> bool:
    return Wish.CLOSE in plan.wishes and Side.SURVIVOR in stand


def _unwished(plan: ContactPlan, stand: frozenset[Side]) -> bool:
    return Wish.NOT_OTHERS in plan.wishes and Side.OTHER in stand


def supports(person: Person, now: datetime) -> list[Seen]:
    """Every support strand that I can open now, my own and those given to me."""
    found = []
    for place in (place for situation in situations(person) for place in situation.places):
        try:
            seen = look(person, place.id, now)
        except CANNOT_OPEN:
            continue
        if isinstance(seen.state, Support):
            found.append(seen)
    return found


def _named(plan: ContactPlan, said: Capacity) -> bool:
    """Whether this plan may bring up talk that I do not take; however the words are written."""
    mine = {each.casefold().strip() for each in said.talk}
    return any(each.casefold().strip() in mine for each in plan.talk)
