"""Letting go: every body that spoke of the thing leaves the store, at once, on its day, or after a power cut."""

from contextlib import suppress
from datetime import timedelta

import pytest
from tellers import Kept, PowerCutError, Told, somebody

from jaga import vault
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.letting_go import WHOLE, KeepAfterAll, LetGoOn
from jaga.practice.promises import ChangePromise, KeepPromise, MakePromise
from jaga.practice.refusals import AlreadyEnded, NotKnown, PausedByThreat, TooLong
from jaga.practice.telling import KeepTold
from jaga.usecases import folds
from jaga.usecases.folds import look
from jaga.usecases.letting import (
    let_go,
    let_go_of_everything,
    let_go_of_what_is_due,
    note_legal_threat,
    say_threat_is_over,
    words_of_threat,
)
from jaga.usecases.person import seconds
from jaga.usecases.strands import do, situations
from jaga.usecases.today import gather

PIECE = 48


def pieces_left(rows: set[bytes], store: Kept) -> int:
    """How many pieces of the bodies of these rows are anywhere in the store still.

    A stub keeps the head of its row, so that ids stay; what it must not keep is any of the ciphertext.
    """
    everything = store.everything()
    return sum(
        row[at : at + PIECE] in everything
        for row in rows
        for at in range(len(row) - 3 * PIECE, len(row) - PIECE + 1, PIECE)
    )


def test_the_search_for_bodies_would_find_one(mei):
    rows = mei.rows_of(mei.begin(), WriteNote("a", "words"))
    assert pieces_left(rows, mei.store) == 3


def test_letting_go_of_a_thing_drops_every_body_that_spoke_of_it_and_no_other(mei):
    place = mei.begin()
    gone = mei.rows_of(place, MakePromise("a", "films"))
    stays = mei.rows_of(place, WriteNote("b", "something else"))
    gone |= mei.rows_of(place, ChangePromise("a", "more films"))
    gone |= mei.rows_of(place, KeepPromise("a"))
    gone |= mei.rows_of(place, LetGoOn("a", mei.now.date() + timedelta(days=9)))
    assert len(gone) == 4
    assert let_go(mei.person, place.id, "a", mei.now) is None
    assert pieces_left(gone, mei.store) == 0
    assert pieces_left(stays, mei.store) == 3
    for _ in range(2):
        seen = look(mei.person, place.id, mei.now)
        assert seen.state.promises.made == ()
        assert [note.words for note in seen.state.free_notes.written] == ["something else"]
        assert seen.fold.damaged == ()
        folds.forget_everybody()


def test_what_was_let_go_does_not_come_back_under_its_id(mei):
    place = mei.begin()
    mei.do(place, WriteNote("a", "words"))
    let_go(mei.person, place.id, "a", mei.now)
    for command in (WriteNote("a", "again"), RewordNote("a", "again")):
        assert do(mei.person, place.id, command, mei.now) == AlreadyEnded("id")
    assert let_go(mei.person, place.id, "a", mei.now) == AlreadyEnded("id")
    assert let_go(mei.person, place.id, "never", mei.now) == NotKnown("id")


def test_nothing_in_memory_remembers_what_was_let_go(mei):
    place = mei.begin()
    mei.do(place, WriteNote("a", "words that nobody should find"))
    let_go(mei.person, place.id, "a", mei.now)
    assert "nobody should find" not in repr(folds._kept)
    assert "nobody should find" not in repr(look(mei.person, place.id, mei.now).fold)


def cut_short(mei: Told, place: vault.Place, thing: str) -> None:
    """The machine stops after the strand says that the thing is gone, before its bodies are."""
    mei.store.cut = True
    with pytest.raises(PowerCutError):
        let_go(mei.person, place.id, thing, mei.now)
    mei.store.cut = False
    folds.forget_everybody()


@pytest.mark.parametrize("by", ["look", "today", "another thing"])
def test_letting_go_of_a_thing_that_was_cut_short_is_finished_at_the_next_look(mei, by):
    place = mei.begin()
    rows = mei.rows_of(place, WriteNote("a", "words"))
    mei.do(place, WriteNote("b", "others"))
    cut_short(mei, place, "a")
    assert pieces_left(rows, mei.store) == 3
    if by == "another thing":
        let_go(mei.person, place.id, "b", mei.now)
    elif by == "today":
        gather(mei.person, mei.now)
    seen = look(mei.person, place.id, mei.now)
    assert "a" not in {note.id for note in seen.state.free_notes.written}
    assert pieces_left(rows, mei.store) == 0


def test_letting_go_of_a_strand_takes_its_rows_its_keys_and_its_name(mei):
    place, other = mei.begin("Thursday"), mei.begin("films")
    rows = mei.rows_of(place, WriteNote("a", "words"))
    stays = mei.rows_of(other, WriteNote("a", "words"))
    assert let_go(mei.person, place.id, WHOLE, mei.now) is None
    assert pieces_left(rows, mei.store) == 0
    assert mei.store.read(place.content) == mei.store.read(place.control) == []
    assert pieces_left(stays, mei.store) == 3
    assert [each.name for each in situations(mei.person)] == ["films"]
    with pytest.raises(vault.NotHere):
        look(mei.person, place.id, mei.now)


