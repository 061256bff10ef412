"""A house with one person and many situations, sealed for real; built in memory, then laid into the database.

Run as `python -m bench.filled SITUATIONS ENTRIES` with JAGA_HOME set; prints how to come in, as JSON.
"""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from jaga.practice.events import Event
from jaga.practice.free_notes import NoteWritten
from jaga.practice.kinds import write
from jaga.practice.promises import PromiseMade
from jaga.vault import Event as Sealed
from jaga.vault import (
    Keyring,
    MemoryStore,
    create_strand,
    generate_passphrase,
    lock,
    new_keyring,
    open_strand,
)
from jaga.vault.coding import encode
from jaga.vault.envelope import Inner, entry_id, seal
from jaga.vault.strand import Opened

SHOWN = 20
"""Things that Today shows, whatever the number of situations."""
WORDS = "She asked whether I could come on Thursday, and I said that I would ring first. " * 5


class WayIn(msgspec.Struct, frozen=True):
    """How to come into a filled house."""

    cookie: str
    passphrase: str


def at(number: int) -> datetime:
    """A time in the past for the entry of this number."""
    return datetime.now(UTC) - timedelta(days=60) + timedelta(minutes=number)


def facts(situation: int, entries: int) -> Iterator[Event]:
    """Entries of one situation; the first ones begin promises that Today shows, two a situation."""
    soon = datetime.now(UTC).date() + timedelta(days=2)
    for number in range(entries):
        if number < 2 and situation * 2 + number < SHOWN:
            yield PromiseMade(os.urandom(8).hex(), "I look in", "Li", soon, at=at(number))
        else:
            yield NoteWritten(os.urandom(8).hex(), WORDS, at=at(number))


def add_entries(store: MemoryStore, keyring: Keyring, opened: Opened, events: Iterator[Event]) -> None:
    """One entry an event, signed and sealed as a chain of their own, without reading anything back."""
    chain, prev = os.urandom(16), b""
    for seq, event in enumerate(events):
        kind, body = write(event)
        sealed = (Sealed(kind, dict(body)),)
        heads = (prev,) if prev else ()
        inner = Inner(
            opened.strand, opened.card_id, chain, seq, prev, heads, int(event.at.timestamp()), sealed
        )
        store.append(opened.place.content, opened.current.tag, None, seal(keyring, opened.epoch, inner))
        prev = entry_id(encode(inner))


def lay(store: MemoryStore) -> None:
    """Everything in a memory store, into the database of this home."""
    from django.db import transaction  # noqa: PLC0415  (after Django is set up)

    from jaga.house.models import Log, Shelf, Slot  # noqa: PLC0415

    with transaction.atomic():
        for tag in store.tags():
            rows = enumerate(store.read(tag))
            Log.objects.bulk_create(
                [Log(tag=tag, position=at, bytes=row) for at, row in rows], batch_size=500
            )
        Slot.objects.bulk_create([Slot(locator=key, blob=blob) for key, blob in store._slots.items()])  # noqa: SLF001
        Shelf.objects.bulk_create([Shelf(person=key, blob=blob) for key, blob in store._shelves.items()])  # noqa: SLF001


def fill(situations: int, entries: int) -> WayIn:
    """Fill the home that JAGA_HOME names, and sign in."""
    from jaga.house import clock, commands, home, people, sessions  # noqa: F401, PLC0415  (reads settings)

    home.claim()
    keyring, passphrase, store = new_keyring(), generate_passphrase(), MemoryStore()
    people.create(keyring.card, lock(keyring, passphrase))
    for number in range(situations):
        begun = int(at(0).timestamp())
        place = create_strand(store, keyring, "notes", f"Thursday {number}", begun)
        add_entries(store, keyring, open_strand(store, keyring, place.id, begun), facts(number, entries))
    lay(store)
    return WayIn(sessions.begin(keyring, clock.now()), passphrase)


if __name__ == "__main__":
    print(msgspec.json.encode(fill(int(sys.argv[1]), int(sys.argv[2]))).decode())
