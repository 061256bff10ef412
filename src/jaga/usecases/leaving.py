"""What becomes of somebody's reading once they left: one neutral line to the holder, whose own keys end it.

Nobody but the holder can end a reading, so it ends the next time that the holder opens the strand, before anything
is written there. Only somebody's own card can say that they left, and only of who they were then: let in anew, they
stay.
"""

from datetime import datetime

import msgspec

from jaga import vault
from jaga.usecases import giving
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import mine
from jaga.vault import Note, Place

LEFT = "circle.left"


class LeftNote(msgspec.Struct, frozen=True):
    """That somebody left: which strand, and who they were in it."""

    strand: bytes
    reader: bytes


def say_left(person: Person, seen: Seen) -> None:
    """One line to the one who holds it: I left. Nothing else, and no reason."""
    said = msgspec.to_builtins(LeftNote(seen.opened.strand, seen.opened.me), builtin_types=(bytes,))
    vault.send_note(person.store, person.keyring, seen.opened.holder, LEFT, said)


def understood(note: Note) -> bool:
    """Whether this says that somebody left, and can be read here."""
    return _read(note) is not None


def left_which(person: Person, note: Note) -> Place | None:
    """Which strand of mine they left; None where I hold nothing like it (any more)."""
    said = _read(note)
    return next((place for place in mine(person) if said and place.strand == said.strand), None)


def without_who_left(person: Person, seen: Seen, now: datetime) -> Seen:
    """A strand that I hold, in which those who left read nothing from now on. The line waits until I have read it."""
    # A holder who has to confirm says who goes on; until then nobody but them reads.
    if seen.opened.holding is None or giving.to_confirm(seen):
        return seen
    left = {(note.sender, _read(note)) for note in vault.waiting(person.store, person.keyring)}
    gone = [
        reader.id
        for reader in seen.opened.holding.readers
        if (reader.card, LeftNote(seen.opened.strand, reader.id)) in left
    ]
    for reader in gone:
        giving.end(person, seen.opened.place.id, reader, now)
    return look(person, seen.opened.place.id, now) if gone else seen


def _read(note: Note) -> LeftNote | None:
    if note.kind != LEFT:
        return None
    try:
        return msgspec.convert(note.body, LeftNote)
    except msgspec.ValidationError:
        return None
