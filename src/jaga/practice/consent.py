"""Consents as they were recorded: one plain sentence each, that can be made shorter or ended at any time.

A date to ask again reminds and locks nothing. The rules over these words stand in consenting.py.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, EventOn, Moment


class Purpose(StrEnum):
    """What somebody may do with what they were told."""

    LISTEN = "listen"
    SUPPORT = "support"
    PLAN_APART = "plan-apart"
    APPROACH = "approach"
    ADVICE = "advice"
    PUBLIC = "public-words"


class Reach(StrEnum):
    """How much of the strand a consent reaches."""

    WHOLE = "whole"
    FROM_NOW_ON = "from-now-on"


ONLY_TO_LISTEN = frozenset({Purpose.LISTEN})


class Since(Struct, frozen=True):
    """How a consent was narrowed, confirmed or withdrawn, in the words of who recorded it."""

    at: Moment
    how: str


class Consent(things.Thing, frozen=True):
    """A yes, as it was recorded. An empty `to` is the one who writes here: only me, only to listen."""

    given: Moment
    to: str = ""
    purposes: frozenset[Purpose] = ONLY_TO_LISTEN
    reach: Reach = Reach.WHOLE
    until: date | None = None
    ask_again: date | None = None
    how: str = ""
    given_on: date | None = None
    words: str = ""
    withdrawn: Moment | None = None
    since: tuple[Since, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it was withdrawn."""
        return self.withdrawn is not None


class Answer(StrEnum):
    """What came of asking; waiting is complete in itself."""

    WAITING = "waiting"
    NO = "no"
    YES = "yes"


class Asked(things.Thing, frozen=True):
    """A question for consent. A no, or no answer, is a whole answer."""

    asked: Moment
    to: str
    words: str
    answer: Answer = Answer.WAITING

    @property
    def ended(self) -> bool:
        """Whether it was answered."""
        return self.answer is not Answer.WAITING


class Consents(Struct, frozen=True):
    """All consents and questions of a strand. `over` holds the ids that can never stand again."""

    recorded: tuple[Consent, ...] = ()
    asked: tuple[Asked, ...] = ()
    over: frozenset[str] = frozenset()


class RecordConsent(CommandOn, frozen=True):
    """A consent was given. Left as it is, it says: only me, only to listen."""

    ahead: ClassVar[tuple[str, ...]] = ("until", "ask_again")
    behind: ClassVar[tuple[str, ...]] = ("given_on",)
    to: str = ""
    purposes: frozenset[Purpose] = ONLY_TO_LISTEN
    reach: Reach = Reach.WHOLE
    until: date | None = None
    ask_again: date | None = None
    how: str = ""
    given_on: date | None = None
    words: str = ""
    instead_of: str = ""
    answers: str = ""


class NarrowConsent(CommandOn, frozen=True):
    """The consent allows less than before; a field left as None stays as it is."""

    ahead: ClassVar[tuple[str, ...]] = ("until",)
    purposes: frozenset[Purpose] | None = None
    reach: Reach | None = None
    until: date | None = None
    how: str = ""


class WithdrawConsent(CommandOn, frozen=True):
    """The consent ends. No reason is asked."""

    how: str = ""


class ConfirmConsent(CommandOn, frozen=True):
    """Asked again, it stands as it is; with no new date it is not asked again."""

    ahead: ClassVar[tuple[str, ...]] = ("ask_again",)
    ask_again: date | None = None
    how: str = ""


class AskForConsent(CommandOn, frozen=True):
    """The question whether somebody else may know."""

    to: str
    words: str = ""


class NoteNo(CommandOn, frozen=True):
    """The answer was no. A yes is recorded as a consent."""


class ConsentRecorded(EventOn, frozen=True):
    """A consent was given; `instead_of` names the consent whose place it took, `answers` the question."""

    to: str = ""
    purposes: frozenset[Purpose] = ONLY_TO_LISTEN
    reach: Reach = Reach.WHOLE
    until: date | None = None
    ask_again: date | None = None
    how: str = ""
    given_on: date | None = None
    words: str = ""
    instead_of: str = ""
    answers: str = ""


class ConsentNarrowed(EventOn, frozen=True):
    """A consent came to allow less."""

    purposes: frozenset[Purpose] | None = None
    reach: Reach | None = None
    until: date | None = None
    how: str = ""


class ConsentWithdrawn(EventOn, frozen=True):
    """A consent ended."""

    how: str = ""


class ConsentConfirmed(EventOn, frozen=True):
    """A consent was asked again and stands."""

    ask_again: date | None = None
    how: str = ""


class ConsentAsked(EventOn, frozen=True):
    """A consent was asked for."""

    to: str
    words: str = ""


class ConsentRefused(EventOn, frozen=True):
    """The answer was no."""


Command = RecordConsent | NarrowConsent | WithdrawConsent | ConfirmConsent | AskForConsent | NoteNo


def stands(consent: Consent, day: date) -> bool:
    """Whether this consent holds on this day. Only an end that was set, or its withdrawal, ends it."""
    return not consent.ended and (consent.until is None or day <= consent.until)


def standing(state: Consents, day: date) -> tuple[Consent, ...]:
    """The consents that hold on this day."""
    return tuple(consent for consent in state.recorded if stands(consent, day))


def to_ask_again(state: Consents, day: date) -> tuple[Consent, ...]:
    """The standing consents whose day to ask again has come; they stand all the same."""
    return tuple(c for c in standing(state, day) if c.ask_again is not None and c.ask_again <= day)
