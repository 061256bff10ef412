"""Before anything: am I safe, am I able, am I hurt too, am I too close; then one of four ways on, each of them whole.

All of it may stay blank. Looking again adds; nothing is added up, and no answer closes a way.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.refusals import Empty


class Safe(StrEnum):
    """Whether I am safe with the one to whom I would talk."""

    UNSAID = "unsaid"
    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class Way(StrEnum):
    """The four ways on."""

    NOT_NOW = "not-now"
    NOT_ME = "not-me"
    WITHOUT_A_WORD = "without-a-word"
    ADDRESS = "address"


class Look(things.Thing, frozen=True):
    """One look before anything, and when it was."""

    at: Moment
    safe: Safe = Safe.UNSAID
    safe_words: str = ""
    able: str = ""
    joined: str = ""
    hurt: str = ""
    close: str = ""
    risks: str = ""

    @property
    def is_safe(self) -> bool:
        """Whether nothing was said against it."""
        return self.safe in (Safe.UNSAID, Safe.YES)


class Chosen(things.Thing, frozen=True):
    """A way that was chosen, and when."""

    way: Way
    at: Moment
    words: str = ""


class Before(Struct, frozen=True):
    """Every look, and every way that was chosen; the last of each counts for now."""

    looked: tuple[Look, ...] = ()
    chosen: tuple[Chosen, ...] = ()

    @property
    def way(self) -> Way | None:
        """The way chosen for now."""
        return self.chosen[-1].way if self.chosen else None


class LookFirst(CommandOn, frozen=True):
    """I look, before anything."""

    safe: Safe = Safe.UNSAID
    safe_words: str = ""
    able: str = ""
    joined: str = ""
    hurt: str = ""
    close: str = ""
    risks: str = ""


class ChooseWay(CommandOn, frozen=True):
    """My way on, for now. No reason is asked."""

    way: Way
    words: str = ""


class LookedFirst(EventOn, frozen=True):
    """I looked, before anything."""

    safe: Safe = Safe.UNSAID
    safe_words: str = ""
    able: str = ""
    joined: str = ""
    hurt: str = ""
    close: str = ""
    risks: str = ""


class WayChosen(EventOn, frozen=True):
    """A way on was chosen."""

    way: Way
    words: str = ""


Command = LookFirst | ChooseWay


def decide(state: Before, command: Command, now: datetime) -> Decision:
    """What follows from looking first, or from choosing a way: nothing but that it was said."""
    match command:
        case LookFirst():
            said = structs.asdict(command)
            if command.safe is Safe.UNSAID and not any(said[name].strip() for name in WORDS):
                return Empty("able")
            return things.begun(state.looked, LookedFirst(**said, at=now))
        case ChooseWay(id_, way, words):
            return things.begun(state.chosen, WayChosen(id_, way, words, at=now))


def evolve(state: Before, event: Fact) -> Before:
    """The looks and ways after this event."""
    match event:
        case LookedFirst():
            look = Look(**{name: getattr(event, name) for name in Look.__struct_fields__})
            return structs.replace(state, looked=things.add(state.looked, look))
        case WayChosen(id_, way, words):
            return structs.replace(state, chosen=things.add(state.chosen, Chosen(id_, way, event.at, words)))
    return state


WORDS = ("safe_words", "able", "joined", "hurt", "close", "risks")
"""What is said in words when one looks first."""
