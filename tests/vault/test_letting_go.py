"""Letting go: of an entry, of a strand, on a date, and the pause under a legal threat."""

import pytest
from consent_world import BreakableStore, Stopped

from jaga import vault
from jaga.vault import LettingGoPaused, NotHere, NotYours
from jaga.vault.layout import is_stub

DAY = 86_400


def let_go(house, name, place, entry):
    vault.let_go_entry(house.store, house.keyring(name), house.open(name, place), entry, house.now)


def test_a_body_leaves_the_store_and_its_ids_stay(house):
    place = house.strand("Laila")
    first, second = house.write("Laila", place, "one"), house.write("Laila", place, "two")
    let_go(house, "Laila", place, first)
    reading = house.reading("Laila", place)
    assert [entry.id for entry in reading.entries if entry.events[0].kind == "Said"] == [second]
    assert reading.let_go == {first}
    assert [is_stub(row) for row in house.store.read(place.content)] == [False, True, False, False]
    assert not reading.damaged


def test_only_the_author_and_the_holder_let_go_of_an_entry(house):
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    _, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    meis, ravis = house.write("Mei", hers, "Mei's"), house.write("Ravi", his, "Ravi's")
    with pytest.raises(NotYours):
        let_go(house, "Ravi", his, meis)
    let_go(house, "Mei", hers, meis)
    let_go(house, "Laila", place, ravis)
    for name, theirs in (("Laila", place), ("Mei", hers), ("Ravi", his)):
        assert house.reading(name, theirs).let_go == {meis, ravis}


@pytest.mark.parametrize("named", ["whoever signs", "the true author"])
def test_a_tombstone_by_somebody_else_buries_nothing(house, named):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    hers = house.write("Laila", place, "hers")
    [entry] = house.reading("Ravi", his).entries
    author = house.open("Ravi", his).me if named == "whoever signs" else entry.author
    body = {"entry": entry.id, "envelope": entry.envelope, "author": author, "prev": b""}
    from jaga.vault.writing import _append

    forged = (vault.Event("vault.let-go", body),)
    _append(house.store, house.keyring("Ravi"), house.open("Ravi", his), forged, house.now, None)
    assert hers in [entry.id for entry in house.reading("Laila", place).entries]


def test_a_strand_that_was_let_go_of_is_not_there_for_anybody(house):
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True)
    house.write("Laila", place, "words")
    vault.let_go_strand(house.store, house.keyring("Laila"), place.id, house.now)
    assert house.store.tags() == []
    assert not house.store._slots
    for name, theirs in (("Laila", place), ("Mei", hers)):
        with pytest.raises((NotHere, vault.ConsentEnded)):
            house.open(name, theirs)


@pytest.mark.parametrize("first", ["Laila", "Mei"])
def test_on_its_date_whoever_comes_first_finds_it_gone(house, first):
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True)
    house.write("Laila", place, "words")
    vault.let_go_on(house.store, house.keyring("Laila"), place.id, house.now + DAY, house.now)
    assert house.open("Mei", hers).let_go_on == house.now + DAY
    house.now += DAY
    with pytest.raises(NotHere):
        house.open(first, place if first == "Laila" else hers)
    assert house.store.read(place.content) == []


def test_a_noted_legal_threat_cancels_the_date_and_pauses(house):
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True)
    entry = house.write("Laila", place, "words")
    laila = house.keyring("Laila")
    vault.let_go_on(house.store, laila, place.id, house.now + DAY, house.now)
    vault.pause_letting_go(house.store, laila, place.id, house.now)
    house.now += DAY
    assert house.read("Mei", hers) == ["words"]
    with pytest.raises(LettingGoPaused):
        vault.let_go_strand(house.store, laila, place.id, house.now)
    with pytest.raises(LettingGoPaused):
        vault.let_go_on(house.store, laila, place.id, house.now + DAY, house.now)
    with pytest.raises(LettingGoPaused):
        let_go(house, "Laila", place, entry)
    vault.pause_letting_go(house.store, laila, place.id, house.now, paused=False)
    vault.let_go_strand(house.store, laila, place.id, house.now)


@pytest.mark.parametrize("after", [False, True])
def test_a_machine_that_stops_leaves_a_whole_strand_or_none_of_it(house, after):
    house.store = BreakableStore(house.store)
    place = house.strand("Laila")
    house.write("Laila", place, "words")
    house.store.stop_at((1, after))
    with pytest.raises(Stopped):
        vault.let_go_strand(house.store, house.keyring("Laila"), place.id, house.now)
    if after:
        assert house.store.tags() == []
        assert vault.open_shelf(house.store, house.keyring("Laila")).places == ()
    else:
        assert house.read("Laila", place) == ["words"]
