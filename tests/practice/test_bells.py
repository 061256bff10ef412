"""When a bell rings: at chosen times, across the changes of the clocks, and never at another hour."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaga.practice.bells import LATE, PAUSES, WEEK, Times, Weekday, is_too_late, next_ring, try_again

ZONES = ("Asia/Kuala_Lumpur", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


def at(zone: str, *moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type, misc]


def rings(times: Times, after: datetime, count: int) -> list[str]:
    """The next so many, as the clock on the wall shows them, with their distance from UTC."""
    zone, found = ZoneInfo(times.zone), []
    for _ in range(count):
        after = next_ring(times, zone, after)
        found.append(f"{after.astimezone(zone):%a %d %b %H:%M %z}")
    return found


def test_it_rings_on_the_chosen_days_at_the_chosen_time_and_at_no_other() -> None:
    times = Times((Weekday.MONDAY, Weekday.THURSDAY), time(20, 15), "Asia/Kuala_Lumpur")
    assert rings(times, at(times.zone, 2026, 11, 28, 12), 3) == [
        "Mon 30 Nov 20:15 +0800",
        "Thu 03 Dec 20:15 +0800",
        "Mon 07 Dec 20:15 +0800",
    ]


def test_a_chosen_time_is_over_in_its_own_minute() -> None:
    times = Times((Weekday.MONDAY,), time(8), "Asia/Kuala_Lumpur")
    monday = at(times.zone, 2026, 11, 30, 8)
    assert next_ring(times, ZoneInfo(times.zone), monday) == monday + timedelta(days=7)
    assert next_ring(times, ZoneInfo(times.zone), monday - timedelta(seconds=1)) == monday


def test_the_time_on_the_wall_stays_when_the_clocks_change() -> None:
    times = Times((Weekday.SATURDAY, Weekday.SUNDAY), time(7), "Europe/London")
    assert rings(times, at(times.zone, 2027, 3, 26), 2) == [
        "Sat 27 Mar 07:00 +0000",
        "Sun 28 Mar 07:00 +0100",
    ]
    assert rings(times, at(times.zone, 2026, 10, 23), 2) == [
        "Sat 24 Oct 07:00 +0100",
        "Sun 25 Oct 07:00 +0000",
    ]


def test_a_time_that_the_clocks_leave_out_is_rung_after_it_and_one_that_comes_twice_once() -> None:
    times = Times((Weekday.SUNDAY,), time(1, 30), "Europe/London")
    assert rings(times, at(times.zone, 2027, 3, 27), 2) == [
        "Sun 28 Mar 02:30 +0100",
        "Sun 04 Apr 01:30 +0100",
    ]
    assert rings(times, at(times.zone, 2026, 10, 24), 2) == [
        "Sun 25 Oct 01:30 +0100",
        "Sun 01 Nov 01:30 +0000",
    ]


def test_the_day_is_the_day_of_the_chosen_zone() -> None:
    """Early on Monday in Malaysia it is still Sunday in UTC, where the house may stand."""
    times = Times((Weekday.MONDAY,), time(6), "Asia/Kuala_Lumpur")
    assert next_ring(times, ZoneInfo(times.zone), datetime(2026, 11, 29, 21, tzinfo=UTC)) == datetime(
        2026, 11, 29, 22, tzinfo=UTC
    )


@given(
    days=st.sets(st.sampled_from(WEEK), min_size=1),
    clock=st.times().map(lambda each: each.replace(second=0, microsecond=0, fold=0)),
    zone=st.sampled_from(ZONES),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_the_next_is_later_within_eight_days_and_on_a_chosen_day(days, clock, zone, after) -> None:
    times, there = Times(tuple(days), clock, zone), ZoneInfo(zone)
    ring = next_ring(times, there, after)
    assert after < ring <= after + timedelta(days=8)
    shown = ring.astimezone(there)
    assert WEEK[shown.weekday()] in days
    # The clocks leave out an hour at most, in these zones.
    assert shown.replace(tzinfo=None) - datetime.combine(shown.date(), clock) in (
        timedelta(0),
        timedelta(minutes=30),
        timedelta(hours=1),
    )


def test_after_a_failure_it_waits_longer_each_time_and_gives_up_within_the_hour() -> None:
    chosen = now = datetime(2026, 11, 30, 8, tzinfo=UTC)
    waited = []
    for tries in range(1, 10):
        later = try_again(chosen, now, tries)
        if later is None:
            break
        waited.append(later - now)
        now = later
    assert waited == list(PAUSES)
    assert now - chosen < LATE


def test_nothing_is_tried_at_an_hour_that_nobody_chose() -> None:
    chosen = datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert try_again(chosen, chosen + LATE, 1) is None
    assert not is_too_late(chosen, chosen + LATE)
    assert is_too_late(chosen, chosen + LATE + timedelta(minutes=1))


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_means_once_a_day(zone: str) -> None:
    times, after = Times(WEEK, time(9), zone), at(zone, 2026, 1, 1)
    for _ in range(400):
        ring = next_ring(times, ZoneInfo(zone), after)
        assert (ring.astimezone(ZoneInfo(zone)).date() - after.astimezone(ZoneInfo(zone)).date()).days <= 1
        after = ring
