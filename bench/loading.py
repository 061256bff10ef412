"""`guides-load`: all words as a house loads them when it starts, against reading them from their sources."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.result import Result, at_most, middle
from jaga.guides import built
from jaga.guides.text import ROOT


def measure(folder: Path, times: int) -> Iterator[Result]:
    """The middle of so many loadings of each, in turn; the sources are read and looked at for every fault."""
    file = folder / "words"
    file.write_bytes(built.build())
    if not built.is_current(file):
        raise RuntimeError("the built words do not say what their sources say")
    kept, read = [], []
    for _ in range(times):
        kept.append(_taken(lambda: built.words(file)))
        read.append(_taken(lambda: built.words(folder / "none", ROOT)))
    said = f"{middle(kept) * 1000:.0f} ms against {middle(read) * 1000:.0f} ms from the sources, middle of {times}"
    yield at_most("guides-load", middle(kept) / middle(read), 0.1, said)


def _taken(load: Callable[[], object]) -> float:
    begun = time.perf_counter()
    load()
    return time.perf_counter() - begun
