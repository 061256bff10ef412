"""Sealed notes: messages to one card, signed by their sender.

The inbox in which they wait says only how many there are.
"""

from typing import Any

import msgspec

from jaga.vault.coding import decode, encode
from jaga.vault.errors import Damaged, NotGivenToYou
from jaga.vault.keyring import SIGNATURE, Card, Keyring, read_card, sign, verify
from jaga.vault.store import DropInbox, PutInbox, Store
from jaga.vault.wrap import unwrap, wrap

_LABEL = b"jaga/1/note/"
GRANT, OFFER, WAY_BACK = "vault.grant", "vault.offer", "vault.way-back"


class Written(msgspec.Struct, frozen=True, array_like=True):
    """What the sender signs."""

    sender: bytes
    kind: str
    body: dict[str, Any]


class Note(msgspec.Struct, frozen=True):
    """A note whose signature held; compare the sender's fingerprint before trusting who that is."""

    sender: Card
    kind: str
    body: dict[str, Any]
    sealed: bytes


def send_note(store: Store, keyring: Keyring, card: Card, kind: str, body: dict[str, Any]) -> None:
    """A note into the inbox of one card."""
    store.save((posting(keyring, card, kind, body),))


def posting(keyring: Keyring, card: Card, kind: str, body: dict[str, Any]) -> PutInbox:
    """The step that sends a note, for a save of several steps."""
    raw = encode(Written(keyring.card.to_bytes(), kind, body))
    signed = raw + sign(keyring, _message(card, raw))
    return PutInbox(card.address, wrap(card, b"note", signed))


def waiting(store: Store, keyring: Keyring) -> tuple[Note, ...]:
    """What waits for me and is genuine; anything else in the inbox is passed over."""
    notes = (_read(keyring, sealed) for sealed in store.inbox(keyring.card.address))
    return tuple(sorted((note for note in notes if note), key=lambda note: note.sealed))


def dismiss(store: Store, keyring: Keyring, note: Note) -> None:
    """Take a note out of my inbox."""
    store.save((DropInbox(keyring.card.address, note.sealed),))


def opened_again(keyring: Keyring, note: Note) -> Note:
    """The note as its sealed bytes say it is, so that nobody can act on one put together by hand."""
    again = _read(keyring, note.sealed)
    if again is None:
        raise NotGivenToYou("this note was not sealed to this card")
    return again


def _read(keyring: Keyring, sealed: bytes) -> Note | None:
    try:
        signed = unwrap(keyring, b"note", sealed)
        raw, signature = signed[:-SIGNATURE], signed[-SIGNATURE:]
        written = decode(raw, Written)
        sender = read_card(written.sender)
        verify(sender.verify, _message(keyring.card, raw), signature)
    except Damaged:
        return None
    return Note(sender, written.kind, written.body, sealed)


def _message(card: Card, raw: bytes) -> bytes:
    return _LABEL + card.id + raw
