"""Wraps: HPKE with X-Wing to one card, bound through `info` to the place that they were made for.

version 1 | encapsulation 1,120 | ciphertext
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from jaga.vault import box
from jaga.vault.errors import Damaged, NewerVersion
from jaga.vault.keyring import Card, Keyring, public_key

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_VERSION = b"\x01"


def wrap(card: Card, purpose: bytes, content: bytes, length: int | None = None) -> bytes:
    """Content that this card alone opens, for this purpose alone.

    It is padded to `length`, or to one of few lengths.
    """
    padded = box.frame(content, length) if length else box.pad(content)
    return _VERSION + _SUITE.encrypt(padded, public_key(card), info=_info(purpose))


def unwrap(keyring: Keyring, purpose: bytes, wrapped: bytes) -> bytes:
    """What `wrap` was given."""
    if wrapped[:1] > _VERSION:
        raise NewerVersion("a newer kind of wrap")
    if wrapped[:1] != _VERSION:
        raise Damaged("not a wrap")
    try:
        padded = _SUITE.decrypt(wrapped[1:], keyring.decapsulation, info=_info(purpose))
    except (InvalidTag, ValueError) as error:
        raise Damaged("not wrapped to this card for this purpose") from error
    return box.unframe(padded)


def _info(purpose: bytes) -> bytes:
    return b"jaga/1/wrap/" + purpose
