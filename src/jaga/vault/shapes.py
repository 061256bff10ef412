"""The frozen shapes that the rooms above meet: what was given, and what was verified."""

from typing import Any

import msgspec

from jaga.vault.keyring import Card


class Event(msgspec.Struct, frozen=True, array_like=True):
    """One fact in the practice's words; the vault carries it and does not read it."""

    kind: str
    body: dict[str, Any] = {}


class Entry(msgspec.Struct, frozen=True):
    """One save that was verified: `author` is a person id of this strand, `position` a row of its log."""

    id: bytes
    author: bytes
    card_id: bytes
    chain: bytes
    seq: int
    prev: bytes
    heads: tuple[bytes, ...]
    time: int
    events: tuple[Event, ...]
    epoch: bytes
    envelope: bytes
    position: int


class Terms(msgspec.Struct, frozen=True, array_like=True):
    """What a consent is for and until when.

    `whole` is the whole story, else from now on; `writes` lets them add.
    """

    purposes: tuple[str, ...]
    until: int | None = None
    ask_again: int | None = None
    whole: bool = False
    writes: bool = False


class Reader(msgspec.Struct, frozen=True):
    """Somebody whom the holder lets read, as the holder sees them."""

    id: bytes
    card: Card
    terms: Terms


class Holding(msgspec.Struct, frozen=True):
    """What only the holder of a strand sees."""

    readers: tuple[Reader, ...]
    ended: tuple[Reader, ...]
    forked: bool
    needs_confirming: bool
    offered_to: Card | None
    let_go_on: int | None
    paused: bool
    held_for: Card | None
