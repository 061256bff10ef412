"""Asking the one who holds a strand: seen by them alone, answered or not, never pressed."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.consent import Purpose, Reach
from jaga.practice.refusals import AskedAlready
from jaga.usecases import asking, cards, giving, receiving
from jaga.usecases.asking import Ask
from jaga.usecases.folds import look
from jaga.usecases.giving import Give
from jaga.vault import NotHere, Place

MORE = Ask(frozenset({Purpose.LISTEN, Purpose.SUPPORT}), "to bring food on Thursdays")


@pytest.fixture
def his(mei: Told, faiz: Told) -> Place:
    """A story that Mei holds and Faiz may read, as Faiz has it; only Mei holds his card."""
    known = cards.keep(mei.person, faiz.person.keyring.card, "Faiz")
    hers = mei.begin(kind="story")
    giving.give(mei.person, hers.id, known.id, Give(Reach.WHOLE), mei.now)
    [waits] = receiving.waiting(faiz.person)
    return receiving.accept(faiz.person, waits.id, "hers", faiz.now)


def test_the_holder_sees_the_question_and_the_strand_says_nothing_of_it(mei, faiz, his):
    before = faiz.store.length(his.content)
    assert asking.ask(faiz.person, his.id, MORE, faiz.now) is None
    assert faiz.store.length(his.content) == before
    [waits] = receiving.waiting(mei.person)
    question = asking.question(mei.person, waits.note)
    assert (question.known.name, question.words) == ("Faiz", "to bring food on Thursdays")
    assert question.purposes == MORE.purposes
    assert question.place.holds
    [asked] = asking.asked(faiz.person, his.id)
    assert (asked.words, asked.no) == ("to bring food on Thursdays", False)


def test_nobody_is_asked_the_same_thing_twice(mei, faiz, his):
    assert asking.ask(faiz.person, his.id, MORE, faiz.now) is None
    assert asking.ask(faiz.person, his.id, MORE, faiz.now) == AskedAlready("whom")
    assert len(receiving.waiting(mei.person)) == 1
    [asked] = asking.asked(faiz.person, his.id)
    asking.forget(faiz.person, asked.id)
    assert asking.asked(faiz.person, his.id) == ()


def test_dismissing_tells_nobody_and_a_plain_no_says_no(mei, faiz, his):
    asking.ask(faiz.person, his.id, MORE, faiz.now)
    [waits] = receiving.waiting(mei.person)
    receiving.dismiss(mei.person, waits)
    assert receiving.waiting(faiz.person) == ()
    assert not asking.asked(faiz.person, his.id)[0].no
    asking.forget(faiz.person, asking.asked(faiz.person, his.id)[0].id)
    asking.ask(faiz.person, his.id, MORE, faiz.now)
    [waits] = receiving.waiting(mei.person)
    asking.say_no(mei.person, waits.note)
    [no] = receiving.waiting(faiz.person)
    asking.take_no(faiz.person, no.note)
    assert asking.asked(faiz.person, his.id)[0].no
    assert receiving.waiting(faiz.person) == receiving.waiting(mei.person) == ()
    assert look(faiz.person, his.id, faiz.now).opened.terms.purposes == ("listen",)


def test_a_no_counts_from_the_one_who_was_asked_alone(mei, faiz, his):
    asking.ask(faiz.person, his.id, MORE, faiz.now)
    [asked] = asking.asked(faiz.person, his.id)
    other = somebody(mei.store).person
    vault.send_note(other.store, other.keyring, faiz.person.keyring.card, asking.NO, {"ask": asked.id})
    [no] = receiving.waiting(faiz.person)
    asking.take_no(faiz.person, no.note)
    assert not asking.asked(faiz.person, his.id)[0].no


def test_somebody_else_is_asked_for_with_their_card(mei, faiz, his):
    ravi = somebody(mei.store)
    known = cards.keep(faiz.person, ravi.person.keyring.card, "Ravi")
    asking.ask(faiz.person, his.id, Ask(), faiz.now, known)
    [waits] = receiving.waiting(mei.person)
    question = asking.question(mei.person, waits.note)
    assert (question.card, question.name, question.known) == (ravi.person.keyring.card, "Ravi", None)
    assert asking.asked(faiz.person, his.id)[0].whom == "Ravi"


def test_who_holds_it_has_nobody_to_ask(mei, faiz, his):
    [hers] = [place for place in vault.open_shelf(mei.store, mei.person.keyring).places if place.holds]
    with pytest.raises(NotHere):
        asking.ask(mei.person, hers.id, Ask(), mei.now)


@pytest.mark.parametrize("body", [{}, {"ask": 1}, {"ask": b"", "strand": b"", "purposes": (), "words": 1}])
def test_a_question_that_cannot_be_read_is_passed_over(mei, faiz, body):
    vault.send_note(faiz.store, faiz.person.keyring, mei.person.keyring.card, asking.ASK, body)
    assert receiving.waiting(mei.person) == ()


def test_a_question_about_what_is_not_here_names_no_place(mei, faiz):
    body = {"ask": b"a", "strand": bytes(16), "purposes": ["listen"], "words": ""}
    vault.send_note(faiz.store, faiz.person.keyring, mei.person.keyring.card, asking.ASK, body)
    [waits] = receiving.waiting(mei.person)
    assert asking.question(mei.person, waits.note).place is None
