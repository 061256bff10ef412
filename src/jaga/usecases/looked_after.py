"""What those who run a house say to each other of a word that was sent back: I look after it, it is done.

It is a note from one to all of them, beside copies that nobody but their owner takes out: so two do not do the same,
and nothing is lost when one goes away. It counts while whoever said it is one of those who read.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from jaga import vault
from jaga.usecases.person import Person
from jaga.usecases.sent_back import KIND, SentBack, Word, read, words_in
from jaga.vault import Card, DropInbox, Note, NotHere, PutInbox, posting

CARE = "sent-back-care"
Said = dict[str, dict[Card, "Cared"]]


class Care(StrEnum):
    """What somebody says of a word."""

    MINE = "mine"
    DONE = "done"
    NOT_MINE = "not-mine"


class Cared(msgspec.Struct, frozen=True):
    """Said of the word with the mark `of`; of what one person said in turn, the highest `number` counts."""

    of: str
    care: Care
    number: int
    on: date


class Looked(msgspec.Struct, frozen=True):
    """Something that came to me: what I said of it, and what the others who read said."""

    came: SentBack
    mine: Cared | None
    others: tuple[tuple[Card, Cared], ...]

    @property
    def done(self) -> bool:
        """Whether anybody who reads says that it is done."""
        said = [each for _, each in self.others] + ([self.mine] if self.mine else [])
        return any(each.care is Care.DONE for each in said)

    @property
    def waits_for_me(self) -> bool:
        """Whether it is for me to look: it is not done, and nobody else looks after it."""
        return not self.done and not self.others


def words(person: Person, keepers: Iterable[Card]) -> tuple[Looked, ...]:
    """What came to me, each word once, with what those who read here now say of it."""
    notes = vault.waiting(person.store, person.keyring)
    said, me = _said(notes, keepers), person.keyring.card
    found = []
    for each in words_in(person, notes):
        of = said.get(each.word.mark, {})
        stands = ((card, cared) for card, cared in of.items() if cared.care is not Care.NOT_MINE)
        found.append(Looked(each, of.get(me), tuple((c, cared) for c, cared in stands if c != me)))
    return tuple(found)


def say(person: Person, id_: bytes, care: Care, keepers: Iterable[Card], on: date) -> None:
    """Tell all who read, myself among them, what I do about it; NotHere."""
    readers = tuple(keepers)
    looked = _find(person, id_, readers)
    if looked.mine is None or looked.mine.care is not care:
        person.store.save((*_told(person, looked, care, readers, on), *_left_over(person, readers)))


def let_go(person: Person, id_: bytes, keepers: Iterable[Card], on: date) -> None:
    """Take my copy out, whatever was sent with it twice, and what was said of it; NotHere. The others keep theirs.

    Where I said that I look after it, they are told that I do not: nobody shall wait for somebody who has it no longer.
    """
    others = [card for card in keepers if card != person.keyring.card]
    looked = _find(person, id_, (*others, person.keyring.card))
    took_it = looked.mine is not None and looked.mine.care is Care.MINE
    tell = _told(person, looked, Care.NOT_MINE, others, on) if took_it else []
    person.store.save((*tell, *_gone(person, {looked.came.word.mark})))


def let_go_of_done(person: Person, keepers: Iterable[Card]) -> None:
    """Take my copies out of all that somebody who reads here says is done."""
    person.store.save(
        tuple(_gone(person, {each.came.word.mark for each in words(person, keepers) if each.done}))
    )


def _told(person: Person, looked: Looked, care: Care, readers: Iterable[Card], on: date) -> list[PutInbox]:
    number = looked.mine.number + 1 if looked.mine else 1
    body: dict[str, Any] = msgspec.to_builtins(Cared(looked.came.word.mark, care, number, on))
    return [posting(person.keyring, card, CARE, body) for card in readers]


def _find(person: Person, id_: bytes, keepers: Iterable[Card]) -> Looked:
    wanted = next((each for each in words(person, keepers) if each.came.id == id_), None)
    if wanted is None:
        raise NotHere("nothing like this came")
    return wanted


def _said(notes: Iterable[Note], keepers: Iterable[Card]) -> Said:
    """By the mark of a word, what each of these people said of it last."""
    readers, found = set(keepers), Said()
    for note in notes:
        cared = read(note, CARE, Cared) if note.sender in readers else None
        if cared is None:
            continue
        said = found.setdefault(cared.of, {})
        before = said.get(note.sender)
        if before is None or (before.number, before.care) < (cared.number, cared.care):
            said[note.sender] = cared
    return found


def _gone(person: Person, marks: set[str]) -> list[DropInbox]:
    """My copies of these words, and what was said of them."""
    found = []
    for note in vault.waiting(person.store, person.keyring):
        word, cared = read(note, KIND, Word), read(note, CARE, Cared)
        if (word and word.mark in marks) or (cared and cared.of in marks):
            found.append(DropInbox(person.keyring.card.address, note.sealed))
    return found


def _left_over(person: Person, keepers: Iterable[Card]) -> list[DropInbox]:
    """What was said of words that I have no longer, or was said anew since: it would fill my inbox for nothing."""
    notes = vault.waiting(person.store, person.keyring)
    said, marks = _said(notes, keepers), {each.word.mark for each in words_in(person, notes)}
    over = []
    for note in notes:
        cared = read(note, CARE, Cared)
        if cared and (cared.of not in marks or said.get(cared.of, {}).get(note.sender) != cared):
            over.append(DropInbox(person.keyring.card.address, note.sealed))
    return over
