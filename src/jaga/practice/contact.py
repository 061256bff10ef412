"""The plan of check-ins that a survivor wants: how often, by which way, by whom, and what happens when one is missed.

All of it is the survivor's word, said by the holder alone. It thins out and never ends unsaid.
"""

from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from jaga.practice import rhythm, things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Event, EventFor, EventOn
from jaga.practice.hours import Hour, Quiet

NOON = time(12)


class Wish(StrEnum):
    """Who is wished for, where that can be: it is no fault of anybody, and named of nobody."""

    CLOSE = "somebody-close"
    NOT_OTHERS = "nobody-close-to-the-other-side"


class Beat(Struct, frozen=True):
    """From the first day on: how often, at which hour of which clock, and when not at all."""

    phases: rhythm.Phases
    first: date
    hour: Hour = NOON
    zone: str = ""
    quiet: Quiet = ()


class ContactPlan(things.Thing, frozen=True):
    """One plan, with each beat it had; `agreed` are the helpers whom the survivor agreed to, no other contacts them.

    `gladly` said so of this plan, `not_this` said no to it, and nobody says why.
    """

    beats: tuple[Beat, ...]
    way: str = ""
    ask_way: date | None = None
    looks_like: str = ""
    never_ask: str = ""
    talk: tuple[str, ...] = ()
    when_missed: str = ""
    missed_to: str = ""
    twice_running: bool = False
    wishes: frozenset[Wish] = frozenset()
    agreed: tuple[str, ...] = ()
    not_this: frozenset[str] = frozenset()
    gladly: frozenset[str] = frozenset()
    keeps: bool = True
    over: bool = False
    last_words: str = ""

    @property
    def ended(self) -> bool:
        """Whether it was said that this ends."""
        return self.over


class Plans(Struct, frozen=True):
    """All plans here, and whether the survivor wants no contact at all."""

    made: tuple[ContactPlan, ...] = ()
    no_contact: bool = False


class PlanContact(CommandOn, frozen=True):
    """The survivor wants this. `missed_to` is the helper on whose Today a missed one waits.

    `keeps` is their yes to keeping what came of it; a page asks for it, and plans from before it were kept.
    """

    ahead: ClassVar[tuple[str, ...]] = ("first", "ask_way")
    phases: rhythm.Phases
    first: date
    zone: str
    hour: Hour = NOON
    quiet: Quiet = ()
    way: str = ""
    ask_way: date | None = None
    looks_like: str = ""
    never_ask: str = ""
    talk: tuple[str, ...] = ()
    when_missed: str = ""
    missed_to: str = ""
    twice_running: bool = False
    wishes: frozenset[Wish] = frozenset()
    keeps: bool = True


class ChangeContact(CommandOn, frozen=True):
    """Everything but how often and when, said anew."""

    ahead: ClassVar[tuple[str, ...]] = ("ask_way",)
    way: str = ""
    ask_way: date | None = None
    looks_like: str = ""
    never_ask: str = ""
    talk: tuple[str, ...] = ()
    when_missed: str = ""
    missed_to: str = ""
    twice_running: bool = False
    wishes: frozenset[Wish] = frozenset()


class ChangeBeat(CommandOn, frozen=True):
    """Another rhythm, hour or clock from this day on."""

    ahead: ClassVar[tuple[str, ...]] = ("first",)
    phases: rhythm.Phases
    first: date
    zone: str
    hour: Hour = NOON
    quiet: Quiet = ()


class AgreeToContact(CommandOn, frozen=True):
    """The survivor agrees to be contacted by this helper."""

    helper: str


class EndContactWith(CommandOn, frozen=True):
    """Not by this one any more. No reason is asked."""

    helper: str


class SayNotThisOne(CommandOn, frozen=True):
    """A helper says: not this plan. Nobody asks why."""

    by: str


class SayThisOneAfterAll(CommandOn, frozen=True):
    """A helper says: this one as any other, after all."""

    by: str


class SayGladly(CommandOn, frozen=True):
    """A helper says: this one gladly. Nobody asks why; it counts where the survivor wishes for somebody close."""

    by: str


class KeepNothing(CommandOn, frozen=True):
    """Nothing is kept about contact: days and words that were kept go."""


class KeepAgain(CommandOn, frozen=True):
    """From now on days and words are kept again."""


class EndContactPlan(CommandOn, frozen=True):
    """It ends, and is said."""

    words: str = ""


class WantNoContact(Base, frozen=True):
    """The survivor wants no contact. No reason is asked."""


class WelcomeContact(Base, frozen=True):
    """The survivor can think of contact again."""


class ContactPlanned(EventOn, frozen=True):
    """A plan was made."""

    phases: rhythm.Phases
    first: date
    zone: str
    hour: Hour = NOON
    quiet: Quiet = ()
    way: str = ""
    ask_way: date | None = None
    looks_like: str = ""
    never_ask: str = ""
    talk: tuple[str, ...] = ()
    when_missed: str = ""
    missed_to: str = ""
    twice_running: bool = False
    wishes: frozenset[Wish] = frozenset()
    keeps: bool = True


class ContactChanged(EventOn, frozen=True):
    """What stands in the plan became different."""

    way: str = ""
    ask_way: date | None = None
    looks_like: str = ""
    never_ask: str = ""
    talk: tuple[str, ...] = ()
    when_missed: str = ""
    missed_to: str = ""
    twice_running: bool = False
    wishes: frozenset[Wish] = frozenset()


class BeatChanged(EventOn, frozen=True):
    """How often and when became different."""

    phases: rhythm.Phases
    first: date
    zone: str
    hour: Hour = NOON
    quiet: Quiet = ()


class ContactAgreed(EventOn, frozen=True):
    """The survivor agreed to somebody."""

    helper: str


class ContactEnded(EventOn, frozen=True):
    """The survivor no longer agrees to somebody."""

    helper: str


class NotThisOneSaid(EventFor, frozen=True):
    """A helper said: not this plan."""


class ThisOneAfterAll(EventFor, frozen=True):
    """A helper said: this plan as any other, after all."""


class GladlySaid(EventFor, frozen=True):
    """A helper said: this plan gladly."""


class KeepingEnded(EventOn, frozen=True):
    """Nothing is kept about contact from now on."""


class KeepingBegun(EventOn, frozen=True):
    """Days and words are kept again."""


class ContactPlanEnded(EventOn, frozen=True):
    """It was said that the plan ends."""

    words: str = ""


class NoContactSaid(Event, frozen=True):
    """The survivor said that they want no contact."""


class ContactWelcomed(Event, frozen=True):
    """The survivor said that contact can be thought of again."""


Command = (
    PlanContact
    | ChangeContact
    | ChangeBeat
    | AgreeToContact
    | EndContactWith
    | SayNotThisOne
    | SayThisOneAfterAll
    | SayGladly
    | KeepNothing
    | KeepAgain
    | EndContactPlan
    | WantNoContact
    | WelcomeContact
)
HOLDERS: tuple[type[Event], ...] = (
    ContactPlanned,
    ContactChanged,
    BeatChanged,
    ContactAgreed,
    ContactEnded,
    KeepingEnded,
    KeepingBegun,
    ContactPlanEnded,
    NoContactSaid,
    ContactWelcomed,
)
"""What only the holder can say of contact: it is the survivor's word."""
