"""Who is proposed for what: within every limit, as many covered as can be, little changed, each gap with its reason."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaga.practice import hours, planner, support
from jaga.practice.contact import (
    AgreeToContact,
    ChangeBeat,
    ChangeContact,
    EndContactPlan,
    PlanContact,
    SayGladly,
    SayNotThisOne,
    SayThisOneAfterAll,
    WantNoContact,
    Wish,
)
from jaga.practice.helping import BeginHelping, ComeBackHere, SayLimits, StepBackHere
from jaga.practice.hours import Days, Window
from jaga.practice.planner import Standing, Why
from jaga.practice.refusals import AlreadyEnded, PastLimit, Refusal
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.seating import Hand, Line, Slot
from jaga.practice.turns import DeclineTurn, GiveTurnAway, KeepTurn, TakeTurn, find

ZONE = "Asia/Kuala_Lumpur"
MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo(ZONE))
TWICE_A_WEEK = (Phase(Span(1, Unit.WEEKS), times=2),)
HORIZON = MONDAY + timedelta(weeks=6)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.fixture
def noor(played):
    """Case 3: Dina three a week, Arun one, Wei two, Priya one and not in exam weeks; Arun takes no talk of suicide."""
    strand = played(support)
    strand.did(BeginHelping("dina", "Dina", 3), BeginHelping("arun", "Arun", 1), now=NOW)
    strand.did(BeginHelping("wei", "Wei", 2, yes_ahead=True), now=NOW)
    strand.did(BeginHelping("priya", "Priya", 1, away=(Days(day(14), day(20)),)), now=NOW)
    strand.did(PlanContact("p", TWICE_A_WEEK, MONDAY, ZONE, time(17), missed_to="wei"), now=NOW)
    strand.did(*(AgreeToContact("p", each) for each in ("dina", "arun", "wei", "priya")), now=NOW)
    return strand


def planned(strand, on: date = MONDAY, horizon: date = HORIZON):
    return planner.plan(strand.state.care, on, horizon)


def by_day(strand, on: date = MONDAY) -> dict[date, str]:
    return {each.on: each.helper for each in planned(strand, on)}


def test_each_coming_check_in_has_somebody_never_the_same_twice_running_and_each_by_what_they_give(noor):
    found = planned(noor)
    assert [each.on for each in found][:4] == [day(0), day(3), day(7), day(10)]
    who = [each.helper for each in found]
    assert all(who)
    assert all(one != other for one, other in pairwise(who))
    assert Counter(who).most_common(1)[0][0] == "dina"
    assert set(who) == {"dina", "arun", "wei", "priya"}
    assert not [each for each in found if each.helper == "priya" and day(14) <= each.on <= day(20)]


def test_it_is_theirs_once_they_say_yes_or_said_so_ahead(noor):
    first = next(each for each in planned(noor) if each.why is Why.LEAST_LATELY and each.helper != "wei")
    assert first.stands is Standing.PROPOSED
    noor.did(TakeTurn("p", first.on, first.helper), now=NOW)
    taken = next(each for each in planned(noor) if each.on == first.on)
    assert (taken.helper, taken.stands, taken.why) == (first.helper, Standing.TAKEN, Why.TOOK_IT)
    assert {each.stands for each in planned(noor) if each.helper == "wei"} == {Standing.AHEAD}


def test_whoever_is_named_for_one_could_take_it_now(noor):
    noor.did(*(TakeTurn("p", each.on, each.helper) for each in planned(noor)[2:4]), now=NOW)
    named = [
        (each.on, by) for each in planned(noor) if each.stands is not Standing.TAKEN for by in each.others
    ]
    assert named
    for on, by in named:
        assert not isinstance(noor.decide(noor.state, TakeTurn("p", on, by), NOW), Refusal)


def test_where_somebody_close_is_wished_for_who_said_gladly_comes_first_and_no_sentence_names_them(noor):
    before = by_day(noor)
    noor.did(SayGladly("p", "priya"), now=NOW)
    assert by_day(noor) == before, "without the wish it counts for nothing"
    plan = noor.state.care.contact.made[0]
    noor.did(ChangeContact("p", twice_running=plan.twice_running, wishes=frozenset({Wish.CLOSE})), now=NOW)
    found = planned(noor)
    theirs = [each for each in found if each.helper == "priya"]
    weeks = [hours.monday(each.on) for each in theirs]
    others = {MONDAY: "it is so soon that it goes to who said yes ahead", day(14): "her exam week"}
    assert weeks == sorted({hours.monday(each.on) for each in found} - others.keys()), (
        "once a week, as she gives"
    )
    assert all(each.helper for each in found), "nothing is uncovered by it"
    whys = {each.why for each in found if each.stands is Standing.PROPOSED}
    assert whys <= {Why.AS_WISHED, Why.NOT_TWICE, Why.ONLY_ONE, Why.INSTEAD}
    assert {each.why for each in found if each.helper not in {"priya", "wei"}} & {Why.AS_WISHED}
    noor.did(SayThisOneAfterAll("p", "priya"), now=NOW)
    assert Counter(by_day(noor).values()) == Counter(before.values())


def test_gladly_and_not_this_one_put_out_each_other(noor):
    def stance():
        plan = noor.state.care.contact.made[0]
        return "priya" in plan.gladly, "priya" in plan.not_this

    noor.did(SayGladly("p", "priya"), now=NOW)
    assert stance() == (True, False)
    assert noor.do(SayGladly("p", "priya"), NOW) == AlreadyEnded("id")
    noor.did(SayNotThisOne("p", "priya"), now=NOW)
    assert stance() == (False, True)
    noor.did(SayGladly("p", "priya"), SayThisOneAfterAll("p", "priya"), now=NOW)
    assert stance() == (False, False)
    assert noor.do(SayThisOneAfterAll("p", "priya"), NOW) == AlreadyEnded("id")


def test_a_yes_changes_nothing_of_what_is_proposed_to_others(noor):
    before = by_day(noor)
    for each in planned(noor)[:5]:
        noor.did(TakeTurn("p", each.on, each.helper), now=NOW)
    assert by_day(noor) == before


def test_when_somebody_steps_back_only_what_was_theirs_moves_and_it_comes_back_with_them(noor):
    before = by_day(noor)
    noor.did(StepBackHere("arun"), now=NOW)
    after = by_day(noor)
    assert "arun" not in after.values()
    moved = [on for on in before if before[on] != after[on]]
    assert len(moved) <= 2 * list(before.values()).count("arun")
    assert {each.why for each in planned(noor) if before[each.on] == "arun"} == {Why.INSTEAD}
    noor.did(ComeBackHere("arun"), now=NOW)
    assert by_day(noor) == before


def test_on_the_day_of_return_they_are_asked_again_but_their_yes_ahead_waits_for_their_word(noor):
    noor.did(StepBackHere("wei", day(21)), now=NOW)
    theirs = [each for each in planned(noor) if each.helper == "wei"]
    assert theirs
    assert min(each.on for each in theirs) >= day(21)
    assert {each.stands for each in theirs} == {Standing.PROPOSED}


def test_near_its_day_what_nobody_took_goes_to_who_said_yes_ahead(noor):
    found = planned(noor)
    beside = zip(found, found[1:], found[2:], strict=False)
    late = next(
        each
        for before, each, after in beside
        if "wei" not in {each.helper, after.helper} and each.on - before.on > planner.HURRY
    )
    (near,) = [each for each in planned(noor, late.on - planner.HURRY) if each.on == late.on]
    assert (near.helper, near.stands, near.why) == ("wei", Standing.AHEAD, Why.SOON)
    assert planner.asked(near, late.on - planner.HURRY) == (), "who said yes ahead is not asked again"
    assert planner.asked(late, MONDAY) == (late.helper,)
    assert set(planner.asked(late, late.on)) == {late.helper, *late.others}


def test_who_says_not_on_that_day_or_gives_it_away_is_not_asked_for_it_again(noor):
    first = planned(noor)[3]
    noor.did(DeclineTurn("p", first.on, first.helper), now=NOW)
    second = planned(noor)[3]
    assert second.helper not in {"", first.helper}
    assert second.why is Why.INSTEAD
    noor.did(TakeTurn("p", first.on, second.helper), GiveTurnAway("p", first.on, second.helper), now=NOW)
    assert planned(noor)[3].helper not in {"", first.helper, second.helper}


@pytest.mark.parametrize(
    ("changes", "why", "others"),
    [
        ([StepBackHere("wei")], Why.TWICE, ("dina",)),
        ([SayLimits("dina", "Dina", 1), StepBackHere("wei")], Why.LIMIT, ("dina",)),
        ([StepBackHere("dina"), DeclineTurn("p", day(3), "wei")], Why.DECLINED, ("wei",)),
        ([StepBackHere("dina"), SayNotThisOne("p", "wei")], Why.NOT_THIS_ONE, ()),
        ([StepBackHere("dina"), StepBackHere("wei")], Why.STEPPED_BACK, ()),
        (
            [SayLimits("dina", "D", 1, quiet=(Window(3, time(9), time(20)),)), StepBackHere("wei")],
            Why.QUIET,
            (),
        ),
    ],
)
def test_a_gap_is_shown_with_its_reason_and_who_could_close_it(played, changes, why, others):
    strand = played(support)
    strand.did(BeginHelping("dina", "Dina", 3), BeginHelping("wei", "Wei", 3), now=NOW)
    strand.did(PlanContact("p", TWICE_A_WEEK, MONDAY, ZONE), now=NOW)
    strand.did(AgreeToContact("p", "dina"), AgreeToContact("p", "wei"), *changes, now=NOW)
    gap = planned(strand)[1]
    assert (gap.on, gap.helper, gap.stands, gap.why, gap.others) == (day(3), "", Standing.GAP, why, others)


def test_a_plan_inside_the_quiet_times_of_everybody_is_all_gaps_and_a_gift_of_nothing_is_asked_for_nothing(
    noor,
):
    evenings = tuple(Window(each, time(16), time(20)) for each in range(7))
    limits = {"dina": 3, "arun": 1, "wei": 2, "priya": 1}
    noor.did(*(SayLimits(each, each, week, quiet=evenings) for each, week in limits.items()), now=NOW)
    assert {(each.helper, each.why, each.others) for each in planned(noor)} == {("", Why.QUIET, ())}
    noor.did(SayLimits("dina", "Dina", 0, hours="by letter only", quiet=evenings), now=NOW)
    noor.did(SayLimits("arun", "Arun", 0, hours="when I can"), now=NOW)
    assert {each.helper for each in planned(noor)} == {""}
    assert noor.do(TakeTurn("p", day(0), "arun"), NOW) == PastLimit("on")
    noor.did(SayLimits("arun", "Arun", 1), now=NOW)
    assert {each.helper for each in planned(noor)} == {"", "arun"}


def test_who_moves_to_another_clock_keeps_what_fits_there_and_the_rest_is_open_at_once(noor):
    nights = tuple(Window(each, time(22), time(7)) for each in range(7))
    noor.did(SayLimits("dina", "Dina", 3, quiet=nights), TakeTurn("p", day(0), "dina"), now=NOW)
    noor.did(SayLimits("dina", "Dina", 3, quiet=nights, zone="Europe/London"), now=NOW)
    assert find(noor.state.care.turns, "p", day(0)).by == "dina", "17:00 in Kuala Lumpur is 09:00 in London"
    noor.did(SayLimits("dina", "Dina", 3, quiet=nights, zone="America/New_York"), now=NOW)
    assert find(noor.state.care.turns, "p", day(0)).by == "", "there it is 04:00"
    assert "dina" not in by_day(noor).values()
    noor.did(ChangeBeat("p", TWICE_A_WEEK, MONDAY, "America/New_York", time(17)), now=NOW)
    assert "dina" in by_day(noor).values(), "the plan moved along with her"
    assert {each.at.utcoffset() for each in planned(noor)} == {timedelta(hours=-5), timedelta(hours=-4)}


def test_where_nobody_was_agreed_to_everything_is_a_gap_and_where_no_contact_is_wanted_nothing_is_proposed(
    played,
):
    strand = played(support)
    strand.did(BeginHelping("dina", "Dina", 3), PlanContact("p", TWICE_A_WEEK, MONDAY, ZONE), now=NOW)
    assert {(each.stands, each.why) for each in planned(strand)} == {(Standing.GAP, Why.NOBODY_AGREED)}
    strand.did(WantNoContact(), now=NOW)
    assert planned(strand) == ()


def test_one_helper_only_has_every_second_one_unless_the_survivor_does_not_mind(played):
    strand = played(support)
    strand.did(BeginHelping("dina", "Dina", 3), PlanContact("p", TWICE_A_WEEK, MONDAY, ZONE), now=NOW)
    strand.did(AgreeToContact("p", "dina"), now=NOW)
    assert [bool(each.helper) for each in planned(strand)][:4] == [True, False, True, False]
    strand.did(ChangeContact("p", twice_running=True), now=NOW)
    assert {(each.helper, each.why) for each in planned(strand)} == {("dina", Why.ONLY_ONE)}
    strand.did(EndContactPlan("p"), now=NOW)
    assert planned(strand) == ()


def test_what_came_before_counts_for_who_is_next(noor):
    for number, by in ((0, "dina"), (3, "wei")):
        noor.did(KeepTurn("p", day(number), by), now=NOW + timedelta(days=4))
    assert next(each.on for each in planned(noor, day(3))) == day(7), "what was kept is not proposed again"
    assert planned(noor, day(4))[0].helper != "wei"


HANDS = st.lists(
    st.builds(
        lambda week, quiet, ahead, since: (week, quiet, ahead, since),
        st.integers(0, 3),
        st.lists(st.integers(0, 6), max_size=3),
        st.booleans(),
        st.sampled_from([date.min, day(9), date.max]),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def situations(draw, twice):
    """Some helpers, up to three plans, three weeks."""
    hands = tuple(
        Hand(f"h{n}", week, tuple(Window(each, time(0), time(0)) for each in quiet), (), "", ahead, since)
        for n, (week, quiet, ahead, since) in enumerate(draw(HANDS))
    )
    names = [hand.id for hand in hands]
    lines = []
    for number in range(draw(st.integers(1, 3))):
        on = sorted(draw(st.sets(st.integers(0, 20), min_size=1, max_size=9)))
        slots = tuple(Slot(day(each), hours.moment(day(each), time(17), ZONE)) for each in on)
        agreed = tuple(draw(st.permutations(names)))[: draw(st.integers(0, len(names)))]
        not_this = frozenset(draw(st.lists(st.sampled_from(names), max_size=1)))
        lines.append(Line(f"p{number}", slots, agreed, not_this, draw(twice)))
    return hands, tuple(lines)


@settings(max_examples=150)
@given(situations(st.booleans()))
def test_whoever_helps_no_limit_is_passed_and_nobody_is_unsaid(both):
    hands, lines = both
    found = planner.propose(hands, lines, MONDAY)
    assert len(found) == sum(len(line.slots) for line in lines)
    week = Counter((each.helper, hours.monday(each.on)) for each in found if each.helper)
    by_id = {hand.id: hand for hand in hands}
    assert all(number <= by_id[helper].week for (helper, _), number in week.items())
    for each in found:
        line = next(line for line in lines if line.id == each.plan)
        assert (each.stands is Standing.GAP) is (each.helper == "")
        if each.helper:
            assert each.helper in set(line.agreed) - line.not_this
            assert not hours.is_quiet(by_id[each.helper].quiet, (), each.at)
            assert by_id[each.helper].since <= each.on
    for line in lines:
        who = [each.helper for each in found if each.plan == line.id]
        if not line.twice_running:
            assert not [one for one, other in pairwise(who) if one and one == other]
    assert planner.propose(hands, lines, MONDAY) == found


@settings(max_examples=150)
@given(situations(st.just(value=True)))
def test_where_only_limits_count_not_one_more_could_be_covered(both):
    hands, lines = both
    found = planner.propose(hands, lines, MONDAY)
    assert sum(bool(each.helper) for each in found) == _most(hands, lines)


def test_who_has_one_is_moved_along_where_that_lets_somebody_else_have_it():
    """A could have either, B only the first; C none but the third, which A would take by being least asked."""
    thursday, saturday = Window(3, time(0), time(0)), Window(5, time(0), time(0))
    hands = (
        Hand("a", 1),
        Hand("b", 1, (thursday, saturday)),
        Hand("c", 1, (Window(0, time(0), time(0)), thursday)),
    )
    slots = tuple(Slot(day(n), hours.moment(day(n), time(17), ZONE)) for n in (0, 3, 5))
    found = planner.propose(hands, (Line("p", slots, ("a", "b", "c")),), MONDAY)
    assert [each.helper for each in found] == ["b", "a", "c"]


@pytest.mark.parametrize("gone", range(5))
def test_where_enough_people_are_there_a_step_back_moves_nothing_but_what_was_theirs(gone):
    slots = tuple(
        Slot(day(7 * week + part), hours.moment(day(7 * week + part), time(17), ZONE))
        for week in range(12)
        for part in (0, 3)
    )
    gives = (2, 1, 3, 1, 2)
    line = Line("p", slots, tuple(f"h{n}" for n in range(5)))
    before = planner.propose(tuple(Hand(f"h{n}", week) for n, week in enumerate(gives)), (line,), MONDAY)
    hands = tuple(
        Hand(f"h{n}", week, since=date.max if n == gone else date.min) for n, week in enumerate(gives)
    )
    after = planner.propose(hands, (line,), MONDAY)
    assert all(each.helper for each in after)
    moved = [old for old, new in zip(before, after, strict=True) if old.helper != new.helper]
    assert moved == [each for each in before if each.helper == f"h{gone}"] != []


def test_moving_along_reaches_over_the_week_where_nobody_is_to_have_two_running():
    """Both could have the first; only B the second: A has the first, though B gives more."""
    monday_only = tuple(Window(each, time(0), time(0)) for each in range(1, 7))
    hands = (Hand("a", 1, monday_only), Hand("b", 3))
    slots = tuple(Slot(day(n), hours.moment(day(n), time(17), ZONE)) for n in (0, 8))
    found = planner.propose(hands, (Line("p", slots, ("a", "b")),), MONDAY)
    assert [each.helper for each in found] == ["a", "b"]


def _most(hands, lines) -> int:
    """The size of a largest matching of check-ins to places in people's weeks, by trying every chain."""
    places: dict[tuple, tuple] = {}
    open_ = [(line, slot) for line in lines for slot in line.slots]
    could = planner.seating.could
    by_id = {hand.id: hand for hand in hands}
    wants = {
        (line.id, slot.on): [
            (by, hours.monday(slot.on), number)
            for by in could(by_id, line, slot)
            for number in range(by_id[by].week)
        ]
        for line, slot in open_
    }

    def seated(key, seen) -> bool:
        for place in wants[key]:
            if place not in seen:
                seen.add(place)
                if place not in places or seated(places[place], seen):
                    places[place] = key
                    return True
        return False

    return sum(seated(key, set()) for key in wants)


def test_a_helper_on_another_clock_is_asked_by_their_own_hours(noor):
    early = SayLimits(
        "dina",
        "Dina",
        3,
        quiet=tuple(Window(each, time(8), time(10)) for each in range(7)),
        zone="Europe/London",
    )
    noor.did(early, now=NOW)
    theirs = [each.on for each in planned(noor) if each.helper == "dina"]
    assert theirs
    assert min(theirs) >= date(2026, 3, 29), (
        "17:00 in Kuala Lumpur is 09:00 in London until its clocks change"
    )
