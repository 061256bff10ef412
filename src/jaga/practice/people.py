"""Where I stand to people in this one strand, by names I chose: how close, whom I turn to, and for what.

These are notes to myself about myself. Nobody is labelled here, and nothing is looked up across strands.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.capacity import Side
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Near(StrEnum):
    """How close I am to somebody, where I want to say it."""

    UNSAID = "unsaid"
    NOT = "not-close"
    SOME = "somewhat"
    CLOSE = "close"


class Turning(StrEnum):
    """What I turn to somebody for; POD is for whatever comes, HOLDS_SHAME for when I have hurt somebody."""

    LISTENER = "listener"
    POD = "pod"
    HARMED = "if-harmed"
    CALLS_ME_OUT = "calls-me-out"
    HOLDS_SHAME = "holds-shame"
    AROUND = "around"
    FURTHER = "further-out"


class Asked(StrEnum):
    """Whether I asked them to be that for me. Nobody is told anything from here."""

    NOT = "not-asked"
    ASKED = "asked"
    YES = "yes"
    NOT_NOW = "not-now"


class Closeness(things.Thing, frozen=True):
    """How close I am to one side, and how that colours my answer. `side` is theirs, where I want to say it."""

    to: str
    near: Near = Near.UNSAID
    words: str = ""
    side: Side = Side.UNSAID


class Someone(things.Thing, frozen=True):
    """Somebody, or some place, I can turn to; `service` is the entry of a place's services, if it is one of those."""

    name: str
    turning: Turning = Turning.POD
    words: str = ""
    asked: Asked = Asked.NOT
    service: str = ""


class People(Struct, frozen=True):
    """My closeness to each side, and whom I turn to."""

    closeness: tuple[Closeness, ...] = ()
    turn_to: tuple[Someone, ...] = ()


class SayCloseness(CommandOn, frozen=True):
    """I am this close to them; said again under the same id, the newer words stand."""

    to: str
    near: Near = Near.UNSAID
    words: str = ""
    side: Side = Side.UNSAID


class NameSomeone(CommandOn, frozen=True):
    """I can turn to them: a friend elsewhere, a cousin, a helpline."""

    name: str
    turning: Turning = Turning.POD
    words: str = ""
    asked: Asked = Asked.NOT
    service: str = ""


class ChangeSomeone(CommandOn, frozen=True):
    """It is different with them now: I asked, they answered, they moved closer or away."""

    name: str
    turning: Turning = Turning.POD
    words: str = ""
    asked: Asked = Asked.NOT


class ClosenessSaid(EventOn, frozen=True):
    """How close somebody is was said."""

    to: str
    near: Near = Near.UNSAID
    words: str = ""
    side: Side = Side.UNSAID


class SomeoneNamed(EventOn, frozen=True):
    """Somebody to turn to was named."""

    name: str
    turning: Turning = Turning.POD
    words: str = ""
    asked: Asked = Asked.NOT
    service: str = ""


class SomeoneChanged(EventOn, frozen=True):
    """What I turn to somebody for, or whether I asked them, became different."""

    name: str
    turning: Turning = Turning.POD
    words: str = ""
    asked: Asked = Asked.NOT


Command = SayCloseness | NameSomeone | ChangeSomeone


def decide(state: People, command: Command, now: datetime) -> Decision:
    """What follows from a command about where I stand to people."""
    match command:
        case SayCloseness(id_, to, near, words, side):
            return (ClosenessSaid(id_, to, near, words, side, at=now),)
        case NameSomeone(id_, name, turning, words, asked, service):
            named = SomeoneNamed(id_, name, turning, words, asked, service, at=now)
            return things.begun(state.turn_to, named)
        case ChangeSomeone(id_, name, turning, words, asked):
            changed = SomeoneChanged(id_, name, turning, words, asked, at=now)
            return things.continued(state.turn_to, changed)


def evolve(state: People, event: Fact) -> People:
    """Where I stand after this event."""
    match event:
        case ClosenessSaid(id_, to, near, words, side):
            return People(things.add(state.closeness, Closeness(id_, to, near, words, side)), state.turn_to)
        case SomeoneNamed(id_, name, turning, words, asked, service):
            someone = Someone(id_, name, turning, words, asked, service)
            return People(state.closeness, things.add(state.turn_to, someone))
        case SomeoneChanged(id_, name, turning, words, asked):
            fields = {"name": name, "turning": turning, "words": words, "asked": asked}
            return People(state.closeness, things.change(state.turn_to, id_, **fields))
    return state
