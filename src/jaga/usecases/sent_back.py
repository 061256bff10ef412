"""Words about the words, from anybody: sealed to each of those who run the house, by a key drawn for this one word.

Each of them has a copy of their own. What they say of it to each other stands in looked_after.py.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from jaga import vault
from jaga.practice.refusals import Empty, Refusal, TooLong, TooMany
from jaga.usecases.person import Person
from jaga.vault import Card, Note, Store, alias, new_keyring, posting

Shape = TypeVar("Shape")
KIND = "sent-back"
LONGEST = 4_000
MOST = 300
"""How many may wait for one person at once: more would be a flood, and the last would push nobody's words out."""


class About(StrEnum):
    """What it is."""

    WRONG = "wrong"
    HURTS = "hurts"
    ADD = "add"
    OTHER = "other"


class Word(msgspec.Struct, frozen=True):
    """What somebody wrote; `page` is the name of a text, `once` drawn with the form, so that sent twice is one."""

    words: str
    about: About = About.OTHER
    page: str = ""
    answer_to: str = ""
    once: str = ""

    @property
    def mark(self) -> str:
        """The same for every copy of this word, and for no other: a form sent again with other words in it is two."""
        said = msgspec.msgpack.encode((self.words, self.about, self.page, self.answer_to, self.once))
        return hashlib.blake2b(said, digest_size=16, person=b"jaga.sentback.1").hexdigest()


class SentBack(msgspec.Struct, frozen=True):
    """Something that came, under an id fit for addresses."""

    id: bytes
    word: Word
    note: Note


def has_room(store: Store, keeper: Card) -> bool:
    """Whether one more can wait for this person."""
    return len(store.inbox(keeper.address)) < MOST


def send(store: Store, keepers: Iterable[Card], word: Word) -> Refusal | None:
    """Seal a copy to each, in one save: all have it, or nobody. Nothing of the sender is kept.

    Whoever has no room gets none, and the others do: somebody who never looks shall not close it for all.
    """
    if not word.words.strip():
        return Empty("words")
    for name in ("words", "page", "answer_to"):
        if len(getattr(word, name)) > LONGEST:
            return TooLong(name, LONGEST)
    open_to = [keeper for keeper in keepers if has_room(store, keeper)]
    if not open_to:
        return TooMany("words", MOST)
    body: dict[str, Any] = msgspec.to_builtins(word)
    sender = new_keyring()
    store.save(tuple(posting(sender, keeper, KIND, body) for keeper in open_to))
    return None


def came(person: Person) -> tuple[SentBack, ...]:
    """What came to me; what is the same word, once."""
    return words_in(person, vault.waiting(person.store, person.keyring))


def words_in(person: Person, notes: Iterable[Note]) -> tuple[SentBack, ...]:
    """The words among these notes of mine, each once."""
    found: dict[str, SentBack] = {}
    for note in notes:
        if (word := read(note, KIND, Word)) is not None:
            found.setdefault(word.mark, SentBack(alias(person.keyring, note.sealed), word, note))
    return tuple(found.values())


def read(note: Note, kind: str, shape: type[Shape]) -> Shape | None:
    """What this note says; None of another kind, and of what another program wrote in another shape."""
    if note.kind != kind:
        return None
    try:
        return msgspec.convert(note.body, shape)
    except msgspec.ValidationError:
        return None
