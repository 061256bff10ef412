"""`python -m bench [--quick] [--only WORD] [--to FILE]`: everything in turn, the table, results.json."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from bench import (
    bare,
    care_coverage,
    loading,
    many,
    meanwhile,
    pages,
    same_answer,
    sealing,
    search,
    starting,
    weight,
    whole_job,
    withdrawing,
    writers,
    zine,
)
from bench.filled import WayIn
from bench.result import FILE, Result, print_table, write
from bench.serving import filled, jaga


class Sizes(msgspec.Struct, frozen=True):
    """How much of everything."""

    rounds: int = 5
    seconds: float = 3.0
    starts: int = 7
    few: int = 10
    many: int = 1000
    entries: int = 30
    job: tuple[int, int] = (10, 100)
    withdraw: tuple[int, int] = (100_000, 100)
    people: int = 50
    saves: int = 20
    processes: int = 5
    pages: int = 200
    signed_in: int = 60
    signing_in: int = 20
    pairs: int = 3000
    years: tuple[int, int] = (24, 8)
    resources: tuple[int, int] = (100, 10_000)


QUICK = Sizes(1, 0.1, 1, 1, 10, 10, (10, 10), (300, 100), 2, 4, 1, 10, 4, 3, 100, (1, 1), (100, 200))
Part = Callable[["Run"], Iterator[Result]]


class Run:
    """One run: the sizes, and the homes that several parts share, made when first asked for."""

    def __init__(self, sizes: Sizes, folder: Path) -> None:
        self.sizes, self.folder = sizes, folder
        self._homes: dict[tuple[int, int], tuple[Path, WayIn]] = {}

    def home(self, situations: int, entries: int) -> tuple[Path, WayIn]:
        """A filled home and how to come in."""
        key = (situations, entries)
        if key not in self._homes:
            home = self.folder / f"home-{situations}-{entries}"
            self._homes[key] = (home, filled(home, situations, entries))
        return self._homes[key]

    def few(self) -> tuple[Path, WayIn]:
        """The home that most parts use."""
        return self.home(self.sizes.few, self.sizes.entries)

    def project(self) -> Path:
        """The bare project."""
        folder = self.folder / "bare"
        return folder if folder.exists() else bare.make(folder)


def _weight(run: Run) -> Iterator[Result]:
    home, way_in = run.few()
    with jaga(home) as server:
        yield from weight.measure(server, way_in.cookie)


def _growth(run: Run) -> Iterator[Result]:
    many = run.home(run.sizes.many, run.sizes.entries)
    said = f"{run.sizes.many:,} situations of {run.sizes.entries} entries against {run.sizes.few}"
    yield from pages.growth(run.few(), many, said, run.sizes.rounds, run.sizes.seconds)


PARTS: dict[str, Part] = {
    "seal": lambda run: sealing.measure(run.sizes.rounds, run.sizes.seconds / 6),
    "cold-start": lambda run: starting.measure(run.few()[0], run.project(), run.sizes.starts),
    "bytes": _weight,
    "memory": lambda run: pages.memory(*run.few(), run.sizes.pages),
    "memory-per-person": lambda run: many.measure(
        run.folder / "many", run.sizes.signed_in, run.sizes.entries
    ),
    "page-rate": lambda run: pages.rate(*run.few(), run.project(), run.sizes.rounds, run.sizes.seconds),
    "page-while-unlocking": lambda run: meanwhile.measure(
        run.folder / "meanwhile", run.sizes.signing_in, run.sizes.entries, run.sizes.seconds * 2
    ),
    "whole-job": lambda run: whole_job.measure(run.folder, run.sizes.job, run.sizes.rounds),
    "writers": lambda run: writers.measure(
        run.folder / "writers", run.sizes.people, run.sizes.saves, run.sizes.processes
    ),
    "withdraw-growth": lambda run: withdrawing.measure(
        run.folder / "withdrawing", *run.sizes.withdraw, run.sizes.rounds * 3
    ),
    "same-answer": lambda run: same_answer.measure(run.folder / "same-answer", run.sizes.pairs),
    "page-growth": _growth,
    "guides-load": lambda run: loading.measure(run.folder, run.sizes.rounds * 2 + 1),
    "search": lambda run: search.measure(run.folder, *run.sizes.resources, run.sizes.rounds * 10),
    "planning": lambda run: care_coverage.planning(run.sizes.rounds),
    "zine-build": lambda run: zine.measure(run.sizes.rounds),
    "care-coverage": lambda run: care_coverage.measure(*run.sizes.years),
}


def main() -> None:
    """Measure, print, write; a part that could not be measured is said, and the others still count."""
    wanted = _wanted()
    results: list[Result] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run = Run(QUICK if wanted.quick else Sizes(), Path(folder))
        for name in (name for name in PARTS if wanted.only in name):
            begun = time.monotonic()
            try:
                results += PARTS[name](run)
            except (RuntimeError, OSError, subprocess.SubprocessError) as fault:
                failed.append(f"{name} could not be measured: {fault}")
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    print_table(results)
    if not wanted.only:
        write(results, wanted.to)
    sys.exit("\n".join(failed) or 0)


def _wanted() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="bench")
    asked.add_argument(
        "--quick", action="store_true", help="tiny sizes: shows that it runs, measures nothing"
    )
    asked.add_argument("--only", default="", help="the parts whose names hold this word; results.json stays")
    asked.add_argument("--to", type=Path, default=FILE, help="where the results go")
    return asked.parse_args()


if __name__ == "__main__":
    os.umask(0o077)
    main()
