"""Telling somebody that they got it wrong: a sealed note in the words of the one who says it, and one short answer.

Who says it for somebody else says on whose word. Nothing tells the one who said it whether it was read. An answer
comes only where one is welcome: another program may send one all the same, and here it is not shown.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar

import msgspec

from jaga import vault
from jaga.practice import words
from jaga.practice.events import Command, CommandOn
from jaga.practice.mending import SHORT, Answer, AnswerThem, HearWhatWentWrong, Mendings
from jaga.practice.refusals import AlreadyKnown, NobodyToTell, NotCommanded, NotKnown, Refusal, TooLong
from jaga.usecases import cards, extras
from jaga.usecases.cards import Known
from jaga.usecases.compartments import mark, marked
from jaga.usecases.folds import STRANDS, Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import do
from jaga.vault import Note, NotHere, alias

TOLD, ANSWERED = "wrong-told", "wrong-answered"
LONGEST = 8_000
MOST = 50
"""How many ids of what I said stay with my shelf, so that a form sent twice is one note and an answer finds its way."""
_LONGEST_ABOUT = 32


class Tell(CommandOn, frozen=True):
    """What is said, on whose word if it is not mine, and whether one answer is welcome."""

    words: str
    on_word_of: str = ""
    answer: bool = True


class Take(Command, frozen=True):
    """What I add of my own when I take it into my notes."""

    ahead: ClassVar[tuple[str, ...]] = ("look_again",)
    by: str = ""
    does: str = ""
    look_again: date | None = None


class Draft(msgspec.Struct, frozen=True):
    """The same, not sent."""

    words: str
    on_word_of: str = ""
    answer: bool = True


class Said(msgspec.Struct, frozen=True):
    """That I said something to a card, without its words."""

    about: str
    card: bytes
    answer: bool


class ToldNote(msgspec.Struct, frozen=True):
    """What somebody tells me I got wrong; `about` is drawn for this one note."""

    about: str
    words: str
    on_word_of: str = ""
    answer: bool = True


class AnswerNote(msgspec.Struct, frozen=True):
    """One answer to what I said."""

    about: str
    words: str


Body = ToldNote | AnswerNote
_SHAPES: dict[str, type[Any]] = {TOLD: ToldNote, ANSWERED: AnswerNote}


class Came(msgspec.Struct, frozen=True):
    """Something that was told to me, or an answer: `id` is fit for addresses, `sender` whom I know by that card."""

    id: bytes
    note: Note
    body: Body
    sender: Known | None


def tell(person: Person, known_id: bytes, wish: Tell, now: datetime) -> Refusal | None:
    """Say it to somebody whose card I hold. Its words are not kept here; a draft of them is gone."""
    known = cards.find(person, known_id)
    if refused := _refuse(wish, now):
        return refused
    if any(each.about == wish.id for each in _said(person)):
        return AlreadyKnown("id")
    _post(person, known, TOLD, ToldNote(wish.id, wish.words, wish.on_word_of, wish.answer))
    said = (*_said(person), Said(wish.id, known.card.id, wish.answer))[-MOST:]
    _keep_said(person, said)
    drop_draft(person, known)
    return None


def _refuse(wish: Tell, now: datetime) -> Refusal | None:
    return TooLong("words", LONGEST) if len(wish.words) > LONGEST else words.refuse(wish, now)


def keep_draft(person: Person, known_id: bytes, wish: Tell, now: datetime) -> Refusal | None:
    """Keep it unsent, sealed with my shelf."""
    known = cards.find(person, known_id)
    if refused := _refuse(wish, now):
        return refused
    draft = msgspec.to_builtins(Draft(wish.words, wish.on_word_of, wish.answer))
    extras.keep(person, extras.DRAFTS, lambda before: {**(before or {}), known.card.id: draft})
    return None


def draft(person: Person, known: Known) -> Draft | None:
    """What I wrote to them and have not sent."""
    kept = (extras.kept(person, extras.DRAFTS) or {}).get(known.card.id)
    return None if kept is None else msgspec.convert(kept, Draft)


def drafts(person: Person) -> tuple[tuple[Known | None, Draft], ...]:
    """Everything that I wrote and have not sent, and to whom, if I hold their card still."""
    kept = extras.kept(person, extras.DRAFTS) or {}
    known = {each.card.id: each for each in cards.mine(person)} if kept else {}
    return tuple((known.get(card), msgspec.convert(one, Draft)) for card, one in kept.items())


def drop_draft(person: Person, known: Known) -> None:
    """Let it go unsent."""
    if draft(person, known) is not None:
        card = known.card.id
        extras.keep(person, extras.DRAFTS, lambda kept: {k: v for k, v in kept.items() if k != card} or None)


def forget_everything(person: Person) -> None:
    """No draft is left, and nothing of what I said to whom: an answer that still comes is not shown."""
    for key in (extras.DRAFTS, extras.TOLD):
        if extras.kept(person, key) is not None:
            extras.keep(person, key, lambda _: None)


def came(person: Person) -> tuple[Came, ...]:
    """Everything that was told to me, and the answers that I let come; each once."""
    waits = vault.waiting(person.store, person.keyring)
    found = {(note.sender.id, note.kind, body.about): (note, body) for note, body in _readable(person, waits)}
    known = {each.card.id: each for each in cards.mine(person)} if found else {}
    return tuple(
        Came(alias(person.keyring, note.sealed), note, body, known.get(note.sender.id))
        for note, body in found.values()
    )


def find(person: Person, came_id: bytes) -> Came:
    """The one with this id, or `NotHere`."""
    for each in came(person):
        if each.id == came_id:
            return each
    raise NotHere("nothing like this came")


def any_of(person: Person, notes: Iterable[Note]) -> bool:
    """Whether one of these notes is of this kind and is shown."""
    return any(True for _ in _readable(person, notes))


def take(person: Person, each: Came, place_id: bytes, take: Take, now: datetime) -> Seen | Refusal:
    """Take what was told into notes of mine, with a way for one answer if they want one; it waits no longer."""
    seen, body = look(person, place_id, now), each.body
    if not isinstance(body, ToldNote) or seen.kind != "notes":
        return NotCommanded(type(take).__name__)
    answer = Answer.NOWHERE if each.sender is None else Answer.WELCOME if body.answer else Answer.UNWANTED
    card = mark(seen.opened.place, each.note.sender)
    heard = HearWhatWentWrong(body.about, body.words, take.by, take.does, take.look_again, card, answer)
    done = do(person, place_id, heard, now)
    if not isinstance(done, Refusal):
        leave(person, each)
    return done


def leave(person: Person, each: Came) -> None:
    """Take it out of what waits, and whatever was sent twice with it. Nobody is told."""
    for note, body in _readable(person, vault.waiting(person.store, person.keyring)):
        if (note.sender, note.kind, body.about) == (each.note.sender, each.note.kind, each.body.about):
            vault.dismiss(person.store, person.keyring, note)
    if isinstance(each.body, AnswerNote):
        # It was the one answer: no second is shown.
        _keep_said(person, tuple(said for said in _said(person) if said.about != each.body.about))


def answer(person: Person, place_id: bytes, command: AnswerThem, now: datetime) -> Seen | Refusal:
    """Send the one answer to whoever told me, if they want one and I hold their card; my notes say that it went."""
    seen = look(person, place_id, now)
    mending = next((each for each in seen.state.part(Mendings).heard if each.id == command.id), None)
    if mending is None:
        return NotKnown("id")
    decided = STRANDS[seen.kind].decide(seen.state, command, now)
    if isinstance(decided, Refusal):
        return decided
    known = marked(person, seen.opened.place, mending.card)
    if known is None:
        return NobodyToTell()
    _post(person, known, ANSWERED, AnswerNote(command.id, command.words))
    return do(person, place_id, command, now)


def _readable(person: Person, notes: Iterable[Note]) -> Iterator[tuple[Note, Body]]:
    welcome: set[tuple[str, bytes]] | None = None
    for note in notes:
        body = _read(note)
        if isinstance(body, AnswerNote):
            if welcome is None:
                welcome = {(said.about, said.card) for said in _said(person) if said.answer}
            if (body.about, note.sender.id) in welcome and len(body.words) <= SHORT:
                yield note, body
        elif body is not None:
            yield note, body


def _read(note: Note) -> Body | None:
    shape = _SHAPES.get(note.kind)
    if shape is None:
        return None
    try:
        body: Body = msgspec.convert(note.body, shape)
    except msgspec.ValidationError:
        return None
    # It becomes the id of a thing in my notes, and stands in addresses.
    about = body.about
    fits = about.isalnum() and about.isascii() and len(about) <= _LONGEST_ABOUT
    return body if fits and len(body.words) <= LONGEST else None


def _said(person: Person) -> tuple[Said, ...]:
    return tuple(msgspec.convert(each, Said) for each in extras.kept(person, extras.TOLD) or ())


def _keep_said(person: Person, said: tuple[Said, ...]) -> None:
    plain = [msgspec.to_builtins(each, builtin_types=(bytes,)) for each in said]
    extras.keep(person, extras.TOLD, lambda _: plain or None)


def _post(person: Person, known: Known, kind: str, body: Body) -> None:
    plain: dict[str, Any] = msgspec.to_builtins(body)
    vault.send_note(person.store, person.keyring, known.card, kind, plain)
