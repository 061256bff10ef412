"""`memory-per-person`: what one more signed-in person costs the serving process, after they looked at Today.

`python -m bench.many PEOPLE ENTRIES PASSES KIB` with JAGA_HOME set fills a house of many, whose locks open as slowly
as that; prints how each comes in, as JSON.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.asking import ROOT, get
from bench.filled import add_entries, facts, lay
from bench.pages import mebibytes
from bench.result import Result, at_most
from bench.serving import TODAY, environment, jaga
from jaga.vault import Cost, MemoryStore, create_strand, lock, new_keyring, open_strand

PASSPHRASE = "of these people, all the same"
QUICK, AS_IT_IS = Cost(passes=1, kib=8), Cost()
FIRST = 5
"""People who sign in before counting begins, so that what is loaded once is loaded."""
MOST = 128
"""KiB. Our own bar: the 256 sessions that a process keeps open at most then cost half of what it may hold at all."""


class Inside(msgspec.Struct, frozen=True):
    """How one of many comes in: where they sit already, and under which handle they can sign in."""

    cookie: str
    handle: str


def measure(home: Path, people: int, entries: int) -> Iterator[Result]:
    """The growth of one server while so many people look at Today, twice each."""
    # How slowly a lock opens is measured elsewhere; here nobody opens one.
    cookies = [inside.cookie for inside in filled(home, people + FIRST, entries, QUICK)]
    with jaga(home) as server:
        for cookie in cookies[:FIRST]:
            _look(server.port, cookie)
        before = mebibytes(server)
        for cookie in cookies[FIRST:]:
            _look(server.port, cookie)
        after = mebibytes(server)
    said = f"KiB each, {people} people with a strand of {entries}; {after:.0f} MiB in all"
    yield at_most("memory-per-person", (after - before) * 1024 / people, MOST, said)


def _look(port: int, cookie: str) -> None:
    for _ in range(2):
        answer = get(port, TODAY, cookie)
        if answer.status != 200:
            raise RuntimeError(f"Today answered {answer.status}")


def filled(home: Path, people: int, entries: int, cost: Cost) -> list[Inside]:
    """A filled house of many in this home."""
    words = [sys.executable, "-m", "bench.many", *map(str, (people, entries, cost.passes, cost.kib))]
    done = subprocess.run(words, env=environment(home), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=list[Inside])


def fill(people: int, entries: int, cost: Cost) -> list[Inside]:
    """A house of many, each with a strand; everybody signed in."""
    from jaga.house import clock, commands, home, sessions  # noqa: F401, PLC0415  (reads settings)
    from jaga.house import people as inhabitants  # noqa: PLC0415

    home.claim()
    store, found, begun = MemoryStore(), list[Inside](), int(time.time())
    for number in range(people):
        keyring = new_keyring()
        locked = lock(keyring, PASSPHRASE, cost=cost)
        person = inhabitants.create(keyring.card, locked, handle=f"person{number}")
        place = create_strand(store, keyring, "notes", "Thursday", begun)
        add_entries(store, keyring, open_strand(store, keyring, place.id, begun), facts(0, entries))
        found.append(Inside(sessions.begin(keyring, clock.now()), person.handle))
    lay(store)
    return found


if __name__ == "__main__":
    many, each, passes, kib = map(int, sys.argv[1:])
    print(msgspec.json.encode(fill(many, each, Cost(passes=passes, kib=kib))).decode())
