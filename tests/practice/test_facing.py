"""Facing it, in one's own notes: looking first, ways on, words to say, what came back, staying or not."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jaga.practice import kinds, notes
from jaga.practice.answers import Answer, Came, Meets, NoteWhatCame, ThinkLater
from jaga.practice.before import ChooseWay, LookFirst, Safe, Way
from jaga.practice.events import Event
from jaga.practice.refusals import AlreadyKnown, ControlCharacter, DateInFuture, DateInPast, Empty, NotKnown
from jaga.practice.staying import Weigh
from jaga.practice.wordings import Move, PrepareWords, Rehearse, SayWhoDoesWhat

if TYPE_CHECKING:
    from tests.practice.conftest import Played

FACING = ("before", "wordings", "answers", "staying")


def test_kumar_looks_first_chooses_prepares_rehearses_notes_and_decides(my_notes: "Played", night) -> None:
    my_notes.did(
        LookFirst("l", Safe.YES, able="for a few talks", joined="I have laughed along before"),
        ChooseWay("w", Way.ADDRESS),
        PrepareWords("a", "I was there. I laughed, and that was wrong of me.", Move.HEARD),
        SayWhoDoesWhat("t", speaks="me", listens="Farid", leaves="Farid goes home with Tan"),
        Rehearse("r", "We have started to talk about other people.", Came.EVASION),
    )
    first = frozenset({Came.SILENCE, Came.EVASION, Came.DEFENSIVENESS})
    asked = ("that he names what he did", "no shared shifts")
    my_notes.did(
        NoteWhatCame("one", on=night.date(), came=first, meets=tuple(Meets(each, "no") for each in asked)),
        Weigh("d", friend="yes, for now", talks="two", look_again=night.date() + timedelta(days=14)),
    )
    state = my_notes.did(ThinkLater("one", "he was afraid"), now=night + timedelta(days=2))
    assert state.before.way is Way.ADDRESS
    assert [each.move for each in state.wordings.prepared] == [Move.HEARD]
    [came] = state.answers.noted
    assert came.came == first
    assert [each.asked for each in came.meets] == list(asked)
    assert came.later[0].on == night.date() + timedelta(days=2)
    assert state.staying.weighed[0].talks == "two"


def test_a_way_can_be_changed_and_the_earlier_stays_with_its_day(my_notes: "Played", night) -> None:
    my_notes.did(ChooseWay("a", Way.NOT_NOW, "exams"))
    state = my_notes.did(ChooseWay("b", Way.WITHOUT_A_WORD), now=night + timedelta(days=9))
    assert state.before.way is Way.WITHOUT_A_WORD
    assert [(each.way, each.at) for each in state.before.chosen] == [
        (Way.NOT_NOW, night),
        (Way.WITHOUT_A_WORD, night + timedelta(days=9)),
    ]


@pytest.mark.parametrize("safe", Safe)
def test_no_answer_closes_a_way_or_a_step(my_notes: "Played", safe: Safe) -> None:
    state = my_notes.did(
        LookFirst("l", safe, able="no"),
        ChooseWay("w", Way.ADDRESS),
        PrepareWords("a", "words", Move.STOP),
        NoteWhatCame("c", came=frozenset({Came.ANGER})),
        Weigh("d", for_now="I do not know"),
    )
    assert state.before.looked[0].is_safe is (safe in (Safe.UNSAID, Safe.YES))


def test_each_step_stands_without_the_others(my_notes: "Played") -> None:
    my_notes.did(Weigh("d", safe="no"))
    state = my_notes.did(NoteWhatCame("c", words="she cried"))
    assert state.before.looked == state.before.chosen == state.wordings.prepared == ()


@pytest.mark.parametrize(
    "command", [LookFirst("x"), SayWhoDoesWhat("x"), NoteWhatCame("x"), Weigh("x"), PrepareWords("x", " ", Move.ASK)]
)  # fmt: skip
def test_nothing_at_all_is_said_so(my_notes: "Played", command) -> None:
    assert isinstance(my_notes.do(command), Empty)


def test_days_that_cannot_be_meant(my_notes: "Played", night) -> None:
    tomorrow, yesterday = night.date() + timedelta(days=1), night.date() - timedelta(days=1)
    assert isinstance(my_notes.do(NoteWhatCame("a", on=tomorrow, words="x")), DateInFuture)
    assert isinstance(my_notes.do(Weigh("a", able="x", look_again=yesterday)), DateInPast)
    assert my_notes.did(NoteWhatCame("a", words="x")).answers.noted[0].on == night.date()


def test_what_cannot_be_kept_is_said_where_it_stands_also_of_each_request(my_notes: "Played") -> None:
    meets = (Meets("no shared shifts", "no\x00"),)
    assert my_notes.do(NoteWhatCame("a", meets=meets)) == ControlCharacter("meets", 2)
    assert my_notes.do(ThinkLater("nowhere", "words")) == NotKnown("id")


def test_twice_sent_stands_once(my_notes: "Played") -> None:
    my_notes.did(NoteWhatCame("a", words="x"))
    assert my_notes.do(NoteWhatCame("a", words="x")) == AlreadyKnown("id")


def test_what_came_back_has_no_room_for_a_name_a_sum_or_a_verdict() -> None:
    """It stays in one's own notes, and never becomes a file on somebody."""
    fields = {name for name in Answer.__struct_fields__ if name not in ("id", "on", "later", "meets", "came")}
    assert fields == {"words", "feel", "missing", "hope", "worry"}
    said = {part.field for part in notes.PARTS}
    assert set(FACING) <= said
    assert all(not isinstance(getattr(Answer, name, None), int | float) for name in Answer.__struct_fields__)


def test_other_kinds_of_strands_have_no_place_for_it() -> None:
    from jaga.practice import accountability, circle, safety, story, support, team

    for kind in (accountability, circle, safety, story, support, team):
        assert not {part.field for part in kind.PARTS} & set(FACING), kind.__name__


def test_each_has_its_stable_name() -> None:
    names = {
        "looked-first", "way-chosen", "words-prepared", "who-does-what-said", "rehearsed", "answer-noted",
        "thought-later", "staying-weighed",
    }  # fmt: skip
    assert names <= kinds.KINDS.keys()
    assert all(issubclass(kinds.KINDS[name], Event) for name in names)
