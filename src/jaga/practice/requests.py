"""What the survivor asks for, in their words. It stays as they said it, until they say otherwise."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Request(things.Thing, frozen=True):
    """Something the survivor asks for."""

    words: str
    taken_back: bool = False

    @property
    def ended(self) -> bool:
        """Whether they took it back."""
        return self.taken_back


class Requests(Struct, frozen=True):
    """All that the survivor asks for."""

    made: tuple[Request, ...] = ()


class MakeRequest(CommandOn, frozen=True):
    """The survivor asks for something."""

    words: str


class RewordRequest(CommandOn, frozen=True):
    """They ask for it in other words."""

    words: str


class TakeRequestBack(CommandOn, frozen=True):
    """They do not ask for it any more."""


class RequestMade(EventOn, frozen=True):
    """The survivor asked for something."""

    words: str


class RequestReworded(EventOn, frozen=True):
    """They asked for it in other words."""

    words: str


class RequestTakenBack(EventOn, frozen=True):
    """They took it back."""


Command = MakeRequest | RewordRequest | TakeRequestBack


def decide(state: Requests, command: Command, now: datetime) -> Decision:
    """What follows from a command about a request."""
    match command:
        case MakeRequest(id_, words):
            return things.begun(state.made, RequestMade(id_, words, at=now))
        case RewordRequest(id_, words):
            return things.continued(state.made, RequestReworded(id_, words, at=now))
        case TakeRequestBack(id_):
            return things.continued(state.made, RequestTakenBack(id_, at=now))


def evolve(state: Requests, event: Fact) -> Requests:
    """The requests after this event."""
    match event:
        case RequestMade(id_, words):
            return Requests(things.add(state.made, Request(id_, words)))
        case RequestReworded(id_, words):
            return Requests(things.change(state.made, id_, words=words))
        case RequestTakenBack(id_):
            return Requests(things.change(state.made, id_, taken_back=True))
    return state
