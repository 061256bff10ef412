"""My notes: each concept's own small rules."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jaga.practice.capacity import ComeBack, SayCapacity, Side, StepBack
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.giving import NoteGiven, PlanGift
from jaga.practice.mending import FollowItUp, HearWhatWentWrong
from jaga.practice.offers import MakeOffer, NoteChoice, TakeOfferBack
from jaga.practice.people import NameSomeone, Near, SayCloseness
from jaga.practice.promises import (
    Became,
    ChangePromise,
    KeepPromise,
    LetPromiseGo,
    MakePromise,
    TakePromiseUpAgain,
)
from jaga.practice.reflection import WriteReflection
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, DateInFuture, Empty, NotKnown
from jaga.practice.saying import NoteMaySay, NoteMaySayNoMore

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TODAY = date(2026, 3, 1)


def test_a_changed_promise_keeps_its_earlier_words(my_notes: "Played") -> None:
    (promise,) = my_notes.did(MakePromise("p", "daily"), ChangePromise("p", "weekly")).promises.made
    assert (promise.words, promise.earlier, promise.became) == ("weekly", ("daily",), Became.STANDS)


def test_a_promise_let_go_of_has_ended_and_can_be_taken_up_again(my_notes: "Played") -> None:
    my_notes.did(MakePromise("p", "daily"), LetPromiseGo("p", "I have not the strength"))
    assert my_notes.state.promises.made[0].afterwards == "I have not the strength"
    assert my_notes.do(KeepPromise("p")) == AlreadyEnded("id")
    assert my_notes.did(TakePromiseUpAgain("p")).promises.made[0].became is Became.STANDS
    assert my_notes.do(TakePromiseUpAgain("p")) == AlreadyEnded("id")


def test_a_promise_nobody_made(my_notes: "Played") -> None:
    for command in (KeepPromise("p"), ChangePromise("p", "x"), TakePromiseUpAgain("p")):
        assert my_notes.do(command) == NotKnown("id")
    my_notes.did(MakePromise("p", "daily"))
    assert my_notes.do(MakePromise("p", "again")) == AlreadyKnown("id")


def test_an_offer_needs_no_answer(my_notes: "Played") -> None:
    (offer,) = my_notes.did(MakeOffer("o", ("films", "a walk"))).offers.made
    assert (offer.chosen, offer.ended) == ((), False)


def test_they_choose_among_what_was_offered_or_say_something_else(my_notes: "Played") -> None:
    my_notes.did(MakeOffer("o", ("films", "a walk")))
    assert my_notes.do(NoteChoice("o", ("money",))) == NotKnown("chosen")
    assert my_notes.did(NoteChoice("o", words="not now")).offers.made[0].words == "not now"
    my_notes.did(TakeOfferBack("o"))
    assert my_notes.do(NoteChoice("o", ("films",))) == AlreadyEnded("id")


def test_what_i_may_say_can_end(my_notes: "Played") -> None:
    (sentence,) = my_notes.did(NoteMaySay("s", "She is away."), NoteMaySayNoMore("s")).saying.sentences
    assert sentence.ended


def test_the_last_saying_of_capacity_stands_and_stepping_back_needs_no_reason(my_notes: "Played") -> None:
    my_notes.did(SayCapacity("a", words="much"), SayCapacity("b", words="less", side=Side.SURVIVOR))
    assert my_notes.state.capacity.now.words == "less"
    assert my_notes.do(SayCapacity("c")) == Empty("words")
    state = my_notes.did(StepBack(TODAY + timedelta(days=42)))
    assert state.capacity.stepped_back
    assert not my_notes.did(ComeBack()).capacity.stepped_back
    assert my_notes.do(ComeBack()) == AlreadyEnded("stepped_back")


def test_nothing_was_ever_said_about_capacity(my_notes: "Played") -> None:
    assert my_notes.state.capacity.now is None


def test_a_gift_is_in_my_own_words_and_of_any_currency(my_notes: "Played") -> None:
    my_notes.did(PlanGift("g", "the kitchen", "a sack of rice"))
    assert my_notes.do(NoteGiven("g", TODAY + timedelta(days=1))) == DateInFuture("on")
    (gift,) = my_notes.did(NoteGiven("g", TODAY)).giving.gifts
    assert (gift.given, gift.on) == (True, TODAY)
    assert my_notes.do(NoteGiven("g")) == AlreadyEnded("id")


def test_a_mending_is_never_closed(my_notes: "Played") -> None:
    my_notes.did(HearWhatWentWrong("m", "why did you stay in the group?", "Tia"), FollowItUp("m"))
    (mending,) = my_notes.did(FollowItUp("m", words="again")).mending.heard
    assert [time.words for time in mending.followed_up] == ["", "again"]


def test_closeness_said_again_takes_the_place_of_what_was_said(my_notes: "Played") -> None:
    state = my_notes.did(SayCloseness("c", "both", Near.CLOSE), SayCloseness("c", "both", Near.SOME))
    assert [closeness.near for closeness in state.people.closeness] == [Near.SOME]


def test_somebody_to_turn_to_needs_a_name_only(my_notes: "Played") -> None:
    assert my_notes.did(NameSomeone("s", "Su")).people.turn_to[0].words == ""


def test_a_note_in_other_words(my_notes: "Played") -> None:
    assert my_notes.did(WriteNote("n", "a"), RewordNote("n", "b")).free_notes.written[0].words == "b"


def test_a_reflection_says_something_and_nothing_in_particular(my_notes: "Played") -> None:
    assert my_notes.do(WriteReflection("r", did="  ")) == Empty("words")
    my_notes.did(WriteReflection("r", repair="to say that it was wrong"))
