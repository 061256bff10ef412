"""`search`: a page of the library with 10,000 resources against one with 100, asked in turn within one run.

`python -m bench.search COUNT` with JAGA_HOME set fills a house with so many resources.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from bench.asking import ROOT, get
from bench.result import Result, at_most, middle
from bench.serving import FRONT, Server, environment, jaga

QUESTIONS = (
    *(
        "",
        "?words=listening",
        "?words=somebody+tired",
        "?l=ms",
        "?p=my&c=free",
        "?words=listening&l=en&f=book",
    ),
    *("?words=listening&page=3", "?words=number+7"),
)
"""Words that all have, that few have, choices, both, and a page further on."""
FORMATS = ("book", "article", "audio")


def measure(folder: Path, few: int, many: int, rounds: int) -> Iterator[Result]:
    """How many times as long the slowest kind of question takes in the larger house."""
    homes = [_filled(folder / f"search-{count}", count) for count in (few, many)]
    with ExitStack() as stack:
        servers = [stack.enter_context(jaga(home)) for home in homes]
        ratios = {question: _ratio(servers, question, rounds) for question in QUESTIONS}
    worst = max(ratios, key=ratios.__getitem__)
    said = f"times as long with {many:,} resources as with {few}: {worst or 'no question'}, the worst of {len(ratios)}"
    yield at_most("search", ratios[worst], 1.5, said)


def _ratio(servers: list[Server], question: str, rounds: int) -> float:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for server, taken in zip(servers, times, strict=True):
            begun = time.perf_counter()
            answer = get(server.port, f"{FRONT}books{question}")
            taken.append(time.perf_counter() - begun)
            if answer.status != 200:
                raise RuntimeError(f"{question} answered {answer.status}")
    return middle(times[1]) / middle(times[0])


def _filled(home: Path, count: int) -> Path:
    subprocess.run(
        [sys.executable, "-m", "bench.search", str(count)], env=environment(home), cwd=ROOT, check=True
    )
    return home


def fill(count: int) -> None:
    """A house with so many resources."""
    from jaga.guides.resource import COSTS, Resource  # noqa: PLC0415  (what follows reads settings)
    from jaga.house import commands, home, resources  # noqa: F401, PLC0415

    home.claim()
    resources.put(
        Resource(
            id=f"r{number}",
            title=f"Reading number {number}",
            seen=date(2026, 11, 1),
            maker=f"Maker {number % 17}",
            languages=("en", "ms"),
            place=("my", "my", "us")[number % 3],
            format=FORMATS[number // 2 % 3],
            cost=COSTS[number % 2],
            good_for={"en": "Listening to somebody who is tired.", "ms": "Mendengar seseorang yang penat."},
        )
        for number in range(count)
    )


if __name__ == "__main__":
    fill(int(sys.argv[1]))
