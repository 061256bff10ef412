"""A bell as a calendar, read back by dateutil, which reads zones and rules by itself: text and times, nothing else."""

import io
from datetime import UTC, datetime, time, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from jaga.pages.bells.calendar import calendar_of
from jaga.practice.bells import WEEK, Way, Weekday
from jaga.usecases.bells import Bell

SECRET = "s3cr3t"
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)


def bell(zone: str, at: time = time(7, 30), days: tuple[Weekday, ...] = WEEK, text: str = "basil") -> Bell:
    return Bell(bytes(16), Way.CALENDAR, text, days, at, zone, SECRET)


def read(content: bytes) -> icalendar.Event:
    [event] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return event


def occurrences(content: bytes, until: datetime) -> list[datetime]:
    """Every time at which a calendar would ring, by the zone that stands in the file and not by our own list."""
    event = read(content)
    zones = tzical(io.StringIO(content.decode().replace("\r\n ", "").replace("\r\n", "\n")))
    zone = zones.get(event["DTSTART"].params["TZID"])
    begun = event["DTSTART"].dt.replace(tzinfo=None)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=begun)
    rings = rule.between(begun, until.replace(tzinfo=None), inc=True)
    return [ring.replace(tzinfo=zone) for ring in rings]


@pytest.mark.parametrize(
    ("zone", "offsets"),
    [
        ("Asia/Kuala_Lumpur", {8}),
        ("Europe/London", {0, 1}),
        ("America/New_York", {-5, -4}),
        ("Australia/Sydney", {10, 11}),
    ],
)
def test_it_rings_by_the_clock_on_the_wall_all_through_the_year(zone: str, offsets: set[int]) -> None:
    rings = occurrences(calendar_of(bell(zone), NOW), NOW + timedelta(days=800))
    assert len(rings) > 795
    assert {(ring.hour, ring.minute) for ring in rings} == {(7, 30)}
    assert {ring.utcoffset() for ring in rings} == {timedelta(hours=each) for each in offsets}


def test_the_clocks_change_on_their_day() -> None:
    rings = occurrences(calendar_of(bell("Europe/London"), NOW), datetime(2027, 4, 1, tzinfo=UTC))
    by_day = {f"{ring:%Y-%m-%d}": ring.astimezone(UTC).strftime("%H:%M") for ring in rings}
    assert (by_day["2026-10-24"], by_day["2026-10-25"]) == ("06:30", "07:30")
    assert (by_day["2027-03-27"], by_day["2027-03-28"]) == ("07:30", "06:30")


def test_it_rings_on_the_chosen_days_from_the_next_on() -> None:
    made = bell("Asia/Kuala_Lumpur", days=(Weekday.MONDAY, Weekday.THURSDAY))
    rings = occurrences(calendar_of(made, NOW), NOW + timedelta(days=14))
    assert [f"{ring:%a %d %b}" for ring in rings] == ["Thu 22 Oct", "Mon 26 Oct", "Thu 29 Oct", "Mon 02 Nov"]


def test_the_zone_holds_for_a_long_time() -> None:
    rings = occurrences(calendar_of(bell("Europe/London"), NOW), datetime(2050, 7, 2, tzinfo=UTC))
    assert rings[-1].utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("text", ["·", "Water, the; basil\\n", "Telefon Mak Cik Siti 🌱 " + "a" * 30])
def test_nothing_stands_in_it_but_the_text_and_the_times(text: str) -> None:
    content = calendar_of(bell("Asia/Kuala_Lumpur", text=text), NOW)
    event = read(content)
    [alarm] = event.walk("VALARM")
    assert event["SUMMARY"] == alarm["DESCRIPTION"] == text
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY", "TRANSP"}
    assert (set(alarm), alarm["ACTION"]) == ({"ACTION", "DESCRIPTION", "TRIGGER"}, "DISPLAY")
    assert alarm["TRIGGER"].dt == timedelta(0)
    calendar = icalendar.Calendar.from_ical(content)
    assert set(calendar) == {"PRODID", "VERSION"}
    kinds = [part.name for part in calendar.walk()]
    assert set(kinds) == {"VCALENDAR", "VTIMEZONE", "STANDARD", "VEVENT", "VALARM"}
    lowered = content.lower()
    for word in (
        b"jaga",
        b"comment",
        b"\nx-",
        b"url",
        b"organizer",
        b"icalendar",
        SECRET.encode(),
        bytes(16).hex().encode(),
    ):
        assert word not in lowered, word


def test_a_changed_bell_takes_the_place_of_the_one_before() -> None:
    one, other = bell("Asia/Kuala_Lumpur"), bell("Europe/London", text="cinnamon")
    assert read(calendar_of(one, NOW))["UID"] == read(calendar_of(other, NOW))["UID"]
    elsewhere = Bell(bytes(16), Way.CALENDAR, "basil", WEEK, time(7), "Asia/Kuala_Lumpur", "another")
    assert read(calendar_of(one, NOW))["UID"] != read(calendar_of(elsewhere, NOW))["UID"]
