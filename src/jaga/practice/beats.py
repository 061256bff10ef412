"""The days and moments of a plan, under the beat that is in force on each day."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import takewhile

from jaga.practice import hours, rhythm
from jaga.practice.contact import Beat, ContactPlan


def days(plan: ContactPlan, until: date) -> Iterator[date]:
    """Each day of the plan up to this one, those of earlier beats among them."""
    return (day for day, _ in _days(plan, until))


def moments(plan: ContactPlan, since: date, until: date) -> Iterator[tuple[date, datetime]]:
    """Each day of the plan from this one to that one, with its moment."""
    return ((day, moment(beat, day)) for day, beat in _days(plan, until) if day >= since)


def _days(plan: ContactPlan, until: date) -> Iterator[tuple[date, Beat]]:
    ends = (*(beat.first for beat in plan.beats[1:]), date.max)
    for beat, end in zip(plan.beats, ends, strict=True):
        for day in rhythm.dates(beat.phases, beat.first):
            if day >= end or day > until:
                break
            yield day, beat


def moment(beat: Beat, day: date) -> datetime:
    """The moment of that day: at its hour, or as soon as it is no longer quiet."""
    return hours.outside(beat.quiet, hours.moment(day, beat.hour, beat.zone))


def beat_on(plan: ContactPlan, day: date) -> Beat | None:
    """The beat to which this day belongs; None for a day on which nothing is planned."""
    beat = next((beat for beat in reversed(plan.beats) if beat.first <= day), None)
    if beat is None:
        return None
    return beat if day in takewhile(lambda on: on <= day, rhythm.dates(beat.phases, beat.first)) else None


def beside(plan: ContactPlan, day: date) -> tuple[date, ...]:
    """The days of the plan just before this one and just after."""
    before = max((on for on in days(plan, day) if on < day), default=None)
    after = min((beat.first for beat in plan.beats if beat.first > day), default=date.max)
    beat = next((beat for beat in reversed(plan.beats) if beat.first <= day), None)
    if beat is not None:
        after = min(after, rhythm.following(beat.phases, beat.first, day))
    return tuple(on for on in (before, after) if on is not None)
