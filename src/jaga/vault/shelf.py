"""The shelf: one person's sealed list of the strands they can open, and the only way to any of them.

Ids in addresses are looked up here and nowhere else, so "not yours" and "not there" are one path through the
code.
"""

import os
from collections.abc import Callable
from typing import Any, cast

import msgspec

from jaga.vault import box
from jaga.vault.coding import decode, encode
from jaga.vault.errors import Damaged, NewerVersion, NotHere, ShelfMovedError
from jaga.vault.keyring import Card, Keyring, open_from_self, read_card, seal_to_self
from jaga.vault.store import Appended, PutShelf, Step, Store

_TRIES = 16
_LEAST = 4096


class Place(msgspec.Struct, frozen=True, array_like=True):
    """One strand on my shelf, under the name that I chose.

    `id` is fit for addresses and means nothing elsewhere.
    """

    id: bytes
    kind: str
    name: str
    strand: bytes
    content: bytes
    chain: bytes
    secret: bytes
    holder: bytes
    control: bytes = b""
    control_keys: tuple[tuple[bytes, bytes], ...] = ()
    offer: bytes = b""

    @property
    def holds(self) -> bool:
        """Whether I held this strand when I last opened it."""
        return bool(self.control_keys) and not self.offer

    def __repr__(self) -> str:
        return "Place(...)"  # keys do not belong into tracebacks


class KnownCard(msgspec.Struct, frozen=True, array_like=True):
    """A card that I was given, and what I call its person."""

    card: bytes
    name: str

    def read(self) -> Card:
        """The card."""
        return read_card(self.card)


class Shelf(msgspec.Struct, frozen=True, array_like=True):
    """Everything that I can find again; `extras` belongs to the rooms above."""

    places: tuple[Place, ...] = ()
    cards: tuple[KnownCard, ...] = ()
    extras: dict[str, Any] = {}


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """A shelf as it is sealed: a holder's card stands there once, however many strands they hold."""

    version: int
    places: tuple[Place, ...]
    cards: tuple[KnownCard, ...]
    extras: dict[str, Any]
    holders: dict[bytes, bytes]


Change = Callable[[Shelf], Shelf]


def open_shelf(store: Store, keyring: Keyring) -> Shelf:
    """My shelf; empty where there is none yet."""
    return _read(keyring, store.shelf(keyring.card.address))


def find(shelf: Shelf, place_id: bytes) -> Place:
    """The place with this id, or `NotHere`, whatever the reason."""
    for place in shelf.places:
        if place.id == place_id:
            return place
    raise NotHere("there is no such place")


def change_shelf(store: Store, keyring: Keyring, change: Change, steps: tuple[Step, ...] = ()) -> Shelf:
    """My shelf, changed, together with other steps; tried again where it moved meanwhile."""
    for _ in range(_TRIES):
        step, shelf = changing(store, keyring, change)
        if isinstance(store.save((*steps, step)), Appended):
            return shelf
    raise ShelfMovedError("the shelf kept changing")


def changing(store: Store, keyring: Keyring, change: Change) -> tuple[PutShelf, Shelf]:
    """The step that changes my shelf, for a save of several steps."""
    was = store.shelf(keyring.card.address)
    shelf = change(_read(keyring, was))
    sealed = seal_to_self(keyring, _context(keyring), _packed(shelf))
    return PutShelf(keyring.card.address, was, sealed), shelf


def rename(store: Store, keyring: Keyring, place_id: bytes, name: str) -> None:
    """Another name for one of my places; nobody else ever sees it."""
    find(open_shelf(store, keyring), place_id)
    change_shelf(
        store, keyring, with_place(place_id, lambda place: msgspec.structs.replace(place, name=name))
    )


def keep_card(store: Store, keyring: Keyring, card: Card, name: str) -> None:
    """Keep a card that I was given: I can give only to cards that I hold."""
    change_shelf(store, keyring, with_card(card, name))


def with_card(card: Card, name: str) -> Change:
    """A change that keeps a card under a name."""
    kept = KnownCard(card.to_bytes(), name)

    def whole(shelf: Shelf) -> Shelf:
        others = tuple(known for known in shelf.cards if known.card != kept.card)
        return msgspec.structs.replace(shelf, cards=(*others, kept))

    return whole


def with_place(place_id: bytes, change: Callable[[Place], Place]) -> Change:
    """A change to one place."""

    def whole(shelf: Shelf) -> Shelf:
        places = tuple(change(place) if place.id == place_id else place for place in shelf.places)
        return msgspec.structs.replace(shelf, places=places)

    return whole


def without_place(place_id: bytes) -> Change:
    """A change that takes one place away."""

    def whole(shelf: Shelf) -> Shelf:
        return msgspec.structs.replace(shelf, places=tuple(p for p in shelf.places if p.id != place_id))

    return whole


def adding(place: Place) -> Change:
    """A change that adds one place."""

    def whole(shelf: Shelf) -> Shelf:
        return msgspec.structs.replace(shelf, places=(*shelf.places, place))

    return whole


def new_id() -> bytes:
    """Sixteen random bytes: for places, persons in a strand, chains, tags."""
    return os.urandom(16)


def _read(keyring: Keyring, sealed: bytes | None) -> Shelf:
    if sealed is None:
        return Shelf()
    before, shelf = keyring.opened.get("shelf", (None, None))
    if before != sealed:
        shelf = _opened(keyring, sealed)
        keyring.opened["shelf"] = (sealed, shelf)
    return cast("Shelf", shelf)


def _opened(keyring: Keyring, sealed: bytes) -> Shelf:
    kept = decode(box.unframe(open_from_self(keyring, _context(keyring), sealed)), _Kept)
    if kept.version != 1:
        raise NewerVersion("a newer kind of shelf")
    try:
        places = tuple(msgspec.structs.replace(p, holder=kept.holders[p.holder]) for p in kept.places)
    except KeyError as error:
        raise Damaged("a place without its holder") from error
    return Shelf(places, kept.cards, kept.extras)


def _packed(shelf: Shelf) -> bytes:
    """Encoded, and filled to a power of two: its length says no more than the order of how much there is."""
    holders = {box.digest(b"jaga.holder.1", place.holder, size=16): place.holder for place in shelf.places}
    names = {card: name for name, card in holders.items()}
    places = tuple(msgspec.structs.replace(place, holder=names[place.holder]) for place in shelf.places)
    content = encode(_Kept(1, places, shelf.cards, shelf.extras, holders))
    return box.frame(content, max(_LEAST, 1 << (len(content) + 7).bit_length()) - 4)


def _context(keyring: Keyring) -> bytes:
    return b"shelf/" + keyring.card.address
