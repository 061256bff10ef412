"""Hours on the clock of a place: times of the week and days that are quiet, and the moment of a day and an hour.

A zone is a name. An hour that does not exist on a day comes as much later as the clock jumps; of one that
comes twice, the first is meant.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from jaga.practice.refusals import NotAZone, OnlyQuiet, Refusal

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS = 7

Hour = Annotated[time, Meta(tz=False)]


class Window(Struct, frozen=True, order=True):
    """A time that is quiet each week; until an earlier hour is until that hour of the next day."""

    weekday: Annotated[int, Meta(ge=0, lt=WEEKDAYS)]
    since: Hour
    until: Hour

    @property
    def begins(self) -> int:
        """Its first minute, counted from Monday."""
        return self.weekday * DAY + minutes(self.since)

    @property
    def lasts(self) -> int:
        """How many minutes it has; from an hour to the same hour is a whole day."""
        return (minutes(self.until) - minutes(self.since)) % DAY or DAY

    def left(self, minute: int) -> int:
        """How many minutes are left of it at this minute of the week; nought outside it."""
        return max(0, self.lasts - (minute - self.begins) % WEEK)


class Days(Struct, frozen=True, order=True):
    """Days from the first to the last, both among them."""

    first: date
    last: date


Quiet = tuple[Window, ...]
Away = tuple[Days, ...]


def minutes(hour: time) -> int:
    """The minutes since midnight."""
    return hour.hour * 60 + hour.minute


def monday(day: date) -> date:
    """The week of a day: limits are counted from Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def refuse(quiet: Quiet, zone: str) -> Refusal | None:
    """Whether no hour of the week is left, or nobody knows such a zone."""
    if zone and not known(zone):
        return NotAZone("zone")
    return OnlyQuiet("quiet") if never(quiet) else None


def never(quiet: Quiet) -> bool:
    """Whether these windows leave no minute of the week."""
    return _free_from(quiet, 0) is None


def known(zone: str) -> bool:
    """Whether there is a zone of this name here."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        # A name that is a folder, or leads out of the list, is no zone either.
        return False
    return True


def clock(zone: str) -> ZoneInfo:
    """The clock of a zone; of one that this machine does not know, the clock of the world."""
    return ZoneInfo(zone if known(zone) else "UTC")


def moment(day: date, hour: time, zone: str) -> datetime:
    """When it is that hour of that day there; only hours that the clock there shows come out."""
    there = clock(zone)
    return datetime.combine(day, hour, there).astimezone(UTC).astimezone(there)


def outside(quiet: Quiet, at: datetime) -> datetime:
    """The same moment, or where it is quiet then, the first moment after that; as it was where nothing is left."""
    minute = at.weekday() * DAY + at.hour * 60 + at.minute
    free = _free_from(quiet, minute)
    if not free:
        return at
    later = at.replace(tzinfo=None) + timedelta(minutes=free)
    return moment(later.date(), later.time(), str(at.tzinfo))


def is_quiet(quiet: Quiet, away: Away, at: datetime) -> bool:
    """Whether this moment, on the clock that it bears, lies in a quiet time or on a quiet day."""
    minute = at.weekday() * DAY + at.hour * 60 + at.minute
    return any(window.left(minute) for window in quiet) or is_away(away, at.date())


def is_away(away: Away, day: date) -> bool:
    """Whether this day is one of those."""
    return any(days.first <= day <= days.last for days in away)


def _free_from(quiet: Quiet, minute: int) -> int | None:
    """How many minutes from this minute of the week until none of the windows is open; None where that never is."""
    waited = 0
    while waited < WEEK:
        left = max((window.left((minute + waited) % WEEK) for window in quiet), default=0)
        if not left:
            return waited
        waited += left
    return None
