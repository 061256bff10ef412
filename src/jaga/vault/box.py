"""The one way of sealing under a symmetric key: the key of a box is committed to, and no nonce ever repeats.

`key || commitment = BLAKE2b-512(header, keyed with the secret)`; ChaCha20-Poly1305 with nonce zero is then
safe because the header carries a salt of 32 random bytes. The commitment stops one ciphertext from opening
under two keys (partitioning oracles, "invisible salamanders").
"""

import hashlib
import hmac

from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt as _decrypt,
)
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt as _encrypt,
)
from nacl.exceptions import CryptoError

from jaga.vault.errors import Damaged

NONCE = bytes(12)
COMMITMENT = 32
_LEAST, _STEPS = 256, 4096


def digest(label: bytes, content: bytes, *, key: bytes = b"", size: int = 32) -> bytes:
    """BLAKE2b with a label of at most 16 bytes that says what is hashed."""
    return hashlib.blake2b(content, digest_size=size, key=key, person=label).digest()


def padded_length(length: int) -> int:
    """Powers of two from 256 bytes to 4 KiB, then Padmé: at most 12 % more, and few lengths to tell apart."""
    if length <= _STEPS:
        return max(_LEAST, 1 << (length - 1).bit_length())
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def frame(content: bytes, length: int) -> bytes:
    """Length as four bytes, content, zeros up to `length`."""
    return (len(content).to_bytes(4, "big") + content).ljust(length, b"\0")


def unframe(framed: bytes) -> bytes:
    """What `frame` was given; anything but zeros behind it is refused."""
    length = int.from_bytes(framed[:4], "big")
    content = framed[4 : 4 + length]
    if len(framed) < 4 + length or framed.count(0, 4 + length) != len(framed) - 4 - length:
        raise Damaged("padding is not ours")
    return content


def pad(content: bytes) -> bytes:
    """The content framed to one of few lengths."""
    return frame(content, padded_length(len(content) + 4))


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; a length that it would not have chosen is refused."""
    content = unframe(padded)
    if len(padded) != padded_length(len(content) + 4):
        raise Damaged("padding is not ours")
    return content


def close(secret: bytes, header: bytes, padded: bytes) -> bytes:
    """Commitment || ciphertext; `header` must carry a fresh salt and stands beside it in the open."""
    derived = hashlib.blake2b(header, digest_size=64, key=secret, person=b"jaga.box.1").digest()
    key, commitment = derived[:32], derived[32:]
    return commitment + bytes(_encrypt(padded, header + commitment, NONCE, key))


def open_box(secret: bytes, header: bytes, body: bytes) -> bytes:
    """What `close` was given, still padded."""
    derived = hashlib.blake2b(header, digest_size=64, key=secret, person=b"jaga.box.1").digest()
    key, commitment = derived[:32], derived[32:]
    if not hmac.compare_digest(commitment, body[:COMMITMENT]):
        raise Damaged("another key, or changed")
    try:
        return bytes(_decrypt(body[COMMITMENT:], header + commitment, NONCE, key))
    except (CryptoError, ValueError) as error:
        raise Damaged("changed") from error
