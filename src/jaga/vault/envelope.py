"""One entry: signed inside, sealed outside.

    header 71 | commitment 32 | ChaCha20-Poly1305( length 4 | inner, signature 64 | zeros )

The signature is over BLAKE2b(label || epoch tag || raw inner bytes): a reader of one epoch cannot carry
somebody's words into another, nor a content entry into the control log. The signed bytes are kept and never
encoded again.
"""

import hashlib
import os
from typing import Annotated, NewType

import msgspec

from jaga.vault import box, layout
from jaga.vault.coding import decode, encode
from jaga.vault.errors import Damaged
from jaga.vault.keyring import SIGNATURE, Keyring, sign, verify
from jaga.vault.shapes import Event

Sealed = NewType("Sealed", bytes)
Id = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Tag = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]

CONTENT = b"jaga/1/content/"
CONTROL = b"jaga/1/control/"
SALT = 32


class Epoch(msgspec.Struct, frozen=True):
    """The key of one epoch of one log; `label` keeps control and content apart."""

    log: bytes
    tag: bytes
    key: bytes
    label: bytes

    def __repr__(self) -> str:
        return "Epoch(...)"  # keys do not belong into tracebacks


class Inner(msgspec.Struct, frozen=True, array_like=True):
    """What an author signs; fields that a later version adds at the end survive unread."""

    strand: Tag
    author: Id
    chain: Tag
    seq: Count
    prev: bytes
    heads: tuple[Id, ...]
    time: int
    events: tuple[Event, ...]


class Unverified(msgspec.Struct, frozen=True):
    """Opened with the right key, so written by somebody who had it; who that was is not yet known."""

    inner: Inner
    raw: bytes
    signature: bytes
    epoch: Epoch
    envelope: bytes


class Verified(msgspec.Struct, frozen=True):
    """An inner whose signature held; `id` names it for ever."""

    id: bytes
    inner: Inner
    raw: bytes
    envelope: bytes


def seal(keyring: Keyring, epoch: Epoch, inner: Inner, mark: int = layout.PLAIN) -> Sealed:
    """Signed by this keyring, sealed under this epoch."""
    raw = encode(inner)
    signature = sign(keyring, _message(epoch, raw))
    return _seal_with_salt(epoch, raw + signature, os.urandom(SALT), mark)


def unseal(sealed: bytes, epoch: Epoch) -> Unverified:
    """Decrypted and decoded, not yet verified."""
    layout.check(sealed)
    if layout.is_stub(sealed) or layout.log_of(sealed) != epoch.log or layout.epoch_of(sealed) != epoch.tag:
        raise Damaged("of another log or epoch")
    padded = box.open_box(epoch.key, sealed[: layout.HEADER], sealed[layout.HEADER :])
    signed = box.unpad(padded)
    raw, signature = signed[:-SIGNATURE], signed[-SIGNATURE:]
    return Unverified(decode(raw, Inner), raw, signature, epoch, layout.envelope_id(sealed))


def verified(found: Unverified, public: bytes) -> Verified:
    """The same, once the signature is found to be this key's."""
    verify(public, _message(found.epoch, found.raw), found.signature)
    return Verified(entry_id(found.raw), found.inner, found.raw, found.envelope)


def open_(sealed: bytes, epoch: Epoch, public: bytes) -> Verified:
    """One envelope, opened and verified."""
    return verified(unseal(sealed, epoch), public)


def entry_id(raw: bytes) -> bytes:
    """The id of an entry: a digest of what was signed, the same in whatever envelope it comes."""
    return box.digest(b"jaga.entry.1", raw)


def _message(epoch: Epoch, raw: bytes) -> bytes:
    return hashlib.blake2b(epoch.label + epoch.tag + raw, digest_size=64).digest()


def _seal_with_salt(epoch: Epoch, signed: bytes, salt: bytes, mark: int) -> Sealed:
    padded = box.pad(signed)
    header = layout.header(mark, epoch.log, epoch.tag, salt, len(padded))
    return Sealed(header + box.close(epoch.key, header, padded))
