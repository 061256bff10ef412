"""Slips: what one reader is given of a consent, signed by the holder, wrapped, standing in a slot.

A slot's locator is BLAKE2b over the epoch tag, keyed with a secret that only the holder and this reader have,
so that slots of one strand cannot be told from those of another, nor real ones from dummies.
"""

import os

import msgspec

from jaga.vault import box
from jaga.vault.coding import decode, encode
from jaga.vault.control import Consent, EpochKey, State
from jaga.vault.envelope import Id, Tag
from jaga.vault.errors import Damaged
from jaga.vault.keyring import SIGNATURE, Card, Keyring, read_card, sign, verify
from jaga.vault.shapes import Terms
from jaga.vault.wrap import unwrap, wrap

_LABEL = b"jaga/1/slip/"
_FEWEST = 4


class Due(msgspec.Struct, frozen=True, array_like=True):
    """From `at` on, the epoch to use is the one with this tag."""

    at: int
    tag: Tag


class Slip(msgspec.Struct, frozen=True, array_like=True):
    """What the holder signs for one reader in one epoch."""

    strand: Tag
    content: Tag
    reader: Tag
    card: Id
    epoch: Tag
    holder: bytes
    keys: tuple[EpochKey, ...]
    terms: Terms
    schedule: tuple[Due, ...]
    let_go_on: int | None
    handed: tuple[bytes, ...]

    def __repr__(self) -> str:
        return "Slip(...)"  # keys do not belong into tracebacks


def locator(secret: bytes, tag: bytes) -> bytes:
    """Where the slot stands."""
    return box.digest(b"jaga.slot.1", tag, key=secret)


def outlasts(consent: Consent, epoch: EpochKey) -> bool:
    """Whether this consent still runs when the epoch begins."""
    return consent.terms.until is None or consent.terms.until > epoch.due


def write_slip(
    keyring: Keyring, state: State, reader: bytes, epoch: EpochKey, schedule: tuple[EpochKey, ...]
) -> bytes:
    """One reader's slip for one epoch, signed."""
    consent = state.readers[reader]
    keys = tuple(
        known
        for known in state.epochs
        if known.turn >= consent.since and (known.turn < epoch.turn or known.due <= epoch.due)
    )
    ahead = tuple(Due(e.due, e.tag) for e in schedule if e.due > epoch.due and outlasts(consent, e))
    slip = Slip(
        state.strand,
        state.content,
        reader,
        read_card(consent.card).id,
        epoch.tag,
        state.holder,
        keys,
        consent.terms,
        ahead,
        None if state.paused else state.let_go_on,
        state.handed,
    )
    raw = encode(slip)
    return raw + sign(keyring, _LABEL + raw)


def read_slip(keyring: Keyring, where: bytes, blob: bytes) -> Slip:
    """The slip in my slot; signed by the holder that it names, whom the caller still has to know."""
    signed = unwrap(keyring, b"slot/" + where, blob)
    raw, signature = signed[:-SIGNATURE], signed[-SIGNATURE:]
    slip = decode(raw, Slip)
    verify(read_card(slip.holder).verify, _LABEL + raw, signature)
    if slip.card != keyring.card.id:
        raise Damaged("a slip for another card")
    return slip


def lay(slips: list[tuple[Card, bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    """(locator, blob) for (card, locator, signed slip), all of one length, with dummies up to a power of two.

    A dummy is a real wrap to a key that nobody has: random bytes would show (a curve point is not any 32
    bytes).
    """
    laid = [(where, wrap(card, b"slot/" + where, signed, length)) for card, where, signed in slips]
    nobody = Keyring(os.urandom(32)).card
    wanted = max(_FEWEST, 1 << (len(laid) - 1).bit_length()) if laid else _FEWEST
    while len(laid) < wanted:
        where = os.urandom(32)
        laid.append((where, wrap(nobody, b"slot/" + where, b"", length)))
    return laid


def box_row(epoch: EpochKey, row: bytes) -> tuple[bytes, bytes]:
    """Where and how the row that opens an epoch signed ahead waits: (locator, blob).

    Whoever has the epoch's key finds and opens it; to others its tags do not show.
    """
    where = locator(epoch.key, epoch.tag)
    salt = os.urandom(32)
    return where, salt + box.close(epoch.key, salt + where, box.pad(row))


def unbox_row(epoch: EpochKey, blob: bytes) -> bytes:
    """The row that `box_row` was given."""
    salt, where = blob[:32], locator(epoch.key, epoch.tag)
    return box.unpad(box.open_box(epoch.key, salt + where, blob[32:]))
