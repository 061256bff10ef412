"""What an offer shows before it is taken, and the way back that is never lost."""

import pytest

from jaga import vault
from jaga.vault import ConsentEnded, NotGivenToYou, NotTakenYet, Terms
from jaga.vault.coding import plain
from jaga.vault.inbox import OFFER, WAY_BACK, send_note
from jaga.vault.offered import OfferNote


def offer(house, name, place, to, **how):
    vault.offer_holding(house.store, house.keyring(name), place.id, house.keyring(to).card, house.now, **how)
    [note] = vault.waiting(house.store, house.keyring(to))
    return note


def look(house, name, waits):
    return vault.look_at_offer(house.store, house.keyring(name), waits, house.now)


def take(house, name, note):
    place = vault.accept(house.store, house.keyring(name), note, "theirs")
    vault.take_holding(house.store, house.keyring(name), place.id, house.now)
    return place


def test_an_offer_says_who_holds_and_who_reads_and_keeps_nothing(house):
    mei = house.strand("Mei")
    house.give("Mei", mei, "Ravi", whole=True)
    house.give("Mei", mei, "Su", until=house.now + 10)
    house.give("Mei", mei, "Laila", whole=True)
    shelf = vault.open_shelf(house.store, house.keyring("Laila"))
    note = offer(house, "Mei", mei, "Laila")
    house.now += 20
    offered = look(house, "Laila", note)
    assert offered.holder == house.keyring("Mei").card
    assert [reader.card for reader in offered.readers] == [house.keyring("Ravi").card]
    assert (offered.kind, offered.for_them, offered.back) == ("story", False, False)
    assert vault.open_shelf(house.store, house.keyring("Laila")) == shelf


def test_an_offer_on_the_shelf_shows_the_same(house):
    mei = house.strand("Mei")
    note = offer(house, "Mei", mei, "Laila", way_back=True)
    offered = look(house, "Laila", note)
    place = vault.accept(house.store, house.keyring("Laila"), note, "hers")
    assert look(house, "Laila", place) == offered
    assert offered.for_them


def test_an_offer_taken_back_shows_nothing(house):
    mei = house.strand("Mei")
    note = offer(house, "Mei", mei, "Laila")
    vault.cancel_offer(house.store, house.keyring("Mei"), mei.id, house.now)
    with pytest.raises(NotGivenToYou):
        look(house, "Laila", note)


def test_what_is_no_offer_or_by_somebody_else_shows_nothing(house):
    mei = house.strand("Mei")
    note = offer(house, "Mei", mei, "Laila")
    send_note(house.store, house.keyring("Ravi"), house.keyring("Laila").card, OFFER, dict(note.body))
    _, relayed = sorted(
        vault.waiting(house.store, house.keyring("Laila")),
        key=lambda n: n.sender == house.keyring("Ravi").card,
    )
    with pytest.raises(NotGivenToYou):
        look(house, "Laila", relayed)
    with pytest.raises(NotGivenToYou):
        look(house, "Laila", mei)
    send_note(house.store, house.keyring("Mei"), house.keyring("Su").card, "vault.grant", {"strand": b""})
    [gift] = vault.waiting(house.store, house.keyring("Su"))
    with pytest.raises(NotGivenToYou):
        look(house, "Su", gift)


def test_the_place_from_which_something_was_lent_keeps_its_name_and_its_way_back(house):
    """Laila opens the page before she looks into her inbox; Su did not let her go on reading."""
    laila = house.strand("Laila")
    take(house, "Su", offer(house, "Laila", laila, "Su", way_back=True))
    with pytest.raises(NotTakenYet):
        house.open("Laila", laila)
    [place] = vault.open_shelf(house.store, house.keyring("Laila")).places
    assert (place.id, place.name) == (laila.id, "a name")
    assert look(house, "Laila", place).back
    assert vault.waiting(house.store, house.keyring("Laila")) == ()
    vault.take_back(house.store, house.keyring("Laila"), laila.id, house.now)
    assert house.open("Laila", laila).holding is not None


def test_a_false_way_back_by_one_who_held_it_before_is_passed_over(house):
    mei = house.strand("Mei")
    laila = take(house, "Laila", offer(house, "Mei", mei, "Laila"))
    place = vault.find(vault.open_shelf(house.store, house.keyring("Laila")), laila.id)
    false = OfferNote(place.strand, place.content, "story", place.control, place.control_keys, b"x")
    card = house.keyring("Laila").card
    note = offer(house, "Laila", place, "Su", way_back=True)
    for _ in range(4):
        send_note(house.store, house.keyring("Mei"), card, WAY_BACK, plain(false))
    take(house, "Su", note)
    with pytest.raises(NotTakenYet):
        house.open("Laila", place)
    vault.take_back(house.store, house.keyring("Laila"), place.id, house.now, keep=Terms(("listen",)))
    assert house.open("Laila", place).holding is not None


def test_handed_over_for_good_leaves_no_place_behind(house):
    mei = house.strand("Mei")
    take(house, "Laila", offer(house, "Mei", mei, "Laila"))
    with pytest.raises(ConsentEnded):
        house.open("Mei", mei)
    assert vault.open_shelf(house.store, house.keyring("Mei")).places == ()


def test_an_empty_statement_offers_nothing(house):
    mei = house.strand("Mei")
    place = vault.find(vault.open_shelf(house.store, house.keyring("Mei")), mei.id)
    empty = OfferNote(place.strand, place.content, "story", place.control, place.control_keys, b"")
    send_note(house.store, house.keyring("Mei"), house.keyring("Laila").card, OFFER, plain(empty))
    [note] = vault.waiting(house.store, house.keyring("Laila"))
    with pytest.raises(NotGivenToYou):
        look(house, "Laila", note)
