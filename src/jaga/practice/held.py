"""Who holds an accountability strand, whether the survivor named them, and what its readers are called to each other.

Only the holder says any of it. Where nothing was said, the pages say that nobody said so. Whoever holds it next says
it anew: a name that was given to one is not given to another.
"""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import Empty


class Named(things.Thing, frozen=True):
    """What a holder said of themself: what they are called here, who named them to hold it, how that was said."""

    name: str = ""
    by: str = ""
    how: str = ""


class Called(things.Thing, frozen=True):
    """What somebody who reads here is called, by the mark of their card in this one strand."""

    name: str
    card: str


class Held(Struct, frozen=True):
    """What was said of who holds it, by each who did, and of who reads it."""

    named: tuple[Named, ...] = ()
    called: tuple[Called, ...] = ()


class SayWhoNamed(CommandOn, frozen=True):
    """I hold this, so called here; named by this person, who said it so. Said anew, the newer words stand."""

    name: str = ""
    by: str = ""
    how: str = ""


class CallReader(CommandOn, frozen=True):
    """Whoever has this card is called so here."""

    name: str
    card: str


class HolderNamed(EventOn, frozen=True):
    """The holder said who named them."""

    name: str = ""
    by: str = ""
    how: str = ""


class ReaderCalled(EventOn, frozen=True):
    """The holder said what somebody is called here."""

    name: str
    card: str


Command = SayWhoNamed | CallReader
HOLDERS = (HolderNamed, ReaderCalled)


def decide(state: Held, command: Command, now: datetime) -> Decision:
    """What follows from saying who named the holder, or what a reader is called."""
    match command:
        case SayWhoNamed(id_, name, by, how):
            said = any(words.strip() for words in (name, by, how))
            return (HolderNamed(id_, name, by, how, at=now),) if said else Empty("by")
        case CallReader(id_, name, card):
            return things.begun(state.called, ReaderCalled(id_, name, card, at=now))


def evolve(state: Held, event: Fact) -> Held:
    """What is said of who holds it and reads it, after this event."""
    match event:
        case HolderNamed(id_, name, by, how):
            return structs.replace(state, named=things.add(state.named, Named(id_, name, by, how)))
        case ReaderCalled(id_, name, card):
            return structs.replace(state, called=things.add(state.called, Called(id_, name, card)))
    return state
