"""Telling others of a legal threat: whom one chooses, by a note that names nothing and changes nothing of theirs."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.free_notes import WriteNote
from jaga.practice.refusals import Empty, NotKnown, TooLong
from jaga.practice.roles import Role, SayRole
from jaga.usecases import cards, receiving, threat
from jaga.usecases.compartments import mark
from jaga.usecases.letting import let_go, note_legal_threat
from jaga.usecases.person import seconds
from jaga.usecases.threat import NOTED, Advise


@pytest.fixture
def jo(mei: Told) -> Told:
    """Jo, in the same store."""
    return somebody(mei.store)


def give(told: Told, other: Told, name: str, kind: str, title: str = "Saturday") -> vault.Place:
    cards.keep(told.person, other.person.keyring.card, name)
    place = told.begin(title, kind)
    terms = vault.Terms(("listen",), whole=True, writes=True)
    vault.grant(
        told.store, told.person.keyring, place.id, other.person.keyring.card, terms, seconds(told.now)
    )
    return place


def names(told: Told) -> list[str]:
    return [known.name for known in threat.whom(told.person, told.now)]


def ids(told: Told, *others: Told) -> frozenset[bytes]:
    found = [cards.called(told.person, other.person.keyring.card) for other in others]
    return frozenset(known.id for known in found if known)


def test_those_in_a_strand_with_me_can_be_told_and_nobody_else(mei, faiz, jo):
    cards.keep(mei.person, jo.person.keyring.card, "Jo")
    assert names(mei) == []
    give(mei, faiz, "Faiz", "team")
    assert names(mei) == ["Faiz"]
    [note] = vault.waiting(faiz.store, faiz.person.keyring)
    vault.accept(faiz.store, faiz.person.keyring, note, "theirs")
    cards.keep(faiz.person, mei.person.keyring.card, "Mei")
    assert names(faiz) == ["Mei"]
    assert threat.advise(mei.person, Advise("words"), ids(mei, jo), mei.now) == Empty("to")
    assert threat.advise(mei.person, Advise("words"), ids(mei, faiz, jo), mei.now) == NotKnown("to")


@pytest.mark.parametrize("by", ["card", "name"])
def test_whoever_is_said_to_have_caused_harm_is_not_offered_wherever_they_read(mei, faiz, by):
    place = give(mei, faiz, "Tan", "team")
    assert names(mei) == ["Tan"]
    of = mark(place, faiz.person.keyring.card) if by == "card" else ""
    mei.do(place, SayRole("r", "Tan" if by == "name" else "somebody", Role.CAUSED_HARM, card=of))
    assert names(mei) == []


def test_whoever_only_shares_what_was_asked_and_agreed_is_not_offered(mei, faiz):
    give(mei, faiz, "Tan", "accountability")
    assert names(mei) == []


def test_the_note_bears_the_words_and_nothing_that_leads_anywhere(mei, faiz):
    give(mei, faiz, "Faiz", "team", "the blue folder")
    assert threat.advise(mei.person, Advise("let us talk when we meet"), ids(mei, faiz), mei.now) is None
    [told] = threat.told(faiz.person)
    assert (told.words, told.note.body.keys(), told.note.kind) == (
        "let us talk when we meet",
        {"words"},
        NOTED,
    )
    assert receiving.anything(faiz.person)
    threat.leave(faiz.person, told)
    assert threat.told(faiz.person) == ()


def test_it_changes_nothing_of_theirs_until_they_say_so(mei, faiz):
    give(mei, faiz, "Faiz", "team")
    his = faiz.begin("films")
    faiz.do(his, WriteNote("a", "his"))
    note_legal_threat(mei.person, "a letter", mei.now)
    threat.advise(mei.person, Advise("x"), ids(mei, faiz), mei.now)
    assert let_go(faiz.person, his.id, "a", faiz.now) is None


def test_noting_a_threat_tells_nobody_by_itself(mei, faiz):
    give(mei, faiz, "Faiz", "team")
    note_legal_threat(mei.person, "a letter", mei.now)
    assert threat.told(faiz.person) == ()


def test_what_cannot_be_kept_is_refused_and_nothing_goes(mei, faiz):
    give(mei, faiz, "Faiz", "team")
    assert threat.advise(mei.person, Advise("x" * 200_001), ids(mei, faiz), mei.now) == TooLong(
        "words", 200_000
    )
    assert threat.advise(mei.person, Advise(" "), ids(mei, faiz), mei.now) == Empty("words")
    assert threat.told(faiz.person) == ()


@pytest.mark.parametrize("body", [{}, {"words": ""}, {"words": "x" * 2001}, {"words": 3}])
def test_a_note_that_cannot_be_read_is_not_shown(mei, faiz, body):
    vault.send_note(mei.store, mei.person.keyring, faiz.person.keyring.card, NOTED, body)
    assert threat.told(faiz.person) == ()
