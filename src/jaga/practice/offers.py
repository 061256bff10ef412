"""Offers without strings: what was offered, what was chosen, what was done. No answer is fine; nothing waits for one.

They stand in my own notes, and in a support strand, where the survivor can offer something too.
"""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import NotKnown


class Offer(things.Thing, frozen=True):
    """What was offered. Nothing chosen means nothing more than that."""

    choices: tuple[str, ...]
    to: str = ""
    by: str = ""
    theirs: bool = False
    """Whether the survivor offers it: they can give as well as receive."""
    chosen: tuple[str, ...] = ()
    words: str = ""
    done: tuple[str, ...] = ()
    taken_back: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was taken back."""
        return self.taken_back


class Offers(Struct, frozen=True):
    """All that was offered here."""

    made: tuple[Offer, ...] = ()


class MakeOffer(CommandOn, frozen=True):
    """I offer one thing, or several to choose from; `by` where several people might be meant."""

    choices: tuple[str, ...]
    to: str = ""
    by: str = ""


class OfferTheirs(CommandOn, frozen=True):
    """The survivor offers something: only whoever holds the strand says so."""

    choices: tuple[str, ...]


class NoteChoice(CommandOn, frozen=True):
    """They chose these, or said something else in their own words. A later choice takes the place of this."""

    chosen: tuple[str, ...] = ()
    words: str = ""


class NoteOfferDone(CommandOn, frozen=True):
    """What was offered was done, once; it stands for another time as well."""

    words: str = ""


class TakeOfferBack(CommandOn, frozen=True):
    """I cannot offer this any more."""


class OfferMade(EventOn, frozen=True):
    """Something was offered."""

    choices: tuple[str, ...]
    to: str = ""
    by: str = ""


class TheirsOffered(EventOn, frozen=True):
    """The survivor offered something."""

    choices: tuple[str, ...]


class ChoiceNoted(EventOn, frozen=True):
    """They said what they would like."""

    chosen: tuple[str, ...] = ()
    words: str = ""


class OfferDone(EventOn, frozen=True):
    """What was offered was done."""

    words: str = ""


class OfferTakenBack(EventOn, frozen=True):
    """An offer was taken back."""


Command = MakeOffer | OfferTheirs | NoteChoice | NoteOfferDone | TakeOfferBack


def decide(state: Offers, command: Command, now: datetime) -> Decision:
    """What follows from a command about an offer."""
    match command:
        case MakeOffer(id_, choices, to, by):
            return things.begun(state.made, OfferMade(id_, choices, to, by, at=now))
        case OfferTheirs(id_, choices):
            return things.begun(state.made, TheirsOffered(id_, choices, at=now))
        case NoteChoice(id_, chosen, words):
            offer = things.find(state.made, id_)
            if offer is not None and not set(chosen) <= set(offer.choices):
                return NotKnown("chosen")
            return things.continued(state.made, ChoiceNoted(id_, chosen, words, at=now))
        case NoteOfferDone(id_, words):
            return things.continued(state.made, OfferDone(id_, words, at=now))
        case TakeOfferBack(id_):
            return things.continued(state.made, OfferTakenBack(id_, at=now))


def evolve(state: Offers, event: Fact) -> Offers:
    """The offers after this event."""
    match event:
        case OfferMade(id_, choices, to, by):
            return Offers(things.add(state.made, Offer(id_, choices, to, by)))
        case TheirsOffered(id_, choices):
            return Offers(things.add(state.made, Offer(id_, choices, theirs=True)))
        case ChoiceNoted(id_, chosen, words):
            return _changed(state, id_, chosen=chosen, words=words)
        case OfferDone(id_, words):
            offer = things.find(state.made, id_)
            return _changed(state, id_, done=(*(offer.done if offer else ()), words))
        case OfferTakenBack(id_):
            return _changed(state, id_, taken_back=True)
    return state


def _changed(state: Offers, id_: str, **fields: object) -> Offers:
    return structs.replace(state, made=things.change(state.made, id_, **fields))
