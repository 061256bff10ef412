"""`withdraw-growth`: withdrawing somebody who writes, from a strand of many entries and from one of few.

`python -m bench.withdrawing MANY FEW ROUNDS` in an empty home prints the seconds of both for each round, as JSON.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.asking import ROOT
from bench.filled import add_entries, at, facts, lay
from bench.result import Result, at_most, middle
from bench.serving import environment
from jaga.vault import (
    Frontier,
    Keyring,
    MemoryStore,
    Place,
    Store,
    Terms,
    create_strand,
    grant,
    new_keyring,
    open_strand,
    read,
    withdraw,
)

NOW = int(at(0).timestamp())
WRITES = Terms(("support",), writes=True)
Pairs = list[tuple[float, float]]


def measure(home: Path, many: int, few: int, rounds: int) -> Iterator[Result]:
    """Both strands stand in one database, and their turns alternate."""
    words = [sys.executable, "-m", "bench.withdrawing", str(many), str(few), str(rounds)]
    done = subprocess.run(words, check=True, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE)
    pairs = msgspec.json.decode(done.stdout, type=Pairs)
    large, small = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    said = f"{many:,} entries {large * 1000:.1f} ms, {few:,} entries {small * 1000:.1f} ms, {rounds} rounds"
    yield at_most("withdraw-growth", middle([one / other for one, other in pairs]), 1.2, said)


def main(many: str, few: str, rounds: str) -> None:
    """Withdraw and give again, so many times."""
    from jaga.house import commands, home  # noqa: F401, PLC0415  (reads settings)
    from jaga.house.store import DatabaseStore  # noqa: PLC0415

    home.claim()
    keyring, store, memory = new_keyring(), DatabaseStore(), MemoryStore()
    places = [_strand(memory, keyring, int(many)), _strand(memory, keyring, int(few))]
    lay(memory)
    turns = [_Turns(store, keyring, place) for place in places]
    pairs = [(turns[0].timed(), turns[1].timed()) for _ in range(int(rounds) + 1)]
    print(msgspec.json.encode(pairs[1:]).decode())


def _strand(memory: MemoryStore, keyring: Keyring, entries: int) -> Place:
    place = create_strand(memory, keyring, "story", f"of {entries}", NOW)
    add_entries(memory, keyring, open_strand(memory, keyring, place.id, NOW), facts(99, entries))
    return place


class _Turns:
    """Giving and withdrawing on one strand, with the frontier that its fold would keep."""

    def __init__(self, store: Store, keyring: Keyring, place: Place) -> None:
        self._store, self._keyring, self._place = store, keyring, place
        self._other = new_keyring().card
        self._frontier: Frontier | None = None
        self._read()

    def _read(self) -> None:
        opened = open_strand(self._store, self._keyring, self._place.id, NOW)
        self._frontier = read(self._store, opened, self._frontier).frontier

    def timed(self) -> float:
        """The seconds of one withdrawal; giving is not counted."""
        reader = grant(self._store, self._keyring, self._place.id, self._other, WRITES, NOW)
        self._read()
        begun = time.perf_counter()
        withdraw(self._store, self._keyring, self._place.id, reader, NOW, self._frontier)
        taken = time.perf_counter() - begun
        self._read()
        return taken


if __name__ == "__main__":
    main(*sys.argv[1:])
