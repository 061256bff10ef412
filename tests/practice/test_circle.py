"""A circle: what stands in it, and what has no place there."""

from datetime import date, timedelta

from jaga.practice import circle
from jaga.practice.agreements import ChangeAgreement, EndAgreement, ReachAgreement
from jaga.practice.capacity import Help
from jaga.practice.free_notes import WriteNote
from jaga.practice.gatherings import CallGatheringOff, ChangeGathering, NoteAfterwards, PlanGathering
from jaga.practice.letting_go import LetGo
from jaga.practice.members import SayIAmIn
from jaga.practice.refusals import AlreadyEnded, DateInPast, Empty, NotCommanded, NotKnown
from jaga.practice.roles import PauseToAssess, SayRole
from jaga.practice.telling import KeepTold


def test_each_says_of_themself_what_they_can_do_and_the_newer_words_stand(played):
    ours = played(circle)
    ours.did(SayIAmIn("a", "Iman", frozenset({Help.LISTENING}), "evenings", "not on Fridays"))
    ours.did(SayIAmIn("b", "Ben"), SayIAmIn("a", "Iman", words="nothing this month", outside=True))
    iman, ben = ours.state.members.said
    assert (iman.kinds, iman.words, iman.limits, iman.outside) == (
        frozenset(),
        "nothing this month",
        "",
        True,
    )
    assert (ben.name, ben.outside) == ("Ben", False)
    assert ours.do(SayIAmIn("c", " ")) == Empty("name")


def test_an_agreement_that_is_looked_at_again_stands_in_the_same_words_until_another_day(played, night):
    ours = played(circle)
    first, next_ = night.date() + timedelta(days=90), night.date() + timedelta(days=180)
    ours.did(
        ReachAgreement("a", "we ask before we hug", on=first),
        ChangeAgreement("a", "we ask before we hug", next_),
    )
    (agreed,) = ours.state.agreements.reached
    assert (agreed.on, agreed.earlier) == (next_, ())
    (agreed,) = ours.did(ChangeAgreement("a", "we ask, always"), EndAgreement("a")).agreements.reached
    assert (agreed.words, agreed.earlier, agreed.ended) == ("we ask, always", ("we ask before we hug",), True)


def test_a_gathering_is_planned_changed_and_over_once_somebody_wrote_how_it_was(played):
    ours = played(circle)
    assert ours.do(PlanGathering("g", "how we all are", on=date(2026, 2, 1))) == DateInPast("on")
    ours.did(
        PlanGathering("g", "how we all are", date(2026, 3, 8), "eight", "ask Iman", "Iman", "Wei", "no names")
    )
    ours.did(ChangeGathering("g", "how we all are", date(2026, 3, 9), "nine", opens="Wei"))
    (gathering,) = ours.state.gatherings.planned
    assert (gathering.on, gathering.when, gathering.opens, gathering.listens) == (
        date(2026, 3, 9),
        "nine",
        "Wei",
        "",
    )
    (gathering,) = ours.did(NoteAfterwards("g")).gatherings.planned
    assert (gathering.ended, gathering.afterwards, gathering.called_off) == (True, "", False)
    assert ours.do(ChangeGathering("g", "again")) == AlreadyEnded("id")


def test_a_gathering_can_be_called_off_without_a_reason(played):
    ours = played(circle)
    (gathering,) = ours.did(PlanGathering("g", "to be together"), CallGatheringOff("g")).gatherings.planned
    assert (gathering.called_off, gathering.ended, gathering.afterwards) == (True, True, None)
    assert ours.do(CallGatheringOff("nobody")) == NotKnown("id")


def test_what_was_learned_is_free_words_and_can_be_let_go(played):
    ours = played(circle)
    ours.did(WriteNote("l", "two lead, one watches the time"), LetGo("l"))
    assert ours.state.free_notes.written == ()


def test_a_circle_is_no_case(played):
    """No role of harm, no pause that assesses somebody, no story stands in it."""
    ours = played(circle)
    for command in (SayRole("a", "A"), PauseToAssess(), KeepTold("a", "what happened")):
        assert ours.do(command) == NotCommanded(type(command).__name__)
