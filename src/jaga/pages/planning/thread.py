"""The thread of contact: for each month what was promised and what came, as a picture and as the same in words.

It counts nothing and rates nothing. A month in which nothing was promised and nothing came is shown as such.
"""

from collections.abc import Iterator
from datetime import date

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaga.pages.planning.said import name_in
from jaga.practice import beats, turns
from jaga.practice.contact import ContactPlan
from jaga.practice.helping import Helpers
from jaga.practice.turns import Stands, Turn, Turns

MOST_MONTHS = 24
LEFT, STEP, ROW = 82, 8, 22
"""Where the days begin, how far apart they are, and how far apart the months."""


class Mark(msgspec.Struct, frozen=True):
    """One day of the plan: where it stands in the picture, and what is said of it."""

    x: int
    came: bool
    seen: bool
    said: str


class Month(msgspec.Struct, frozen=True):
    """One month: its name, its height in the picture, its days."""

    name: str
    y: int
    marks: tuple[Mark, ...]

    @property
    def line(self) -> int:
        """The height of its line."""
        return self.y - 4


class Thread(msgspec.Struct, frozen=True):
    """All months, oldest first."""

    months: tuple[Month, ...]

    @property
    def height(self) -> int:
        """The height of the whole picture."""
        return len(self.months) * ROW + 6


def thread(plan: ContactPlan, all_: Turns, helpers: Helpers, today: date) -> Thread:
    """The months of a plan up to today."""
    days = list(beats.days(plan, today))
    first = days[0] if days else today
    by_month: dict[tuple[int, int], list[Mark]] = {each: [] for each in _months(first, today)}
    for day in days:
        if (day.year, day.month) in by_month:
            turn = turns.find(all_, plan.id, day)
            by_month[day.year, day.month].append(_mark(turn, helpers))
    return Thread(
        tuple(
            Month(date_format(date(year, month, 1), "M Y"), row * ROW + 14, tuple(marks))
            for row, ((year, month), marks) in enumerate(by_month.items())
        )
    )


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    since, until = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(max(since, until - MOST_MONTHS + 1), until + 1):
        yield number // 12, number % 12 + 1


def _mark(turn: Turn, helpers: Helpers) -> Mark:
    came, seen = turn.stands is Stands.KEPT, turn.stands is Stands.SEEN_TO
    who = name_in(helpers, turn.by if came else turn.seen_by)
    day = {"day": date_format(turn.on, "j"), "who": who}
    if came:
        said = _("%(day)s: %(who)s was in touch") % day
    elif seen:
        said = _("%(day)s: still open for a while, then %(who)s saw to it") % day
    elif turn.stands is Stands.MISSED:
        said = _("%(day)s: still open") % day
    else:
        said = _("%(day)s: nothing noted") % day
    return Mark(LEFT + (turn.on.day - 1) * STEP, came, seen, said)
