"""Roles as somebody says them in one strand, by names the writer chose. They count there and nowhere else.

A role is never a kind of person. It can be unsettled at any time, two people can each say they were harmed,
and nothing in the program looks a name up from one strand in another.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Role(StrEnum):
    """What somebody says that a person is here. Unsettled is a full answer."""

    UNSETTLED = "unsettled"
    HARMED = "harmed"
    CAUSED_HARM = "caused-harm"
    STANDS_BY = "stands-by"


class Said(things.Thing, frozen=True):
    """A role as somebody said it."""

    name: str
    role: Role = Role.UNSETTLED
    words: str = ""


class Roles(Struct, frozen=True):
    """The roles that were said in this strand."""

    said: tuple[Said, ...] = ()


class SayRole(CommandOn, frozen=True):
    """Somebody says that a person is so, here; said again under the same id, the newer stands."""

    name: str
    role: Role = Role.UNSETTLED
    words: str = ""


class RoleSaid(EventOn, frozen=True):
    """A role was said, or unsettled."""

    name: str
    role: Role = Role.UNSETTLED
    words: str = ""


Command = SayRole


def decide(state: Roles, command: Command, now: datetime) -> Decision:  # noqa: ARG001 - one shape for all parts
    """What follows from saying a role."""
    return (RoleSaid(command.id, command.name, command.role, command.words, at=now),)


def evolve(state: Roles, event: Fact) -> Roles:
    """The roles after this event."""
    match event:
        case RoleSaid(id_, name, role, words):
            return Roles(things.add(state.said, Said(id_, name, role, words)))
    return state
