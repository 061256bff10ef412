"""The thread of contact: month by month what was planned and what came, so that fading is seen and decided on purpose.

Nothing is scored. Where the survivor wants nothing kept, there is nothing of what was.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jaga.practice import beats, things, turns
from jaga.practice.care import Care
from jaga.practice.contact import ContactPlan
from jaga.practice.turns import Stands, Turn

TOLD = frozenset({Stands.KEPT, Stands.MISSED, Stands.SEEN_TO})


class Month(Struct, frozen=True):
    """A month by its first day: how many were planned, how many somebody held, how many came."""

    first: date
    planned: int
    held: int
    kept: int


def months(care: Care, plan_id: str, since: date, day: date) -> tuple[Month, ...]:
    """Each month from that of `since` to that of today; of this month what has been until today."""
    plan = things.find(care.contact.made, plan_id)
    if plan is None or not plan.keeps:
        return ()
    been = [turns.find(care.turns, plan_id, on) for on in beats.days(plan, day)]
    return tuple(
        _month([turn for turn in been if _first(turn.on) == first], first) for first in _firsts(since, day)
    )


def _month(been: list[Turn], first: date) -> Month:
    held = sum(turn.by != "" for turn in been)
    return Month(first, len(been), held, sum(turn.stands is Stands.KEPT for turn in been))


def _first(day: date) -> date:
    return day.replace(day=1)


def _firsts(since: date, day: date) -> Iterator[date]:
    first = _first(since)
    while first <= day:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)


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
