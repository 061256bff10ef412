"""My own nudges to look in again, and everything that can be said of them.

Nothing here is late. What was not done waits as one thing, never as a pile, and nothing is counted.
"""

from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from typing import ClassVar

from msgspec import Struct

from jaga.practice import rhythm, things
from jaga.practice.events import CommandOn, EventOn

SAYS_NOTHING = "·"
SOON = timedelta(days=7)


class Kept(Struct, frozen=True):
    """A day on which I looked in, and what I wanted to keep of it."""

    on: date
    words: str = ""


class Nudge(things.Thing, frozen=True):
    """A rhythm of looking in, its next date, and the text that I chose for bell and calendar."""

    phases: rhythm.Phases
    first: date
    next: date
    about: str = ""
    way: str = ""
    bell: str = ""
    over: bool = False
    kept: tuple[Kept, ...] = ()
    last_words: str = ""

    @property
    def ended(self) -> bool:
        """Whether I said that it ends."""
        return self.over

    @property
    def bell_text(self) -> str:
        """What bell and calendar may say: my words, or a dot that tells nothing in any language."""
        return self.bell or SAYS_NOTHING


class Nudges(Struct, frozen=True):
    """All nudges of a strand."""

    planned: tuple[Nudge, ...] = ()


class When(StrEnum):
    """Where a next date stands, without a tone."""

    WAITING = "waiting"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


class PlanCheckIns(CommandOn, frozen=True):
    """I look in on this day first, then in this rhythm."""

    ahead: ClassVar[tuple[str, ...]] = ("first",)
    phases: rhythm.Phases
    first: date
    about: str = ""
    way: str = ""
    bell: str = ""


class KeepCheckIn(CommandOn, frozen=True):
    """I looked in; when, and what came of it, only if I want to keep that."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None
    words: str = ""


class SkipCheckIn(CommandOn, frozen=True):
    """Not this time. No reason is asked."""


class MoveCheckIn(CommandOn, frozen=True):
    """The next one is on another day; the rhythm goes on from there."""

    ahead: ClassVar[tuple[str, ...]] = ("to",)
    to: date


class ChangeRhythm(CommandOn, frozen=True):
    """Another rhythm from this day on, perhaps in another way."""

    ahead: ClassVar[tuple[str, ...]] = ("first",)
    phases: rhythm.Phases
    first: date
    way: str = ""


class ChooseBellText(CommandOn, frozen=True):
    """What bell and calendar say; empty for what tells nothing."""

    bell: str = ""


class EndCheckIns(CommandOn, frozen=True):
    """It ends, and I say so."""

    words: str = ""


class CheckInPlanned(EventOn, frozen=True):
    """A rhythm of looking in was planned."""

    phases: rhythm.Phases
    first: date
    about: str = ""
    way: str = ""
    bell: str = ""


class CheckInKept(EventOn, frozen=True):
    """Somebody was looked in on."""

    on: date
    next: date
    words: str = ""


class CheckInSkipped(EventOn, frozen=True):
    """One was left out."""

    next: date


class CheckInMoved(EventOn, frozen=True):
    """The next one was put on another day."""

    next: date


class RhythmChanged(EventOn, frozen=True):
    """The rhythm became another."""

    phases: rhythm.Phases
    first: date
    way: str = ""


class BellTextChosen(EventOn, frozen=True):
    """The text for bell and calendar was chosen."""

    bell: str = ""


class CheckInsEnded(EventOn, frozen=True):
    """It was said that this ends."""

    words: str = ""


Command = PlanCheckIns | KeepCheckIn | SkipCheckIn | MoveCheckIn | ChangeRhythm | ChooseBellText | EndCheckIns


def when(nudge: Nudge, day: date) -> When | None:
    """Where its next date stands on this day; None for a nudge that was ended."""
    return None if nudge.ended else placed(nudge.next, day)


def placed(on: date, day: date) -> When:
    """Where any date that I set for myself stands on this day; one that has passed is waiting, never late."""
    if on <= day:
        return When.TODAY if on == day else When.WAITING
    return When.SOON if on - day <= SOON else When.LATER


def upcoming(nudge: Nudge, number: int) -> tuple[date, ...]:
    """The next dates, so many of them, as a calendar would show them; none once it was ended."""
    if nudge.ended:
        return ()
    later = (day for day in rhythm.dates(nudge.phases, nudge.first) if day > nudge.next)
    return (nudge.next, *islice(later, number - 1))
