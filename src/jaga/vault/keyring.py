"""One person's private keys, and the card that is their public half.

Everything comes from a seed of 32 bytes through HKDF with versioned labels, so that a lock, a recovery code
or a session needs to carry nothing but the seed.
"""

import hashlib
import os
from functools import cached_property, lru_cache
from typing import Any

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from jaga.vault import box
from jaga.vault.errors import Damaged, NewerVersion
from jaga.vault.words import spell

CARD = 1 + 32 + 1184 + 32 + 16
SEED = 32
SIGNATURE = 64
_SELF = b"jagaself"  # then version 1, salt 32
_VERSION = b"\x01"


class Card(msgspec.Struct, frozen=True):
    """The public half of a keyring: who may be written to, and whose signature this is."""

    verify: bytes
    mlkem: bytes
    x25519: bytes
    address: bytes

    @property
    def id(self) -> bytes:
        """32 bytes that name this card wherever the whole of it would be too long."""
        return _card_id(self.to_bytes())

    def to_bytes(self) -> bytes:
        """Version 1 | Ed25519 32 | ML-KEM-768 1184 | X25519 32 | address 16."""
        return b"\x01" + self.verify + self.mlkem + self.x25519 + self.address

    def __repr__(self) -> str:
        return f"Card({self.id.hex()[:8]}...)"


@lru_cache(maxsize=4096)
def _card_id(card: bytes) -> bytes:
    return box.digest(b"jaga.card.1", card)


@lru_cache(maxsize=4096)
def read_card(content: bytes) -> Card:
    """A card from its bytes; keys that no library would accept are refused here, not at the first use."""
    if content[:1] > b"\x01":
        raise NewerVersion("a newer kind of card")
    if len(content) != CARD or content[:1] != b"\x01":
        raise Damaged("not a card")
    card = Card(content[1:33], content[33:1217], content[1217:1249], content[1249:])
    public_key(card)
    return card


@lru_cache(maxsize=512)
def public_key(card: Card) -> MLKEM768X25519PublicKey:
    """The X-Wing public key of a card."""
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(card.mlkem)
        return MLKEM768X25519PublicKey(mlkem, X25519PublicKey.from_public_bytes(card.x25519))
    except ValueError as error:
        raise Damaged("not a card") from error


@lru_cache(maxsize=512)
def fingerprint(card: Card) -> tuple[str, ...]:
    """Five words to compare by voice.

    55 bits; Argon2id (8 MiB, one pass) makes each guess at a look-alike dear.
    """
    slow = argon2id.kdf(16, card.to_bytes(), b"jaga.fingerprint", opslimit=1, memlimit=8 * 1024 * 1024)
    return spell(slow, 5)


class Keyring(msgspec.Struct, frozen=True, dict=True, repr_omit_defaults=True):
    """Private keys, made from one seed; never printed, never kept unsealed."""

    seed: bytes

    def __repr__(self) -> str:
        return "Keyring(...)"

    @cached_property
    def opened(self) -> dict[str, Any]:
        """What was opened with these keys last, under the bytes it came from; it goes when they go."""
        return {}

    @cached_property
    def signing(self) -> tuple[bytes, bytes]:
        """Ed25519 public and private key in libsodium's form."""
        public, private = crypto_sign_seed_keypair(derive(self.seed, b"sign"))
        return bytes(public), bytes(private)

    @cached_property
    def decapsulation(self) -> MLKEM768X25519PrivateKey:
        """X-Wing private key."""
        return x_wing(derive(self.seed, b"x-wing"))[0]

    @cached_property
    def own(self) -> bytes:
        """Key for what is sealed to oneself."""
        return derive(self.seed, b"self")

    @cached_property
    def mark(self) -> bytes:
        """Where my snapshot stands: nobody else can work it out, so it tells nobody whose it is."""
        return derive(self.seed, b"snapshot")

    @cached_property
    def card(self) -> Card:
        """The public half."""
        mlkem, x25519 = x_wing(derive(self.seed, b"x-wing"))[1]
        return Card(self.signing[0], mlkem, x25519, derive(self.seed, b"address", 16))


def new_keyring() -> Keyring:
    """A fresh keyring, drawn from the system."""
    return Keyring(os.urandom(SEED))


def derive(seed: bytes, label: bytes, length: int = 32) -> bytes:
    """HKDF-SHA256 without salt, under `jaga/1/<label>`."""
    return HKDF(hashes.SHA256(), length, None, b"jaga/1/" + label).derive(seed)


def alias(keyring: Keyring, content: bytes) -> bytes:
    """Sixteen bytes by which this keyring names something, fit for addresses; nobody else comes to the same."""
    return derive(keyring.seed, b"alias/" + content, 16)


def x_wing(seed: bytes) -> tuple[MLKEM768X25519PrivateKey, tuple[bytes, bytes]]:
    """X-Wing key pair from 32 bytes, expanded by SHAKE-256 as the draft's expandDecapsulationKey does."""
    expanded = hashlib.shake_256(seed).digest(96)
    mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:])
    public = mlkem.public_key().public_bytes_raw(), x25519.public_key().public_bytes_raw()
    return MLKEM768X25519PrivateKey(mlkem, x25519), public


def sign(keyring: Keyring, message: bytes) -> bytes:
    """Ed25519 signature, 64 bytes."""
    return bytes(crypto_sign(message, keyring.signing[1])[:SIGNATURE])


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Refuse a signature that is not this key's.

    libsodium only: it refuses points of small order, which OpenSSL lets through; two houses must agree.
    """
    try:
        crypto_sign_open(signature + message, public)
    except (CryptoError, ValueError, TypeError) as error:
        raise Damaged("not signed by this key") from error


def seal_to_self(keyring: Keyring, context: bytes, content: bytes) -> bytes:
    """Sealed so that this keyring alone opens it, under the same context (a head, a version) alone."""
    return _seal_to_self_with_salt(keyring, context, content, os.urandom(32))


def _seal_to_self_with_salt(keyring: Keyring, context: bytes, content: bytes, salt: bytes) -> bytes:
    opening = _SELF + _VERSION + salt
    header = opening + box.digest(b"jaga.context.1", context)
    return opening + box.close(keyring.own, header, box.pad(content))


def open_from_self(keyring: Keyring, context: bytes, sealed: bytes) -> bytes:
    """What `seal_to_self` was given."""
    if sealed[:9] != _SELF + _VERSION:
        raise Damaged("not sealed to oneself by this version")
    header = sealed[:41] + box.digest(b"jaga.context.1", context)
    return box.unpad(box.open_box(keyring.own, header, sealed[41:]))
