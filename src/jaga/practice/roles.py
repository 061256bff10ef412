"""Roles as somebody says them in one strand, by names the writer chose. They count there and nowhere else.

A role is never a kind of person. It can be unsettled at any time, and two people can each say they were harmed.
A name is looked up in no other situation. Where a role names a card, it does so by a mark that means nothing
outside this strand. A pause to assess is a word that those here say and take back; it locks nothing.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact
from jaga.practice.refusals import AlreadyEnded


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
    card: str = ""


class Roles(Struct, frozen=True):
    """The roles that were said in this strand; and why those here pause to assess, None where they do not."""

    said: tuple[Said, ...] = ()
    assessing: str | None = None


class SayRole(CommandOn, frozen=True):
    """Somebody says that a person is so, here; said again under the same id, the newer stands."""

    name: str
    role: Role = Role.UNSETTLED
    words: str = ""
    card: str = ""


class RoleSaid(EventOn, frozen=True):
    """A role was said, or unsettled."""

    name: str
    role: Role = Role.UNSETTLED
    words: str = ""
    card: str = ""


class PauseToAssess(Base, frozen=True):
    """We pause, to see who was harmed and how, before anything else is asked of anybody."""

    words: str = ""


class GoOn(Base, frozen=True):
    """The pause is over, we say."""


class PausedToAssess(Event, frozen=True):
    """A pause to assess was said."""

    words: str = ""


class WentOn(Event, frozen=True):
    """The pause was taken back."""


Command = SayRole | PauseToAssess | GoOn


def decide(state: Roles, command: Command, now: datetime) -> Decision:
    """What follows from saying a role, or a pause."""
    match command:
        case SayRole(id_, name, role, words, card):
            return (RoleSaid(id_, name, role, words, card, at=now),)
        case PauseToAssess(words):
            return (PausedToAssess(words, at=now),)
        case GoOn():
            return AlreadyEnded("assessing") if state.assessing is None else (WentOn(at=now),)


def evolve(state: Roles, event: Fact) -> Roles:
    """The roles after this event."""
    match event:
        case RoleSaid(id_, name, role, words, card):
            return structs.replace(state, said=things.add(state.said, Said(id_, name, role, words, card)))
        case PausedToAssess(words):
            return structs.replace(state, assessing=words)
        case WentOn():
            return structs.replace(state, assessing=None)
    return state
