"""The whole job of one unlock: open the lock, sign in, gather Today, promise one thing; against bare Argon2id.

`python -m bench.whole_job PASSPHRASE ROUNDS` in a filled home prints the seconds of both for each round, as JSON.
"""

import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from nacl.pwhash import argon2id

from bench.asking import ROOT
from bench.filled import WayIn
from bench.result import Result, at_most, middle
from bench.serving import environment

Pairs = list[tuple[float, float]]


def measure(
    small: tuple[Path, WayIn], large: tuple[Path, WayIn], said: tuple[str, str], rounds: int
) -> Iterator[Result]:
    """One strand, and several."""
    yield _result("whole-job", _pairs(*small, rounds), 1.3, said[0])
    yield _result("whole-job-more", _pairs(*large, rounds), 1.5, said[1])


def _result(name: str, pairs: Pairs, bar: float, said: str) -> Result:
    ours, bare = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    beside = f"{said}: {ours * 1000:.0f} ms, {(ours - bare) * 1000:.0f} ms without the unlock"
    return at_most(name, middle([one / other for one, other in pairs]), bar, beside)


def _pairs(home: Path, way_in: WayIn, rounds: int) -> Pairs:
    words = [sys.executable, "-m", "bench.whole_job", way_in.passphrase, str(rounds)]
    done = subprocess.run(words, check=True, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=Pairs)


def main(passphrase: str, rounds: str) -> None:
    """Each round the job, then the bare stretching."""
    from jaga.house import commands  # noqa: F401, PLC0415  (sets Django up)
    from jaga.usecases import folds  # noqa: PLC0415

    pairs = []
    for _ in range(int(rounds)):
        folds.forget_everybody()
        pairs.append((_timed(passphrase), _stretched(passphrase)))
    print(msgspec.json.encode(pairs).decode())


def _timed(passphrase: str) -> float:
    from jaga.house import clock, sessions, unlocking  # noqa: PLC0415
    from jaga.house.store import DatabaseStore  # noqa: PLC0415
    from jaga.pages.doorway.guard import now  # noqa: PLC0415
    from jaga.practice.promises import MakePromise  # noqa: PLC0415
    from jaga.usecases.person import Person  # noqa: PLC0415
    from jaga.usecases.strands import do, situations  # noqa: PLC0415
    from jaga.usecases.today import gather  # noqa: PLC0415

    begun = time.perf_counter()
    keyring = unlocking.unlock("", passphrase).keyring
    sessions.begin(keyring, clock.now())
    person = Person(keyring, DatabaseStore())
    gather(person, now())
    do(person, situations(person)[0].places[0].id, MakePromise(secrets.token_hex(8), "I ring"), now())
    return time.perf_counter() - begun


def _stretched(passphrase: str) -> float:
    begun = time.perf_counter()
    argon2id.kdf(32, passphrase.encode(), bytes(16), opslimit=3, memlimit=64 * 1024 * 1024)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
