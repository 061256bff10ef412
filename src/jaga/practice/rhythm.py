"""Rhythms that thin out: phases of days, weeks or months, the last without an end. Pure sums of dates."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Annotated

from msgspec import Meta, Struct

from jaga.practice.refusals import Empty, EndsUnsaid, NotARhythm, Refusal

MOST = 1_000


class Unit(StrEnum):
    """What a rhythm counts in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Span(Struct, frozen=True):
    """So many days, weeks or months."""

    # Read from outside as well: a rhythm of nought days would never come to its next date.
    number: Annotated[int, Meta(ge=1, le=MOST)]
    unit: Unit


class Phase(Struct, frozen=True):
    """So many times in every span, for so long; the last phase lasts until somebody says otherwise (None)."""

    every: Span
    lasting: Span | None = None
    times: Annotated[int, Meta(ge=1, le=MOST)] = 1


Phases = tuple[Phase, ...]


def refuse(phases: Phases) -> Refusal | None:
    """Whether these phases would end unsaid, would never come, or count what cannot be counted."""
    if not phases:
        return Empty("phases")
    if phases[-1].lasting is not None or any(phase.lasting is None for phase in phases[:-1]):
        return EndsUnsaid("phases")
    spans = [span for phase in phases for span in (phase.every, phase.lasting) if span is not None]
    counts = (*(span.number for span in spans), *(phase.times for phase in phases))
    return None if all(1 <= number <= MOST for number in counts) else NotARhythm("phases")


def dates(phases: Phases, first: date) -> Iterator[date]:
    """All dates of the rhythm, from the first on, each later than the one before, until dates run out."""
    start = first
    yield start
    for phase in phases:
        for day in _within(phase, start):
            yield day
            start = day


def following(phases: Phases, first: date, day: date) -> date:
    """The first date of the rhythm after this day."""
    return next((on for on in dates(phases, first) if on > day), date.max)


def _within(phase: Phase, start: date) -> Iterator[date]:
    # The date that reaches the phase's end belongs to it, so that the gap never shrinks between two phases.
    end = date.max if phase.lasting is None else after(start, phase.lasting)
    day = start
    for step in count(1):
        before, until = after(start, phase.every, times=step - 1), after(start, phase.every, times=step)
        for part in range(1, phase.times + 1):
            # Spread over the span: twice a week is three days on and four days on, again and again.
            following = before + (until - before) * part // phase.times
            if following > day:  # seven times in three days is three times
                yield following
            day = following
        if until >= end:
            return


def after(start: date, span: Span, *, times: int = 1) -> date:
    """The date that many spans after the start; the last day of a month that is too short."""
    try:
        return _after(start, span.number * times, span.unit)
    except (OverflowError, ValueError):
        return date.max


def _after(start: date, number: int, unit: Unit) -> date:
    match unit:
        case Unit.DAYS:
            return start + timedelta(days=number)
        case Unit.WEEKS:
            return start + timedelta(weeks=number)
        case Unit.MONTHS:
            year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
            # Counted from the start, so that the 31st comes back after a February.
            return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
