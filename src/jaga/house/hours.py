"""A bell's times as its row has them, and the next of them in whole minutes since 1970."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from jaga.house.models import Bell as Row
from jaga.practice.bells import Times, Weekday, next_ring

MINUTE = 60


def times_of(row: Row) -> Times:
    """When this bell rings."""
    days = tuple(Weekday(day) for day in row.days.split())
    return Times(days, time(row.at // 60, row.at % 60), row.zone)


def columns(times: Times) -> dict[str, str | int]:
    """The same, as its row keeps it."""
    return {
        "days": " ".join(times.days),
        "at": times.at.hour * 60 + times.at.minute,
        "zone": times.zone,
    }


def chosen_after(times: Times, minute: int) -> int:
    """The first chosen minute after this one."""
    ring = next_ring(times, ZoneInfo(times.zone), moment(minute))
    return int(ring.timestamp()) // MINUTE


def moment(minute: int) -> datetime:
    """The time at which a minute begins."""
    return datetime.fromtimestamp(minute * MINUTE, UTC)
