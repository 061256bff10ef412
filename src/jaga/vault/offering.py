"""Sending an offer to hold a strand, or the way back, and knowing to whom it is open."""

import msgspec

from jaga.vault.coding import plain
from jaga.vault.control import State
from jaga.vault.hold import Hold
from jaga.vault.inbox import WAY_BACK, posting
from jaga.vault.keyring import Card, Keyring, read_card
from jaga.vault.offered import OfferNote
from jaga.vault.statement import read_statement
from jaga.vault.store import PutInbox
from jaga.vault.turning import Rekey


class Handed(msgspec.Struct, frozen=True):
    """Who is to hold, by which signed word, and whether this is an offer or the way back."""

    card: Card
    statement: bytes
    kind: str


def offering(keyring: Keyring, hold: Hold, handed: Handed, rekey: Rekey | None) -> PutInbox:
    """The step that sends it, with every key of the control log."""
    state, place = hold.state, hold.place
    keys = (*place.control_keys, rekey) if rekey else place.control_keys
    body = OfferNote(state.strand, state.content, state.kind, place.control, keys, handed.statement)
    return posting(keyring, handed.card, handed.kind, plain(body))


def way_back_again(keyring: Keyring, hold: Hold, rekey: Rekey) -> tuple[PutInbox, ...]:
    """The way back with a new key, to whoever has one: nothing may take it from them."""
    if not hold.state.way_back:
        return ()
    card = read_card(read_statement(hold.state.way_back, hold.state.holder).taker)
    return (offering(keyring, hold, Handed(card, hold.state.way_back, WAY_BACK), rekey),)


def offered_to(state: State, card: bytes) -> bool:
    """Whether the strand is offered to this card."""
    return bool(state.offer) and read_statement(state.offer, state.holder).taker == card
