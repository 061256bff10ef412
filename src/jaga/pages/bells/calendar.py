"""A bell as a calendar: the chosen text at the chosen times, and what a calendar needs to keep to them."""

import hashlib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from jaga.practice.bells import next_ring
from jaga.usecases.bells import Bell

YEARS = timedelta(days=30 * 365)
"""For so long the changes of its clocks are written down; a calendar that knows the zone goes on by itself."""


def calendar_of(bell: Bell, now: datetime) -> bytes:
    """What stands at the address of this bell."""
    import icalendar  # noqa: PLC0415  (slow to load, and few starts need it)

    first = next_ring(bell.times, ZoneInfo(bell.zone), now)
    event = icalendar.Event()
    event.add("uid", _uid(bell.to))
    event.add("dtstamp", first)
    event.add("dtstart", first.astimezone(ZoneInfo(bell.zone)))
    event.add("rrule", {"freq": "weekly", "byday": [day.value for day in bell.days]})
    event.add("summary", bell.text)
    # Others who see when somebody is busy see nothing of it.
    event.add("transp", "TRANSPARENT")
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", bell.text)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=first.date() - timedelta(days=366), last_date=first.date() + YEARS
    )
    for zone in calendar.timezones:
        zone.pop("comment", None)
    return bytes(calendar.to_ical())


def _uid(secret: str) -> str:
    """The same as long as the address is, so that a changed bell takes the place of the one before."""
    return hashlib.blake2b(secret.encode(), digest_size=16, person=b"calendar").hexdigest()
