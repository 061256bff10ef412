"""They told me I got it wrong: it arrives in their words, one answer goes back if it is welcome, nothing is counted."""

from datetime import timedelta

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.mending import Answer, AnswerThem
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    DateInPast,
    Empty,
    NotCommanded,
    NotWanted,
    TooLong,
)
from jaga.usecases import cards, heard
from jaga.usecases.acting import act
from jaga.usecases.folds import look
from jaga.usecases.heard import Take, Tell
from jaga.usecases.letting import let_go_of_everything
from jaga.usecases.receiving import anything
from jaga.usecases.today import gather

WORDS = "You asked why I stayed in the group. I lay awake."


@pytest.fixture
def tia(mei: Told) -> Told:
    return mei


@pytest.fixture
def ben(tia: Told) -> Told:
    one = somebody(tia.store)
    cards.keep(tia.person, one.person.keyring.card, "Ben")
    cards.keep(one.person, tia.person.keyring.card, "Tia")
    return one


def of(told, name):
    return next(each.id for each in cards.mine(told.person) if each.name == name)


def tell(tia, ben, about="a" * 16, **more):
    return heard.tell(tia.person, of(tia, "Ben"), Tell(about, WORDS, **more), tia.now)


def taken(ben, **more):
    place = ben.begin("notes")
    [came] = heard.came(ben.person)
    seen = heard.take(ben.person, came, place.id, Take(**more), ben.now)
    [mending] = seen.state.mending.heard
    return place, mending


def test_it_arrives_as_it_was_said_and_can_be_taken_into_my_own_notes(tia, ben):
    assert tell(tia, ben) is None
    [came] = heard.came(ben.person)
    assert (came.body.words, came.sender.name, came.body.on_word_of) == (WORDS, "Tia", "")
    assert anything(ben.person)
    place, mending = taken(
        ben, by="Tia", does="I stop asking that.", look_again=ben.now.date() + timedelta(days=3)
    )
    assert (mending.told, mending.by, mending.answer) == (WORDS, "Tia", Answer.WELCOME)
    assert not anything(ben.person)
    [item] = [each for each in gather(ben.person, ben.now) if each.place.id == place.id]
    assert (item.about.value, item.words) == ("mending", "I stop asking that.")


def test_whoever_says_it_learns_nothing_of_what_becomes_of_it(tia, ben):
    tell(tia, ben)
    before = tia.store.inbox(tia.person.keyring.card.address)
    taken(ben)
    assert tia.store.inbox(tia.person.keyring.card.address) == before
    assert not anything(tia.person)


def test_one_answer_goes_back_and_no_second_is_shown(tia, ben):
    tell(tia, ben)
    place, mending = taken(ben)
    act(ben.person, place.id, AnswerThem(mending.id, "I asked that. I stop."), ben.now)
    [answer] = heard.came(tia.person)
    assert (answer.body.words, answer.sender.name) == ("I asked that. I stop.", "Ben")
    assert act(ben.person, place.id, AnswerThem(mending.id, "and"), ben.now) == AlreadyEnded("words")
    heard.leave(tia.person, answer)
    forged = {"about": mending.id, "words": "but you have to see my side"}
    vault.send_note(ben.store, ben.person.keyring, tia.person.keyring.card, heard.ANSWERED, forged)
    assert heard.came(tia.person) == ()
    assert not anything(tia.person)


def test_where_no_answer_is_wanted_none_is_sent_and_one_from_another_program_is_not_shown(tia, ben):
    tell(tia, ben, answer=False)
    place, mending = taken(ben)
    assert act(ben.person, place.id, AnswerThem(mending.id, "sorry"), ben.now) == NotWanted()
    forged = {"about": mending.id, "words": "sorry"}
    vault.send_note(ben.store, ben.person.keyring, tia.person.keyring.card, heard.ANSWERED, forged)
    assert heard.came(tia.person) == ()


def test_an_answer_counts_from_the_card_that_was_told_and_from_no_other(tia, ben, faiz):
    tell(tia, ben)
    cards.keep(tia.person, faiz.person.keyring.card, "Faiz")
    forged = {"about": "a" * 16, "words": "he is sorry"}
    vault.send_note(faiz.store, faiz.person.keyring, tia.person.keyring.card, heard.ANSWERED, forged)
    assert heard.came(tia.person) == ()


def test_who_was_asked_says_on_whose_word(tia, ben, faiz):
    cards.keep(faiz.person, ben.person.keyring.card, "Ben")
    heard.tell(faiz.person, of(faiz, "Ben"), Tell("b", WORDS, "Tia", answer=False), faiz.now)
    [came] = heard.came(ben.person)
    assert (came.sender, came.body.on_word_of) == (None, "Tia")
    _, mending = taken(ben)
    assert mending.answer is Answer.NOWHERE, "there is nobody here whom I know to answer to"


def test_the_same_form_sent_twice_is_one_note_and_a_note_sent_twice_is_one_thing(tia, ben):
    tell(tia, ben)
    assert tell(tia, ben) == AlreadyKnown("id")
    [came] = heard.came(ben.person)
    body = {"about": "a" * 16, "words": WORDS, "on_word_of": "", "answer": True}
    vault.send_note(tia.store, tia.person.keyring, ben.person.keyring.card, heard.TOLD, body)
    assert len(heard.came(ben.person)) == 1
    heard.leave(ben.person, came)
    assert heard.came(ben.person) == ()


def test_a_draft_waits_sealed_is_sent_or_goes_and_leaves_with_everything_else(tia, ben):
    ben_ = cards.find(tia.person, of(tia, "Ben"))
    assert heard.keep_draft(tia.person, ben_.id, Tell("x", "not yet", answer=False), tia.now) is None
    assert not anything(ben.person)
    assert heard.draft(tia.person, ben_) == heard.Draft("not yet", answer=False)
    assert b"not yet" not in tia.store.everything()
    tell(tia, ben)
    assert heard.draft(tia.person, ben_) is None
    heard.keep_draft(tia.person, ben_.id, Tell("x", "again"), tia.now)
    assert let_go_of_everything(tia.person, tia.now) is None
    assert heard.draft(tia.person, ben_) is None


def test_what_cannot_be_said_is_refused_by_name(tia, ben):
    assert heard.tell(tia.person, of(tia, "Ben"), Tell("a", " "), tia.now) == Empty("words")
    long = heard.LONGEST + 1
    assert heard.tell(tia.person, of(tia, "Ben"), Tell("a", "x" * long), tia.now) == TooLong(
        "words", long - 1
    )
    with pytest.raises(vault.NotHere):
        heard.tell(tia.person, b"nobody" * 3, Tell("a", "x"), tia.now)
    tell(tia, ben)
    [came] = heard.came(ben.person)
    notes, team = ben.begin("notes"), ben.begin("Saturday", kind="team")
    assert heard.take(ben.person, came, team.id, Take(), ben.now) == NotCommanded("Take")
    past = Take(look_again=ben.now.date() - timedelta(days=1))
    assert heard.take(ben.person, came, notes.id, past, ben.now) == DateInPast("look_again")
    assert look(ben.person, notes.id, ben.now).state.mending.heard == ()
    assert heard.find(ben.person, came.id) == came, "it waits as before"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"about": "../x", "words": "a"},
        {"about": "a", "words": ["no text"]},
        {"about": "a" * 33, "words": "a"},
    ],
)
def test_a_note_that_cannot_be_read_goes_on_waiting_unseen(tia, ben, body):
    vault.send_note(tia.store, tia.person.keyring, ben.person.keyring.card, heard.TOLD, body)
    assert heard.came(ben.person) == ()
    assert not anything(ben.person)
