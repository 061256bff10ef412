"""What they told me I got wrong, what I do now, how I came back to it. Nothing here is ever closed for me.

What came across from a card keeps the mark of that card in this strand, so that one short answer can go back:
only if they want one, and only once.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, today
from jaga.practice.refusals import AlreadyEnded, NobodyToTell, NotKnown, NotWanted, TooLong

SHORT = 1_000
"""How long the one answer can be: longer, and it would be about the one who answers."""


class Answer(StrEnum):
    """Whether an answer can go to whoever told me."""

    NOWHERE = "nowhere"
    UNWANTED = "unwanted"
    WELCOME = "welcome"
    SENT = "sent"


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
    card: str = ""
    answer: Answer = Answer.NOWHERE
    answered: str = ""


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
    card: str = ""
    answer: Answer = Answer.NOWHERE


class AnswerThem(CommandOn, frozen=True):
    """One short answer: what I did, and what changes."""

    words: str


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
    card: str = ""
    answer: Answer = Answer.NOWHERE


class AnswerSent(EventOn, frozen=True):
    """The one answer went back."""

    words: str


class MendingChosen(EventOn, frozen=True):
    """What is done about it was said."""

    does: str
    look_again: date | None = None


class FollowedUp(EventOn, frozen=True):
    """It was come back to."""

    on: date
    words: str = ""


Command = HearWhatWentWrong | AnswerThem | SayWhatIDo | FollowItUp


def decide(state: Mendings, command: Command, now: datetime) -> Decision:
    """What follows from a command about something I got wrong."""
    match command:
        case HearWhatWentWrong(id_, told, by, does, look_again, card, answer):
            heard = WrongHeard(id_, told, by, does, look_again, card, answer, at=now)
            return things.begun(state.heard, heard)
        case AnswerThem(_, words) if len(words) > SHORT:
            return TooLong("words", SHORT)
        case AnswerThem(id_, words):
            return _answered(things.find(state.heard, id_), AnswerSent(id_, words, at=now))
        case SayWhatIDo(id_, does, look_again):
            return things.continued(state.heard, MendingChosen(id_, does, look_again, at=now))
        case FollowItUp(id_, on, words):
            return things.continued(state.heard, FollowedUp(id_, on or today(now), words, at=now))


def _answered(mending: Mending | None, event: AnswerSent) -> Decision:
    match mending.answer if mending else None:
        case Answer.WELCOME:
            return (event,)
        case Answer.UNWANTED:
            return NotWanted()
        case Answer.SENT:
            return AlreadyEnded("words")
        case Answer.NOWHERE:
            return NobodyToTell()
    return NotKnown("id")


def evolve(state: Mendings, event: Fact) -> Mendings:
    """What I got wrong, after this event."""
    match event:
        case WrongHeard(id_, told, by, does, look_again, card, answer):
            mending = Mending(id_, told, by, does, look_again, card=card, answer=answer)
            return Mendings(things.add(state.heard, mending))
        case AnswerSent(id_, words):
            return Mendings(things.change(state.heard, id_, answer=Answer.SENT, answered=words))
        case MendingChosen(id_, does, look_again):
            return Mendings(things.change(state.heard, id_, does=does, look_again=look_again))
        case FollowedUp(id_, on, words):
            old = things.find(state.heard, id_)
            times = (*old.followed_up, FollowUp(on, words)) if old else ()
            # Looked at again: the day that was set for it has done its work.
            return Mendings(things.change(state.heard, id_, followed_up=times, look_again=None))
    return state
