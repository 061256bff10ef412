"""What the survivor asks for, as it came across: a short text of its own, and how much they want to hear.

It says who asked in their word and who passed it on; it names no story, and none can be found by it.
`card` is the mark, in this one strand, of the card that it came from: an answer can go there and nowhere else.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import Command as Base
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact
from jaga.practice.telling import Hearing


class Occasion(StrEnum):
    """What a digest for the survivor is about."""

    BETWEEN = "between"
    AGREED = "agreed"
    END = "end"


WANTED: dict[Hearing, frozenset[Occasion]] = {
    Hearing.EVERYTHING: frozenset(Occasion),
    Hearing.AGREED: frozenset({Occasion.AGREED}),
    Hearing.END: frozenset({Occasion.END}),
    Hearing.NOTHING: frozenset(),
    # Who has not said has not asked to hear anything.
    Hearing.UNSAID: frozenset(),
}
"""What a survivor hears, by what they chose: that and nothing else."""


class Passed(things.Thing, frozen=True):
    """A request as it was passed on."""

    words: str
    asked_by: str = ""
    by: str = ""
    no_longer: bool = False

    @property
    def ended(self) -> bool:
        """Whether they no longer ask for it."""
        return self.no_longer


class PassedOn(Struct, frozen=True):
    """All that came across, how much they want to hear of it, and from which card that was said last."""

    requests: tuple[Passed, ...] = ()
    hearing: Hearing = Hearing.UNSAID
    card: str = ""
    nth: int = 0


class TakeUpRequest(CommandOn, frozen=True):
    """A request came across, and stands here from now on."""

    words: str
    asked_by: str = ""
    by: str = ""


class NoteNoLongerAsked(CommandOn, frozen=True):
    """They no longer ask for it."""


class TakeUpHearing(Base, frozen=True):
    """It came across how much they want to hear; unsaid is an answer too. `nth`: their how-manieth choice it is."""

    hearing: Hearing
    card: str = ""
    nth: int = 0


class RequestPassedOn(EventOn, frozen=True):
    """A request was taken up as it was passed on."""

    words: str
    asked_by: str = ""
    by: str = ""


class NoLongerAsked(EventOn, frozen=True):
    """A request that was passed on is no longer asked for."""


class HearingPassedOn(Event, frozen=True):
    """How much they want to hear was taken up."""

    hearing: Hearing
    card: str = ""
    nth: int = 0


Command = TakeUpRequest | NoteNoLongerAsked | TakeUpHearing


def decide(state: PassedOn, command: Command, now: datetime) -> Decision:
    """What follows from a command about what came across."""
    match command:
        case TakeUpRequest(id_, words, asked_by, by):
            return things.begun(state.requests, RequestPassedOn(id_, words, asked_by, by, at=now))
        case NoteNoLongerAsked(id_):
            return things.continued(state.requests, NoLongerAsked(id_, at=now))
        case TakeUpHearing(hearing, card, nth):
            return (HearingPassedOn(hearing, card, nth, at=now),)


def evolve(state: PassedOn, event: Fact) -> PassedOn:
    """What came across, after this event."""
    match event:
        case RequestPassedOn(id_, words, asked_by, by):
            request = Passed(id_, words, asked_by, by)
            return structs.replace(state, requests=things.add(state.requests, request))
        case NoLongerAsked(id_):
            return structs.replace(state, requests=things.change(state.requests, id_, no_longer=True))
        case HearingPassedOn(hearing, card, nth):
            # Whatever comes late: an earlier choice from the same card never takes the place of a later one.
            late = card == state.card and nth < state.nth
            return state if late else structs.replace(state, hearing=hearing, card=card, nth=nth)
    return state
