"""Support, safety, team and accountability: what stands in each, and that nothing in them is a tick or a verdict."""

from datetime import date

import pytest

from jaga.practice import accountability, safety, support, team
from jaga.practice.across import LetBoth, LetBothNoMore, SaySide
from jaga.practice.agreements import ChangeAgreement, EndAgreement, ReachAgreement
from jaga.practice.capacity import Side
from jaga.practice.letting_go import LetGo
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpHearing, TakeUpRequest
from jaga.practice.plan import RewordPiece, WritePiece
from jaga.practice.promises import MakePromise
from jaga.practice.refusals import AlreadyEnded, DateInPast, NotCommanded, NotKnown
from jaga.practice.roles import GoOn, PauseToAssess, Role, SayRole
from jaga.practice.tasks import GiveTaskBack, NoteTask, NoteTaskDone, Stands, TakeTask
from jaga.practice.telling import Hearing


def test_a_task_passes_from_hand_to_hand_and_ends_only_when_it_is_done(played):
    helping = played(support)
    helping.did(NoteTask("a", "bring dinner", "Aishah"), GiveTaskBack("a"))
    (task,) = helping.state.tasks.noted
    assert (task.who, task.stands, task.ended) == ("", Stands.GIVEN_BACK, False)
    (task,) = helping.did(TakeTask("a", "Jo"), NoteTaskDone("a", "dal")).tasks.noted
    assert (task.who, task.afterwards, task.ended) == ("Jo", "dal", True)
    assert helping.do(TakeTask("a", "Jo")) == AlreadyEnded("id")


def test_a_plan_is_free_pieces_that_change_and_can_be_let_go(played):
    safe = played(safety)
    safe.did(WritePiece("a", "the blue bag", "what to take"), WritePiece("b", "call her", who="Devi"))
    safe.did(RewordPiece("a", "the green bag", "what to take"), LetGo("b"))
    assert [(p.words, p.about) for p in safe.state.plan.pieces] == [("the green bag", "what to take")]


def test_what_came_across_is_a_text_of_its_own(played):
    asked = played(team)
    asked.did(TakeUpRequest("a", "that he names it", asked_by="Bina", by="Aishah"))
    asked.did(TakeUpHearing(Hearing.AGREED, "mark"), NoteNoLongerAsked("a"))
    (request,) = asked.state.passed_on.requests
    assert (request.words, request.asked_by, request.by, request.ended) == (
        "that he names it",
        "Bina",
        "Aishah",
        True,
    )
    assert (asked.state.passed_on.hearing, asked.state.passed_on.card) == (Hearing.AGREED, "mark")
    assert asked.do(NoteNoLongerAsked("a")) == AlreadyEnded("id")


def test_an_agreement_changes_and_ends_in_words(played):
    facing = played(accountability)
    assert facing.do(ReachAgreement("a", "he speaks to them", on=date(2026, 2, 14))) == DateInPast("on")
    facing.did(ReachAgreement("a", "he speaks to them", "Tan", date(2026, 3, 14)))
    facing.did(
        ChangeAgreement("a", "he writes to them", date(2026, 3, 20)), EndAgreement("a", "he did, late")
    )
    (agreed,) = facing.state.agreements.reached
    assert (agreed.words, agreed.earlier, agreed.afterwards) == (
        "he writes to them",
        ("he speaks to them",),
        "he did, late",
    )


@pytest.mark.parametrize("room", [support, safety, team, accountability])
def test_a_pause_to_assess_is_said_and_taken_back_and_locks_nothing(played, room):
    strand = played(room)
    strand.did(SayRole("a", "A", Role.HARMED), SayRole("b", "B", Role.HARMED), PauseToAssess("both say so"))
    assert strand.state.roles.assessing == "both say so"
    strand.did(SayRole("a", "A"))
    assert strand.did(GoOn()).roles.assessing is None
    assert strand.do(GoOn()) == AlreadyEnded("assessing")


@pytest.mark.parametrize("room", [support, safety, team, accountability])
def test_a_yes_for_both_sides_can_be_taken_back(played, room):
    strand = played(room)
    strand.did(LetBoth("a", "Jo", "mark", "by voice"), LetBothNoMore("a"))
    assert strand.state.across.both[0].ended
    assert strand.do(LetBothNoMore("nobody")) == NotKnown("id")


def test_a_team_says_with_whom_it_is(played):
    assert played(team).did(SaySide(Side.SURVIVOR)).across.side is Side.SURVIVOR


def test_each_kind_takes_only_what_is_its_own(played):
    assert played(accountability).do(MakePromise("a", "x")) == NotCommanded("MakePromise")
    assert played(safety).do(NoteTask("a", "x")) == NotCommanded("NoteTask")
