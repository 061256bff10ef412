"""Looking in again: it thins out, it never ends unsaid, and nothing about it is late."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaga.practice import notes, rhythm
from jaga.practice.nudges import (
    SAYS_NOTHING,
    ChangeRhythm,
    CheckInKept,
    ChooseBellText,
    EndCheckIns,
    KeepCheckIn,
    MoveCheckIn,
    Nudge,
    PlanCheckIns,
    SkipCheckIn,
    When,
    upcoming,
    when,
)
from jaga.practice.refusals import (
    AlreadyEnded,
    DateInFuture,
    DateInPast,
    DateTooFar,
    Empty,
    EndsUnsaid,
    NotARhythm,
    NotKnown,
    Refusal,
)
from jaga.practice.rhythm import Phase, Phases, Span, Unit

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TODAY = date(2026, 3, 1)
LONG_HAUL = (
    Phase(Span(2, Unit.DAYS), Span(2, Unit.WEEKS)),
    Phase(Span(1, Unit.WEEKS), Span(3, Unit.MONTHS)),
    Phase(Span(1, Unit.MONTHS)),
)
MONTHLY = (Phase(Span(1, Unit.MONTHS)),)

SPANS = st.builds(Span, st.integers(1, 90), st.sampled_from(Unit))
OPEN = st.builds(Phase, SPANS)
RHYTHMS = st.builds(
    lambda first, last: (*first, last), st.lists(st.builds(Phase, SPANS, SPANS), max_size=3), OPEN
)
STARTS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def _nudge(my_notes: "Played", phases: Phases = LONG_HAUL, first: date = TODAY) -> Nudge:
    return my_notes.did(PlanCheckIns("n", phases, first)).nudges.planned[0]


def test_every_two_days_then_weekly_then_monthly(my_notes: "Played") -> None:
    days = upcoming(_nudge(my_notes), 25)
    gaps = [(b - a).days for a, b in pairwise(days)]
    assert gaps[:7] == [2] * 7
    assert gaps[7:21] == [7] * 14
    assert all(28 <= gap <= 31 for gap in gaps[21:])


@given(RHYTHMS, STARTS)
def test_the_next_date_is_always_after_the_last(phases: Phases, first: date) -> None:
    assert rhythm.refuse(phases) is None
    days = list(islice(rhythm.dates(phases, first), 60))
    assert days[0] == first
    assert all(a < b for a, b in pairwise(days))
    assert len(days) == 60 or days[-1] == date.max


@given(RHYTHMS, STARTS, st.integers(0, 3_000))
def test_there_is_always_a_following_date(phases: Phases, first: date, later: int) -> None:
    day = first + timedelta(days=later)
    assert day < rhythm.following(phases, first, day)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=4), STARTS)
def test_a_rhythm_that_slows_down_thins_out_without_a_jolt(gaps: list[int], first: date) -> None:
    slower = sorted(gaps)
    last = Phase(Span(slower[-1], Unit.DAYS))
    phases = (*(Phase(Span(gap, Unit.DAYS), Span(1, Unit.MONTHS)) for gap in slower[:-1]), last)
    between = [b - a for a, b in pairwise(islice(rhythm.dates(phases, first), 80))]
    assert between == sorted(between)


@given(st.lists(st.sampled_from(["keep", "skip", "wait", "move"]), max_size=20), RHYTHMS)
def test_it_never_ends_unless_somebody_says_so(course: list[str], phases: Phases) -> None:
    state, now = notes.Notes(), datetime(2026, 3, 1, 9, tzinfo=UTC)
    commands = {"keep": KeepCheckIn("n"), "skip": SkipCheckIn("n")}
    for event in notes.decide(state, PlanCheckIns("n", phases, now.date()), now):
        state = notes.evolve(state, event)
    for step in course:
        now += timedelta(days=5)
        command = commands.get(step) or MoveCheckIn("n", now.date() + timedelta(days=3))
        for event in () if step == "wait" else notes.decide(state, command, now):
            state = notes.evolve(state, event)
    (nudge,) = state.nudges.planned
    assert when(nudge, now.date()) is not None
    assert upcoming(nudge, 3)[0] == nudge.next


def test_only_saying_so_ends_it(my_notes: "Played") -> None:
    _nudge(my_notes)
    (nudge,) = my_notes.did(EndCheckIns("n", "we said so to each other")).nudges.planned
    assert when(nudge, TODAY) is None
    assert upcoming(nudge, 5) == ()
    assert my_notes.do(KeepCheckIn("n")) == AlreadyEnded("id")


def test_the_end_of_a_month_comes_back_after_february(my_notes: "Played") -> None:
    my_notes.did(PlanCheckIns("n", MONTHLY, date(2026, 3, 31)))
    days = list(islice(rhythm.dates(MONTHLY, date(2027, 12, 31)), 4))
    assert days == [date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]
    assert upcoming(my_notes.state.nudges.planned[0], 3)[1] == date(2026, 4, 30)


def test_what_was_not_done_waits_as_one_thing(my_notes: "Played") -> None:
    nudge = _nudge(my_notes)
    weeks_on = datetime(2026, 3, 22, 9, tzinfo=UTC)
    assert when(nudge, weeks_on.date()) is When.WAITING
    (nudge,) = my_notes.did(KeepCheckIn("n", words="she laughed"), now=weeks_on).nudges.planned
    assert nudge.next > weeks_on.date()


def test_where_a_date_stands_is_said_without_a_tone(my_notes: "Played") -> None:
    nudge = _nudge(my_notes, MONTHLY, TODAY + timedelta(days=10))
    stands = [when(nudge, TODAY + timedelta(days=days)) for days in (0, 3, 9, 10, 11)]
    assert stands == [When.LATER, When.SOON, When.SOON, When.TODAY, When.WAITING]


def test_kept_early_it_is_not_asked_twice(my_notes: "Played") -> None:
    _nudge(my_notes, first=TODAY + timedelta(days=1))
    (nudge,) = my_notes.did(KeepCheckIn("n")).nudges.planned
    assert nudge.next == TODAY + timedelta(days=3)


def test_kept_says_the_day_it_was_kept(my_notes: "Played") -> None:
    _nudge(my_notes)
    (event,) = my_notes.do(KeepCheckIn("n"))
    assert isinstance(event, CheckInKept)
    assert event.on == TODAY
    assert my_notes.do(KeepCheckIn("n", TODAY + timedelta(days=1))) == DateInFuture("on")


def test_what_i_kept_of_it_and_my_last_words_stay(my_notes: "Played") -> None:
    _nudge(my_notes)
    (nudge,) = my_notes.did(
        KeepCheckIn("n", words="she laughed"), EndCheckIns("n", "she asked me to")
    ).nudges.planned
    assert [(kept.on, kept.words) for kept in nudge.kept] == [(TODAY, "she laughed")]
    assert nudge.last_words == "she asked me to"


def test_skipped_and_moved_without_a_reason(my_notes: "Played") -> None:
    _nudge(my_notes)
    assert my_notes.did(SkipCheckIn("n")).nudges.planned[0].next == TODAY + timedelta(days=2)
    friday = date(2026, 3, 6)
    assert my_notes.did(MoveCheckIn("n", friday)).nudges.planned[0].next == friday
    assert my_notes.did(SkipCheckIn("n")).nudges.planned[0].next == date(2026, 3, 7)


def test_another_rhythm_in_another_way(my_notes: "Played") -> None:
    _nudge(my_notes)
    weekly = (Phase(Span(1, Unit.WEEKS)),)
    change = ChangeRhythm("n", weekly, date(2026, 3, 8), "by message only")
    (nudge,) = my_notes.did(change).nudges.planned
    assert nudge.way == "by message only"
    assert upcoming(nudge, 3) == (date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 22))


def test_the_bell_tells_nothing_until_i_choose_its_words(my_notes: "Played") -> None:
    assert _nudge(my_notes).bell_text == SAYS_NOTHING
    assert my_notes.did(ChooseBellText("n", "football")).nudges.planned[0].bell_text == "football"
    assert my_notes.did(ChooseBellText("n")).nudges.planned[0].bell_text == SAYS_NOTHING


@pytest.mark.parametrize(
    ("phases", "refusal"),
    [
        ((), Empty("phases")),
        ((Phase(Span(1, Unit.DAYS), Span(1, Unit.WEEKS)),), EndsUnsaid("phases")),
        ((*MONTHLY, *MONTHLY), EndsUnsaid("phases")),
        ((Phase(Span(0, Unit.DAYS)),), NotARhythm("phases")),
        ((Phase(Span(1_001, Unit.DAYS)),), NotARhythm("phases")),
    ],
)
def test_a_rhythm_that_would_end_unsaid_is_refused(
    my_notes: "Played", phases: Phases, refusal: Refusal
) -> None:
    assert my_notes.do(PlanCheckIns("n", phases, TODAY)) == refusal


def test_dates_that_cannot_be_meant_are_refused(my_notes: "Played") -> None:
    assert my_notes.do(PlanCheckIns("n", MONTHLY, TODAY - timedelta(days=1))) == DateInPast("first")
    assert my_notes.do(PlanCheckIns("n", MONTHLY, date.max)) == DateTooFar("first")
    assert my_notes.do(KeepCheckIn("nothing")) == NotKnown("id")


def test_today_is_where_the_person_is(my_notes: "Played") -> None:
    instant = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
    there = instant.astimezone(ZoneInfo("Asia/Kuala_Lumpur"))
    assert my_notes.do(PlanCheckIns("n", MONTHLY, TODAY), there) == DateInPast("first")
    my_notes.did(PlanCheckIns("n", MONTHLY, TODAY), now=instant)


def test_a_time_without_a_zone_is_a_mistake_of_the_caller(my_notes: "Played") -> None:
    with pytest.raises(ValueError, match="zone"):
        my_notes.do(PlanCheckIns("n", MONTHLY, TODAY), datetime(2026, 3, 1))  # noqa: DTZ001


def test_dates_run_out_without_an_error() -> None:
    assert rhythm.following(MONTHLY, date(9999, 12, 1), date(9999, 12, 1)) == date.max
