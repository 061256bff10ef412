"""What was, in a plan of check-ins: the last one that waits for a word, and what goes where nothing is to be kept."""

from datetime import date

from jaga.practice import beats, turns
from jaga.practice.care import Care
from jaga.practice.contact import ContactPlan
from jaga.practice.turns import Stands, Turn

TOLD = frozenset({Stands.KEPT, Stands.MISSED, Stands.SEEN_TO})


def waiting(care: Care, plan: ContactPlan, day: date) -> Turn | None:
    """The last one before today of which nobody said what came of it, or that was missed; one thing, never a pile.

    None where a later one came, or somebody saw to it.
    """
    if plan.ended or care.contact.no_contact or not plan.keeps:
        return None
    been = [turns.find(care.turns, plan.id, on) for on in beats.days(plan, day)]
    told = [turn for turn in been if turn.on < day or turn.stands in TOLD]
    last = told[-1] if told else None
    return None if last is None or last.stands in {Stands.KEPT, Stands.SEEN_TO} else last


def past(care: Care, day: date) -> tuple[str, ...]:
    """The ids of what was, in plans of which nothing is kept any more."""
    silent = {plan.id for plan in care.contact.made if not plan.keeps}
    return tuple(turn.id for turn in care.turns if turn.plan in silent and turn.on < day)


def of_plan(care: Care, plan_id: str) -> tuple[str, ...]:
    """The ids of all turns of a plan: they go with it."""
    return tuple(turn.id for turn in care.turns if turn.plan == plan_id)
