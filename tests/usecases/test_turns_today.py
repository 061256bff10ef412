"""Today of those who look in together: what is mine, what I am asked for, what nobody has, what was missed."""

from datetime import timedelta

import pytest
from test_helping_in_a_name import joined

from jaga.practice.contact import AgreeToContact, ChangeContact, EndContactPlan, KeepNothing, PlanContact
from jaga.practice.helping import BeginHelping, StepBackHere
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.turns import KeepTurn, OfferSwap, SeeToTurn, TakeSwap, TakeTurn
from jaga.usecases.today import gather

EVERY_FIFTH_DAY = (Phase(Span(5, Unit.DAYS)),)


@pytest.fixture
def noor(mei, faiz):
    """Mei holds and helps, Faiz helps; the first is tomorrow, a missed one waits for Faiz."""
    hers = mei.begin("Thursday", kind="support")
    his = joined(mei, hers, faiz)
    faiz.do(his, BeginHelping("faiz", "Faiz", 3))
    first = mei.now.date() + timedelta(days=1)
    plan = PlanContact(
        "p", EVERY_FIFTH_DAY, first, "Asia/Kuala_Lumpur", looks_like="football", missed_to="faiz"
    )
    mei.do(hers, BeginHelping("mei", "Mei", 3), plan, AgreeToContact("p", "mei"), AgreeToContact("p", "faiz"))
    return hers, his


def shown(told) -> list[tuple[str, int, str]]:
    today = told.now.date()
    return [
        (item.about.value, (item.day - today).days, item.when.value) for item in gather(told.person, told.now)
    ]


def test_each_sees_what_they_took_and_what_they_are_asked_for(mei, faiz, noor):
    hers, his = noor
    near, later = ("turn-asked", 1, "soon"), ("turn-asked", 6, "soon")
    assert sorted(shown(mei) + shown(faiz)) == [near, near, later], "near its day whoever could is asked"
    faiz.do(his, TakeTurn("p", faiz.now.date() + timedelta(days=1), "faiz"))
    assert shown(faiz) == [("turn", 1, "soon")]
    assert shown(mei) == [("turn-asked", 6, "soon")]
    assert [item.words for item in gather(faiz.person, faiz.now)] == ["football"]
    mei.do(hers, EndContactPlan("p"))
    assert shown(faiz) == shown(mei) == []


def test_a_wish_to_swap_is_on_the_today_of_the_one_who_is_asked(mei, faiz, noor):
    hers, his = noor
    first = mei.now.date() + timedelta(days=1)
    faiz.do(his, TakeTurn("p", first, "faiz"))
    mei.do(hers, TakeTurn("p", first + timedelta(days=5), "mei"))
    faiz.do(his, OfferSwap("p", first, "faiz", "mei", first + timedelta(days=5)))
    assert shown(mei) == [("turn-swap", 1, "soon"), ("turn", 6, "soon")]
    mei.do(hers, TakeSwap("p", first, "mei"))
    assert (shown(mei), shown(faiz)) == ([("turn", 1, "soon")], [("turn", 6, "soon")])


def test_a_gap_is_on_the_today_of_the_holder_and_of_who_could_close_it(mei, faiz, noor):
    hers, _ = noor
    mei.do(hers, StepBackHere("mei"))
    assert shown(faiz) == [("turn-asked", 1, "soon"), ("turn-open", 6, "soon")]
    assert shown(mei) == [("turn-open", 6, "soon")]


def test_a_missed_one_waits_with_the_one_who_was_named_until_it_was_seen_to(mei, faiz, noor):
    hers, his = noor
    mei.do(hers, TakeTurn("p", mei.now.date() + timedelta(days=1), "mei"))
    for told in (mei, faiz):
        told.later(2)
    assert ("turn", -1, "waiting") in shown(mei)
    assert ("turn-missed", -1, "waiting") in shown(faiz)
    day = faiz.now.date() - timedelta(days=1)
    faiz.do(his, SeeToTurn("p", day, "faiz", "the neighbour saw her"))
    assert not [each for each in shown(mei) + shown(faiz) if each[1] < 0]


def test_where_nobody_named_is_there_it_waits_with_the_holder(mei, faiz, noor):
    hers, his = noor
    for told in (mei, faiz):
        told.later(2)
    assert ("turn-missed", -1, "waiting") in shown(faiz)
    faiz.do(his, StepBackHere("faiz"))
    assert ("turn-missed", -1, "waiting") in shown(mei)
    mei.do(hers, ChangeContact("p"), KeepTurn("p", mei.now.date() - timedelta(days=1), "mei"))
    assert not [each for each in shown(mei) + shown(faiz) if each[1] < 0]


def test_what_changes_with_the_days_is_never_yesterdays(mei):
    """Nobody else writes there, so it comes from the snapshot: still a gap becomes a missed one by itself."""
    place = mei.begin("Thursday", kind="support")
    mei.do(place, PlanContact("p", EVERY_FIFTH_DAY, mei.now.date(), "Asia/Kuala_Lumpur"))
    assert shown(mei) == [("turn-open", 0, "today"), ("turn-open", 5, "soon")]
    assert shown(mei) == [("turn-open", 0, "today"), ("turn-open", 5, "soon")]
    mei.later(1)
    assert shown(mei) == [("turn-missed", -1, "waiting"), ("turn-open", 4, "soon")]


def test_the_way_is_asked_again_on_its_day(mei):
    place = mei.begin("Thursday", kind="support")
    again = mei.now.date() + timedelta(days=1)
    mei.do(
        place,
        PlanContact("p", EVERY_FIFTH_DAY, mei.now.date(), "Asia/Kuala_Lumpur", way="by voice", ask_way=again),
    )
    mei.do(place, KeepNothing("p"))
    assert ("ask-way", 1, "soon") not in shown(mei)
    mei.later(1)
    assert ("ask-way", 0, "today") in shown(mei)
