"""Letting go: at once, on a day that can be changed, and never by itself under a legal threat."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jaga.practice import letting_go
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.letting_go import (
    WHOLE,
    KeepAfterAll,
    LetGo,
    LetGoOn,
    NoteLegalThreat,
    NoteThreatOver,
    due,
)
from jaga.practice.notes import Notes
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, DateInPast, NotKnown, PausedByThreat
from jaga.practice.telling import KeepTold

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TODAY = date(2026, 3, 1)
LATER = TODAY + timedelta(days=30)


def test_one_thing_goes_at_once_and_the_others_stay(my_notes: "Played") -> None:
    state = my_notes.did(WriteNote("a", "one"), WriteNote("b", "two"), LetGo("a"))
    assert [note.id for note in state.free_notes.written] == ["b"]


def test_what_is_gone_cannot_be_spoken_of_or_begun_again(my_notes: "Played") -> None:
    my_notes.did(WriteNote("a", "one"), LetGo("a"))
    for command in (LetGo("a"), RewordNote("a", "x"), WriteNote("a", "again"), LetGoOn("a", LATER)):
        assert my_notes.do(command) == AlreadyEnded("id")


def test_a_fact_read_again_does_not_bring_it_back(my_notes: "Played") -> None:
    my_notes.did(WriteNote("a", "one"), LetGo("a"))
    written, let_go = my_notes.facts
    assert my_notes.replay([written, let_go, written]) == my_notes.state


def test_the_whole_strand_goes_at_once(my_notes: "Played") -> None:
    state = my_notes.did(WriteNote("a", "one"), MakePromise("p", "films"), LetGo(WHOLE))
    assert state == Notes(letting_go=state.letting_go)
    assert my_notes.do(WriteNote("b", "two")) == AlreadyEnded(WHOLE)


def test_a_day_is_suggested_changed_and_taken_away(a_story: "Played") -> None:
    a_story.did(KeepTold("t", "words"), LetGoOn("t", TODAY), LetGoOn("t", LATER), LetGoOn(WHOLE, LATER))
    assert due(a_story.state.letting_go, TODAY) == ()
    assert due(a_story.state.letting_go, LATER) == ("t", WHOLE)
    assert due(a_story.did(KeepAfterAll("t")).letting_go, LATER) == (WHOLE,)
    assert a_story.do(KeepAfterAll("t")) == NotKnown("id")


def test_nothing_unknown_and_no_day_in_the_past(my_notes: "Played") -> None:
    assert my_notes.do(LetGo("nothing")) == NotKnown("id")
    my_notes.did(WriteNote("a", "one"))
    assert my_notes.do(LetGoOn("a", TODAY - timedelta(days=1))) == DateInPast("on")


def test_under_a_threat_letting_go_rests_until_somebody_says_it_is_over(my_notes: "Played") -> None:
    my_notes.did(WriteNote("a", "one"), LetGoOn("a", LATER), NoteLegalThreat())
    assert my_notes.state.letting_go.paused
    for command in (LetGo("a"), LetGo(WHOLE), LetGoOn("a", LATER)):
        assert my_notes.do(command) == PausedByThreat()
    assert due(my_notes.state.letting_go, LATER) == ()
    my_notes.did(NoteThreatOver(), LetGo("a"))


def test_a_day_set_before_a_threat_has_to_be_chosen_anew(my_notes: "Played") -> None:
    state = my_notes.did(
        WriteNote("a", "x"), LetGoOn("a", LATER), NoteLegalThreat("a suit"), NoteThreatOver()
    )
    assert due(state.letting_go, LATER) == ()
    assert my_notes.do(NoteThreatOver()) == AlreadyEnded("threat")


def test_no_day_comes_due_under_a_threat_however_it_came_there() -> None:
    days = (letting_go.Day("a", TODAY),)
    assert due(letting_go.LettingGo(days), TODAY) == ("a",)
    assert due(letting_go.LettingGo(days, threat=""), TODAY) == ()


def test_writing_goes_on_under_a_threat(my_notes: "Played") -> None:
    my_notes.did(NoteLegalThreat(), WriteNote("a", "one"))


def test_ids_are_one_to_a_strand(my_notes: "Played") -> None:
    my_notes.did(WriteNote("a", "one"))
    assert my_notes.do(MakePromise("a", "films")) == AlreadyKnown("id")
    assert my_notes.do(MakePromise(WHOLE, "films")) == AlreadyKnown("id")


def test_what_followed_a_thing_whose_beginning_is_gone_changes_nothing(my_notes: "Played") -> None:
    my_notes.did(MakePromise("p", "films"), KeepPromise("p"))
    assert my_notes.replay(my_notes.facts[1:]) == Notes()


def test_a_thing_that_goes_takes_its_day_with_it() -> None:
    state = letting_go.LettingGo((letting_go.Day("a", LATER),))
    event = letting_go.LetGoOf("a", at=None)
    assert letting_go.evolve(state, event).days == ()
