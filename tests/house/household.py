"""People and strands for the tests of the house, made through the vault, with its real cryptography."""

from jaga import vault
from jaga.house import people
from jaga.house.store import DatabaseStore
from jaga.vault import Cost, Event, Keyring, Part, Place

CHEAP = Cost(passes=1, kib=8)
PASSPHRASE = "salt lamp river quiet"
NOW = 1_800_000_000


def move_in(handle: str | None = None, passphrase: str = PASSPHRASE) -> Keyring:
    """Somebody who lives in the house of this test."""
    keyring = vault.new_keyring()
    people.create(keyring.card, vault.lock(keyring, passphrase, cost=CHEAP), handle=handle)
    return keyring


def write(keyring: Keyring, place: Place, words: str) -> None:
    """Save one entry."""
    store = DatabaseStore()
    opened = vault.open_strand(store, keyring, place.id, NOW)
    vault.append(store, keyring, opened, [Event("NoteKept", {"words": words})], NOW)


def begin(keyring: Keyring, *entries: str) -> Place:
    """A strand of one's own with entries."""
    place = vault.create_strand(DatabaseStore(), keyring, kind="notes", name="Thursday", now=NOW)
    for words in entries:
        write(keyring, place, words)
    return place


def keep_snapshot(keyring: Keyring, place: Place) -> bytes:
    """A snapshot of one strand, as it stands in the table."""
    store, version = DatabaseStore(), b"1"
    part = Part(place.control, 2, None, b"sealed all the same")
    found = vault.open_snapshot(store, keyring, version)
    vault.keep_snapshot(store, keyring, version, found, {place.content: part})
    kept = vault.open_snapshot(store, keyring, version).was
    assert kept is not None
    return kept


def words_in(keyring: Keyring, place: Place) -> list[str]:
    """What can be read in a strand."""
    store = DatabaseStore()
    entries = vault.read(store, vault.open_strand(store, keyring, place.id, NOW)).entries
    return [event.body["words"] for entry in entries for event in entry.events]
