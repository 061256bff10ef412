"""What they told me I got wrong, what I do now, how I came back to it. Nothing here is ever closed for me."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, today


class FollowUp(Struct, frozen=True):
    """One time that I came back to it."""

    on: date
    words: str = ""


class Mending(things.Thing, frozen=True):
    """Something I got wrong, in the words it was told to me."""

    told: str
    by: str = ""
    does: str = ""
    look_again: date | None = None
    followed_up: tuple[FollowUp, ...] = ()


class Mendings(Struct, frozen=True):
    """All that I was told I got wrong."""

    heard: tuple[Mending, ...] = ()


class HearWhatWentWrong(CommandOn, frozen=True):
    """They told me this; what I do now may come later."""

    ahead: ClassVar[tuple[str, ...]] = ("look_again",)
    told: str
    by: str = ""
    does: str = ""
    look_again: date | None = None


class SayWhatIDo(CommandOn, frozen=True):
    """I do this now; newer words take the place of earlier ones."""

    ahead: ClassVar[tuple[str, ...]] = ("look_again",)
    does: str
    look_again: date | None = None


class FollowItUp(CommandOn, frozen=True):
    """I came back to it."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None
    words: str = ""


class WrongHeard(EventOn, frozen=True):
    """Somebody said what went wrong."""

    told: str
    by: str = ""
    does: str = ""
    look_again: date | None = None


class MendingChosen(EventOn, frozen=True):
    """What is done about it was said."""

    does: str
    look_again: date | None = None


class FollowedUp(EventOn, frozen=True):
    """It was come back to."""

    on: date
    words: str = ""


Command = HearWhatWentWrong | SayWhatIDo | FollowItUp


def decide(state: Mendings, command: Command, now: datetime) -> Decision:
    """What follows from a command about something I got wrong."""
    match command:
        case HearWhatWentWrong(id_, told, by, does, look_again):
            return things.begun(state.heard, WrongHeard(id_, told, by, does, look_again, at=now))
        case SayWhatIDo(id_, does, look_again):
            return things.continued(state.heard, MendingChosen(id_, does, look_again, at=now))
        case FollowItUp(id_, on, words):
            return things.continued(state.heard, FollowedUp(id_, on or today(now), words, at=now))


def evolve(state: Mendings, event: Fact) -> Mendings:
    """What I got wrong, after this event."""
    match event:
        case WrongHeard(id_, told, by, does, look_again):
            return Mendings(things.add(state.heard, Mending(id_, told, by, does, look_again)))
        case MendingChosen(id_, does, look_again):
            return Mendings(things.change(state.heard, id_, does=does, look_again=look_again))
        case FollowedUp(id_, on, words):
            old = things.find(state.heard, id_)
            times = (*old.followed_up, FollowUp(on, words)) if old else ()
            # Looked at again: the day that was set for it has done its work.
            return Mendings(things.change(state.heard, id_, followed_up=times, look_again=None))
    return state
