"""A person in a store in memory, with real keys, and a clock that the test sets."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from jaga import vault
from jaga.practice.events import Command
from jaga.practice.refusals import Refusal
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do
from jaga.vault import MemoryStore, Place

NIGHT = datetime(2026, 12, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
PASSPHRASE = "salt lamp river quiet"
CHEAP = vault.Cost(passes=1, kib=8)


class Kept(MemoryStore):
    """A store in memory that tells which rows it holds, and can be cut short before bodies are dropped."""

    cut = False

    def rows(self) -> list[bytes]:
        """Every row of every log."""
        return [row for tag in self.tags() for row in self.read(tag)]

    def everything(self) -> bytes:
        """Every byte that it holds."""
        parts = [*self.rows(), *self._slots.values(), *self._shelves.values(), *self._snapshots.values()]
        return b"\n".join((*parts, *(note for notes in self._inboxes.values() for note in notes)))

    def save(self, steps: object) -> object:
        """As ever, but for a power cut where a body was to go."""
        gone = any(isinstance(step, (vault.DropRow, vault.DropLog)) for step in steps)  # type: ignore[attr-defined]
        if self.cut and gone:
            raise PowerCutError
        return super().save(steps)  # type: ignore[arg-type]


class PowerCutError(Exception):
    """The machine stopped here."""


@dataclass
class Told:
    """A person, and the day that it is for them."""

    person: Person
    now: datetime = NIGHT
    once: int = 0
    lock: vault.Lock = field(default=vault.Lock(b""))

    @property
    def store(self) -> Kept:
        """The store that this person shares with others."""
        assert isinstance(self.person.house, Kept)
        return self.person.house

    def later(self, days: int) -> None:
        """So many days pass."""
        self.now += timedelta(days=days)

    def id(self) -> str:
        """The id of a new thing."""
        self.once += 1
        return f"thing{self.once}"

    def begin(self, name: str = "Thursday", kind: str = "notes") -> Place:
        """A new strand."""
        place = begin(self.person, kind, name, self.now)
        assert isinstance(place, Place), place
        return place

    def do(self, place: Place, *commands: Command) -> Seen:
        """Do these, none of which may be refused."""
        seen = look(self.person, place.id, self.now)
        for command in commands:
            done = do(self.person, place.id, command, self.now)
            assert not isinstance(done, Refusal), done
            seen = done
        return seen

    def rows_of(self, place: Place, command: Command) -> set[bytes]:
        """Do this, and tell the rows that it left in the store."""
        before = set(self.store.rows())
        self.do(place, command)
        return set(self.store.rows()) - before


def somebody(store: Kept) -> Told:
    """A person whose keyring was opened by a passphrase, as it is when somebody signs in."""
    keyring = vault.new_keyring()
    sealed = vault.lock(keyring, PASSPHRASE, cost=CHEAP)
    return Told(Person(vault.unlock(sealed, PASSPHRASE), store), lock=sealed)
