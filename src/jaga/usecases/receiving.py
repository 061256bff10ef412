"""What waits for me: notes to my card, whom they come from, and taking what was given or leaving it.

Whoever sent something learns nothing of what becomes of it, unless I say so.
"""

from datetime import datetime

import msgspec

from jaga import vault
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases import asking, cards, circle, folds, heard, leaving, over, threat
from jaga.usecases.cards import Known
from jaga.usecases.circle import InIt
from jaga.usecases.folds import STRANDS, look
from jaga.usecases.person import Person
from jaga.usecases.strands import name_taken, put_away, refuse_name
from jaga.vault import GRANT, Card, Note, NotHere, Place, alias, open_shelf


class Waits(msgspec.Struct, frozen=True):
    """One note that waits: `id` is fit for addresses, `sender` who sent it if I hold their card."""

    id: bytes
    note: Note
    sender: Known | None

    @property
    def kind(self) -> str:
        """What it is: something given, a question, a plain no, somebody who left a circle."""
        return self.note.kind

    @property
    def card(self) -> Card:
        """The card of whoever sent it, for its five words."""
        return self.note.sender


def waiting(person: Person) -> tuple[Waits, ...]:
    """Everything that waits and that this version understands; the rest goes on waiting."""
    notes = [note for note in vault.waiting(person.store, person.keyring) if _understood(note)]
    known = {each.card.id: each for each in cards.mine(person)} if notes else {}
    return tuple(Waits(alias(person.keyring, note.sealed), note, known.get(note.sender.id)) for note in notes)


def anything(person: Person) -> bool:
    """Whether anything waits: given, asked, answered, come across from the other side, or told to me."""
    waits = vault.waiting(person.store, person.keyring)
    return any(
        _understood(note) or over.understood(note) or threat.understood(note) for note in waits
    ) or heard.any_of(person, waits)


def find(person: Person, waits_id: bytes) -> Waits:
    """The note with this id among mine, or `NotHere`."""
    for waits in waiting(person):
        if waits.id == waits_id:
            return waits
    raise NotHere("nothing like this waits")


def place_of(person: Person, waits: Waits) -> Place | None:
    """The place on my shelf that something given would join, because I could read that strand before."""
    strand, sender = waits.note.body.get("strand"), waits.card.to_bytes()
    places = open_shelf(person.store, person.keyring).places
    return next((p for p in places if p.strand == strand and p.holder == sender and not p.holds), None)


def who_is_in_it(person: Person, waits: Waits, now: datetime) -> tuple[InIt, ...]:
    """Who else is in what I am asked into, where all are shown to each other: said before I take it, and not after."""
    seen = folds.look_before_taking(person, waits.note, now)
    return tuple(each for each in circle.in_it(person, seen) if not each.me) if seen else ()


def accept(person: Person, waits_id: bytes, name: str, now: datetime) -> Place | Refusal | None:
    """Take what was given onto my shelf, under a name that I choose; None where it is no longer given."""
    waits, name = find(person, waits_id), name.strip()
    if refused := refuse_name(name) or _taken(person, waits, name):
        return refused
    try:
        place = vault.accept(person.store, person.keyring, waits.note, name)
    except (vault.Damaged, vault.NotGivenToYou):
        dismiss(person, waits)
        return None
    try:
        look(person, place.id, now)
    except (vault.AwaitingConfirmation, vault.NotTakenYet):
        return place
    except (vault.Damaged, vault.ConsentEnded, NotHere):
        put_away(person, place.id)
        return None
    return place


def dismiss(person: Person, waits: Waits) -> None:
    """Take it out of my inbox: declined, or done with. Nobody is told."""
    vault.dismiss(person.store, person.keyring, waits.note)


def free_name(person: Person, name: str) -> str:
    """The name itself, or with a number behind it where something on my shelf bears it."""
    names = {place.name for place in open_shelf(person.store, person.keyring).places}
    tried, number = name, 1
    while tried in names:
        number += 1
        tried = f"{name} {number}"
    return tried


def _understood(note: Note) -> bool:
    given = note.kind == GRANT and note.body.get("kind") in STRANDS
    return given or asking.understood(note) or leaving.understood(note)


def _taken(person: Person, waits: Waits, name: str) -> Refusal | None:
    kind, joins = waits.note.body.get("kind"), place_of(person, waits)
    places = open_shelf(person.store, person.keyring).places
    others = (place for place in places if joins is None or place.id != joins.id)
    return AlreadyKnown("name") if name_taken(others, str(kind), name) else None
