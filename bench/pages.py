"""Pages: how many in a second, how they grow with what is kept, and memory."""

from collections.abc import Iterator
from pathlib import Path

from bench.asking import get, load
from bench.filled import WayIn
from bench.result import Result, at_least, at_most, middle
from bench.serving import FRONT, TODAY, Server, bare_workers, jaga, jaga_workers

CONNECTIONS = 4
TOO_LONG = 10
"""Seconds of one page after which it is asked for once more and not again."""


def rate(home: Path, way_in: WayIn, project: Path, rounds: int, seconds: float) -> Iterator[Result]:
    """Signed-in Today against one bare template, the same server, the same load, in turn."""
    with jaga_workers(home) as ours, bare_workers(project) as theirs:
        for _ in range(10):  # both workers know the strands
            get(ours.port, TODAY, way_in.cookie)
        pairs = [
            (
                load(ours.port, TODAY, seconds, CONNECTIONS, way_in.cookie).rate,
                load(theirs.port, "/", seconds, CONNECTIONS).rate,
            )
            for _ in range(rounds)
        ]
    mine, bare = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    ratio = middle([one / other for one, other in pairs])
    yield at_least("page-rate", ratio, 0.25, f"{mine:,.0f}/s against {bare:,.0f}/s of one bare template")
    yield at_least("page-rate-a-second", mine, 300, "the same, as it is")


def growth(
    few: tuple[Path, WayIn], many: tuple[Path, WayIn], said: str, rounds: int, seconds: float
) -> Iterator[Result]:
    """Today of many situations against Today of few, warm; and the first one after signing in."""
    with jaga(many[0]) as large:  # as yesterday: it leaves a snapshot behind, sealed
        unknown = get(large.port, TODAY, many[1].cookie).seconds
    with jaga(few[0]) as small, jaga(many[0]) as large:
        first = get(large.port, TODAY, many[1].cookie).seconds
        rounds = 1 if first > TOO_LONG else rounds
        for _ in range(3):
            get(small.port, TODAY, few[1].cookie)
        pairs = [(_page(small, few[1], seconds), _page(large, many[1], seconds)) for _ in range(rounds)]
    one, other = middle([pair[0] for pair in pairs]), middle([pair[1] for pair in pairs])
    times = f"{other * 1000:,.1f} ms against {one * 1000:,.1f} ms, {said}, {rounds} rounds"
    yield at_most("page-growth", middle([b / a for a, b in pairs]), 2.0, times)
    yield at_most(
        "page-growth-first-ms",
        first * 1000,
        400,
        f"first Today after a start; {unknown:.1f} s without any snapshot",
    )


def _page(server: Server, way_in: WayIn, seconds: float) -> float:
    taken: list[float] = []
    while not taken or (sum(taken) < seconds and len(taken) < 50):
        taken.append(get(server.port, TODAY, way_in.cookie).seconds)
    return middle(taken)


def memory(home: Path, way_in: WayIn, pages: int) -> Iterator[Result]:
    """What the serving process holds after its start, and after so many pages. The bars are our own."""
    with jaga(home) as server:
        begun = mebibytes(server)
        for number in range(pages):
            get(server.port, (TODAY, FRONT)[number % 2], way_in.cookie)
        after = mebibytes(server)
    yield at_most("memory", after, 128, f"MiB after {pages} pages; {begun:.0f} after the start")
    yield at_most("memory-growth", after / begun, 1.25, f"after {pages} pages against after the start")


def mebibytes(server: Server) -> float:
    """What this server holds in memory."""
    lines = Path(f"/proc/{server.pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
