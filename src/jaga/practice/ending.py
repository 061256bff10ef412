"""How it ended: for each who took part in their own notes, and in one sentence where those who faced it together read.

It can be written anew, and it can go on after all. Nothing in it is ticked off, and all of it may stay blank.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import Empty


class How(StrEnum):
    """How it ended."""

    UNSAID = "unsaid"
    REPAIR = "repair"
    DISTANCE = "distance"
    STOPPING = "stopping"
    UNFINISHED = "unfinished"


class Ending(things.Thing, frozen=True):
    """How it ended for me: in words, what I do to be safe, what I keep, what I let go, what I am sad about."""

    how: How = How.UNSAID
    words: str = ""
    safe: str = ""
    keep: str = ""
    let_go: str = ""
    grief: str = ""
    goes_on: bool = False


class Endings(Struct, frozen=True):
    """Every ending that I noted."""

    noted: tuple[Ending, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether one of them stands."""
        return any(not each.goes_on for each in self.noted)


class SaidEnd(things.Thing, frozen=True):
    """That it ended, as all who read in a strand may read it."""

    how: How = How.UNSAID
    words: str = ""
    goes_on: bool = False

    @property
    def ended(self) -> bool:
        """Whether this no longer holds, because it goes on."""
        return self.goes_on


class SaidEnds(Struct, frozen=True):
    """What its holder said of the end."""

    said: tuple[SaidEnd, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it was said that it ended, and that stands."""
        return any(not each.goes_on for each in self.said)


class NoteEnding(CommandOn, frozen=True):
    """It has ended for me; said anew under the same id the newer words stand, all of them."""

    how: How = How.UNSAID
    words: str = ""
    safe: str = ""
    keep: str = ""
    let_go: str = ""
    grief: str = ""


class GoOnAfterAll(CommandOn, frozen=True):
    """It goes on after all. The words stay."""


class SayItEnded(CommandOn, frozen=True):
    """It has ended, say I who hold this strand."""

    how: How = How.UNSAID
    words: str = ""


class SayItGoesOn(CommandOn, frozen=True):
    """It goes on after all."""


class EndingNoted(EventOn, frozen=True):
    """How it ended was noted."""

    how: How = How.UNSAID
    words: str = ""
    safe: str = ""
    keep: str = ""
    let_go: str = ""
    grief: str = ""


class EndingReopened(EventOn, frozen=True):
    """It goes on after all."""


class EndSaid(EventOn, frozen=True):
    """It was said that it ended."""

    how: How = How.UNSAID
    words: str = ""


class EndTakenBack(EventOn, frozen=True):
    """It was said that it goes on."""


Command = NoteEnding | GoOnAfterAll
Said = SayItEnded | SayItGoesOn


def decide(state: Endings, command: Command, now: datetime) -> Decision:
    """What follows from a command about how it ended for me."""
    match command:
        case NoteEnding():
            noted = EndingNoted(**structs.asdict(command), at=now)
            return Empty("words") if _blank(command) else (noted,)
        case GoOnAfterAll(id_):
            return things.continued(state.noted, EndingReopened(id_, at=now))


def decide_said(state: SaidEnds, command: Said, now: datetime) -> Decision:
    """What follows from saying in a strand that it ended, or goes on."""
    match command:
        case SayItEnded(id_, how, words):
            said = EndSaid(id_, how, words, at=now)
            return Empty("words") if _blank(command) else things.begun(state.said, said)
        case SayItGoesOn(id_):
            return things.continued(state.said, EndTakenBack(id_, at=now))


def evolve(state: Endings, event: Fact) -> Endings:
    """What I noted, after this event."""
    match event:
        case EndingNoted():
            said = {name: value for name, value in structs.asdict(event).items() if name != "at"}
            return Endings(things.add(state.noted, Ending(**said)))
        case EndingReopened(id_):
            return Endings(things.change(state.noted, id_, goes_on=True))
    return state


def evolve_said(state: SaidEnds, event: Fact) -> SaidEnds:
    """What was said of the end, after this event."""
    match event:
        case EndSaid(id_, how, words):
            return SaidEnds(things.add(state.said, SaidEnd(id_, how, words)))
        case EndTakenBack(id_):
            return SaidEnds(things.change(state.said, id_, goes_on=True))
    return state


def _blank(command: Struct) -> bool:
    """Whether nothing at all was said; each single answer may stay blank."""
    said = (value for name, value in structs.asdict(command).items() if name != "id")
    return all(value is How.UNSAID or not str(value).strip() for value in said)
