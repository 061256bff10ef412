"""The path as a picture: a line for each month, a mark for each step, and the same steps as words.

It weighs nothing: a month without a mark is a month in which nobody wrote anything down.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaga.practice.path import Path, Step, What

MOST_MONTHS = 24
LEFT, STEP, ROW = 82, 8, 22
"""Where the days begin, how far apart they are, and how far apart the months."""
_KIND = {
    What.PUT_FORWARD: "asked",
    What.AGREED: "agreed",
    What.AGAIN: "agreed",
    What.CHANGED: "changed",
    What.OVER: "changed",
    What.NO_LONGER: "changed",
    What.ASKED: "asked",
    What.SEEN: "seen",
}


class Mark(msgspec.Struct, frozen=True):
    """One step: where it stands in its month, how it looks, and what it says."""

    x: int
    kind: str
    day: str
    what: str
    words: str


class Month(msgspec.Struct, frozen=True):
    """One month: its name, its height in the picture, its steps."""

    name: str
    y: int
    marks: tuple[Mark, ...]

    @property
    def line(self) -> int:
        """The height of its line."""
        return self.y - 4

    @property
    def top(self) -> int:
        """Where a square on its line begins."""
        return self.line - 3


class Picture(msgspec.Struct, frozen=True):
    """All months, oldest first."""

    months: tuple[Month, ...]

    @property
    def height(self) -> int:
        """The height of the whole picture."""
        return len(self.months) * ROW + 6


def drawn(path: Path, now: datetime) -> Picture | None:
    """The months from the first step to today, at most two years of them; None where there is no step."""
    days = [(each.at.astimezone(now.tzinfo).date(), each) for each in path.steps]
    if not days:
        return None
    since = min(day for day, _each in days)
    months = list(_months(since, max(now.date(), *(day for day, _each in days))))
    rows = enumerate(months)
    return Picture(tuple(_month(row, month, _in(month, days)) for row, month in rows))


def _months(first: date, last: date) -> Iterator[date]:
    since, until = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(max(since, until - MOST_MONTHS + 1), until + 1):
        yield date(number // 12, number % 12 + 1, 1)


def _in(month: date, days: Iterable[tuple[date, Step]]) -> Iterator[tuple[date, Step]]:
    return (each for each in days if (each[0].year, each[0].month) == (month.year, month.month))


def _month(row: int, month: date, days: Iterable[tuple[date, Step]]) -> Month:
    marks = tuple(_mark(day, step) for day, step in sorted(days, key=lambda each: each[0]))
    return Month(date_format(month, "M Y"), row * ROW + 14, marks)


def _mark(day: date, step: Step) -> Mark:
    x = LEFT + (day.day - 1) * STEP
    return Mark(x, _KIND[step.what], date_format(day, "j F"), _said(step.what), step.words)


def _said(what: What) -> str:
    return {
        What.ASKED: _("asked for"),
        What.NO_LONGER: _("no longer asked for"),
        What.PUT_FORWARD: _("put forward"),
        What.AGREED: _("somebody agreed to it"),
        What.CHANGED: _("changed"),
        What.OVER: _("over"),
        What.AGAIN: _("taken up again"),
        What.SEEN: _("seen"),
    }[what]
