"""`same-answer`: whether the time of a refusal tells somebody else's real place from one that is nowhere.

In process, at the usecase that every page begins with, over a real database. As many real ids as invented ones, asked
for in shuffled pairs; beside it, in the same turns, the same question of two sets that are both invented.
`python -m bench.same_answer PAIRS` in an empty home prints the two areas under the curve, as JSON.
"""

import gc
import os
import random
import subprocess
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bench.asking import ROOT
from bench.filled import at
from bench.result import Result, at_most
from bench.serving import environment
from jaga.usecases.folds import look
from jaga.usecases.person import Person
from jaga.vault import NotHere, Store, create_strand, new_keyring

NOW = at(0)
PLACES = 50
THEIRS, NOWHERE, ALSO_NOWHERE = range(3)


class Areas(msgspec.Struct, frozen=True):
    """How well a time tells the two apart: 0.5 is not at all."""

    answer: float
    control: float


def measure(home: Path, pairs: int) -> Iterator[Result]:
    """In a process of its own, which does nothing else."""
    words = [sys.executable, "-m", "bench.same_answer", str(pairs)]
    done = subprocess.run(words, check=True, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE)
    found = msgspec.json.decode(done.stdout, type=Areas)
    said = f"AUC {found.answer:.3f}, A/A control {found.control:.3f}, {pairs:,} shuffled pairs"
    yield at_most("same-answer", abs(found.answer - 0.5), 0.03, said)


def main(pairs: str) -> None:
    """Somebody with a shelf of their own asks for what is on another shelf, and for what is on none."""
    from jaga.house import commands, home  # noqa: F401, PLC0415  (reads settings)
    from jaga.house.store import DatabaseStore  # noqa: PLC0415

    home.claim()
    store = DatabaseStore()
    asker, other = Person(new_keyring(), store), Person(new_keyring(), store)
    _shelf(store, asker)
    theirs = _shelf(store, other)
    ids = [theirs, [os.urandom(16) for _ in theirs], [os.urandom(16) for _ in theirs]]
    times = _times(asker, ids, int(pairs))
    areas = Areas(area(times[THEIRS], times[NOWHERE]), area(times[ALSO_NOWHERE], times[NOWHERE]))
    print(msgspec.json.encode(areas).decode())


def area(ones: Sequence[float], others: Sequence[float]) -> float:
    """The chance that one of these took longer than one of those; a tie counts half (Mann and Whitney)."""
    ranked = sorted(others)
    above = sum(bisect_left(ranked, one) + bisect_right(ranked, one) for one in ones)
    return above / 2 / len(ones) / len(others)


def _shelf(store: Store, person: Person) -> list[bytes]:
    places = range(PLACES)
    now = int(NOW.timestamp())
    return [create_strand(store, person.keyring, "notes", f"place {n}", now).id for n in places]


def _times(asker: Person, ids: list[list[bytes]], pairs: int) -> list[list[float]]:
    """Each turn asks once of every set, in an order of its own; what runs first is slow, and not counted."""
    chance = random.Random(pairs)  # noqa: S311  (an order, not a secret)
    times: list[list[float]] = [[] for _ in ids]
    gc.disable()
    for turn in range(pairs + PLACES):
        for which in chance.sample(range(len(ids)), len(ids)):
            taken = _timed(asker, chance.choice(ids[which]))
            if turn >= PLACES:
                times[which].append(taken)
    return times


def _timed(asker: Person, place_id: bytes) -> float:
    begun = time.perf_counter()
    try:
        look(asker, place_id, NOW)
    except NotHere:
        return time.perf_counter() - begun
    raise RuntimeError("it was refused to nobody")


if __name__ == "__main__":
    main(*sys.argv[1:])
