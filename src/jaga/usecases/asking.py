"""Asking the one who holds a strand for more, or to let somebody else in. A no, or no answer, is whole.

The question goes as a sealed note to the holder's card. What I asked is kept with my shelf, not in their strand.
"""

import secrets
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from jaga import vault
from jaga.practice import words
from jaga.practice.consent import ONLY_TO_LISTEN, Purpose
from jaga.practice.events import Command
from jaga.practice.refusals import AskedAlready, Refusal
from jaga.usecases import cards, extras
from jaga.usecases.cards import Known
from jaga.usecases.folds import look
from jaga.usecases.person import Person, seconds
from jaga.vault import Card, Note, NotHere, Place, open_shelf, read_card

ASK, NO = "consent-asked", "consent-refused"


class Ask(Command, frozen=True):
    """What I ask for: for whom (none of my cards: for me), for what, in my words."""

    purposes: frozenset[Purpose] = ONLY_TO_LISTEN
    words: str = ""


class Asked(msgspec.Struct, frozen=True):
    """A question of mine, as I keep it: at which place, for whom by my name for them, and when."""

    id: bytes
    place: bytes
    holder: bytes
    purposes: tuple[str, ...]
    words: str
    at: int
    whom: str = ""
    no: bool = False


class AskNote(msgspec.Struct, frozen=True):
    """What the holder is asked: `card` is the one who would be let in, with the asker's name for them.

    `by_itself` where the asker rests, and this one takes on what was theirs; nobody waits for an answer then.
    """

    ask: bytes
    strand: bytes
    purposes: tuple[str, ...]
    words: str
    card: bytes = b""
    name: str = ""
    by_itself: bool = False
    until: date | None = None


class Question(msgspec.Struct, frozen=True):
    """A question to me: about which place of mine, and whose card would be let in, if I hold it.

    `until` is the last day that is proposed, if one is.
    """

    place: Place | None
    purposes: frozenset[Purpose]
    words: str
    card: Card
    name: str
    known: Known | None
    by_itself: bool = False
    until: date | None = None


def ask(
    person: Person, place_id: bytes, wish: Ask, now: datetime, whom: Known | None = None
) -> Refusal | None:
    """Ask for more for myself, or with `whom` that somebody whose card I hold is let in."""
    seen = look(person, place_id, now)
    if seen.opened.holding:
        raise NotHere("nobody has to be asked")
    name = whom.name if whom else ""
    if refused := words.refuse(wish, now):
        return refused
    if any(each.whom == name for each in asked(person, place_id)):
        return AskedAlready("whom")
    purposes = tuple(purpose.value for purpose in Purpose if purpose in wish.purposes)
    mine = Asked(
        secrets.token_bytes(16), place_id, seen.opened.holder.id, purposes, wish.words, seconds(now), name
    )
    card = whom.card.to_bytes() if whom else b""
    note = AskNote(mine.id, seen.opened.strand, purposes, wish.words, card, name)
    vault.send_note(person.store, person.keyring, seen.opened.holder, ASK, plain(note))
    extras.keep(person, extras.ASKED, lambda before: [*(before or []), plain(mine)])
    return None


def asked(person: Person, place_id: bytes) -> tuple[Asked, ...]:
    """What I asked at this place and have not put away."""
    kept = extras.kept(person, extras.ASKED) or []
    return tuple(each for each in (msgspec.convert(one, Asked) for one in kept) if each.place == place_id)


def forget(person: Person, ask_id: bytes) -> None:
    """Put away that I asked. The one who was asked still has the question."""
    extras.keep(
        person, extras.ASKED, lambda before: [one for one in before or [] if one["id"] != ask_id] or None
    )


def when(question: Asked) -> datetime:
    """When I asked."""
    return datetime.fromtimestamp(question.at, UTC)


def understood(note: Note) -> bool:
    """Whether this is a question, or a no to one, that can be read here."""
    try:
        if note.kind == ASK and (card := msgspec.convert(note.body, AskNote).card):
            read_card(card)
    except (msgspec.ValidationError, vault.Damaged):
        return False
    return note.kind in (ASK, NO)


def question(person: Person, note: Note) -> Question:
    """What I am asked; `place` is None where I hold nothing like it (any more)."""
    body = msgspec.convert(note.body, AskNote)
    places = open_shelf(person.store, person.keyring).places
    place = next((each for each in places if each.strand == body.strand and each.holds), None)
    card = read_card(body.card) if body.card else note.sender
    purposes = frozenset(purpose for purpose in Purpose if purpose.value in body.purposes)
    known = cards.called(person, card)
    return Question(place, purposes, body.words, card, body.name, known, body.by_itself, body.until)


def say_no(person: Person, note: Note) -> None:
    """A plain no to whoever asked, because I want to send one; silence would say the same."""
    vault.send_note(person.store, person.keyring, note.sender, NO, {"ask": note.body["ask"]})
    vault.dismiss(person.store, person.keyring, note)


def take_no(person: Person, note: Note) -> None:
    """I have read their no; it is noted beside my question, if they are the one I asked."""

    def change(before: Any) -> Any:  # noqa: ANN401  (whatever was kept)
        return [
            {**one, "no": True}
            if (one["id"], one["holder"]) == (note.body.get("ask"), note.sender.id)
            else one
            for one in before or []
        ] or None

    extras.keep(person, extras.ASKED, change)
    vault.dismiss(person.store, person.keyring, note)


def plain(struct: msgspec.Struct) -> dict[str, Any]:
    """What is kept or sent of it."""
    plain: dict[str, Any] = msgspec.to_builtins(struct, builtin_types=(bytes,))
    return plain
