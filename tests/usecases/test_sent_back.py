"""Words about the words: sealed to each of those who read, of no sender, and never more than a box holds."""

from jaga import vault
from jaga.practice.refusals import Empty, TooLong, TooMany
from jaga.usecases import sent_back
from jaga.usecases.person import Person
from jaga.usecases.sent_back import LONGEST, MOST, About, Word, came, send
from jaga.vault import MemoryStore


def people() -> tuple[Person, Person]:
    store = MemoryStore()
    return Person(vault.new_keyring(), store), Person(vault.new_keyring(), store)


def card(person: Person) -> vault.Card:
    return person.keyring.card


def test_it_comes_to_the_keeper_alone_and_two_words_have_nothing_in_common() -> None:
    mei, other = people()
    for words in ("wrong number", "this hurts"):
        assert send(mei.store, [card(mei)], Word(words, About.HURTS, "f1")) is None
    found = came(mei)
    assert {each.word.words for each in found} == {"wrong number", "this hurts"}
    assert len({each.note.sender.to_bytes() for each in found}) == 2, "each is signed by a key of its own"
    assert came(other) == ()


def test_each_of_several_has_a_copy_that_only_they_can_open() -> None:
    mei, laila = people()
    assert send(mei.store, [card(mei), card(laila)], Word("wrong number", once="a")) is None
    assert [each.word for each in came(mei)] == [each.word for each in came(laila)]
    (mine,), (hers,) = mei.store.inbox(card(mei).address), mei.store.inbox(card(laila).address)
    assert mine != hers
    mei.store.save((vault.PutInbox(card(laila).address, mine),))
    assert len(came(laila)) == 1, "a copy that was sealed to another opens for nobody else"


def test_all_have_it_or_nobody() -> None:
    class Counting(MemoryStore):
        """A store that tells how many steps were in each save: a save is whole or not at all."""

        saves: tuple[int, ...] = ()

        def save(self, steps):
            self.saves = (*self.saves, len(steps))
            return super().save(steps)

    store = Counting()
    assert send(store, [vault.new_keyring().card for _ in range(3)], Word("wrong number")) is None
    assert store.saves == (3,)


def test_sent_twice_is_one_and_with_other_words_it_is_two() -> None:
    mei, _ = people()
    for words in ("wrong", "wrong", "another"):
        send(mei.store, [card(mei)], Word(words, once="a"))
    assert sorted(each.word.words for each in came(mei)) == ["another", "wrong"]


def test_what_is_empty_too_long_or_too_much_is_refused() -> None:
    mei, _ = people()
    to = [card(mei)]
    assert send(mei.store, to, Word(" ")) == Empty("words")
    assert send(mei.store, to, Word("x" * (LONGEST + 1))) == TooLong("words", LONGEST)
    assert send(mei.store, to, Word("x", answer_to="y" * (LONGEST + 1))) == TooLong("answer_to", LONGEST)
    assert send(mei.store, [], Word("x")) == TooMany("words", MOST), "to nobody nothing is sent"


def test_whoever_has_no_room_gets_none_and_closes_it_for_nobody() -> None:
    mei, laila = people()
    for number in range(MOST):
        mei.store.save((vault.PutInbox(card(laila).address, str(number).encode()),))
    assert send(mei.store, [card(laila)], Word("one more")) == TooMany("words", MOST)
    assert send(mei.store, [card(laila), card(mei)], Word("one more")) is None
    assert [each.word.words for each in came(mei)] == ["one more"]
    assert came(laila) == ()


def test_what_another_program_wrote_in_another_shape_is_passed_over() -> None:
    mei, other = people()
    vault.send_note(mei.store, other.keyring, card(mei), sent_back.KIND, {"words": 3})
    assert came(mei) == ()
