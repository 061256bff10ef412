"""A small harm, from either side: every line may stay empty, and it may go on later."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jaga.practice.refusals import DateInFuture, Empty, NotKnown
from jaga.practice.smallharms import SayHowItWent, Went, WriteDone, WriteHurt

if TYPE_CHECKING:
    from tests.practice.conftest import Played

NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
WEI = WriteDone(
    "w", "I forgot you twice.", "You stood there alone at night.", "my brother", "a message the same day",
    "I write to you before I write to the others.", "Priya",
)  # fmt: skip


def test_wei_writes_five_lines_and_a_month_on_how_it_went(my_notes: "Played") -> None:
    my_notes.did(WEI)
    my_notes.did(SayHowItWent("w", "three times out of four"), now=NIGHT + timedelta(days=31))
    my_notes.did(SayHowItWent("w", "every time since", date(2026, 4, 20)), now=NIGHT + timedelta(days=60))
    (small,) = my_notes.state.small_harms.written
    assert small.went == (
        Went(date(2026, 4, 1), "three times out of four"),
        Went(date(2026, 4, 20), "every time since"),
    )
    assert small.to == "Priya"


def test_what_is_said_to_the_other_leaves_out_where_the_shame_is_held(my_notes: "Played") -> None:
    (small,) = my_notes.did(WEI).small_harms.written
    assert small.lines == (WEI.did, WEI.listened, WEI.they_need, WEI.commit)


def test_the_three_lines_of_the_one_who_was_hurt(my_notes: "Played") -> None:
    (small,) = my_notes.did(WriteHurt("h", need="a message the same day")).small_harms.written
    assert small.lines == ("a message the same day",)


def test_newer_lines_stand_and_how_it_went_stays(my_notes: "Played") -> None:
    my_notes.did(WriteHurt("h", "angry"), SayHowItWent("h", "not yet said"))
    (small,) = my_notes.did(WriteHurt("h", "scared, then angry", "you forgot me")).small_harms.written
    assert small.lines == ("scared, then angry", "you forgot me")
    assert [each.words for each in small.went] == ["not yet said"]


def test_something_has_to_be_said_and_a_name_alone_says_nothing(my_notes: "Played") -> None:
    assert my_notes.do(WriteHurt("h", " ", to="Wei")) == Empty("happened")
    assert my_notes.do(WriteDone("w", to="Priya")) == Empty("did")
    assert my_notes.do(SayHowItWent("h", "well")) == NotKnown("id")
    my_notes.did(WriteHurt("h", "angry"))
    assert my_notes.do(SayHowItWent("h", "")) == Empty("words")
    assert my_notes.do(SayHowItWent("h", "well", date(2026, 3, 2))) == DateInFuture("on")
