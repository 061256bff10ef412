"""The plan of check-ins in one strand: who may take what, and what opens again when somebody changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from jaga.practice import beats, hours, kinds, support
from jaga.practice.capacity import Help
from jaga.practice.contact import (
    AgreeToContact,
    ChangeBeat,
    ChangeContact,
    EndContactPlan,
    EndContactWith,
    KeepAgain,
    KeepNothing,
    PlanContact,
    SayNotThisOne,
    SayThisOneAfterAll,
    WantNoContact,
    WelcomeContact,
)
from jaga.practice.helping import BeginHelping, ComeBackHere, SayLimits, StepBackHere
from jaga.practice.hours import Days, Window
from jaga.practice.letting_go import LetGo
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    ControlCharacter,
    DateInFuture,
    Empty,
    EndsUnsaid,
    HasSteppedBack,
    NoContactWanted,
    NotAgreed,
    NotARhythm,
    NotAZone,
    NotKnown,
    NotTaken,
    NotThis,
    OnlyQuiet,
    PastLimit,
    QuietThen,
    TakenAlready,
    TwiceRunning,
)
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.tasks import NoteTask, Stands, TakeTask
from jaga.practice.turns import (
    DeclineTurn,
    GiveTurnAway,
    KeepTurn,
    NoteTurnMissed,
    OfferSwap,
    SeeToTurn,
    TakeSwap,
    TakeSwapBack,
    TakeTurn,
    TurnKept,
    TurnTaken,
    find,
    turn_id,
)

ZONE = "Asia/Kuala_Lumpur"
MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo(ZONE))
TWICE_A_WEEK = (Phase(Span(1, Unit.WEEKS), times=2),)
ALL_DAY = tuple(Window(day, time(0), time(0)) for day in range(7))
NOOR = PlanContact(
    "noor",
    TWICE_A_WEEK,
    MONDAY,
    ZONE,
    time(17),
    quiet=(Window(4, time(0), time(19, 30)),),
    way="by message",
    looks_like="football talk",
    talk=("suicide",),
    when_missed="Wei calls the neighbour",
    missed_to="wei",
)


def day(number: int) -> date:
    """The day so many days after the first Monday."""
    return MONDAY + timedelta(days=number)


@pytest.fixture
def noor(played):
    """The four around Noor, and her plan: twice a week, never the same person twice running."""
    strand = played(support)
    strand.did(BeginHelping("dina", "Dina", 3), BeginHelping("arun", "Arun", 1), now=NOW)
    strand.did(BeginHelping("wei", "Wei", 2), BeginHelping("priya", "Priya", 1), NOOR, now=NOW)
    strand.did(*(AgreeToContact("noor", each) for each in ("dina", "arun", "wei")), now=NOW)
    return strand


def who(strand) -> dict[date, str]:
    return {turn.on: turn.by for turn in strand.state.care.turns if turn.by}


def test_twice_a_week_is_three_days_on_and_four_days_on_and_fridays_wait_for_sunset(noor):
    (plan,) = noor.state.care.contact.made
    found = list(beats.moments(plan, MONDAY, day(13)))
    assert [on for on, _ in found] == [day(0), day(3), day(7), day(10)]
    friday = structs.replace(plan.beats[0], first=day(4))
    assert beats.moment(friday, day(4)) == datetime(2026, 3, 6, 19, 30, tzinfo=ZoneInfo(ZONE))
    assert beats.moment(friday, day(3)).hour == 17


def test_what_was_taken_is_theirs_and_passes_from_hand_to_hand(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "wei"), now=NOW)
    assert who(noor) == {day(0): "dina", day(3): "wei"}
    assert noor.do(TakeTurn("noor", day(0), "wei"), NOW) == TakenAlready("on")
    assert noor.do(TakeTurn("noor", day(0), "dina"), NOW) == AlreadyEnded("on")
    noor.did(GiveTurnAway("noor", day(0), "dina"), TakeTurn("noor", day(0), "arun"), now=NOW)
    assert who(noor) == {day(0): "arun", day(3): "wei"}
    assert noor.do(GiveTurnAway("noor", day(0), "dina"), NOW) == NotTaken("on")
    noor.did(DeclineTurn("noor", day(7), "dina"), DeclineTurn("noor", day(3), "wei"), now=NOW)
    assert find(noor.state.care.turns, "noor", day(7)).declined == {"dina"}
    assert who(noor) == {day(0): "arun"}


@pytest.mark.parametrize(
    ("before", "on", "by", "refusal"),
    [
        ((), 0, "priya", NotAgreed("by")),
        ((), 0, "nobody", NotKnown("on")),
        ((), 1, "dina", NotKnown("on")),
        ((StepBackHere("dina"),), 0, "dina", HasSteppedBack("by")),
        ((SayNotThisOne("noor", "arun"),), 0, "arun", NotThis("by")),
        ((TakeTurn("noor", day(0), "dina"),), 3, "dina", TwiceRunning("on")),
        ((TakeTurn("noor", day(3), "dina"),), 0, "dina", TwiceRunning("on")),
        ((SayLimits("arun", "Arun", 0, kinds=frozenset({Help.RESEARCH})),), 0, "arun", PastLimit("on")),
        (
            (SayLimits("dina", "Dina", 3, quiet=(Window(0, time(16), time(18)),)),),
            0,
            "dina",
            QuietThen("on"),
        ),
        ((SayLimits("dina", "Dina", 3, away=(Days(day(0), day(2)),)),), 0, "dina", QuietThen("on")),
        ((WantNoContact(),), 0, "dina", NoContactWanted()),
        ((EndContactWith("noor", "dina"),), 0, "dina", NotAgreed("by")),
        ((EndContactPlan("noor", "we said so"),), 0, "dina", AlreadyEnded("id")),
    ],
)
def test_nobody_takes_what_does_not_fit(noor, before, on, by, refusal):
    noor.did(*before, now=NOW)
    assert noor.do(TakeTurn("noor", day(on), by), NOW) == refusal
    # And a changed program that says it all the same is not heard.
    plan = noor.state.care
    fact = TurnTaken(turn_id("noor", day(on)), by, "noor", day(on), at=NOW)
    assert support.evolve(noor.state, fact).care.turns == plan.turns


def test_a_limit_is_counted_from_monday_to_sunday(noor):
    noor.did(
        ChangeContact("noor", twice_running=True),
        TakeTurn("noor", day(3), "arun"),
        TakeTurn("noor", day(7), "arun"),
        now=NOW,
    )
    assert noor.do(TakeTurn("noor", day(0), "arun"), NOW) == PastLimit("on")


@pytest.mark.parametrize(
    "change",
    [
        StepBackHere("dina", day(40)),
        SayNotThisOne("noor", "dina"),
        EndContactWith("noor", "dina"),
        SayLimits("dina", "Dina", 0, "in words"),
        SayLimits("dina", "Dina", 3, away=(Days(day(0), day(60)),)),
    ],
)
def test_what_somebody_had_taken_is_open_the_moment_it_no_longer_fits(noor, change):
    taken = (
        TakeTurn("noor", day(0), "dina"),
        TakeTurn("noor", day(3), "wei"),
        TakeTurn("noor", day(7), "dina"),
    )
    noor.did(*taken, now=NOW)
    noor.did(change, now=NOW)
    assert who(noor) == {day(3): "wei"}


def test_a_smaller_limit_opens_the_later_ones_of_a_week(noor):
    noor.did(ChangeContact("noor", twice_running=True), now=NOW)
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "dina"), now=NOW)
    noor.did(SayLimits("dina", "Dina", 1), now=NOW)
    assert who(noor) == {day(0): "dina"}


def test_stepping_back_gives_tasks_back_and_coming_back_is_one_word(noor):
    noor.did(NoteTask("t", "the cat"), TakeTask("t", "Dina", by="dina"), StepBackHere("dina"), now=NOW)
    (task,) = noor.state.tasks.noted
    assert (task.who, task.by, task.stands) == ("", "", Stands.GIVEN_BACK)
    assert noor.do(ComeBackHere("wei"), NOW) == AlreadyEnded("stepped_back")
    noor.did(ComeBackHere("dina"), TakeTurn("noor", day(0), "dina"), now=NOW)
    assert who(noor) == {day(0): "dina"}
    assert noor.do(ComeBackHere("nobody"), NOW) == NotKnown("id")


def test_from_the_day_of_return_they_can_say_yes_again_and_not_before(noor):
    noor.did(TakeTurn("noor", day(10), "dina"), StepBackHere("dina", day(7)), now=NOW)
    assert who(noor) == {}, "also what comes after the return is offered to others"
    assert noor.do(TakeTurn("noor", day(3), "dina"), NOW) == HasSteppedBack("by")
    noor.did(TakeTurn("noor", day(7), "dina"), now=NOW)
    noor.did(SayLimits("wei", "Wei", 1), now=NOW)
    assert who(noor) == {day(7): "dina"}


def test_who_is_let_go_of_here_leaves_what_they_took_open_and_with_a_plan_its_turns_go(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "wei"), LetGo("dina"), now=NOW)
    assert who(noor) == {day(3): "wei"}
    assert noor.do(TakeTurn("noor", day(0), "dina"), NOW) == NotKnown("on")
    assert noor.did(LetGo("noor"), now=NOW).care.turns == ()


def test_a_day_beyond_every_life_is_no_day_of_a_plan(noor):
    assert noor.do(TakeTurn("noor", date(2090, 1, 2), "dina"), NOW) == NotKnown("on")
    far = TurnTaken(turn_id("noor", date.max), "dina", "noor", date.max, at=NOW)
    assert support.evolve(noor.state, far).care.turns == ()


def test_the_days_beside_one_are_found_over_a_change_of_the_rhythm(noor):
    on_tuesday = NOW + timedelta(days=2)
    noor.did(ChangeBeat("noor", (Phase(Span(1, Unit.MONTHS)),), day(5), ZONE), now=on_tuesday)
    (plan,) = noor.state.care.contact.made
    all_ = list(beats.days(plan, day(400)))
    for before, on, after in zip(all_, all_[1:], all_[2:], strict=False):
        assert beats.beside(plan, on) == (before, after)
    assert beats.beside(plan, all_[0]) == (all_[1],)


def test_another_rhythm_drops_days_that_are_no_more_and_keeps_what_was(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "wei"), now=NOW)
    noor.did(TakeTurn("noor", day(7), "dina"), now=NOW)
    on_tuesday = NOW + timedelta(days=2)
    noor.did(KeepTurn("noor", day(0), "dina", "she laughed"), now=on_tuesday)
    noor.did(ChangeBeat("noor", (Phase(Span(1, Unit.MONTHS)),), day(5), "Europe/London"), now=on_tuesday)
    assert who(noor) == {day(0): "dina", day(3): "wei"}
    (plan,) = noor.state.care.contact.made
    assert list(beats.days(plan, day(40))) == [day(0), day(3), day(5), date(2026, 4, 7)]
    assert beats.moment(plan.beats[1], day(5)).tzinfo == ZoneInfo("Europe/London")


def test_a_swap_needs_both(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "wei"), now=NOW)
    assert noor.do(TakeSwap("noor", day(0), "wei"), NOW) == NotKnown("on")
    assert noor.do(OfferSwap("noor", day(0), "dina", "arun", day(3)), NOW) == NotTaken("other")
    noor.did(OfferSwap("noor", day(0), "dina", "wei", day(3)), now=NOW)
    assert noor.do(TakeSwap("noor", day(0), "arun"), NOW) == NotKnown("on")
    noor.did(TakeSwapBack("noor", day(0), "dina"), now=NOW)
    assert noor.do(TakeSwap("noor", day(0), "wei"), NOW) == NotKnown("on")
    noor.did(OfferSwap("noor", day(0), "dina", "wei", day(3)), TakeSwap("noor", day(0), "wei"), now=NOW)
    assert who(noor) == {day(0): "wei", day(3): "dina"}


def test_a_swap_that_would_make_somebody_twice_running_is_refused(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), TakeTurn("noor", day(3), "wei"), now=NOW)
    noor.did(TakeTurn("noor", day(7), "dina"), OfferSwap("noor", day(0), "dina", "wei", day(3)), now=NOW)
    assert noor.do(TakeSwap("noor", day(0), "wei"), NOW) == TwiceRunning("on")


def test_what_came_of_a_turn_is_told_by_those_who_were_agreed_to(noor):
    thursday = NOW + timedelta(days=4)
    assert noor.do(NoteTurnMissed("noor", day(3), "dina"), NOW) == DateInFuture("on")
    early = TurnKept(turn_id("noor", day(7)), "dina", "noor", day(7), at=thursday)
    assert support.evolve(noor.state, early) == noor.state
    assert noor.do(KeepTurn("noor", day(0), "priya"), thursday) == NotAgreed("by")
    noor.did(NoteTurnMissed("noor", day(0), "dina", "no answer"), now=thursday)
    noor.did(SeeToTurn("noor", day(0), "wei", "the neighbour saw her"), now=thursday)
    turn = find(noor.state.care.turns, "noor", day(0))
    assert (turn.stands.value, turn.seen_by, turn.words) == ("seen-to", "wei", "the neighbour saw her")
    noor.did(
        KeepTurn("noor", day(3), "arun", "goals"), KeepTurn("noor", day(3), "arun", "two goals"), now=thursday
    )
    assert noor.do(KeepTurn("noor", day(3), "wei"), thursday) == AlreadyEnded("on")
    assert noor.do(NoteTurnMissed("noor", day(3), "arun"), thursday) == AlreadyEnded("on")
    assert find(noor.state.care.turns, "noor", day(3)).words == "two goals"


def test_where_nothing_is_kept_nothing_more_is_noted(noor):
    noor.did(KeepNothing("noor"), now=NOW)
    later = NOW + timedelta(days=2)
    assert noor.do(KeepTurn("noor", day(0), "dina"), later) == AlreadyEnded("id")
    assert noor.do(KeepNothing("noor"), later) == AlreadyEnded("id")
    noor.did(KeepAgain("noor"), KeepTurn("noor", day(0), "dina"), now=later)


def test_who_wants_no_contact_is_asked_for_none_until_they_say_so(noor):
    noor.did(TakeTurn("noor", day(0), "dina"), WantNoContact(), now=NOW)
    assert who(noor) == {}
    assert noor.do(structs.replace(NOOR, id="again"), NOW) == NoContactWanted()
    assert noor.do(AgreeToContact("noor", "priya"), NOW) == NoContactWanted()
    assert noor.do(WantNoContact(), NOW) == AlreadyEnded("no_contact")
    noor.did(WelcomeContact(), AgreeToContact("noor", "priya"), now=NOW)
    assert noor.do(WelcomeContact(), NOW) == AlreadyEnded("no_contact")


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (BeginHelping("x", "X"), Empty("week")),
        (SayLimits("dina", "Dina"), Empty("week")),
        (BeginHelping("x", "X", 1, zone="Atlantis/Center"), NotAZone("zone")),
        (BeginHelping("x", "X", 1, zone="Asia"), NotAZone("zone")),
        (BeginHelping("x", "X", 1, zone="../etc"), NotAZone("zone")),
        (BeginHelping("x", "X", 1, quiet=ALL_DAY), OnlyQuiet("quiet")),
        (BeginHelping("dina", "X", 1), AlreadyKnown("id")),
        (BeginHelping("noor", "X", 1), AlreadyKnown("id")),
        (structs.replace(NOOR, id="x", quiet=ALL_DAY), OnlyQuiet("quiet")),
        (structs.replace(NOOR, id="x", zone=""), Empty("zone")),
        (structs.replace(NOOR, id="x", zone="Mars"), NotAZone("zone")),
        (structs.replace(NOOR, id="x", missed_to="nobody"), NotKnown("missed_to")),
        (structs.replace(NOOR, id="wei"), AlreadyKnown("id")),
        (structs.replace(NOOR, id="x", talk=("a", "\x00")), ControlCharacter("talk", 0)),
        (structs.replace(NOOR, id="x", phases=(Phase(Span(1, Unit.WEEKS), times=0),)), NotARhythm("phases")),
        (
            structs.replace(NOOR, id="x", phases=(Phase(Span(1, Unit.WEEKS), Span(1, Unit.MONTHS)),)),
            EndsUnsaid("phases"),
        ),
        (AgreeToContact("noor", "nobody"), NotKnown("helper")),
        (AgreeToContact("noor", "dina"), AlreadyEnded("id")),
        (EndContactWith("noor", "priya"), AlreadyEnded("id")),
        (SayThisOneAfterAll("noor", "dina"), AlreadyEnded("id")),
        (SayNotThisOne("nothing", "dina"), NotKnown("id")),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(noor, command, refusal):
    assert noor.do(command, NOW) == refusal


def test_an_hour_that_does_not_exist_comes_later_and_of_two_the_first_is_meant():
    gap = hours.moment(date(2026, 3, 29), time(1, 30), "Europe/London")
    assert (gap.hour, gap.minute, gap.utcoffset()) == (2, 30, timedelta(hours=1))
    twice = hours.moment(date(2026, 10, 25), time(1, 30), "Europe/London")
    assert twice.astimezone(UTC).hour == 0
    assert hours.moment(MONDAY, time(9), "written by a later version").utcoffset() == timedelta(0)


def test_a_quiet_time_may_run_over_midnight_and_over_the_end_of_the_week():
    night = (Window(6, time(22), time(7)),)
    at = datetime(2026, 3, 2, 3, tzinfo=ZoneInfo(ZONE))
    assert hours.is_quiet(night, (), at)
    assert hours.outside(night, at) == datetime(2026, 3, 2, 7, tzinfo=ZoneInfo(ZONE))
    assert not hours.is_quiet(night, (), at.replace(hour=7))
    assert hours.outside(ALL_DAY, at) == at


def test_quiet_times_are_on_the_clock_of_the_helper(noor):
    early = SayLimits("dina", "Dina", 3, quiet=(Window(0, time(8), time(10)),), zone="Europe/London")
    noor.did(early, now=NOW)
    assert noor.do(TakeTurn("noor", day(0), "dina"), NOW) == QuietThen("on")


def test_a_fact_speaks_of_the_turn_whose_id_it_bears_and_in_the_name_it_says(noor):
    fact = TurnTaken(turn_id("noor", day(0)), "dina", "noor", day(3), at=NOW)
    assert support.evolve(noor.state, fact) == noor.state
    assert kinds.spoken_for(fact) == "dina"
