"""My notes: each concept's own small rules."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jaga.practice.capacity import ComeBack, SayCapacity, Side, StepBack
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.giving import GiveNoMore, LeaveGiftOut, NoteGiven, PlanGift
from jaga.practice.mending import Answer, AnswerThem, FollowItUp, HearWhatWentWrong
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
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    DateInFuture,
    Empty,
    NobodyToTell,
    NotKnown,
    NotWanted,
    TooLong,
)
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.saying import NoteMaySay, NoteMaySayNoMore
from jaga.practice.trusting import NoteTrusted, TrustNoMore

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TODAY = date(2026, 3, 1)
NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
MONTHLY = (Phase(Span(1, Unit.MONTHS)),)


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


def test_a_gift_in_a_rhythm_comes_again_on_its_day_and_one_left_out_is_no_debt(my_notes: "Played") -> None:
    assert my_notes.do(PlanGift("g", "a shelter", phases=MONTHLY)) == Empty("on")
    my_notes.did(PlanGift("g", "a shelter", "thirty", TODAY, MONTHLY), NoteGiven("g"))
    (gift,) = my_notes.state.giving.gifts
    assert (gift.on, gift.last, gift.ended) == (date(2026, 4, 1), TODAY, False)
    (gift,) = my_notes.did(LeaveGiftOut("g")).giving.gifts
    assert (gift.on, gift.last) == (date(2026, 5, 1), TODAY)
    (gift,) = my_notes.did(NoteGiven("g"), now=NIGHT.replace(month=9)).giving.gifts
    assert gift.on == date(2026, 10, 1), "what was not given in the months between is not counted"
    assert my_notes.did(GiveNoMore("g")).giving.gifts[0].ended
    assert my_notes.do(NoteGiven("g")) == AlreadyEnded("id")


def test_a_gift_that_comes_once_and_is_left_out_is_over(my_notes: "Played") -> None:
    (gift,) = my_notes.did(PlanGift("g", "a shelter", on=TODAY), LeaveGiftOut("g")).giving.gifts
    assert (gift.given, gift.ended) == (False, True)


def test_whom_i_trust_can_be_said_and_taken_back(my_notes: "Played") -> None:
    (trusted,) = my_notes.did(NoteTrusted("t", "a shelter", "they answer at night")).trusting.trusted
    assert (trusted.words, trusted.ended) == ("they answer at night", False)
    assert my_notes.did(TrustNoMore("t")).trusting.trusted[0].ended


def test_one_answer_goes_back_where_one_is_wanted_and_no_second(my_notes: "Played") -> None:
    told = HearWhatWentWrong("m", "you asked why she stayed", "Tia", card="mark", answer=Answer.WELCOME)
    my_notes.did(told)
    assert my_notes.do(AnswerThem("m", " ")) == Empty("words")
    assert my_notes.do(AnswerThem("m", "x" * 1_001)) == TooLong("words", 1_000)
    (mending,) = my_notes.did(AnswerThem("m", "I asked that. I stop.")).mending.heard
    assert (mending.answer, mending.answered) == (Answer.SENT, "I asked that. I stop.")
    assert my_notes.do(AnswerThem("m", "and also")) == AlreadyEnded("words")


def test_no_answer_goes_where_none_is_wanted_or_nobody_is_there(my_notes: "Played") -> None:
    my_notes.did(
        HearWhatWentWrong("a", "x", card="mark", answer=Answer.UNWANTED), HearWhatWentWrong("b", "y")
    )
    assert my_notes.do(AnswerThem("a", "sorry")) == NotWanted()
    assert my_notes.do(AnswerThem("b", "sorry")) == NobodyToTell()
    assert my_notes.do(AnswerThem("c", "sorry")) == NotKnown("id")


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
