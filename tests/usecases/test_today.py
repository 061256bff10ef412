"""Today: what waits, what is for today, what comes within a week; nothing else, and nothing of anybody else."""

from datetime import date, timedelta

import pytest

from jaga.practice.agreements import EndAgreement, ReachAgreement
from jaga.practice.capacity import ComeBack, StepBack
from jaga.practice.consent import RecordConsent, WithdrawConsent
from jaga.practice.free_notes import WriteNote
from jaga.practice.gatherings import PlanGathering
from jaga.practice.mending import HearWhatWentWrong
from jaga.practice.nudges import EndCheckIns, KeepCheckIn, PlanCheckIns, When
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.tasks import NoteTask, NoteTaskDone
from jaga.practice.telling import BeginStory
from jaga.usecases.strands import situations
from jaga.usecases.today import About, gather

EVERY_SECOND_DAY = (
    Phase(Span(2, Unit.DAYS), Span(2, Unit.WEEKS)),
    Phase(Span(1, Unit.WEEKS), Span(3, Unit.MONTHS)),
    Phase(Span(1, Unit.MONTHS)),
)


def on(told, days: int) -> date:
    return told.now.date() + timedelta(days=days)


def shown(told) -> list[tuple[str, str, str]]:
    return [(item.about.value, item.words, item.when.value) for item in gather(told.person, told.now)]


def test_an_empty_house_has_nothing_for_today(mei):
    assert gather(mei.person, mei.now) == []
    mei.begin()
    assert gather(mei.person, mei.now) == []


def test_each_thing_stands_where_its_day_is_in_the_order_of_days(mei):
    notes, story = mei.begin("Thursday"), mei.begin("Thursday", "story")
    mei.do(
        notes,
        MakePromise("p1", "in five days", by=on(mei, 5)),
        MakePromise("p2", "without a day"),
        MakePromise("p3", "in a month", by=on(mei, 30)),
        MakePromise("p4", "today", by=on(mei, 0)),
        MakePromise("p5", "done", by=on(mei, 1)),
        KeepPromise("p5"),
        PlanCheckIns("n1", EVERY_SECOND_DAY, on(mei, 2), about="L", way="by message"),
        HearWhatWentWrong("m1", "every second day feels like being watched", by="L", look_again=on(mei, 3)),
        WriteNote("w1", "nobody has to look at this"),
        StepBack(back_on=on(mei, 4)),
    )
    mei.do(story, BeginStory("L"), RecordConsent("c1", words="only you", ask_again=on(mei, 7)))
    assert shown(mei) == [
        ("promise", "today", "today"),
        ("nudge", "L", "soon"),
        ("mending", "every second day feels like being watched", "soon"),
        ("come-back", "", "soon"),
        ("promise", "in five days", "soon"),
        ("promise", "without a day", "soon"),
    ]
    items = {item.about: item for item in gather(mei.person, mei.now)}
    assert items[About.NUDGE].to == "by message"
    assert items[About.NUDGE].place == notes
    mei.later(7)
    assert ("ask-again", "only you", "today") in shown(mei)
    mei.later(1)
    assert ("ask-again", "only you", "waiting") in shown(mei)


@pytest.mark.parametrize(("days", "when"), [(0, "today"), (1, "soon"), (7, "soon"), (8, None)])
def test_soon_is_the_next_seven_days(mei, days, when):
    place = mei.begin()
    mei.do(
        place, MakePromise("p", "films", by=on(mei, days)), PlanCheckIns("n", EVERY_SECOND_DAY, on(mei, days))
    )
    assert [item.when.value for item in gather(mei.person, mei.now)] == ([when] * 2 if when else [])


def test_what_was_not_done_waits_as_one_thing_and_never_as_a_pile(mei):
    place = mei.begin()
    mei.do(place, PlanCheckIns("n", EVERY_SECOND_DAY, on(mei, 4), about="L"))
    mei.later(60)
    assert shown(mei) == [("nudge", "L", "waiting")]
    mei.do(place, KeepCheckIn("n"))
    [item] = gather(mei.person, mei.now)
    assert item.when is When.SOON
    assert item.day is not None
    assert on(mei, 0) < item.day <= on(mei, 7)


def test_what_ended_and_was_said_so_is_gone_from_today(mei):
    notes, story = mei.begin("Thursday"), mei.begin("Thursday", "story")
    mei.do(notes, PlanCheckIns("n", EVERY_SECOND_DAY, on(mei, 0)), EndCheckIns("n"))
    mei.do(notes, StepBack(back_on=on(mei, 0)), ComeBack())
    mei.do(story, RecordConsent("c", ask_again=on(mei, 0)), WithdrawConsent("c"))
    assert shown(mei) == []


def test_today_shows_nothing_of_anybody_else(mei, faiz):
    mei.do(mei.begin("Thursday"), MakePromise("p", "hers", by=on(mei, 0)))
    faiz.do(faiz.begin("Thursday"), MakePromise("p", "his", by=on(faiz, 0)))
    assert shown(mei) == [("promise", "hers", "today")]
    assert shown(faiz) == [("promise", "his", "today")]
    assert len(situations(faiz.person)) == 1


def test_what_was_agreed_in_any_strand_is_asked_again(mei):
    support = mei.begin(kind="support")
    mei.do(support, RecordConsent("a", "Ravi", ask_again=mei.now.date() + timedelta(days=2)))
    mei.later(2)
    [item] = gather(mei.person, mei.now)
    assert (item.about, item.place.id, item.to) == (About.ASK_AGAIN, support.id, "Ravi")


def test_what_several_have_for_a_day_stands_there_for_each_of_them(mei):
    """Agreements and things to do, until it is said what became of them; a gathering until its day is over."""
    facing, helping = mei.begin("Thursday", "accountability"), mei.begin("Thursday", "support")
    ours = mei.begin("Sundays", "circle")
    mei.do(facing, ReachAgreement("a", "he writes to them", on=on(mei, 3)))
    mei.do(helping, NoteTask("b", "bring dinner", on=on(mei, 2)), NoteTask("c", "some day"))
    mei.do(
        ours,
        ReachAgreement("d", "we ask first", on=on(mei, 90)),
        PlanGathering("e", "how we are", on(mei, 1)),
    )
    assert shown(mei) == [
        ("gathering", "how we are", "soon"),
        ("task", "bring dinner", "soon"),
        ("agreement", "he writes to them", "soon"),
    ]
    mei.later(4)
    assert shown(mei) == [("task", "bring dinner", "waiting"), ("agreement", "he writes to them", "waiting")]
    mei.do(helping, NoteTaskDone("b"))
    mei.do(facing, EndAgreement("a", "he did"))
    assert shown(mei) == []
    mei.later(84)
    assert shown(mei) == [("agreement", "we ask first", "soon")]
