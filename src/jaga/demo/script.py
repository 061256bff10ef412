"""What a case is made of: who, and step by step what they do on which day at which hour.

A script is data. The ids in it are names within the script; the player draws a random id for each.
"""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from jaga.practice.events import Command

Day = Callable[[int], date]
"""The date of a day of the case; day 0 is its first."""


class Step(Struct, frozen=True):
    """Something that somebody does on this day of the case at this hour ("23:40")."""

    day: int
    at: str


class Begins(Step, frozen=True):
    """A strand of this kind begins, under this name."""

    kind: str
    name: str


class Does(Step, frozen=True):
    """One command in the strand of this kind."""

    kind: str
    command: Command


class LetsGo(Step, frozen=True):
    """One thing in the strand of this kind is let go."""

    kind: str
    thing: str


class IsThreatened(Step, frozen=True):
    """A legal threat comes, in these words."""

    words: str


class Meets(Step, frozen=True):
    """Two people of one house get each other's cards, each under the other's `who`."""

    other: str


class Scene(Struct, frozen=True):
    """A case as one person sees it, as far as it can be played; `stops` says where and why."""

    who: str
    steps: Callable[[Day], tuple[Step, ...]]
    stops: str

    @property
    def last(self) -> int:
        """The last day of the case that is played."""
        return max(step.day for step in self.steps(from_day(date(2026, 1, 1))))


def from_day(start: date) -> Day:
    """The days of a case that began on this date."""
    return lambda number: start + timedelta(days=number)
