"""`writers`: many people who save at once through the usecases, in several processes over one database.

`python -m bench.writers prepare PEOPLE` makes them, `save SEEDS SAVES` lets some of them save, `count SEEDS`
says what stands afterwards; each prints JSON.
"""

import secrets
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench.asking import ROOT
from bench.result import Result, at_least, at_most, high
from bench.serving import environment
from jaga.vault import Keyring, create_strand, new_keyring, open_shelf, open_strand, read


class Saved(msgspec.Struct):
    """What one process saved: seconds of each save, and how many did not go through."""

    seconds: list[float] = []
    failed: int = 0


def measure(home: Path, people: int, saves: int, processes: int) -> Iterator[Result]:
    """Rate, worst waits, and whether every save stands exactly once."""
    seeds = msgspec.json.decode(_run(home, "prepare", str(people)), type=list[str])
    shares = [seeds[number::processes] for number in range(processes)]
    begun = time.time() + processes  # when all have imported what they need
    running = [_start(home, "save", ",".join(share), str(saves), str(begun)) for share in shares]
    ended = [msgspec.json.decode(_printed(process), type=Saved) for process in running]
    taken = max(time.time() - begun, 0.001)
    standing = msgspec.json.decode(_run(home, "count", ",".join(seeds)), type=list[int])
    seconds = [each for saved in ended for each in saved.seconds]
    wrong = sum(saved.failed for saved in ended) + sum(abs(count - saves) for count in standing)
    said = (
        f"{people} people, {saves} saves each, {processes} processes; bare SQLite here {_bare(home):,.0f}/s"
    )
    yield at_least("writers", len(seconds) / taken, 150, f"saves a second; {said}")
    yield at_most("writers-wrong", wrong, 0, "saves failed, lost or doubled")
    yield at_most("writers-p99", high(seconds, 0.99), 3.0, f"s; the longest {max(seconds):.2f} s")


def _bare(home: Path) -> float:
    """Rows a second that SQLite alone saves on this disk, one a transaction, as surely."""
    raw = sqlite3.connect(home / "bare.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode = truncate")
    raw.execute("PRAGMA synchronous = full")
    raw.execute("CREATE TABLE row (bytes BLOB)")
    begun = time.perf_counter()
    for _ in range(50):
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO row VALUES (?)", (secrets.token_bytes(700),))
        raw.execute("COMMIT")
    raw.close()
    return 50 / (time.perf_counter() - begun)


def _start(home: Path, *words: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "bench.writers", *words]
    return subprocess.Popen(program, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE)


def _run(home: Path, *words: str) -> bytes:
    return _printed(_start(home, *words))


def _printed(process: subprocess.Popen[bytes]) -> bytes:
    printed = process.communicate()[0]
    if process.returncode:
        raise RuntimeError(f"the writers stopped with {process.returncode}")
    return printed


def prepare(people: str) -> list[str]:
    """People with a strand each; their seeds, which exist for this run alone."""
    from jaga.house import home  # noqa: PLC0415
    from jaga.house.store import DatabaseStore  # noqa: PLC0415

    home.claim()
    keyrings = [new_keyring() for _ in range(int(people))]
    for keyring in keyrings:
        create_strand(DatabaseStore(), keyring, "notes", "Thursday", 0)
    return [keyring.seed.hex() for keyring in keyrings]


def save(seeds: str, saves: str, begin: str) -> Saved:
    """One thread a person, all beginning at the same moment."""
    saved = Saved()
    keyrings = [Keyring(bytes.fromhex(seed)) for seed in seeds.split(",")]
    threads = [
        threading.Thread(target=_save, args=(each, int(saves), float(begin), saved)) for each in keyrings
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return saved


def _save(keyring: Keyring, saves: int, begin: float, saved: Saved) -> None:
    from jaga.house.store import DatabaseStore  # noqa: PLC0415
    from jaga.practice.promises import MakePromise  # noqa: PLC0415
    from jaga.practice.refusals import Refusal  # noqa: PLC0415
    from jaga.usecases.person import Person  # noqa: PLC0415
    from jaga.usecases.strands import do  # noqa: PLC0415

    person = Person(keyring, DatabaseStore())
    (place,) = open_shelf(person.store, keyring).places
    time.sleep(max(0.0, begin - time.time()))
    for _ in range(saves):
        begun = time.perf_counter()
        promise = MakePromise(secrets.token_hex(8), "I ring on Thursday")
        saved.failed += isinstance(do(person, place.id, promise, datetime.now(UTC)), Refusal)
        saved.seconds.append(time.perf_counter() - begun)


def count(seeds: str) -> list[int]:
    """Entries that stand in each strand, each counted once."""
    from jaga.house.store import DatabaseStore  # noqa: PLC0415

    store, found = DatabaseStore(), []
    for seed in seeds.split(","):
        keyring = Keyring(bytes.fromhex(seed))
        (place,) = open_shelf(store, keyring).places
        found.append(len(read(store, open_strand(store, keyring, place.id, int(time.time()))).entries))
    return found


if __name__ == "__main__":
    from jaga.house import commands  # noqa: F401  (sets Django up)

    outcome = {"prepare": prepare, "save": save, "count": count}[sys.argv[1]](*sys.argv[2:])
    print(msgspec.json.encode(outcome).decode())
