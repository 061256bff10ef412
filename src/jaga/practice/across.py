"""The compartments of one situation: which side a team is with, what went across, and who may stand on both.

By itself nobody does. Only the survivor can say so, for one person, and take it back.
`card` is the mark of a card in this one strand, which means nothing in another.
"""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.capacity import Side
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact


class Both(things.Thing, frozen=True):
    """Somebody who may read here though they stand on the other side too, and how the survivor said so."""

    name: str
    card: str
    how: str = ""
    taken_back: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was taken back."""
        return self.taken_back


class Sent(things.Thing, frozen=True):
    """Requests that were sent to somebody, and whether how much they want to hear went with them."""

    to: str
    card: str
    requests: tuple[str, ...]
    hearing_too: bool = False


class Across(Struct, frozen=True):
    """What was said here about the sides."""

    side: Side = Side.UNSAID
    both: tuple[Both, ...] = ()
    sent: tuple[Sent, ...] = ()


class SaySide(Base, frozen=True):
    """A team is with that side."""

    side: Side


class LetBoth(CommandOn, frozen=True):
    """The survivor says: this person may read here though they stand on the other side too."""

    name: str
    card: str
    how: str = ""


class LetBothNoMore(CommandOn, frozen=True):
    """Not any more. No reason is asked."""


class NoteSent(CommandOn, frozen=True):
    """These requests were sent to somebody."""

    to: str
    card: str
    requests: tuple[str, ...]
    hearing_too: bool = False


class SideSaid(Event, frozen=True):
    """It was said which side this team is with."""

    side: Side


class BothLet(EventOn, frozen=True):
    """The survivor let somebody stand on both sides here."""

    name: str
    card: str
    how: str = ""


class BothTakenBack(EventOn, frozen=True):
    """That was taken back."""


class RequestsSent(EventOn, frozen=True):
    """Requests were sent to somebody."""

    to: str
    card: str
    requests: tuple[str, ...]
    hearing_too: bool = False


Command = SaySide | LetBoth | LetBothNoMore | NoteSent


def decide(state: Across, command: Command, now: datetime) -> Decision:
    """What follows from a command about the sides."""
    match command:
        case SaySide(side):
            return (SideSaid(side, at=now),)
        case LetBoth(id_, name, card, how):
            return things.begun(state.both, BothLet(id_, name, card, how, at=now))
        case LetBothNoMore(id_):
            return things.continued(state.both, BothTakenBack(id_, at=now))
        case NoteSent(id_, to, card, requests, hearing_too):
            return things.begun(state.sent, RequestsSent(id_, to, card, requests, hearing_too, at=now))


def evolve(state: Across, event: Fact) -> Across:
    """What is said about the sides, after this event."""
    match event:
        case SideSaid(side):
            return structs.replace(state, side=side)
        case BothLet(id_, name, card, how):
            return structs.replace(state, both=things.add(state.both, Both(id_, name, card, how)))
        case BothTakenBack(id_):
            return structs.replace(state, both=things.change(state.both, id_, taken_back=True))
        case RequestsSent(id_, to, card, requests, hearing_too):
            sent = Sent(id_, to, card, requests, hearing_too)
            return structs.replace(state, sent=things.add(state.sent, sent))
    return state