@pytest.mark.parametrize("by", ["today", "asking again"])
def test_letting_go_of_a_strand_that_was_cut_short_is_finished(mei, by):
    place = mei.begin()
    rows = mei.rows_of(place, WriteNote("a", "words"))
    cut_short(mei, place, WHOLE)
    if by == "asking again":
        let_go(mei.person, place.id, WHOLE, mei.now)
    else:
        gather(mei.person, mei.now)
        with suppress(vault.NotHere):
            look(mei.person, place.id, mei.now)
    assert pieces_left(rows, mei.store) == 0
    assert situations(mei.person) == ()


def test_what_is_due_is_let_go_on_its_day_and_not_before(mei):
    place = mei.begin()
    rows = mei.rows_of(place, WriteNote("a", "words"))
    mei.do(place, LetGoOn("a", mei.now.date() + timedelta(days=3)), WriteNote("b", "stays"))
    mei.later(2)
    gather(mei.person, mei.now)
    assert pieces_left(rows, mei.store) == 3
    mei.later(1)
    seen = let_go_of_what_is_due(mei.person, place.id, mei.now)
    assert seen is not None
    assert [note.id for note in seen.state.free_notes.written] == ["b"]
    assert pieces_left(rows, mei.store) == 0


def test_a_day_that_was_long_ago_is_still_carried_out_and_one_called_off_is_not(mei):
    place = mei.begin()
    gone, stays = mei.rows_of(place, WriteNote("a", "w")), mei.rows_of(place, WriteNote("b", "w"))
    day = mei.now.date() + timedelta(days=3)
    mei.do(place, LetGoOn("a", day), LetGoOn("b", day), KeepAfterAll("b"))
    mei.later(400)
    gather(mei.person, mei.now)
    assert pieces_left(gone, mei.store) == 0
    assert pieces_left(stays, mei.store) == 3


def test_a_strand_goes_whole_on_its_day_and_the_others_of_today_are_shown(mei):
    place, other = mei.begin("Thursday"), mei.begin("films")
    mei.do(place, LetGoOn(WHOLE, mei.now.date() + timedelta(days=3)), MakePromise("a", "gone"))
    mei.do(other, MakePromise("a", "films"))
    mei.later(3)
    assert [item.words for item in gather(mei.person, mei.now)] == ["films"]
    assert [each.name for each in situations(mei.person)] == ["films"]
    assert mei.store.read(place.content) == []


def test_a_legal_threat_pauses_everything_that_i_hold_and_nothing_of_anybody_else(mei, faiz):
    notes, story, other = mei.begin("Thursday"), mei.begin("Thursday", "story"), mei.begin("films")
    his = faiz.begin()
    faiz.do(his, WriteNote("a", "his"))
    for place in (notes, other):
        mei.do(place, WriteNote("a", "words"), LetGoOn("a", mei.now.date() + timedelta(days=1)))
    assert note_legal_threat(mei.person, "a letter on the 20th", mei.now) is None
    for place in (notes, story, other):
        assert look(mei.person, place.id, mei.now).rests
        assert let_go(mei.person, place.id, WHOLE, mei.now) == PausedByThreat()
    assert let_go(mei.person, notes.id, "a", mei.now) == PausedByThreat()
    mei.later(9)
    gather(mei.person, mei.now)
    assert look(mei.person, notes.id, mei.now).state.free_notes.written
    assert let_go(faiz.person, his.id, "a", faiz.now) is None


def shared(mei, faiz):
    """A story of Mei's that Faiz reads and writes in; his place of it."""
    hers = mei.begin("Thursday", "story")
    given = vault.Terms(("listen",), whole=True, writes=True)
    vault.grant(mei.store, mei.person.keyring, hers.id, faiz.person.keyring.card, given, seconds(mei.now))
    [note] = vault.waiting(faiz.store, faiz.person.keyring)
    return hers, vault.accept(faiz.store, faiz.person.keyring, note, "hers")


def test_a_threat_is_said_in_my_own_notes_alone_and_nothing_that_others_read_tells_of_it(mei, faiz):
    notes = mei.begin("Thursday")
    hers, his = shared(mei, faiz)
    mei.do(hers, KeepTold("a", "words"), LetGoOn(WHOLE, mei.now.date() + timedelta(days=3)))
    note_legal_threat(mei.person, "a letter from his brother", mei.now)
    assert words_of_threat(mei.person, mei.now) == "a letter from his brother"
    assert look(mei.person, notes.id, mei.now).state.letting_go.paused
    seen = look(faiz.person, his.id, faiz.now)
    assert not seen.rests
    entries = vault.read(faiz.store, seen.opened).entries
    assert not any("threat" in event.kind for entry in entries for event in entry.events)
    faiz.later(9)
    assert look(faiz.person, his.id, faiz.now).state.telling.told


