"""What those who read say to each other of a word: nobody takes out another's copy, and nothing is lost."""

from datetime import date

import pytest

from jaga import vault
from jaga.usecases.looked_after import CARE, Care, Looked, let_go, let_go_of_done, say, words
from jaga.usecases.person import Person
from jaga.usecases.sent_back import Word, send
from jaga.vault import Card, MemoryStore, NotHere

DAY = date(2026, 11, 28)


class Readers:
    """Mei and Laila, who both read, and a word that came to both."""

    def __init__(self) -> None:
        store = MemoryStore()
        self.mei, self.laila = (Person(vault.new_keyring(), store) for _ in range(2))
        self.cards: tuple[Card, ...] = (self.mei.keyring.card, self.laila.keyring.card)
        assert send(store, self.cards, Word("wrong number", once="a")) is None

    def seen(self, person: Person) -> Looked:
        """The one word as this person has it."""
        (found,) = words(person, self.cards)
        return found

    def say(self, person: Person, care: Care) -> None:
        say(person, self.seen(person).came.id, care, self.cards, DAY)

    def inbox(self, person: Person) -> int:
        return len(person.store.inbox(person.keyring.card.address))


@pytest.fixture
def both() -> Readers:
    return Readers()


def test_the_others_see_who_looks_after_it_and_since_when(both):
    both.say(both.mei, Care.MINE)
    ((card, cared),) = both.seen(both.laila).others
    assert (card, cared.care, cared.on) == (both.cards[0], Care.MINE, DAY)
    assert not both.seen(both.laila).waits_for_me
    assert both.seen(both.mei).waits_for_me, "for whoever took it, it goes on waiting"


def test_what_was_said_last_counts_in_whatever_order_notes_lie(both):
    for care in (Care.MINE, Care.DONE, Care.DONE, Care.NOT_MINE):
        both.say(both.mei, care)
    assert both.seen(both.laila).others == ()
    assert both.seen(both.laila).waits_for_me
    mine = both.seen(both.mei).mine
    assert mine is not None
    assert mine.number == 3, "the same said again is one"


def test_letting_go_takes_out_my_copy_with_its_double_and_not_theirs(both):
    send(both.mei.store, both.cards, Word("wrong number", once="a"))
    send(both.mei.store, both.cards, Word("another", once="b"))
    wanted = next(each for each in words(both.mei, both.cards) if each.came.word.once == "a")
    let_go(both.mei, wanted.came.id, both.cards, DAY)
    assert [each.came.word.once for each in words(both.mei, both.cards)] == ["b"]
    assert both.inbox(both.mei) == 1, "its double is gone as well"
    assert sorted(each.came.word.once for each in words(both.laila, both.cards)) == ["a", "b"]
    with pytest.raises(NotHere):
        let_go(both.mei, wanted.came.id, both.cards, DAY)


def test_whoever_lets_go_of_what_they_took_has_it_no_longer_for_the_others(both):
    both.say(both.mei, Care.MINE)
    let_go(both.mei, both.seen(both.mei).came.id, both.cards, DAY)
    assert both.seen(both.laila).waits_for_me
    assert both.inbox(both.mei) == 0


def test_what_is_done_stays_done_when_whoever_did_it_lets_go(both):
    both.say(both.mei, Care.DONE)
    let_go_of_done(both.mei, both.cards)
    assert both.inbox(both.mei) == 0
    assert both.seen(both.laila).done
    let_go_of_done(both.laila, both.cards)
    assert both.inbox(both.laila) == 0


def test_the_word_of_somebody_who_reads_no_longer_counts_for_nothing(both):
    both.say(both.mei, Care.MINE)
    (left,) = words(both.laila, both.cards[1:])
    assert left.waits_for_me, "nothing is lost when one goes away"


def test_nobody_else_can_say_that_it_is_done(both):
    stranger = Person(vault.new_keyring(), both.mei.store)
    body = {"of": both.seen(both.mei).came.word.mark, "care": "done", "number": 9, "on": "2026-11-28"}
    vault.send_note(stranger.store, stranger.keyring, both.cards[1], CARE, body)
    vault.send_note(stranger.store, both.mei.keyring, both.cards[1], CARE, {"of": 3})
    assert both.seen(both.laila).waits_for_me


def test_what_was_said_anew_or_of_words_that_are_gone_does_not_fill_the_box(both):
    for care in (Care.MINE, Care.NOT_MINE, Care.MINE, Care.NOT_MINE):
        both.say(both.mei, care)
    both.say(both.laila, Care.MINE)
    assert both.inbox(both.laila) == 3, "the word, what Mei said last, what she said herself"
    let_go(both.laila, both.seen(both.laila).came.id, both.cards, DAY)
    both.say(both.mei, Care.DONE)
    send(both.mei.store, both.cards[1:], Word("another"))
    both.say(both.laila, Care.MINE)
    assert both.inbox(both.laila) == 2
