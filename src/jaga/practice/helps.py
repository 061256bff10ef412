"""People and things that could help the person who caused harm: somebody to talk to, something to read, help for hurts.

It is offered and never owed. `service` names an entry of the place, whose number is read from there each time.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Of(StrEnum):
    """What kind of help it is."""

    ANYTHING = "anything"
    PERSON = "person"
    READING = "reading"
    OWN_HURTS = "own-hurts"


class Found(things.Thing, frozen=True):
    """Somebody or something that could help."""

    words: str
    of: Of = Of.ANYTHING
    about: str = ""
    service: str = ""


class Helps(Struct, frozen=True):
    """All that was found."""

    found: tuple[Found, ...] = ()


class NoteHelp(CommandOn, frozen=True):
    """Somebody or something could help."""

    words: str
    of: Of = Of.ANYTHING
    about: str = ""
    service: str = ""


class ChangeHelp(CommandOn, frozen=True):
    """It is said differently."""

    words: str
    of: Of = Of.ANYTHING
    about: str = ""
    service: str = ""


class HelpNoted(EventOn, frozen=True):
    """Something that could help was noted."""

    words: str
    of: Of = Of.ANYTHING
    about: str = ""
    service: str = ""


class HelpChanged(EventOn, frozen=True):
    """It was said differently."""

    words: str
    of: Of = Of.ANYTHING
    about: str = ""
    service: str = ""


Command = NoteHelp | ChangeHelp


def decide(state: Helps, command: Command, now: datetime) -> Decision:
    """What follows from a command about what could help."""
    match command:
        case NoteHelp(id_, words, of, about, service):
            return things.begun(state.found, HelpNoted(id_, words, of, about, service, at=now))
        case ChangeHelp(id_, words, of, about, service):
            return things.continued(state.found, HelpChanged(id_, words, of, about, service, at=now))


def evolve(state: Helps, event: Fact) -> Helps:
    """What could help, after this event."""
    match event:
        case HelpNoted(id_, words, of, about, service):
            return Helps(things.add(state.found, Found(id_, words, of, about, service)))
        case HelpChanged(id_, words, of, about, service):
            found = things.change(state.found, id_, words=words, of=of, about=about, service=service)
            return Helps(found)
    return state
