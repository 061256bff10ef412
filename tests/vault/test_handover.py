"""Handing over: an offer changes nothing, taking does, and after it only the new holder's word counts."""

import msgspec
import pytest
from consent_world import Hoard

from jaga import vault
from jaga.vault import ConsentEnded, NotGivenToYou, NotTheHolder, Terms
from jaga.vault.control import Granted
from jaga.vault.hold import load
from jaga.vault.turning import Turn, steps_of

ALL = Terms(("all",), whole=True, writes=True)


def hand(house, name, place, to, **how):
    vault.offer_holding(house.store, house.keyring(name), place.id, house.keyring(to).card, house.now, **how)
    return house.accept(to)


def take(house, name, place, keep=None):
    vault.take_holding(house.store, house.keyring(name), place.id, house.now, keep=keep)


def test_mei_hands_over_to_laila_and_reads_on_because_laila_says_so(house):
    mei = house.strand("Mei")
    house.write("Mei", mei, "what she told me")
    laila = hand(house, "Mei", mei, "Laila")
    take(house, "Laila", laila, keep=ALL)
    house.write("Laila", laila, "my own words")
    house.write("Mei", mei, "as a reader")
    said = ["what she told me", "my own words", "as a reader"]
    assert house.read("Mei", mei) == said == house.read("Laila", laila)
    assert house.open("Mei", mei).holding is None
    assert house.open("Laila", laila).holding is not None
    with pytest.raises(NotTheHolder):
        vault.grant(house.store, house.keyring("Mei"), mei.id, house.keyring("Su").card, ALL, house.now)


def test_without_being_kept_the_old_holder_reads_nothing_more(house):
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    kept = house.open("Mei", mei)
    take(house, "Laila", laila)
    house.write("Laila", laila, "mine alone")
    assert vault.read(house.store, kept).entries == ()
    with pytest.raises(ConsentEnded):
        house.open("Mei", mei)


def test_an_offer_alone_changes_nothing(house):
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    assert house.open("Mei", mei).holding.offered_to == house.keyring("Laila").card
    with pytest.raises(vault.NotTakenYet):
        house.open("Laila", laila)
    house.write("Mei", mei, "still hers")
    assert house.read("Mei", mei) == ["still hers"]


def test_an_offer_taken_back_cannot_be_taken_and_its_keys_open_nothing_new(house):
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    vault.cancel_offer(house.store, house.keyring("Mei"), mei.id, house.now)
    with pytest.raises(NotGivenToYou):
        take(house, "Laila", laila)
    assert house.open("Mei", mei).holding.offered_to is None


def test_readers_follow_a_holding_that_was_handed_over(house):
    mei = house.strand("Mei")
    _, ravi = house.give("Mei", mei, "Ravi", whole=True)
    house.write("Mei", mei, "one")
    laila = hand(house, "Mei", mei, "Laila")
    take(house, "Laila", laila)
    house.write("Laila", laila, "two")
    assert house.read("Ravi", ravi) == ["one", "two"]
    assert house.open("Ravi", ravi).holder == house.keyring("Laila").card


def test_a_reader_does_not_follow_somebody_to_whom_nothing_was_handed(house):
    """A thief of a slot's secret and the epoch still cannot name themselves holder."""
    mei = house.strand("Mei")
    _, ravi = house.give("Mei", mei, "Ravi", whole=True)
    su = house.keyring("Su")
    hold = load(house.store, house.keyring("Mei"), mei)
    forged = msgspec.structs.replace(hold.state, holder=su.card.to_bytes())
    thief = msgspec.structs.replace(hold, state=forged)
    steps, _ = steps_of(house.store, su, thief, Turn(()), house.now, None)
    house.store.save(steps[1:])
    with pytest.raises(vault.Damaged):
        house.open("Ravi", ravi)


def test_a_survivor_takes_back_alone_what_somebody_held_for_them(house):
    laila = house.strand("Laila")
    house.write("Laila", laila, "before")
    su = hand(house, "Laila", laila, "Su", way_back=True)
    take(house, "Su", su)
    assert house.open("Su", su).holding.held_for == house.keyring("Laila").card
    house.write("Su", su, "while Su held it")
    _, ravi = house.give("Su", su, "Ravi")
    assert house.accept("Laila").id == laila.id
    vault.take_back(house.store, house.keyring("Laila"), laila.id, house.now)
    house.write("Laila", laila, "mine again")
    assert house.read("Laila", laila) == ["before", "while Su held it", "mine again"]
    assert house.read("Ravi", ravi) == ["mine again"]
    with pytest.raises(ConsentEnded):
        house.open("Su", su)


def test_what_is_held_with_a_way_back_cannot_be_handed_on(house):
    laila = house.strand("Laila")
    su = hand(house, "Laila", laila, "Su", way_back=True)
    take(house, "Su", su)
    with pytest.raises(vault.HeldForAnother):
        hand(house, "Su", su, "Ravi")


