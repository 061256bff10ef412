"""Words about the words: sealed to one card, of no sender, and never more than the box holds."""

from jaga import vault
from jaga.practice.refusals import Empty, TooLong, TooMany
from jaga.usecases import sent_back
from jaga.usecases.person import Person
from jaga.usecases.sent_back import LONGEST, MOST, About, Word, came, let_go, send
from jaga.vault import MemoryStore


def people() -> tuple[Person, Person]:
    store = MemoryStore()
    return Person(vault.new_keyring(), store), Person(vault.new_keyring(), store)


def test_it_comes_to_the_keeper_alone_and_two_words_have_nothing_in_common() -> None:
    mei, other = people()
    for words in ("wrong number", "this hurts"):
        assert send(mei.store, mei.keyring.card, Word(words, About.HURTS, "f1")) is None
    found = came(mei)
    assert {each.word.words for each in found} == {"wrong number", "this hurts"}
    assert len({each.note.sender.to_bytes() for each in found}) == 2, "each is signed by a key of its own"
    assert came(other) == ()


def test_sent_twice_is_one_and_goes_as_one() -> None:
    mei, _ = people()
    for _twice in range(2):
        send(mei.store, mei.keyring.card, Word("wrong", once="a"))
    send(mei.store, mei.keyring.card, Word("another", once="b"))
    assert sorted(each.word.words for each in came(mei)) == ["another", "wrong"]
    let_go(mei, next(each.id for each in came(mei) if each.word.once == "a"))
    assert [each.word.words for each in came(mei)] == ["another"]
    assert len(mei.store.inbox(mei.keyring.card.address)) == 1, "its double is gone as well"


def test_what_is_empty_too_long_or_too_much_is_refused() -> None:
    mei, _ = people()
    card = mei.keyring.card
    assert send(mei.store, card, Word(" ")) == Empty("words")
    assert send(mei.store, card, Word("x" * (LONGEST + 1))) == TooLong("words", LONGEST)
    assert send(mei.store, card, Word("x", answer_to="y" * (LONGEST + 1))) == TooLong("answer_to", LONGEST)
    for number in range(MOST):
        assert send(mei.store, card, Word(str(number))) is None
    assert send(mei.store, card, Word("one more")) == TooMany("words", MOST)


def test_what_another_program_wrote_in_another_shape_is_passed_over() -> None:
    mei, other = people()
    vault.send_note(mei.store, other.keyring, mei.keyring.card, sent_back.KIND, {"words": 3})
    assert came(mei) == ()
