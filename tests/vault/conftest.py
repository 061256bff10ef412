"""People for the tests: real keys, real locks, a store in memory, and a clock that the test sets."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jaga import vault
from jaga.vault import Event, Keyring, MemoryStore, Place, Store, Terms

sys.path.insert(0, str(Path(__file__).parent))  # consent_*.py, which tests share

DAY = 86_400
START = 1_800_000_000


def words(text: str) -> tuple[Event, ...]:
    return (Event("Said", {"words": text}),)


@dataclass
class House:
    """One store and the people in it, addressed by name."""

    store: Store = field(default_factory=MemoryStore)
    now: int = START
    people: dict[str, Keyring] = field(default_factory=dict)

    def keyring(self, name: str) -> Keyring:
        if name not in self.people:
            self.people[name] = vault.new_keyring()
        return self.people[name]

    def strand(self, name: str) -> Place:
        return vault.create_strand(self.store, self.keyring(name), "story", "a name", self.now)

    def open(self, name: str, place: Place) -> vault.Opened:
        return vault.open_strand(self.store, self.keyring(name), place.id, self.now)

    def write(self, name: str, place: Place, text: str) -> bytes:
        return vault.append(self.store, self.keyring(name), self.open(name, place), words(text), self.now)

    def reading(self, name: str, place: Place) -> vault.Reading:
        return vault.read(self.store, self.open(name, place))

    def read(self, name: str, place: Place) -> list[str]:
        return [entry.events[0].body["words"] for entry in self.reading(name, place).entries]

    def give(self, name: str, place: Place, to: str, **terms: object) -> tuple[bytes, Place]:
        """Grant, and accept on the other side; (person in the strand, their place)."""
        card = self.keyring(to).card
        given = Terms(("listening",), **terms)  # type: ignore[arg-type]
        person = vault.grant(self.store, self.keyring(name), place.id, card, given, self.now)
        return person, self.accept(to)

    def accept(self, name: str, called: str = "theirs") -> Place:
        [note] = vault.waiting(self.store, self.keyring(name))
        return vault.accept(self.store, self.keyring(name), note, called)

    def withdraw(self, name: str, place: Place, person: bytes) -> None:
        vault.withdraw(self.store, self.keyring(name), place.id, person, self.now)


@pytest.fixture
def house() -> House:
    return House()
