"""`cold-start`: from starting the program to its first page, against a bare Django project served the same way."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from bench.result import Result, at_most
from bench.serving import Server, bare, jaga

Serve = Callable[[Path], AbstractContextManager[Server]]


def measure(home: Path, project: Path, times: int) -> Iterator[Result]:
    """The least of so many starts of each, in turn; the home is there already, as on every day but the first."""
    ours, theirs = [], []
    for _ in range(times):
        ours.append(_start(jaga, home))
        theirs.append(_start(bare, project))
    said = f"{min(ours):.2f} s against {min(theirs):.2f} s, least of {times}"
    yield at_most("cold-start", min(ours) / min(theirs), 2.0, said)


def _start(serve: Serve, folder: Path) -> float:
    begun = time.perf_counter()
    with serve(folder):
        return time.perf_counter() - begun
