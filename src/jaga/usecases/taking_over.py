"""Whoever takes on what was mine may have to read more to help. Its holder is asked, by itself; nothing is given.

Only what is read to help is asked for, never the story, nor places of safety: those are for few, whoever rests.
"""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from jaga import vault
from jaga.usecases import asking, extras, whoreads
from jaga.usecases.asking import ASK, AskNote, Question
from jaga.usecases.compartments import around
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import care_in
from jaga.usecases.person import Person
from jaga.vault import Card, Note, Place

NEEDED_TO_HELP = frozenset({"safety"})
"""The kinds that somebody reads in order to help, beside the one in which the help is planned."""


def ask_for(
    person: Person, support: Seen, helpers: frozenset[str], back_on: date | None, now: datetime
) -> tuple[Place, ...]:
    """Ask for those who have now what was mine; the strands of which their holder was asked something, ever.

    Only where one person holds both: nobody else is told who helps here.
    """
    asked = []
    for seen in around(person, support.opened.place, now):
        if seen.kind not in NEEDED_TO_HELP or seen.opened.terms is None:
            continue
        if seen.opened.holder != support.opened.holder:
            continue
        whom = [each for each in _cards(support, helpers) if each[1] != seen.opened.holder]
        for name, card in whom:
            _ask_once(person, seen, name, card, back_on)
        asked += [seen.opened.place] if whom else []
    return tuple(asked)


def question(person: Person, note: Note, now: datetime) -> Question:
    """A question to me. That it came by itself counts only where I see that it is so, whatever a program wrote."""
    found = asking.question(person, note)
    return msgspec.structs.replace(
        found, by_itself=found.by_itself and _is_so(person, found, note.sender, now)
    )


def waits(person: Person, place: Place, now: datetime) -> bool:
    """Whether something like it waits about a strand of mine that bears the name of this one."""
    notes = (note for note in vault.waiting(person.store, person.keyring) if note.kind == ASK)
    found = (question(person, note, now) for note in notes if asking.understood(note))
    return any(each.by_itself and each.place is not None and each.place.name == place.name for each in found)


def _is_so(person: Person, found: Question, sender: Card, now: datetime) -> bool:
    """Whether who asks rests where I hold the help, and the one it is for helps there."""
    if found.place is None or found.place.kind not in NEEDED_TO_HELP:
        return False
    for seen in around(person, found.place, now):
        if seen.opened.holding is not None:
            rests = {whoreads.card_of(seen, each.id): not each.here for each in care_in(seen).helpers.said}
            if rests.get(sender) and rests.get(found.card) is False:
                return True
    return False


def forget(person: Person) -> None:
    """I am here again: another time it may be asked anew."""
    if extras.kept(person, extras.ASKED_FOR) is not None:
        extras.keep(person, extras.ASKED_FOR, lambda _: None)


def _cards(support: Seen, helpers: frozenset[str]) -> Iterator[tuple[str, Card]]:
    """Who has it now, by the name they go by there; whoever is not in the house has no card."""
    for helper in care_in(support).helpers.said:
        card = whoreads.card_of(support, helper.id)
        if helper.id in helpers and not helper.told and card is not None:
            yield helper.name, card


def _ask_once(person: Person, seen: Seen, name: str, card: Card, back_on: date | None) -> None:
    """The question is kept by a mark that names nobody: to whom it went on is theirs and the holder's to know."""
    mark = hashlib.blake2b(
        card.id, digest_size=16, key=seen.opened.strand, person=b"jaga.askedfor.1"
    ).digest()
    if mark in (extras.kept(person, extras.ASKED_FOR) or []):
        return
    terms = seen.opened.terms
    note = AskNote(
        secrets.token_bytes(16), seen.opened.strand, terms.purposes if terms else (), "",
        card.to_bytes(), name, by_itself=True, until=back_on,
    )  # fmt: skip
    vault.send_note(person.store, person.keyring, seen.opened.holder, ASK, asking.plain(note))
    extras.keep(person, extras.ASKED_FOR, lambda before: [*(before or []), mark])
