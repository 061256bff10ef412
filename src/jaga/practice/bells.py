"""When a bell rings: on chosen days at a chosen time, whether or not anything waits.

Nothing in here knows of anything that is kept: a bell that rang on events, or fell silent without them, would tell.
"""

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct

LATE = timedelta(hours=1)
"""Later than this it no longer rings: it is heard at a time that somebody chose as safe, or not at all."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 3, 9, 27))
"""How long it waits after each sending that failed, before the next."""


class Weekday(StrEnum):
    """A day of the week, as calendars write it."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


WEEK = tuple(Weekday)


class Way(StrEnum):
    """By which way a bell is heard."""

    CALENDAR = "calendar"
    MAIL = "mail"
    SERVICE = "service"


class Failure(StrEnum):
    """Why a bell was not heard."""

    UNREACHABLE = "not reached"
    REFUSED = "address refused"
    SHUT_OUT = "house not let in"
    MISSED = "house not running"


class Times(Struct, frozen=True):
    """On which days, at which time of day, in which zone (a name of the IANA list)."""

    days: tuple[Weekday, ...]
    at: time
    zone: str


def next_ring(times: Times, zone: tzinfo, after: datetime) -> datetime:
    """The first chosen time later than `after`, in UTC; `zone` is what the zone's name stands for.

    A time that the clocks leave out is rung as much later as they were put forward; one that comes twice, at the first.
    """
    start = after.astimezone(zone).date() - timedelta(days=1)
    chosen = (start + timedelta(days=number) for number in range(2 * len(WEEK)))
    rings = (
        datetime.combine(day, times.at, zone).astimezone(UTC)
        for day in chosen
        if WEEK[day.weekday()] in times.days
    )
    return min(ring for ring in rings if ring > after)


def is_too_late(chosen: datetime, now: datetime) -> bool:
    """Whether the chosen time has passed for good, as after the house was closed for long."""
    return now - chosen > LATE


def try_again(chosen: datetime, now: datetime, tries: int) -> datetime | None:
    """When to try after so many sendings that failed; None where it is better to wait for the next chosen time."""
    if tries > len(PAUSES):
        return None
    later = now + PAUSES[tries - 1]
    return None if is_too_late(chosen, later) else later