def test_an_offer_to_one_card_is_nothing_to_another(house):
    mei = house.strand("Mei")
    vault.offer_holding(house.store, house.keyring("Mei"), mei.id, house.keyring("Laila").card, house.now)
    [note] = vault.waiting(house.store, house.keyring("Laila"))
    with pytest.raises(NotGivenToYou):
        vault.accept(house.store, house.keyring("Su"), note, "stolen")


def test_an_old_holders_later_words_are_set_aside(house):
    """Mei grants Ravi in her own copy of the store after Laila took the strand; a merge brings both together."""
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    before = house.store.read(mei.control)
    hold = load(house.store, house.keyring("Mei"), mei)
    take(house, "Laila", laila)
    word = Granted(bytes(16), house.keyring("Ravi").card.to_bytes(), bytes(32), 0, ALL)
    steps, _ = steps_of(house.store, house.keyring("Mei"), hold, Turn((word,), turns=False), house.now, None)
    assert len(before) == 2
    house.store.merge(mei.control, [steps[0].row])
    holding = house.open("Laila", laila).holding
    assert holding.readers == ()
    assert not holding.forked


def test_a_new_keyring_takes_over_ones_own_strands(house):
    laila = house.strand("Laila")
    house.write("Laila", laila, "before")
    _, ravi = house.give("Laila", laila, "Ravi", whole=True)
    mei = house.strand("Mei")
    person, _ = house.give("Mei", mei, "Laila", whole=True)
    old, new = house.keyring("Laila"), house.keyring("Laila, new")
    vault.move_to_new_keyring(house.store, old, new, house.now)
    assert vault.open_shelf(house.store, old).places == ()
    house.write("Laila, new", laila, "after")
    assert house.read("Laila, new", laila) == ["before", "after"] == house.read("Ravi", ravi)
    [note] = vault.waiting(house.store, house.keyring("Mei"))
    assert note.kind == vault.KEYRING_REPLACED
    card = vault.read_card(note.body["card"])
    vault.replace_card(house.store, house.keyring("Mei"), mei.id, person, card, house.now)
    house.write("Mei", mei, "for the new one")
    assert house.read("Laila, new", house.accept("Laila, new")) == ["for the new one"]


def hoard(house, name, place):
    """What somebody can open with all that they came by until now."""
    kept = Hoard(house.keyring(name), place.content, place.control)
    kept.gather(house.store)
    return kept


def test_offering_to_another_ends_the_first_offer_keys_and_all(house):
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    kept = hoard(house, "Laila", mei)
    ravi = hand(house, "Mei", mei, "Ravi")
    house.write("Mei", mei, "after")
    kept.gather(house.store)
    assert kept.opens(house.store) == set()
    with pytest.raises(NotGivenToYou):
        take(house, "Laila", laila)
    take(house, "Ravi", ravi)
    assert house.read("Ravi", ravi) == ["after"]


def test_withdrawing_from_somebody_to_whom_it_is_offered_ends_the_offer(house):
    mei = house.strand("Mei")
    person, _ = house.give("Mei", mei, "Ravi", whole=True)
    ravi = hand(house, "Mei", mei, "Ravi")
    kept = hoard(house, "Ravi", mei)
    house.withdraw("Mei", mei, person)
    house.write("Mei", mei, "after")
    kept.gather(house.store)
    assert kept.opens(house.store) == set()
    with pytest.raises(NotGivenToYou):
        take(house, "Ravi", ravi)


@pytest.mark.parametrize("order", [1, -1])
def test_a_note_of_an_offer_that_ended_does_not_replace_one_that_stands(house, order):
    mei = house.strand("Mei")
    notes = []
    for turn in range(2):
        vault.offer_holding(house.store, house.keyring("Mei"), mei.id, house.keyring("Laila").card, house.now)
        new = [n for n in vault.waiting(house.store, house.keyring("Laila")) if n not in notes]
        notes += new
        if turn == 0:
            vault.cancel_offer(house.store, house.keyring("Mei"), mei.id, house.now)
    for note in notes[::order]:
        laila = vault.accept(house.store, house.keyring("Laila"), note, "theirs")
    take(house, "Laila", laila)
    assert house.open("Laila", laila).holding is not None


def test_an_old_offer_shuts_nobody_out_of_what_they_hold(house):
    mei = house.strand("Mei")
    vault.offer_holding(house.store, house.keyring("Mei"), mei.id, house.keyring("Laila").card, house.now)
    [old] = vault.waiting(house.store, house.keyring("Laila"))
    laila = vault.accept(house.store, house.keyring("Laila"), old, "theirs")
    take(house, "Laila", laila)
    vault.accept(house.store, house.keyring("Laila"), old, "theirs")
    house.write("Laila", laila, "still mine")
    assert house.read("Laila", laila) == ["still mine"]


def test_an_offer_that_was_cancelled_leaves_the_shelf(house):
    mei = house.strand("Mei")
    laila = hand(house, "Mei", mei, "Laila")
    vault.cancel_offer(house.store, house.keyring("Mei"), mei.id, house.now)
    with pytest.raises(ConsentEnded):
        house.open("Laila", laila)
    assert vault.open_shelf(house.store, house.keyring("Laila")).places == ()
