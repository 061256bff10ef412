"""Words for people: fingerprints to compare by voice, passphrases, codes.

All come from the English list of BIP 39, 2,048 words of which the first four letters differ.
"""

import hashlib
import secrets
from collections.abc import Sequence
from functools import cache

from mnemonic import Mnemonic


@cache
def _english() -> Mnemonic:
    return Mnemonic("english")


@cache
def words() -> tuple[str, ...]:
    """The list, in its order."""
    return tuple(_english().wordlist)


@cache
def places() -> dict[str, int]:
    """Where each word stands in the list."""
    return {word: place for place, word in enumerate(words())}


def spell(digest: bytes, count: int) -> tuple[str, ...]:
    """The first `count` x 11 bits of a digest as words."""
    number = int.from_bytes(digest, "big")
    width = len(digest) * 8
    return tuple(words()[(number >> (width - 11 * place)) & 2047] for place in range(1, count + 1))


def generate_passphrase() -> str:
    """Six words drawn by the system: 66 bits, before Argon2id makes each guess dear."""
    return " ".join(secrets.choice(words()) for _ in range(6))


def code_of(entropy: bytes) -> tuple[str, ...]:
    """Sixteen bytes as twelve words, the last of which carries a checksum of four bits."""
    return tuple(_english().to_mnemonic(entropy).split())


def entropy_of(code: Sequence[str]) -> bytes | None:
    """The sixteen bytes behind twelve listed words, or None where the checksum says that one is wrong."""
    number = 0
    for word in code:
        number = number << 11 | places()[word]
    entropy = (number >> 4).to_bytes(16, "big")
    checksum = hashlib.sha256(entropy).digest()[0] >> 4
    return entropy if checksum == number & 15 else None
