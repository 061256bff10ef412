"""What is kept about contact: the holder can have all of it go, and nothing more is kept from then on."""

from datetime import datetime

from jaga.practice import things, thread
from jaga.practice.contact import KeepNothing
from jaga.practice.events import today
from jaga.practice.refusals import NotKnown, NotYoursToSay, Refusal
from jaga.usecases import letting
from jaga.usecases.folds import look
from jaga.usecases.helping_here import care_in
from jaga.usecases.person import Person
from jaga.usecases.strands import do


def keep_nothing(person: Person, place_id: bytes, plan_id: str, now: datetime) -> Refusal | None:
    """Keep nothing about this plan: the days and words that were kept are let go of, entry by entry."""
    seen = look(person, place_id, now)
    plan = things.find(care_in(seen).contact.made, plan_id)
    if plan is None:
        return NotKnown("id")
    if seen.opened.holding is None:
        return NotYoursToSay()
    done = do(person, place_id, KeepNothing(plan_id), now) if plan.keeps else seen
    if isinstance(done, Refusal):
        return done
    for turn in thread.past(care_in(look(person, place_id, now)), today(now)):
        if refused := letting.let_go(person, place_id, turn, now):
            return refused
    return None
