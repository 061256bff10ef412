"""Support, safety, team and accountability: what stands in each, and that nothing in them is a tick or a verdict."""

from datetime import UTC, date, datetime

import pytest

from jaga.practice import accountability, kinds, needs, offers, safety, support, team
from jaga.practice.across import LetBoth, LetBothNoMore, SaySide
from jaga.practice.agreements import ChangeAgreement, EndAgreement, ReachAgreement
from jaga.practice.capacity import Side
from jaga.practice.letting_go import LetGo
from jaga.practice.needs import DoneFor, NeedKind, NeedNoMore, NoteDoneForNeed, RewordNeed, SayNeed
from jaga.practice.offers import MakeOffer, NoteChoice, NoteOfferDone, OfferTheirs, TakeOfferBack
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpHearing, TakeUpRequest
from jaga.practice.plan import HOME, NIGHT, Of, RewordPiece, WritePiece
from jaga.practice.promises import MakePromise
from jaga.practice.refusals import AlreadyEnded, DateInPast, Empty, NotCommanded, NotKnown
from jaga.practice.roles import GoOn, PauseToAssess, Role, SayRole
from jaga.practice.tasks import GiveTaskBack, NoteTask, NoteTaskDone, Stands, TakeTask
from jaga.practice.telling import Hearing

AT = datetime(2026, 3, 1, tzinfo=UTC)


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


def test_a_piece_can_say_what_it_is_for_and_the_night_reads_them_in_one_order(played):
    safe = played(safety)
    safe.did(
        WritePiece("a", "the cat goes to Wei", of=Of.PETS),
        WritePiece("b", "whatever else", "for Sundays"),
        WritePiece("c", "no match tonight", who="Dina", of=Of.WORD),
        WritePiece("d", "I stop answering", of=Of.SIGNS),
        WritePiece("e", "the red umbrella", of=Of.WORD),
    )
    safe.did(RewordPiece("a", "the cat goes to Arun"))
    read = [(of, [piece.words for piece in pieces]) for of, pieces in safe.state.plan.by_purpose()]
    assert read == [
        (Of.WORD, ["no match tonight", "the red umbrella"]),
        (Of.PETS, ["the cat goes to Arun"]),
        (Of.SIGNS, ["I stop answering"]),
        (Of.ANYTHING, ["whatever else"]),
    ]


def test_a_piece_written_before_there_were_kinds_reads_as_it_always_did():
    body = {"at": "2026-03-01T23:40:00+08:00", "id": "a", "words": "the blue bag", "about": "", "who": "Devi"}
    fact = kinds.read("piece-written", body)
    (piece,) = safety.replay([fact]).plan.pieces
    assert (piece.words, piece.who, piece.of) == ("the blue bag", "Devi", Of.ANYTHING)


def test_every_kind_of_piece_belongs_to_one_of_the_two_plans():
    assert sorted((*HOME, *NIGHT, Of.ANYTHING)) == sorted(Of)


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


def test_a_need_stands_in_their_words_or_by_a_kind_until_they_say_that_it_is_enough(played):
    helping = played(support)
    assert helping.do(SayNeed("a")) == Empty("words")
    helping.did(SayNeed("a", kinds=frozenset({NeedKind.COMPANY})), NoteDoneForNeed("a", "a film", "Wei"))
    helping.did(RewordNeed("a", "silly films"), NoteDoneForNeed("a"))
    assert helping.do(RewordNeed("a")) == Empty("words")
    (need,) = helping.state.needs.said
    assert (need.words, need.kinds, need.ended) == ("silly films", frozenset(), False)
    assert need.done == (DoneFor("a film", "Wei"), DoneFor())
    helping.did(NeedNoMore("a"))
    assert helping.do(NoteDoneForNeed("a", "late")) == AlreadyEnded("id")


def test_an_offer_goes_in_both_directions_and_what_was_done_leaves_it_open(played):
    helping = played(support)
    helping.did(MakeOffer("a", ("films", "a lift"), by="Wei"), OfferTheirs("b", ("a recipe",)))
    assert helping.do(NoteChoice("a", ("a bicycle",))) == NotKnown("chosen")
    helping.did(NoteChoice("a", ("films",)), NoteOfferDone("a", "the one with the bear"), NoteOfferDone("b"))
    theirs, hers = helping.state.offers.made
    assert (theirs.chosen, theirs.done, theirs.by, theirs.theirs) == (
        ("films",),
        ("the one with the bear",),
        "Wei",
        False,
    )
    assert (hers.choices, hers.theirs, hers.done, hers.ended) == (("a recipe",), True, ("",), False)
    helping.did(TakeOfferBack("a"))
    assert helping.do(NoteOfferDone("a")) == AlreadyEnded("id")


@pytest.mark.parametrize(
    ("fact", "another_may"),
    [
        (needs.NeedSaid("a", "films", at=AT), False),
        (needs.NeedReworded("a", "quiet", at=AT), False),
        (needs.NeedOver("a", at=AT), False),
        (needs.DoneForNeed("a", "a film", at=AT), True),
        (offers.OfferMade("b", ("films",), at=AT), True),
        (offers.TheirsOffered("b", ("a recipe",), at=AT), False),
        (offers.OfferDone("b", at=AT), True),
    ],
)
def test_nobody_says_in_the_survivors_name_what_they_need_or_give(fact, another_may):
    assert kinds.may_say(fact, holder=True, begun_by_me=None)
    assert kinds.may_say(fact, holder=False, begun_by_me=None) is another_may
