"""What was: a missed one waits as one thing, and what is not to be kept is named so that it can go."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from jaga.practice import support, thread
from jaga.practice.contact import AgreeToContact, KeepNothing, PlanContact, WantNoContact
from jaga.practice.helping import BeginHelping
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.turns import KeepTurn, NoteTurnMissed, SeeToTurn, TakeTurn, turn_id

ZONE = "Asia/Kuala_Lumpur"
FIRST = date(2026, 11, 2)
WEEKLY = (Phase(Span(1, Unit.WEEKS)),)


def at(on: date) -> datetime:
    return datetime.combine(on, time(20), ZoneInfo(ZONE))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.fixture
def strand(played):
    kept = played(support)
    kept.did(BeginHelping("dina", "Dina", 3), BeginHelping("wei", "Wei", 2), now=at(FIRST))
    kept.did(PlanContact("p", WEEKLY, FIRST, ZONE, twice_running=True, missed_to="wei"), now=at(FIRST))
    kept.did(AgreeToContact("p", "dina"), AgreeToContact("p", "wei"), now=at(FIRST))
    return kept


def waits(kept, on: date) -> tuple[date, str] | None:
    care = kept.state.care
    turn = thread.waiting(care, care.contact.made[0], on)
    return turn and (turn.on, turn.stands.value)


def test_a_missed_one_waits_as_one_thing_until_somebody_saw_to_it_or_a_later_one_came(strand):
    assert waits(strand, FIRST) is None
    assert waits(strand, day(1)) == (day(0), "open")
    strand.did(TakeTurn("p", day(7), "dina"), now=at(FIRST))
    assert waits(strand, day(7)) == (day(0), "open"), "today's is not missed while the day lasts"
    assert waits(strand, day(8)) == (day(7), "taken")
    strand.did(NoteTurnMissed("p", day(14), "dina"), now=at(day(14)))
    assert waits(strand, day(14)) == (day(14), "missed"), "said on the day itself"
    strand.did(SeeToTurn("p", day(14), "wei"), now=at(day(14)))
    assert waits(strand, day(20)) is None
    assert waits(strand, day(22)) == (day(21), "open")
    strand.did(KeepTurn("p", day(28), "wei"), now=at(day(28)))
    assert waits(strand, day(29)) is None


def test_where_nothing_is_kept_nothing_waits(strand):
    strand.did(TakeTurn("p", day(0), "dina"), TakeTurn("p", day(14), "dina"), now=at(FIRST))
    assert thread.past(strand.state.care, day(8)) == ()
    strand.did(KeepNothing("p"), now=at(day(8)))
    assert thread.past(strand.state.care, day(8)) == (turn_id("p", day(0)),)
    assert waits(strand, day(8)) is None
    assert thread.of_plan(strand.state.care, "p") == (turn_id("p", day(0)), turn_id("p", day(14)))
    assert thread.of_plan(strand.state.care, "another") == ()


def test_who_wants_no_contact_has_nothing_that_waits(strand):
    strand.did(WantNoContact(), now=at(day(8)))
    assert waits(strand, day(9)) is None
