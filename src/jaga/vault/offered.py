"""What was offered to me, as it stands before I take it: from a note in my inbox, or from a place on my shelf.

Whoever was offered a strand has its control log's keys, and sees what its log of consents says (docs/adr/0004).
"""

from typing import Any

import msgspec

from jaga.vault.coding import convert, decode, encode
from jaga.vault.control import State
from jaga.vault.errors import Damaged, Forked, NotGivenToYou, NotTheHolder
from jaga.vault.hold import Hold, follow
from jaga.vault.inbox import OFFER, WAY_BACK, Note, opened_again
from jaga.vault.keyring import Card, Keyring, read_card
from jaga.vault.shapes import Reader
from jaga.vault.shelf import Place, new_id
from jaga.vault.statement import read_statement
from jaga.vault.store import Store


class OfferNote(msgspec.Struct, frozen=True):
    """What is offered: the two logs, the control log's keys, and HandedOver, signed."""

    strand: bytes
    content: bytes
    kind: str
    control: bytes
    control_keys: tuple[tuple[bytes, bytes], ...]
    statement: bytes


class Offer(msgspec.Struct, frozen=True):
    """An offer that can be taken now.

    `for_them`: I would hold it for the one who offers, with a way back. `back`: it is the way back to me.
    `paused`: a legal threat was noted, and letting go rests.
    """

    strand: bytes
    kind: str
    holder: Card
    readers: tuple[Reader, ...]
    for_them: bool
    back: bool
    paused: bool


def look_at_offer(store: Store, keyring: Keyring, waits: Note | Place, now: int) -> Offer:
    """What this note, or this place of mine, offers; `NotGivenToYou` where nothing is offered any more."""
    place = _place_for_looking(opened_again(keyring, waits)) if isinstance(waits, Note) else waits
    offer = offer_of(place)
    state = following(store, keyring, place, offer).state
    given = read_statement(offer.statement, state.holder)
    if given.taker != keyring.card.to_bytes() or (isinstance(waits, Note) and place.holder != state.holder):
        raise NotGivenToYou("offered to somebody else, or by somebody else")
    return Offer(
        state.strand,
        state.kind,
        read_card(state.holder),
        tuple(_readers(state, keyring, now)),
        given.way_back,
        offer.statement == state.way_back,
        state.paused,
    )


def offer_of(place: Place) -> OfferNote:
    """The offer that waits at this place of mine."""
    if not place.offer:
        raise NotGivenToYou("nothing was offered here")
    return convert(decode(place.offer, dict[str, Any]), OfferNote)


def following(store: Store, keyring: Keyring, place: Place, offer: OfferNote) -> Hold:
    """The control log by the keys that came with an offer, if that still stands."""
    mine = keyring.card.to_bytes()
    known = msgspec.structs.replace(
        place, control=offer.control, control_keys=offer.control_keys, holder=mine, offer=b""
    )
    try:
        hold = follow(store, known)
    except NotTheHolder as error:  # the control log has a new key: cancelled, or taken by somebody
        raise NotGivenToYou("no longer offered") from error
    if not offer.statement or offer.statement not in (hold.state.offer, hold.state.way_back):
        raise NotGivenToYou("no longer offered")
    return hold


def stands(store: Store, keyring: Keyring, place: Place, offer: OfferNote) -> bool:
    """Whether the control log still says so: what was cancelled, replaced or taken opens it no more."""
    try:
        following(store, keyring, place, offer)
    except (Damaged, Forked, NotGivenToYou):
        return False
    return True


def _place_for_looking(note: Note) -> Place:
    """A place for looking only: nothing of it is kept."""
    if note.kind not in (OFFER, WAY_BACK):
        raise NotGivenToYou("this note gives nothing")
    offer, sender = convert(note.body, OfferNote), note.sender.to_bytes()
    return Place(
        new_id(), offer.kind, "", offer.strand, offer.content, new_id(), b"", sender, offer=encode(note.body)
    )


def _readers(state: State, keyring: Keyring, now: int) -> list[Reader]:
    """Who reads besides the holder and me."""
    mine = keyring.card.to_bytes()
    return [
        Reader(id_, read_card(consent.card), consent.terms)
        for id_, consent in sorted(state.readers.items())
        if consent.card != mine and (consent.terms.until is None or consent.terms.until > now)
    ]