def test_nobody_can_freeze_what_is_anothers_and_under_my_own_threat_my_words_there_stay(mei, faiz):
    faiz.begin("own notes")
    _, his = shared(mei, faiz)
    for id_ in "ab":
        faiz.do(his, KeepTold(id_, "what he wrote there"))
    note_legal_threat(mei.person, "", mei.now)
    assert let_go(faiz.person, his.id, "a", faiz.now) is None
    note_legal_threat(faiz.person, "", faiz.now)
    assert let_go(faiz.person, his.id, "b", faiz.now) == PausedByThreat()
    assert do(faiz.person, his.id, LetGoOn("b", faiz.now.date()), faiz.now) == PausedByThreat()
    say_threat_is_over(faiz.person, faiz.now)
    assert let_go(faiz.person, his.id, "b", faiz.now) is None


def test_after_a_threat_nothing_goes_on_a_day_that_was_chosen_before_it(mei, faiz):
    hers, _ = shared(mei, faiz)
    mei.do(hers, KeepTold("a", "words"), LetGoOn("a", mei.now.date() + timedelta(days=1)))
    note_legal_threat(mei.person, "", mei.now)
    mei.later(9)
    say_threat_is_over(mei.person, mei.now)
    seen = let_go_of_what_is_due(mei.person, hers.id, mei.now)
    assert seen is not None
    assert seen.state.telling.told


def test_without_notes_of_my_own_letting_go_rests_and_no_word_is_written(mei, faiz):
    hers, _ = shared(mei, faiz)
    before = len(vault.read(mei.store, look(mei.person, hers.id, mei.now).opened).entries)
    note_legal_threat(mei.person, "a letter", mei.now)
    seen = look(mei.person, hers.id, mei.now)
    assert (seen.rests, words_of_threat(mei.person, mei.now)) == (True, "")
    assert len(vault.read(mei.store, seen.opened).entries) == before


def test_whoever_has_no_notes_gets_some_for_their_words_alone_and_nobody_else_reads_them(mei, faiz):
    hers, his = shared(mei, faiz)
    assert note_legal_threat(mei.person, "", mei.now, "Thursday") is None
    assert [place.id for each in situations(mei.person) for place in each.places] == [hers.id]
    assert note_legal_threat(mei.person, "a letter", mei.now, "Thursday") is None
    [notes] = [place for each in situations(mei.person) for place in each.places if place.id != hers.id]
    assert (notes.kind, notes.name, words_of_threat(mei.person, mei.now)) == ("notes", "Thursday", "a letter")
    assert look(mei.person, notes.id, mei.now).rests
    entries = vault.read(faiz.store, look(faiz.person, his.id, faiz.now).opened).entries
    assert not any("threat" in event.kind for entry in entries for event in entry.events)


def test_under_a_legal_threat_letting_go_of_everything_is_refused_whole(mei):
    first, second = mei.begin("one"), mei.begin("two")
    note_legal_threat(mei.person, "", mei.now)
    before = mei.store.everything()
    assert let_go_of_everything(mei.person, mei.now) == PausedByThreat()
    assert mei.store.everything() == before
    assert {place.id for each in situations(mei.person) for place in each.places} == {first.id, second.id}


def test_what_is_begun_under_a_legal_threat_is_paused_too(mei):
    mei.begin("one")
    note_legal_threat(mei.person, "", mei.now)
    later = mei.begin("two")
    mei.do(later, WriteNote("a", "written after the letter came"))
    assert let_go(mei.person, later.id, "a", mei.now) == PausedByThreat()
    assert let_go(mei.person, later.id, WHOLE, mei.now) == PausedByThreat()


def test_a_threat_that_cannot_be_noted_as_written_is_refused_and_pauses_nothing(mei):
    place = mei.begin()
    before = mei.store.everything()
    assert note_legal_threat(mei.person, "x" * 200_001, mei.now) == TooLong("words", 200_000)
    assert mei.store.everything() == before
    mei.do(place, WriteNote("a", "words"))
    assert let_go(mei.person, place.id, "a", mei.now) is None


@pytest.mark.parametrize("thing", ["a", WHOLE])
def test_once_the_threat_is_said_to_be_over_letting_go_works_again(mei, thing):
    place = mei.begin()
    rows = mei.rows_of(place, WriteNote("a", "words"))
    note_legal_threat(mei.person, "", mei.now)
    say_threat_is_over(mei.person, mei.now)
    assert not look(mei.person, place.id, mei.now).state.letting_go.paused
    assert let_go(mei.person, place.id, thing, mei.now) is None
    assert pieces_left(rows, mei.store) == 0


def test_letting_go_of_everything_leaves_an_empty_shelf_and_nothing_of_mine(mei, faiz):
    places = [mei.begin("one"), mei.begin("one", "story"), mei.begin("two")]
    rows = mei.rows_of(places[0], WriteNote("a", "words"))
    his = faiz.rows_of(faiz.begin(), WriteNote("a", "his"))
    assert let_go_of_everything(mei.person, mei.now) is None
    assert situations(mei.person) == ()
    assert pieces_left(rows, mei.store) == 0
    assert pieces_left(his, mei.store) == 3
    assert not any(mei.store.read(place.content) or mei.store.read(place.control) for place in places)
    assert somebody(mei.store).begin("anew")
