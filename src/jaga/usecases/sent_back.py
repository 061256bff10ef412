"""Words about the words, from anybody: sealed to whoever runs the house, signed by a key drawn for this one note."""

from enum import StrEnum
from typing import Any

import msgspec

from jaga import vault
from jaga.practice.refusals import Empty, Refusal, TooLong, TooMany
from jaga.usecases.person import Person
from jaga.vault import Card, Note, NotHere, Store, alias, new_keyring

KIND = "sent-back"
LONGEST = 4_000
MOST = 300
"""How many may wait at once: more would be a flood, and the last would push nobody's words out."""


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


class SentBack(msgspec.Struct, frozen=True):
    """Something that came, under an id fit for addresses."""

    id: bytes
    word: Word
    note: Note


def send(store: Store, keeper: Card, word: Word) -> Refusal | None:
    """Seal it to the keeper. Nothing of the sender is kept, not even that two notes are of one."""
    if not word.words.strip():
        return Empty("words")
    for name in ("words", "page", "answer_to"):
        if len(getattr(word, name)) > LONGEST:
            return TooLong(name, LONGEST)
    if len(store.inbox(keeper.address)) >= MOST:
        return TooMany("words", MOST)
    body: dict[str, Any] = msgspec.to_builtins(word)
    vault.send_note(store, new_keyring(), keeper, KIND, body)
    return None


def came(person: Person) -> tuple[SentBack, ...]:
    """What came to me; of what bears the same mark of a form, one."""
    found: dict[str, SentBack] = {}
    for note in vault.waiting(person.store, person.keyring):
        if (word := _read(note)) is not None:
            id_ = alias(person.keyring, note.sealed)
            found.setdefault(word.once or id_.hex(), SentBack(id_, word, note))
    return tuple(found.values())


def let_go(person: Person, id_: bytes) -> None:
    """Take it out, and whatever was sent with it twice; NotHere."""
    wanted = next((each for each in came(person) if each.id == id_), None)
    if wanted is None:
        raise NotHere("nothing like this came")
    for note in vault.waiting(person.store, person.keyring):
        word = _read(note)
        same = word is not None and word.once and word.once == wanted.word.once
        if note.sealed == wanted.note.sealed or same:
            vault.dismiss(person.store, person.keyring, note)


def _read(note: Note) -> Word | None:
    """A word in this note; None of another kind, and of what another program wrote in another shape."""
    if note.kind != KIND:
        return None
    try:
        return msgspec.convert(note.body, Word)
    except msgspec.ValidationError:
        return None
