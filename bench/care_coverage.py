"""`planning` and `care-coverage`: how long it takes to plan, and what a year of planning comes to, by simulation.

Compared with a fixed weekly rota, with support that fades (an assumption), with an integer program that knows no
more than the planner on each day, and with one that knows the whole year and whose people all say yes.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from datetime import time as clock
from statistics import mean

from bench import optimum
from bench.circle import Days, Year, fading, people, rota
from bench.result import Result, at_least, at_most, middle
from jaga.practice import hours, planner
from jaga.practice.seating import Hand, Line, Slot

FIRST = date(2026, 3, 2)


def planning(rounds: int) -> Iterator[Result]:
    """12 supporters, 5 survivors, twice a week for 26 weeks, in one call."""
    hands, lines = _many()
    taken = []
    for _ in range(rounds):
        begun = time.process_time()  # of the processor, so that a busy machine changes nothing
        found = planner.propose(hands, lines, FIRST)
        taken.append((time.process_time() - begun) * 1000)
    covered = sum(bool(each.helper) for each in found)
    said = f"ms for 12 supporters, 5 survivors, 26 weeks: {covered} of {len(found)} covered, {rounds} rounds"
    yield at_most("planning", middle(taken), 200, said)


def _many() -> tuple[tuple[Hand, ...], tuple[Line, ...]]:
    quiet = [
        (hours.Window(n % 7, clock(9), clock(20)), hours.Window((n + 2) % 7, clock(17), clock(22)))
        for n in range(12)
    ]
    hands = tuple(
        Hand(f"h{n}", (1, 1, 2, 3)[n % 4], quiet[n], since=date.max if n % 5 == 4 else date.min)
        for n in range(12)
    )
    return hands, tuple(_twice_a_week(number) for number in range(5))


def _twice_a_week(number: int) -> Line:
    days = [FIRST + timedelta(days=7 * week + number % 3 + part) for week in range(26) for part in (0, 3)]
    slots = tuple(Slot(day, hours.moment(day, clock(18), "Asia/Kuala_Lumpur")) for day in days)
    return Line(f"p{number}", slots, tuple(f"h{n}" for n in range(12) if (n + number) % 3))


def measure(seeds: int, exact: int) -> Iterator[Result]:
    """So many years by the planner, and some of them by the integer program too."""
    around = [people(seed) for seed in range(seeds)]
    ours = [Days(each, planner.propose).lived() for each in around]
    best = [Days(each, optimum.propose).lived() for each in around[:exact]]
    known = [optimum.hindsight(each) for each in around]
    rotas, faded = [rota(each) for each in around], [fading(each) for each in around]
    share = _share(ours)
    yield at_least(
        "care-coverage", share, _rounded(_share(rotas)),
        f"% of check-ins with somebody willing in time, {seeds} years; rota {_share(rotas):.1f}, "
        f"fading (assumed) {_share(faded):.1f}, hindsight {_share(known):.1f}",
    )  # fmt: skip
    ratio = 100 * _share(ours[:exact]) / _share(best)
    shares = f"{_share(ours[:exact]):.1f} of {_share(best):.1f} in {exact} years"
    said = f"% of an optimum by integer program that knows no more on each day: {shares}"
    yield at_least("care-against-optimum", ratio, 98, said)
    yield at_most(
        "care-longest-silence", mean(each.silence for each in ours), _rounded(mean(each.silence for each in rotas)),
        f"days, mean of the longest of each year; rota, its bar, worst {max(each.silence for each in rotas)}, "
        f"ours worst {max(each.silence for each in ours)}, hindsight {mean(each.silence for each in known):.1f}, "
        f"fading (assumed) {mean(each.silence for each in faded):.0f}",
    )  # fmt: skip
    yield at_most(
        "care-above-limits", sum(each.above for each in ours), 0, "contacts above what somebody gives"
    )
    yield at_most(
        "care-gaps-unshown", sum(each.unshown for each in ours), 0, "check-ins of which nothing was said"
    )
    fair = mean(each.fairness for each in ours)
    said = f"Jain's index, 1 is equal; the optimum, which looks at coverage alone, {mean(e.fairness for e in best):.2f}"
    yield at_least("care-fairness", fair, 0.7, said)


def _share(years: list[Year]) -> float:
    return 100 * mean(each.share for each in years)


def _rounded(value: float) -> float:
    return round(value, 1)
