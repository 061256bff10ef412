"""`page-while-unlocking`: pages of a house of many, as `jaga host` serves it, while people sign in again and again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import many
from bench.asking import ROOT, load
from bench.result import Result, at_most, high
from bench.serving import TODAY, host


def measure(home: Path, signing_in: int, entries: int, seconds: float) -> Iterator[Result]:
    """Today of somebody who is signed in, while so many others sign in."""
    first, *others = many.filled(home, signing_in + 1, entries, many.AS_IT_IS)
    with host(home) as server:
        alone = load(server.port, TODAY, seconds / 2, 1, first.cookie)
        said = [str(server.port), str(seconds + 1), many.PASSPHRASE, *(each.handle for each in others)]
        words = [sys.executable, "-m", "bench.unlockers", *said]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as unlockers:
            assert unlockers.stdout is not None
            unlockers.stdout.readline()  # they have begun
            found = load(server.port, TODAY, seconds, 1, first.cookie)
            opened = int(unlockers.stdout.read())
    beside = f"ms, p95 of {len(found.answers)}; {opened} signed in; alone {high(alone.answers, 0.95) * 1000:.0f} ms"
    yield at_most("page-while-unlocking", high(found.answers, 0.95) * 1000, 150, beside)
