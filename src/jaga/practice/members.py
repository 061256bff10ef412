"""Who is in a circle, and what each can do: said by oneself alone, changed by oneself alone, the holder included.

Somebody who was let in is in it once they say so. Nobody is entered here by another, and nobody is counted.
"""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.capacity import Help
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Member(things.Thing, frozen=True):
    """What one person says of themself here; with `outside`, that others in it may know them outside it as well."""

    name: str
    kinds: frozenset[Help] = frozenset()
    words: str = ""
    limits: str = ""
    outside: bool = False


class Members(Struct, frozen=True):
    """All that those in it said of themselves."""

    said: tuple[Member, ...] = ()


class SayIAmIn(CommandOn, frozen=True):
    """I am in it, under this name; said again under the same id, the newer words stand."""

    name: str
    kinds: frozenset[Help] = frozenset()
    words: str = ""
    limits: str = ""
    outside: bool = False


class MemberSaid(EventOn, frozen=True):
    """Somebody said that they are in it, and what they can do."""

    name: str
    kinds: frozenset[Help] = frozenset()
    words: str = ""
    limits: str = ""
    outside: bool = False


Command = SayIAmIn


def decide(state: Members, command: Command, now: datetime) -> Decision:  # noqa: ARG001 - one shape for all parts
    """What follows from saying that I am in it."""
    return (MemberSaid(**structs.asdict(command), at=now),)


def evolve(state: Members, event: Fact) -> Members:
    """Who is in it, after this event."""
    match event:
        case MemberSaid(id_, name, kinds, words, limits, outside):
            return Members(things.add(state.said, Member(id_, name, kinds, words, limits, outside)))
    return state
