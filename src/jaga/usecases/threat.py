"""Telling others that a legal threat was noted: whom I choose, in my words, by a sealed note of its own.

The note names no strand, no situation and nobody. It changes nothing of theirs: whether letting go of what they hold
rests too is theirs to say.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from jaga import vault
from jaga.practice.events import Command
from jaga.practice.refusals import Empty, NotKnown, Refusal
from jaga.practice.roles import Role, Roles
from jaga.practice.words import refuse
from jaga.usecases import cards
from jaga.usecases.cards import Known
from jaga.usecases.compartments import CANNOT_OPEN, mark
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import situations
from jaga.vault import Card, Note, NotHere, alias, read_card

NOTED = "threat.noted"
LONGEST = 2000


class Advise(Command, frozen=True):
    """These people are told, in these words."""

    words: str


class ThreatNote(msgspec.Struct, frozen=True):
    """That somebody noted a legal threat, in their words."""

    words: str


class Told(msgspec.Struct, frozen=True):
    """Such a note that came to me: `id` is fit for addresses, `sender` whom I know by that card."""

    id: bytes
    note: Note
    words: str
    sender: Known | None


def whom(person: Person, now: datetime) -> tuple[Known, ...]:
    """Those whose cards I hold who are in a strand with me, but for whoever is said to have caused harm in one.

    What was asked and agreed is left out: the one whom it speaks of reads there.
    """
    strands = tuple(_strands(person, now))
    near = {card.id for seen in strands if seen.kind != "accountability" for card in _in_it(seen)}
    return tuple(
        known
        for known in cards.mine(person)
        if known.card.id in near and not any(_caused_harm(seen, known) for seen in strands)
    )


def advise(person: Person, wish: Advise, to: frozenset[bytes], now: datetime) -> Refusal | None:
    """Tell these of them. Nothing is kept of it here."""
    if refused := refuse(wish, now):
        return refused
    chosen = [known for known in whom(person, now) if known.id in to]
    if not chosen:
        return Empty("to")
    if len(chosen) != len(to):
        return NotKnown("to")
    body = {"words": wish.words[:LONGEST]}
    for known in chosen:
        vault.send_note(person.store, person.keyring, known.card, NOTED, body)
    return None


def told(person: Person) -> tuple[Told, ...]:
    """What others told me of a threat, and what waits so."""
    notes = [note for note in vault.waiting(person.store, person.keyring) if understood(note)]
    known = {each.card.id: each for each in cards.mine(person)} if notes else {}
    return tuple(
        Told(alias(person.keyring, note.sealed), note, note.body["words"], known.get(note.sender.id))
        for note in notes
    )


def find(person: Person, told_id: bytes) -> Told:
    """The one with this id, or `NotHere`."""
    for each in told(person):
        if each.id == told_id:
            return each
    raise NotHere("nothing like this was told")


def leave(person: Person, each: Told) -> None:
    """Take it out of what waits. Nobody is told."""
    vault.dismiss(person.store, person.keyring, each.note)


def understood(note: Note) -> bool:
    """Whether this says so, and can be read here."""
    if note.kind != NOTED:
        return False
    try:
        return 0 < len(msgspec.convert(note.body, ThreatNote).words) <= LONGEST
    except msgspec.ValidationError:
        return False


def _strands(person: Person, now: datetime) -> Iterator[Seen]:
    for place in (place for each in situations(person) for place in each.places):
        try:
            yield look(person, place.id, now)
        except CANNOT_OPEN:
            continue


def _in_it(seen: Seen) -> Iterator[Card]:
    """Whom I can see in a strand: its holder, who writes, and where I hold it who reads."""
    yield seen.opened.holder
    yield from (reader.card for reader in (seen.opened.holding.readers if seen.opened.holding else ()))
    if (frontier := seen.fold.frontier) is not None:
        writers = (card for epoch in frontier.epochs[-1:] for _, card in epoch.writers)
        yield from (read_card(frontier.cards[card]) for card in writers if card in frontier.cards)


def _caused_harm(seen: Seen, known: Known) -> bool:
    of, name = mark(seen.opened.place, known.card), known.name.casefold()
    return any(
        each.role is Role.CAUSED_HARM and (each.card == of or each.name.strip().casefold() == name)
        for each in seen.state.part(Roles).said
    )
