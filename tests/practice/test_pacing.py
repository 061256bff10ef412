"""One thing to learn at a time, which becomes smaller on a bad week, and the place where somebody stopped."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jaga.practice import pacing
from jaga.practice.pacing import (
    ChangePace,
    HaveBadWeek,
    NoteSitting,
    Pacing,
    PickOne,
    PutDown,
    Size,
    TakeUpAgain,
)
from jaga.practice.placemarks import KeepPlace
from jaga.practice.refusals import AlreadyEnded, DateInPast, Empty, NotKnown, Refusal

if TYPE_CHECKING:
    from tests.practice.conftest import Played

NOW = datetime(2026, 3, 2, 20, 0, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
TOMORROW = date(2026, 3, 3)


def test_one_thing_one_note_one_action_and_rest(my_notes: "Played") -> None:
    my_notes.did(PickOne("a", "the first part of l7", Size.TEN, TOMORROW))
    (picked,) = my_notes.did(
        NoteSitting("a", "silence is an answer", "wait one breath with Mei")
    ).pacing.picked
    assert [(sat.words, sat.action) for sat in picked.sat] == [
        ("silence is an answer", "wait one breath with Mei")
    ]
    assert picked.on is None, "after a sitting one rests, unless a day is chosen"


def test_what_is_picked_puts_the_other_down_and_it_can_be_taken_up_again(my_notes: "Played") -> None:
    my_notes.did(PickOne("a", "a talk"), PickOne("b", "a book"))
    assert [(each.id, each.ended) for each in my_notes.state.pacing.picked] == [("a", True), ("b", False)]
    my_notes.did(TakeUpAgain("a"))
    assert [(each.id, each.ended) for each in my_notes.state.pacing.picked] == [("a", False), ("b", True)]
    assert my_notes.do(TakeUpAgain("a")) == AlreadyEnded("id")


def test_on_a_bad_week_it_shrinks_step_by_step_and_then_rests(my_notes: "Played") -> None:
    my_notes.did(PickOne("a", "a talk", Size.TEN, TOMORROW))
    sizes = []
    for _week in range(4):
        my_notes.did(HaveBadWeek("a"))
        (picked,) = my_notes.state.pacing.picked
        sizes.append((picked.size, picked.on))
    assert sizes == [
        (Size.FIVE, date(2026, 3, 10)), (Size.TWO, date(2026, 3, 17)), (Size.TWO, None), (Size.TWO, None),
    ]  # fmt: skip


def test_after_days_away_a_bad_week_counts_from_today(my_notes: "Played") -> None:
    my_notes.did(PickOne("a", "a talk", Size.TWENTY, TOMORROW))
    my_notes.did(HaveBadWeek("a"), now=NOW.replace(month=4, day=20))
    assert my_notes.state.pacing.picked[0].on == date(2026, 4, 27)


def test_bad_input_gets_its_name(my_notes: "Played") -> None:
    assert my_notes.do(PickOne("a", " ")) == Empty("words")
    assert my_notes.do(PickOne("a", "a talk", on=date(2020, 1, 1))) == DateInPast("on")
    for command in (
        NoteSitting("a"),
        ChangePace("a", Size.TWO),
        HaveBadWeek("a"),
        PutDown("a"),
        TakeUpAgain("a"),
    ):
        assert my_notes.do(command) == NotKnown("id")
    my_notes.did(PickOne("a", "a talk"), PutDown("a"))
    assert my_notes.do(NoteSitting("a", "more")) == AlreadyEnded("id")


def test_a_text_has_one_place_and_the_later_one_stands(my_notes: "Played") -> None:
    my_notes.did(KeepPlace("l7", 2), KeepPlace("f1", 1), KeepPlace("l7", 4))
    assert [(each.id, each.part) for each in my_notes.state.place_marks.kept] == [("l7", 4), ("f1", 1)]


COMMANDS = st.one_of(
    st.builds(
        PickOne,
        st.sampled_from("abc"),
        st.just("a talk"),
        st.sampled_from(Size),
        st.sampled_from([None, TOMORROW]),
    ),
    st.builds(NoteSitting, st.sampled_from("abc")),
    st.builds(HaveBadWeek, st.sampled_from("abc")),
    st.builds(PutDown, st.sampled_from("abc")),
    st.builds(TakeUpAgain, st.sampled_from("abc")),
)


@given(st.lists(COMMANDS, max_size=30))
def test_in_every_order_at_most_one_is_in_hand_and_no_note_is_lost(commands: list[pacing.Command]) -> None:
    state, sittings = Pacing(), 0
    for command in commands:
        events = pacing.decide(state, command, NOW)
        for event in () if isinstance(events, Refusal) else events:
            state = pacing.evolve(state, event)
            sittings += isinstance(event, pacing.SittingNoted)
        assert sum(not each.ended for each in state.picked) <= 1
    assert sum(len(each.sat) for each in state.picked) == sittings
