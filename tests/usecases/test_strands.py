"""Beginning a situation, and doing something in it."""

from datetime import date

import pytest

from jaga import vault
from jaga.practice.consent import RecordConsent
from jaga.practice.free_notes import WriteNote
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.refusals import (
    AlreadyKnown,
    ControlCharacter,
    DateInPast,
    Empty,
    NotCommanded,
    Refusal,
    TooLong,
)
from jaga.practice.telling import KeepTold
from jaga.usecases.folds import look
from jaga.usecases.strands import LONGEST_NAME, begin, call, do, situations
from jaga.vault import NotHere, Place


def test_a_situation_is_the_strands_that_bear_its_name(mei):
    notes, story, other = mei.begin("Thursday"), mei.begin("Thursday", "story"), mei.begin("the blue folder")
    found = situations(mei.person)
    assert [each.name for each in found] == ["Thursday", "the blue folder"]
    assert found[0].places == (notes, story)
    assert found[0].place("story") == story
    assert found[1].place("story") is None
    assert found[1].place("notes") == other


def test_one_name_takes_one_strand_of_a_kind(mei):
    mei.begin("Thursday")
    before = mei.store.everything()
    assert begin(mei.person, "notes", " Thursday ", mei.now) == AlreadyKnown("name")
    assert mei.store.everything() == before


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("", Empty("name")),
        ("   ", Empty("name")),
        ("x" * (LONGEST_NAME + 1), TooLong("name", LONGEST_NAME)),
        ("Thurs\x07day", ControlCharacter("name", 5)),
        ("two\nlines", ControlCharacter("name", 3)),
    ],
)
def test_what_cannot_be_a_name_begins_nothing(mei, name, refused):
    place = mei.begin("Thursday")
    before = mei.store.everything()
    assert begin(mei.person, "notes", name, mei.now) == refused
    assert call(mei.person, situations(mei.person)[0], name) == refused
    assert mei.store.everything() == before
    assert look(mei.person, place.id, mei.now).name == "Thursday"


def test_another_name_goes_to_every_strand_of_the_situation_and_joins_no_other(mei):
    notes, story = mei.begin("Thursday"), mei.begin("Thursday", "story")
    mei.begin("films")
    thursday = situations(mei.person)[0]
    assert call(mei.person, thursday, "films") == AlreadyKnown("name")
    assert call(mei.person, thursday, " the blue folder ") is None
    assert [each.name for each in situations(mei.person)] == ["the blue folder", "films"]
    for place in (notes, story):
        assert look(mei.person, place.id, mei.now).name == "the blue folder"


def test_no_name_stands_in_the_store_as_it_was_typed(mei):
    mei.begin("Thursday at the museum")
    assert b"museum" not in mei.store.everything()


def test_doing_one_thing_saves_one_entry_and_returns_the_strand_as_it_then_stands(mei):
    place = mei.begin()
    new = mei.rows_of(place, MakePromise("a", "Send silly films", to="L"))
    assert len(new) == 1
    opened = vault.open_strand(mei.store, mei.person.keyring, place.id, int(mei.now.timestamp()))
    [entry] = vault.read(mei.store, opened).entries
    assert [(event.kind, event.body["words"]) for event in entry.events] == [
        ("promise-made", "Send silly films")
    ]
    assert entry.time == int(mei.now.timestamp())
    [promise] = mei.do(place, KeepPromise("a")).state.promises.made
    assert promise.ended


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (MakePromise("a", " "), Empty("words")),
        (MakePromise("a", "x" * 200_001), TooLong("words", 200_000)),
        (MakePromise("a", "a bell \x07"), ControlCharacter("words", 7)),
        (MakePromise("a", "films", by=date(2026, 11, 30)), DateInPast("by")),
        (RecordConsent("a"), NotCommanded("RecordConsent")),
        (KeepTold("a", "told"), NotCommanded("KeepTold")),
    ],
)
def test_a_refusal_saves_nothing(mei, command, refused):
    place = mei.begin()
    mei.do(place, WriteNote("b", "something"))
    before = mei.store.everything()
    assert do(mei.person, place.id, command, mei.now) == refused
    assert mei.store.everything() == before


def test_the_same_command_twice_is_one_entry(mei):
    place = mei.begin()
    mei.do(place, MakePromise("a", "films"))
    before = mei.store.everything()
    again = do(mei.person, place.id, MakePromise("a", "films"), mei.now)
    assert isinstance(again, Refusal)
    assert mei.store.everything() == before


@pytest.mark.parametrize("words", ["x", "நான்" * 50_000, "🫂" * 200_000, "two\nlines\tand a tab"])
def test_long_words_of_any_script_come_back_as_they_were(mei, words):
    place = mei.begin()
    [note] = mei.do(place, WriteNote("a", words)).state.free_notes.written
    assert note.words == words


def test_what_is_not_mine_and_what_is_nowhere_are_the_same_refusal(mei, faiz):
    hers = mei.begin()
    mei.do(hers, WriteNote("a", "I have known him for fifteen years"))
    for place_id in (hers.id, bytes(16)):
        with pytest.raises(NotHere) as refused:
            look(faiz.person, place_id, faiz.now)
        assert str(refused.value) == "there is no such place"
        with pytest.raises(NotHere):
            do(faiz.person, place_id, WriteNote("b", "mine"), faiz.now)
    assert situations(faiz.person) == ()


def test_two_people_may_call_things_by_one_name_and_never_meet(mei, faiz):
    hers, his = mei.begin("Thursday"), faiz.begin("Thursday")
    mei.do(hers, WriteNote("a", "hers"))
    seen = faiz.do(his, WriteNote("a", "his"))
    assert [note.words for note in seen.state.free_notes.written] == ["his"]
    assert [each.places for each in situations(faiz.person)] == [(his,)]
    call(faiz.person, situations(faiz.person)[0], "Friday")
    assert look(mei.person, hers.id, mei.now).name == "Thursday"


def test_a_kind_that_this_version_cannot_fold_is_not_here(mei):
    place = vault.create_strand(mei.store, mei.person.keyring, kind="garden", name="later", now=1)
    assert isinstance(place, Place)
    with pytest.raises(NotHere, match="there is no such place"):
        look(mei.person, place.id, mei.now)
