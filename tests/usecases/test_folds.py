"""Folds kept in memory: they go on from where they stood, equal a fresh one, and go away."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tellers import NIGHT, Kept, somebody

from jaga import vault
from jaga.practice.free_notes import RewordNote, WriteNote
from jaga.practice.letting_go import LetGoOn, NoteLegalThreat, NoteThreatOver
from jaga.practice.promises import ChangePromise, KeepPromise, MakePromise
from jaga.usecases import folds
from jaga.usecases.folds import look
from jaga.usecases.letting import let_go
from jaga.usecases.strands import begin, do
from jaga.vault import Event, Place

IDS = st.sampled_from(["a", "b", "c"])
WORDS = st.text("xyz ", max_size=3)
COMMANDS = st.one_of(
    st.builds(MakePromise, IDS, WORDS),
    st.builds(ChangePromise, IDS, WORDS),
    st.builds(KeepPromise, IDS),
    st.builds(WriteNote, IDS, WORDS),
    st.builds(RewordNote, IDS, WORDS),
    st.builds(LetGoOn, IDS, st.just(date(2027, 1, 1))),
    st.just(NoteLegalThreat()),
    st.just(NoteThreatOver()),
    st.builds(lambda id_: ("let go", id_), IDS),
    st.just("look"),
    st.just("forget"),
)


@settings(max_examples=40)
@given(st.lists(COMMANDS, max_size=14))
def test_a_fold_that_goes_on_equals_a_fresh_one(steps):
    told = somebody(Kept())
    place = begin(told.person, "notes", "Thursday", NIGHT)
    assert isinstance(place, Place)
    for step in steps:
        match step:
            case "look":
                look(told.person, place.id, NIGHT)
            case "forget":
                folds.forget(told.person.keyring.card.address)
            case ("let go", str(id_)):
                let_go(told.person, place.id, id_, NIGHT)
            case _:
                do(told.person, place.id, step, NIGHT)
    going_on = look(told.person, place.id, NIGHT).fold
    folds.forget_everybody()
    fresh = look(told.person, place.id, NIGHT).fold
    assert going_on.state == fresh.state
    assert going_on.entries.keys() >= fresh.entries.keys()
    assert going_on.damaged == fresh.damaged == ()
    assert going_on.frontier == fresh.frontier


def test_a_fold_that_goes_on_reads_only_what_came_since(mei, monkeypatch):
    place = mei.begin()
    for number in range(5):
        mei.do(place, WriteNote(mei.id(), f"words {number}"))
    entries = []
    monkeypatch.setattr(folds, "facts_of", lambda entry: entries.append(entry) or _facts_of(entry))
    mei.do(place, WriteNote(mei.id(), "one more"))
    assert len(entries) == 1
    folds.forget_everybody()
    look(mei.person, place.id, mei.now)
    assert len(entries) == 1 + 6


_facts_of = folds.facts_of


def test_what_somebody_else_wrote_meanwhile_is_seen_at_the_next_look(mei):
    place = mei.begin()
    mei.do(place, WriteNote("a", "first"))
    now = int(mei.now.timestamp())
    opened = vault.open_strand(mei.store, mei.person.keyring, place.id, now)
    body = {"at": mei.now.isoformat(), "id": "b", "words": "from another window", "of": "anything"}
    vault.append(mei.store, mei.person.keyring, opened, [Event("note-written", body)], now)
    written = look(mei.person, place.id, mei.now).state.free_notes.written
    assert [note.words for note in written] == ["first", "from another window"]


def test_an_event_of_a_later_version_hides_nothing_and_stays(mei):
    place = mei.begin()
    now = int(mei.now.timestamp())
    opened = vault.open_strand(mei.store, mei.person.keyring, place.id, now)
    odd = Event("dance-danced", {"at": mei.now.isoformat(), "id": "z", "words": "of tomorrow"})
    vault.append(mei.store, mei.person.keyring, opened, [odd], now)
    seen = mei.do(place, WriteNote("a", "first"))
    assert [note.words for note in seen.state.free_notes.written] == ["first"]
    entries = vault.read(mei.store, seen.opened).entries
    assert "of tomorrow" in {event.body["words"] for entry in entries for event in entry.events}


def test_a_damaged_entry_is_counted_once_however_often_one_looks(mei):
    place = mei.begin()
    mei.do(place, WriteNote("a", "first"))
    [row] = mei.rows_of(place, WriteNote("b", "second"))
    broken = row[:-1] + bytes([row[-1] ^ 1])
    for log in mei.store._logs.values():
        log.rows[:] = [broken if each == row else each for each in log.rows]
    folds.forget_everybody()
    for _ in range(3):
        fold = look(mei.person, place.id, mei.now).fold
        assert [note.words for note in fold.state.free_notes.written] == ["first"]
        assert len(fold.damaged) == 1
    fold = mei.do(place, WriteNote("c", "third")).fold
    assert [note.words for note in fold.state.free_notes.written] == ["first", "third"]
    assert len(fold.damaged) == 1


def test_folds_are_forgotten_for_one_strand_for_one_person_and_for_all(mei, faiz):
    first, second, his = mei.begin("one"), mei.begin("two"), faiz.begin("one")
    for told, place in ((mei, first), (mei, second), (faiz, his)):
        look(told.person, place.id, told.now)
    address, other = mei.person.keyring.card.address, faiz.person.keyring.card.address
    assert set(folds._kept) == {(address, first.id), (address, second.id), (other, his.id)}
    folds.forget(address, first.id)
    assert set(folds._kept) == {(address, second.id), (other, his.id)}
    folds.forget(address)
    assert set(folds._kept) == {(other, his.id)}
    folds.forget_everybody()
    assert not folds._kept


def test_folds_that_nobody_looked_at_are_swept(mei):
    first, second = mei.begin("one"), mei.begin("two")
    look(mei.person, first.id, mei.now)
    look(mei.person, second.id, mei.now + timedelta(minutes=20))
    folds.sweep(mei.now + timedelta(minutes=10))
    assert [place for _, place in folds._kept] == [second.id]


def test_folds_are_bounded_and_those_in_use_stay(mei, monkeypatch):
    monkeypatch.setattr(folds, "MOST_KEPT", 3)
    places = [mei.begin(f"number {number}") for number in range(4)]
    for place in (*places[:3], places[0], places[3]):
        look(mei.person, place.id, mei.now)
    assert [place for _, place in folds._kept] == [places[2].id, places[0].id, places[3].id]


def test_one_persons_fold_never_answers_another(mei, faiz):
    """Also where both have the same strand: each has a fold of their own, under their own address."""
    hers = mei.begin()
    mei.do(hers, WriteNote("a", "hers"))
    folds._kept[faiz.person.keyring.card.address, hers.id] = folds._kept[
        mei.person.keyring.card.address, hers.id
    ]
    with pytest.raises(vault.NotHere):
        look(faiz.person, hers.id, faiz.now)
