"""Cards that I hold: mine alone to find, to name and to forget; and five words read to each other."""

import pytest
from tellers import somebody

from jaga import vault
from jaga.practice.refusals import AlreadyKnown, Empty, NotKnown, TooLong
from jaga.usecases import cards
from jaga.vault import NotHere


def held(who, whose, name):
    known = cards.keep(who.person, whose.person.keyring.card, name)
    assert isinstance(known, cards.Known), known
    return known


def test_a_card_that_i_keep_is_found_among_mine_alone(mei, faiz):
    ravi = somebody(mei.store)
    known = held(mei, ravi, " Ravi ")
    assert known.name == "Ravi"
    assert cards.find(mei.person, known.id) == known
    assert cards.called(mei.person, ravi.person.keyring.card) == known
    assert cards.mine(faiz.person) == ()
    with pytest.raises(NotHere):
        cards.find(faiz.person, known.id)
    also = held(faiz, ravi, "R.")
    assert also.id != known.id, "two people's addresses for one card would tell that they know the same"


def test_names_are_refused_that_cannot_be_told_apart(mei, faiz):
    ravi = somebody(mei.store)
    known, other = held(mei, ravi, "Ravi"), held(mei, faiz, "Faiz")
    assert cards.keep(mei.person, faiz.person.keyring.card, "Ravi") == AlreadyKnown("name")
    assert cards.rename(mei.person, other.id, "Ravi") == AlreadyKnown("name")
    assert cards.rename(mei.person, other.id, " ") == Empty("name")
    assert isinstance(cards.rename(mei.person, other.id, "x" * 61), TooLong)
    assert cards.keep(mei.person, mei.person.keyring.card, "me") == NotKnown("card")
    assert cards.rename(mei.person, known.id, "Ravi K.") is None
    assert [known.name for known in cards.mine(mei.person)] == ["Ravi K.", "Faiz"]
    assert cards.free_name(mei.person, "Faiz") == "Faiz 2"
    assert cards.free_name(mei.person, "Laila") == "Laila"


def test_what_was_compared_and_when_is_kept_until_it_is_taken_back_or_forgotten(mei, faiz):
    known = held(mei, faiz, "Faiz")
    assert known.compared is None
    assert cards.five_words(known.card) == vault.fingerprint(faiz.person.keyring.card)
    cards.note_compared(mei.person, known.id, mei.now)
    assert cards.find(mei.person, known.id).compared == mei.now
    cards.rename(mei.person, known.id, "F.")
    assert cards.find(mei.person, known.id).compared == mei.now
    cards.take_comparing_back(mei.person, known.id)
    assert cards.find(mei.person, known.id).compared is None
    cards.note_compared(mei.person, known.id, mei.now)
    cards.forget(mei.person, known.id)
    assert cards.mine(mei.person) == ()
    assert held(mei, faiz, "Faiz").compared is None


def test_the_name_i_go_by_is_mine_and_sealed(mei, faiz):
    assert not cards.name_i_go_by(mei.person)
    assert cards.go_by(mei.person, "") == Empty("name")
    assert cards.go_by(mei.person, " Mei Ling of the reading group ") is None
    held(mei, faiz, "Faiz from the kitchen")
    assert cards.name_i_go_by(mei.person) == "Mei Ling of the reading group"
    assert not cards.name_i_go_by(faiz.person)
    everything = mei.store.everything()
    assert b"Mei Ling of" not in everything
    assert b"Faiz from" not in everything
