"""`memory-per-person`: what one more signed-in person costs the serving process, after they looked at Today.

`python -m bench.many PEOPLE ENTRIES` with JAGA_HOME set fills a house of many; prints their cookies, as JSON.
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

FIRST = 5
"""People who sign in before counting begins, so that what is loaded once is loaded."""
MOST = 128
"""KiB. Our own bar: the 256 sessions that a process keeps open at most then cost half of what it may hold at all."""


def measure(home: Path, people: int, entries: int) -> Iterator[Result]:
    """The growth of one server while so many people look at Today, twice each."""
    cookies = _filled(home, people + FIRST, entries)
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


def _filled(home: Path, people: int, entries: int) -> list[str]:
    words = [sys.executable, "-m", "bench.many", str(people), str(entries)]
    done = subprocess.run(words, env=environment(home), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=list[str])


def fill(people: int, entries: int) -> list[str]:
    """A house of many, each with a strand; everybody signed in."""
    from jaga.house import clock, commands, home, sessions  # noqa: F401, PLC0415  (reads settings)
    from jaga.house import people as inhabitants  # noqa: PLC0415

    home.claim()
    store, cookies, begun = MemoryStore(), [], int(time.time())
    for number in range(people):
        keyring = new_keyring()
        # How slowly a lock opens is measured elsewhere; here nobody opens one.
        locked = lock(keyring, "x", cost=Cost(passes=1, kib=8))
        inhabitants.create(keyring.card, locked, handle=f"person{number}")
        place = create_strand(store, keyring, "notes", "Thursday", begun)
        add_entries(store, keyring, open_strand(store, keyring, place.id, begun), facts(0, entries))
        cookies.append(sessions.begin(keyring, clock.now()))
    lay(store)
    return cookies


if __name__ == "__main__":
    print(msgspec.json.encode(fill(int(sys.argv[1]), int(sys.argv[2]))).decode())
