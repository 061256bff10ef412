"""Longer engagement: what each says of an agreement, what is expected, where it stops, when to look back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaga.practice import accountability, kinds, notes
from jaga.practice.agreements import (
    AgreementAnswered,
    AgreementChanged,
    AgreementReached,
    AnswerAgreement,
    ChangeAgreement,
    EndAgreement,
    ReachAgreement,
    ReopenAgreement,
    Says,
)
from jaga.practice.boundaries import ChangeBoundary, LiftBoundary, Of, SetBoundary
from jaga.practice.expecting import ChangeExpectation, LeaveExpectation, SayExpectation
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.held import CallReader, HolderNamed, ReaderCalled, SayWhoNamed
from jaga.practice.helps import ChangeHelp, NoteHelp
from jaga.practice.letting_go import LetGo
from jaga.practice.milestones import LeaveMilestone, MoveMilestone, NoteSeen, PlanMilestone
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpRequest
from jaga.practice.path import What
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, DateInPast, Empty, NotKnown
from jaga.practice.roles import PausedToAssess, RoleSaid, WentOn

AT = datetime(2026, 3, 1, tzinfo=UTC)
PAST, DAY, LATER = date(2026, 2, 28), date(2026, 3, 14), date(2026, 3, 20)


@pytest.fixture
def facing(played):
    """A strand with one agreement to which Tan and Kumar said a word."""
    strand = played(accountability)
    strand.did(ReachAgreement("a", "he speaks to them", "Tan", DAY))
    strand.did(AnswerAgreement("t", "a", Says.AGREED), AnswerAgreement("k", "a", Says.NOT_SO, "on the 20th"))
    return strand


def words(strand):
    return [(each.id, each.says, each.words, each.before) for each in strand.state.agreements.answers]


def test_each_says_for_themself_whether_they_agreed_and_can_say_it_anew(facing):
    facing.did(AnswerAgreement("k", "a", Says.AGREED))
    assert words(facing) == [("t", Says.AGREED, "", False), ("k", Says.AGREED, "", False)]


def test_not_yet_is_an_answer_of_its_own_and_no_step_towards_having_agreed(facing):
    facing.did(AnswerAgreement("t", "a", Says.NOT_YET, "after Sunday"))
    assert ("t", Says.NOT_YET, "after Sunday", False) in words(facing)
    assert ("t", Says.AGREED, "", False) not in words(facing)
    fresh = len(facing.state.path.steps)
    facing.did(AnswerAgreement("k", "a", Says.NOT_YET))
    assert len(facing.state.path.steps) == fresh


@given(st.lists(st.tuples(st.sampled_from("tk"), st.sampled_from(Says), st.booleans()), max_size=8))
def test_of_each_their_last_answer_stands_and_of_every_other_day_all_stand_as_before(said):
    """However often they say yes, not yet or no, and whatever changes meanwhile."""
    state = accountability.replay((AgreementReached("a", "he speaks", at=AT),))
    last: dict[str, Says] = {}
    for number, (who, says, moves) in enumerate(said):
        if moves:
            state = accountability.evolve(state, AgreementChanged("a", f"he speaks {number}", at=AT))
            last = {}
        state = accountability.evolve(state, AgreementAnswered(who, "a", says, at=AT))
        last[who] = says
    answers = state.agreements.answers
    assert {each.id: each.says for each in answers if not each.before} == last
    steps = [each.what for each in state.path.steps if each.what is What.AGREED]
    assert len(steps) == sum(says is Says.AGREED for _who, says, _moves in said)


@pytest.mark.parametrize(("new", "day"), [("he writes to them", DAY), ("he speaks to them", LATER)])
def test_to_other_words_or_another_day_nobody_has_agreed_yet(facing, new, day):
    facing.did(ChangeAgreement("a", new, day))
    assert all(before for *_, before in words(facing))


def test_looked_at_again_with_the_same_words_and_day_it_stands_as_agreed(facing):
    facing.did(ChangeAgreement("a", "he speaks to them", DAY))
    assert not any(before for *_, before in words(facing))


def test_what_was_over_is_taken_up_again_with_how_it_went_before(facing):
    assert facing.do(ReopenAgreement("a")) == AlreadyEnded("over")
    facing.did(EndAgreement("a", "he spoke to two of them"))
    assert facing.do(AnswerAgreement("x", "a", Says.AGREED)) == AlreadyEnded("of")
    assert facing.do(ReopenAgreement("a", PAST)) == DateInPast("on")
    facing.did(ReopenAgreement("a", LATER))
    (agreed,) = facing.state.agreements.reached
    assert (agreed.over, agreed.on, agreed.went) == (False, LATER, ("he spoke to two of them",))
    assert all(before for *_, before in words(facing))


def test_a_word_about_nothing_is_no_word_and_its_id_is_its_own(facing):
    facing.did(ReachAgreement("b", "no shared shifts"))
    assert facing.do(AnswerAgreement("x", "nowhere", Says.AGREED)) == NotKnown("of")
    assert facing.do(AnswerAgreement("t", "b", Says.AGREED)) == AlreadyKnown("id")
    assert facing.do(AnswerAgreement("b", "a", Says.AGREED)) == AlreadyKnown("id")
    assert facing.do(ReachAgreement("t", "something")) == AlreadyKnown("id")
    assert facing.do(ReopenAgreement("nowhere")) == NotKnown("id")


def test_letting_go_of_an_agreement_takes_what_was_said_of_it_along(facing):
    facing.did(LetGo("a"))
    assert facing.state.agreements.answers == ()
    assert facing.state.path.steps == ()


def test_nobody_says_for_another_that_they_agreed_the_holder_included():
    said = AgreementAnswered("t", "a", Says.AGREED, at=AT)
    assert kinds.may_say(said, holder=False, begun_by_me=None)
    assert not kinds.may_say(said, holder=True, begun_by_me=False)
    assert kinds.part_of(said) == "a"
    assert kinds.part_of(AgreementReached("a", "x", at=AT)) is None


@pytest.mark.parametrize("fact", [RoleSaid("r", "Tan", at=AT), PausedToAssess(at=AT), WentOn(at=AT)])
def test_where_its_subject_writes_only_the_holder_says_who_stands_where(fact):
    assert not kinds.may_say(fact, holder=False, begun_by_me=None, strand="accountability")
    assert kinds.may_say(fact, holder=True, begun_by_me=None, strand="accountability")
    assert kinds.may_say(fact, holder=False, begun_by_me=None, strand="team")


@pytest.mark.parametrize("fact", [HolderNamed("h", by="Bina", at=AT), ReaderCalled("c", "Tan", "m", at=AT)])
def test_only_the_holder_says_who_named_them_and_what_the_others_are_called(fact):
    assert kinds.may_say(fact, holder=True, begun_by_me=None)
    assert not kinds.may_say(fact, holder=False, begun_by_me=None)


def test_an_agreement_names_the_request_that_it_answers(played):
    strand = played(accountability)
    strand.did(TakeUpRequest("r", "that he names it"), TakeUpRequest("s", "no shared shifts"))
    assert strand.do(ReachAgreement("a", "he names it", request="nowhere")) == NotKnown("request")
    strand.did(ReachAgreement("a", "he names it", request="r"), ChangeAgreement("a", "he names it aloud"))
    assert strand.state.agreements.reached[0].request == "r"
    strand.did(ChangeAgreement("a", "he names it aloud", request="s"))
    assert strand.state.agreements.reached[0].request == "s"
    strand.did(ChangeAgreement("a", "he names it aloud", request=""))
    assert strand.state.agreements.reached[0].request == ""


def test_a_request_taken_back_while_it_is_agreed_on_loses_nothing(played):
    strand = played(accountability)
    strand.did(TakeUpRequest("r", "that he names it"), NoteNoLongerAsked("r"))
    strand.did(ReachAgreement("a", "he names it", request="r"), AnswerAgreement("t", "a", Says.AGREED))
    assert strand.state.agreements.reached[0].request == "r"


def test_an_expectation_changes_with_its_earlier_words_and_is_left_without_a_reason(played):
    strand = played(accountability)
    strand.did(SayExpectation("e", "that he comes", "Farid"), ChangeExpectation("e", "that he says when not"))
    strand.did(ChangeExpectation("e", "that he says when not"), LeaveExpectation("e"))
    (expected,) = strand.state.expectations.said
    assert (expected.words, expected.whose, expected.earlier, expected.ended) == (
        "that he says when not",
        "Farid",
        ("that he comes",),
        True,
    )
    assert strand.do(ChangeExpectation("e", "x")) == AlreadyEnded("id")


def test_a_boundary_says_of_what_whose_and_until_when(played):
    strand = played(accountability)
    assert strand.do(SetBoundary("b", "no calls", until=PAST)) == DateInPast("until")
    strand.did(SetBoundary("b", "no calls after ten", Of.TIME, "Kumar", DAY))
    strand.did(ChangeBoundary("b", "no calls after nine", LATER))
    (drawn,) = strand.state.boundaries.drawn
    assert (drawn.words, drawn.of, drawn.whose, drawn.until, drawn.earlier) == (
        "no calls after nine",
        Of.TIME,
        "Kumar",
        LATER,
        ("no calls after ten",),
    )
    assert strand.did(LiftBoundary("b")).boundaries.drawn[0].ended
    assert strand.do(LiftBoundary("b")) == AlreadyEnded("id")


def test_what_helps_is_noted_and_said_differently(played):
    strand = played(accountability)
    strand.did(NoteHelp("h", "his aunt"), ChangeHelp("h", "his old teacher", about="on Sundays"))
    (found,) = strand.state.helps.found
    assert (found.words, found.about) == ("his old teacher", "on Sundays")


@pytest.mark.parametrize("room", [accountability, notes])
def test_a_day_to_look_back_moves_and_is_left_and_what_was_seen_stays(played, room):
    strand = played(room)
    assert strand.do(PlanMilestone("m", PAST)) == DateInPast("on")
    strand.did(PlanMilestone("m", DAY, "how the shifts went"), NoteSeen("m", "named it unasked"))
    strand.did(MoveMilestone("m", LATER), NoteSeen("m", "blamed her twice"), LeaveMilestone("m"))
    (planned,) = strand.state.milestones.planned
    assert [each.words for each in planned.seen] == ["named it unasked", "blamed her twice"]
    assert (planned.on, planned.ended) == (LATER, True)


def test_who_holds_it_says_who_named_them_in_at_least_a_word(played):
    strand = played(accountability)
    assert strand.do(SayWhoNamed("h")) == Empty("by")
    strand.did(SayWhoNamed("h", "Farid", "Bina"), SayWhoNamed("h", "Farid", "Bina", "by voice"))
    strand.did(CallReader("c", "Tan", "mark"))
    (named,), (called,) = strand.state.held.named, strand.state.held.called
    assert (named.name, named.by, named.how, called.name) == ("Farid", "Bina", "by voice", "Tan")


def test_the_path_says_what_was_asked_agreed_changed_and_seen_in_its_order(played):
    strand = played(accountability)
    strand.did(TakeUpRequest("r", "that he names it"), ReachAgreement("a", "on Sunday"))
    strand.did(ChangeAgreement("a", "on Monday"), EndAgreement("a"), ReopenAgreement("a"))
    strand.did(WriteNote("n", "he spoke"), RewordNote("n", "he spoke to all"), NoteNoLongerAsked("r"))
    steps = [(each.what, each.words) for each in strand.state.path.steps]
    assert steps == [
        (What.ASKED, "that he names it"),
        (What.PUT_FORWARD, "on Sunday"),
        (What.CHANGED, "on Monday"),
        (What.OVER, "on Monday"),
        (What.AGAIN, "on Monday"),
        (What.SEEN, "he spoke to all"),
        (What.NO_LONGER, "that he names it"),
    ]
    strand.did(AnswerAgreement("s", "a", Says.AGREED), AnswerAgreement("t", "a", Says.NOT_SO))
    assert strand.state.path.steps[-1].what is What.AGREED
    assert strand.state.path.steps[-1].words == "on Monday"
    strand.did(LetGo("a"))
    assert {each.id for each in strand.state.path.steps} == {"r", "n"}
