"""A house of many: stories of a survivor, a supporter who may read the whole of them, and who keeps notes beside.

`python -m bench.given STORIES NOTES ENTRIES` with JAGA_HOME set; prints how both come in, as JSON.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.asking import ROOT
from bench.filled import SHOWN, WORDS, add_entries, at, facts, lay
from bench.serving import environment
from jaga import vault
from jaga.practice.events import Event
from jaga.practice.telling import ToldKept, ToldReworded
from jaga.vault import Keyring, MemoryStore, Terms, create_strand, open_strand

LISTENS = Terms(("listen",), whole=True)


class Two(msgspec.Struct, frozen=True):
    """How the survivor and the supporter come in, and where the first story stands for each."""

    cookie: str
    written: str
    handle: str
    passphrase: str
    read: str


def filled(home: Path, stories: int, notes: int, entries: int) -> Two:
    """A filled house of many in this home."""
    words = [sys.executable, "-m", "bench.given", str(stories), str(notes), str(entries)]
    done = subprocess.run(words, env=environment(home), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=Two)


def told(entries: int) -> Iterator[Event]:
    """Things told, each told differently afterwards."""
    for number in range(0, entries, 2):
        thing = os.urandom(8).hex()
        yield ToldKept(thing, WORDS, at=at(number))
        if number + 1 < entries:
            yield ToldReworded(thing, WORDS, at=at(number + 1))


def give(
    store: MemoryStore, survivor: Keyring, supporter: Keyring, entries: int, name: str
) -> tuple[str, str]:
    """A story of the survivor's, given to the supporter, who took it; where it stands for each."""
    begun = int(at(0).timestamp())
    place = create_strand(store, survivor, "story", name, begun)
    add_entries(store, survivor, open_strand(store, survivor, place.id, begun), told(entries))
    vault.grant(store, survivor, place.id, supporter.card, LISTENS, int(time.time()))
    (note,) = vault.waiting(store, supporter)
    return place.id.hex(), vault.accept(store, supporter, note, name).id.hex()


def keep_notes(store: MemoryStore, supporter: Keyring, entries: int, number: int) -> None:
    """Notes of the supporter's own."""
    begun = int(at(0).timestamp())
    place = create_strand(store, supporter, "notes", f"Friday {number}", begun)
    opened = open_strand(store, supporter, place.id, begun)
    add_entries(store, supporter, opened, facts(number % SHOWN, entries))


def fill(stories: int, notes: int, entries: int) -> Two:
    """Fill the home that JAGA_HOME names, and sign the survivor in."""
    from jaga.house import clock, commands, home, people, sessions  # noqa: F401, PLC0415  (reads settings)

    home.claim()
    survivor, supporter, store = vault.new_keyring(), vault.new_keyring(), MemoryStore()
    passphrase = vault.generate_passphrase()
    people.create(survivor.card, vault.lock(survivor, vault.generate_passphrase()), handle="first")
    inside = people.create(supporter.card, vault.lock(supporter, passphrase), handle="second")
    # The names are whom each may give to; both hold the other's card, as after an invitation.
    vault.keep_card(store, survivor, supporter.card, "Li")
    vault.keep_card(store, supporter, survivor.card, "Mei")
    places = [give(store, survivor, supporter, entries, f"Thursday {number}") for number in range(stories)]
    for number in range(notes):
        keep_notes(store, supporter, entries, number)
    lay(store)
    cookie = sessions.begin(survivor, clock.now())
    return Two(cookie, places[0][0], inside.handle, passphrase, places[0][1])


if __name__ == "__main__":
    print(msgspec.json.encode(fill(*map(int, sys.argv[1:]))).decode())
