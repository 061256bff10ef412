"""Offers without strings: what I offered, what they chose. No answer is fine, and nothing waits for one."""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import NotKnown


class Offer(things.Thing, frozen=True):
    """What I offered. Nothing chosen means nothing more than that."""

    choices: tuple[str, ...]
    to: str = ""
    chosen: tuple[str, ...] = ()
    words: str = ""
    taken_back: bool = False

    @property
    def ended(self) -> bool:
        """Whether I took it back."""
        return self.taken_back


class Offers(Struct, frozen=True):
    """All that I offered here."""

    made: tuple[Offer, ...] = ()


class MakeOffer(CommandOn, frozen=True):
    """I offer one thing, or several to choose from."""

    choices: tuple[str, ...]
    to: str = ""


class NoteChoice(CommandOn, frozen=True):
    """They chose these, or said something else in their own words. A later choice takes the place of this."""

    chosen: tuple[str, ...] = ()
    words: str = ""


class TakeOfferBack(CommandOn, frozen=True):
    """I cannot offer this any more."""


class OfferMade(EventOn, frozen=True):
    """Something was offered."""

    choices: tuple[str, ...]
    to: str = ""


class ChoiceNoted(EventOn, frozen=True):
    """They said what they would like."""

    chosen: tuple[str, ...] = ()
    words: str = ""


class OfferTakenBack(EventOn, frozen=True):
    """An offer was taken back."""


Command = MakeOffer | NoteChoice | TakeOfferBack


def decide(state: Offers, command: Command, now: datetime) -> Decision:
    """What follows from a command about an offer."""
    match command:
        case MakeOffer(id_, choices, to):
            return things.begun(state.made, OfferMade(id_, choices, to, at=now))
        case NoteChoice(id_, chosen, words):
            offer = things.find(state.made, id_)
            if offer is not None and not set(chosen) <= set(offer.choices):
                return NotKnown("chosen")
            return things.continued(state.made, ChoiceNoted(id_, chosen, words, at=now))
        case TakeOfferBack(id_):
            return things.continued(state.made, OfferTakenBack(id_, at=now))


def evolve(state: Offers, event: Fact) -> Offers:
    """The offers after this event."""
    match event:
        case OfferMade(id_, choices, to):
            return Offers(things.add(state.made, Offer(id_, choices, to)))
        case ChoiceNoted(id_, chosen, words):
            return _changed(state, id_, chosen=chosen, words=words)
        case OfferTakenBack(id_):
            return _changed(state, id_, taken_back=True)
    return state


def _changed(state: Offers, id_: str, **fields: object) -> Offers:
    return structs.replace(state, made=things.change(state.made, id_, **fields))
