"""The coming days of my nudges as iCalendar. It holds a day and a text each, and nothing that links back."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jaga.practice.notes import Notes
from jaga.practice.nudges import upcoming
from jaga.usecases.folds import look
from jaga.usecases.person import Person
from jaga.usecases.strands import situations

COMING = 26


def calendar_file(person: Person, now: datetime, neutral: str) -> bytes:
    """The next dates of every nudge that stands; `neutral` where no text was chosen."""
    import icalendar  # noqa: PLC0415  (slow to load, and few starts need it)

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    for day, text in _days(person, now):
        event = icalendar.Event()
        # A random id: one made from the nudge would let two files, or a house, be told to belong together.
        event.add("uid", secrets.token_hex(16))
        event.add("dtstamp", now)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", text or neutral)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _days(person: Person, now: datetime) -> Iterator[tuple[date, str]]:
    for situation in situations(person):
        place = situation.place("notes")
        state = look(person, place.id, now).state if place else None
        for nudge in state.nudges.planned if isinstance(state, Notes) else ():
            for day in upcoming(nudge, COMING):
                yield day, nudge.bell
