"""Whose work I trust, as far as I want to remember it: to give there, to send somebody there, to ask them."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Trusted(things.Thing, frozen=True):
    """Somebody whose work I trust, and what I want to know of them again."""

    name: str
    words: str = ""
    no_more: bool = False

    @property
    def ended(self) -> bool:
        """Whether I said that I no longer do."""
        return self.no_more


class Trusting(Struct, frozen=True):
    """All whose work I trust."""

    trusted: tuple[Trusted, ...] = ()


class NoteTrusted(CommandOn, frozen=True):
    """I trust their work."""

    name: str
    words: str = ""


class TrustNoMore(CommandOn, frozen=True):
    """Not any more. No reason is asked."""


class TrustedNoted(EventOn, frozen=True):
    """Somebody was named whose work is trusted."""

    name: str
    words: str = ""


class TrustedNoMore(EventOn, frozen=True):
    """They no longer are."""


Command = NoteTrusted | TrustNoMore


def decide(state: Trusting, command: Command, now: datetime) -> Decision:
    """What follows from a command about whom I trust."""
    match command:
        case NoteTrusted(id_, name, words):
            return things.begun(state.trusted, TrustedNoted(id_, name, words, at=now))
        case TrustNoMore(id_):
            return things.continued(state.trusted, TrustedNoMore(id_, at=now))


def evolve(state: Trusting, event: Fact) -> Trusting:
    """Whom I trust after this event."""
    match event:
        case TrustedNoted(id_, name, words):
            return Trusting(things.add(state.trusted, Trusted(id_, name, words)))
        case TrustedNoMore(id_):
            return Trusting(things.change(state.trusted, id_, no_more=True))
    return state
