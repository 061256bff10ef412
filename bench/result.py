"""A figure and its bar, and how both are shown."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec

FILE = Path(__file__).parent / "results.json"


class Result(msgspec.Struct, frozen=True):
    """One row; `beside` says what was measured against what, and is for the table alone."""

    name: str
    value: float
    bar: float
    holds: bool
    beside: str = ""
    sense: str = "<="


def at_most(name: str, value: float, bar: float, beside: str) -> Result:
    """A figure that should not be above its bar."""
    return Result(name, round(value, 3), bar, value <= bar, beside)


def at_least(name: str, value: float, bar: float, beside: str) -> Result:
    """A figure that should not be below its bar."""
    return Result(name, round(value, 3), bar, value >= bar, beside, ">=")


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def high(values: Sequence[float], share: float) -> float:
    """The value that this share of all values is not above."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def print_table(results: Sequence[Result]) -> None:
    """A row a figure."""
    load = os.getloadavg()[0]
    print(f"\n{os.cpu_count()} cores, load {load:.1f} at the end, Python {sys.version.split()[0]}\n")
    for each in results:
        said = "holds" if each.holds else "MISSED"
        print(f"{each.name:24} {each.value:>12,.3f}  {each.sense} {each.bar:<10,g} {said:7} {each.beside}")


def write(results: Sequence[Result], file: Path = FILE) -> None:
    """The list that other programs read."""
    rows = [
        {"name": each.name, "value": each.value, "bar": each.bar, "holds": each.holds} for each in results
    ]
    file.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
