"""The days and moments of a plan, under the beat that is in force on each day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import takewhile

from jaga.practice import hours, rhythm
from jaga.practice.contact import Beat, ContactPlan

FARTHEST = 50
"""Years after its first day for which a beat is worked out; beyond, nobody can take anything."""


def days(plan: ContactPlan, until: date) -> Iterator[date]:
    """Each day of the plan up to this one, those of earlier beats among them."""
    return (day for day, _ in _days(plan, until))


def moments(plan: ContactPlan, since: date, until: date) -> Iterator[tuple[date, datetime]]:
    """Each day of the plan from this one to that one, with its moment."""
    return ((day, moment(beat, day)) for day, beat in _days(plan, until) if day >= since)


def _days(plan: ContactPlan, until: date) -> Iterator[tuple[date, Beat]]:
    ends = (*(beat.first for beat in plan.beats[1:]), date.max)
    for beat, end in zip(plan.beats, ends, strict=True):
        for day in _dates(beat, until.year):
            if day >= end or day > until:
                break
            yield day, beat


@lru_cache(maxsize=512)
def _dates(beat: Beat, year: int) -> tuple[date, ...]:
    """All days of a beat to the end of a year: every fact about a turn asks for them, so they are worked out once."""
    last = min(year, beat.first.year + FARTHEST)
    return tuple(takewhile(lambda day: day.year <= last, rhythm.dates(beat.phases, beat.first)))


def moment(beat: Beat, day: date) -> datetime:
    """The moment of that day: at its hour, or as soon as it is no longer quiet."""
    return hours.outside(beat.quiet, hours.moment(day, beat.hour, beat.zone))


def beat_on(plan: ContactPlan, day: date) -> Beat | None:
    """The beat to which this day belongs; None for a day on which nothing is planned."""
    beat = _in_force(plan, day)
    if beat is None:
        return None
    dates = _dates(beat, day.year)
    at = bisect_left(dates, day)
    return beat if at < len(dates) and dates[at] == day else None


def beside(plan: ContactPlan, day: date) -> tuple[date, ...]:
    """The days of the plan just before this one and just after."""
    found = [next((on for on in _before(plan, day)), None), _after(plan, day)]
    return tuple(on for on in found if on is not None)


def _before(plan: ContactPlan, day: date) -> Iterator[date]:
    """The last day before this one, of each beat that had one; the latest beat first."""
    for beat in reversed(plan.beats):
        dates = _dates(beat, day.year)
        if at := bisect_left(dates, day):
            yield dates[at - 1]


def _after(plan: ContactPlan, day: date) -> date:
    beat, later = _in_force(plan, day), [beat.first for beat in plan.beats if beat.first > day]
    if beat is not None:
        dates = _dates(beat, day.year + 1)
        at = bisect_right(dates, day)
        later.append(dates[at] if at < len(dates) else rhythm.following(beat.phases, beat.first, day))
    return min(later, default=date.max)


def _in_force(plan: ContactPlan, day: date) -> Beat | None:
    return next((beat for beat in reversed(plan.beats) if beat.first <= day), None)
