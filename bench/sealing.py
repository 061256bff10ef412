"""`seal` and `open`: one event of 500 bytes through the vault, against a bare script doing the same primitives.

Both are measured in seconds of the processor, so that a busy machine changes neither.
"""

import hashlib
import hmac
import os
import time
from collections.abc import Callable, Iterator

import msgspec
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt,
    crypto_aead_chacha20poly1305_ietf_encrypt,
    crypto_sign,
    crypto_sign_open,
)

from bench.result import Result, at_least, middle
from jaga.vault import Event, Keyring, new_keyring
from jaga.vault.envelope import CONTENT, Epoch, Inner, open_, seal

NONCE = bytes(12)


def measure(rounds: int, seconds: float) -> Iterator[Result]:
    """Both, each round the vault and the bare script in turn."""
    keyring = new_keyring()
    epoch = Epoch(os.urandom(16), os.urandom(16), os.urandom(32), CONTENT)
    inner = _inner(keyring)
    bare = _bare_seal(keyring, epoch, inner)
    sealed, public = seal(keyring, epoch, inner), keyring.signing[0]
    yield _compared(
        "seal",
        lambda: seal(keyring, epoch, inner),
        lambda: _bare_seal(keyring, epoch, inner),
        rounds,
        seconds,
    )
    yield _compared(
        "open", lambda: open_(sealed, epoch, public), lambda: _bare_open(bare, epoch, public), rounds, seconds
    )


def _inner(keyring: Keyring) -> Inner:
    event = Event("note-written", {"words": "x" * 500})
    return Inner(os.urandom(16), keyring.card.id, os.urandom(16), 7, bytes(32), (), 1_800_000_000, (event,))


def _compared(
    name: str, ours: Callable[[], object], bare: Callable[[], object], rounds: int, seconds: float
) -> Result:
    rates = [(_rate(ours, seconds), _rate(bare, seconds)) for _ in range(rounds)]
    mine, theirs = middle([one for one, _ in rates]), middle([other for _, other in rates])
    ratio = middle([one / other for one, other in rates])
    return at_least(name, ratio, 0.5, f"{mine:,.0f}/s against {theirs:,.0f}/s of the bare script")


def _rate(work: Callable[[], object], seconds: float) -> float:
    count, begun = 0, time.process_time()
    while time.process_time() - begun < seconds:
        for _ in range(100):
            work()
        count += 100
    return count / (time.process_time() - begun)


def _bare_seal(keyring: Keyring, epoch: Epoch, inner: Inner) -> bytes:
    """Encode, sign, derive, encrypt: the primitives alone, in one place."""
    raw = msgspec.msgpack.encode(inner)
    message = hashlib.blake2b(epoch.label + epoch.tag + raw, digest_size=64).digest()
    signed = raw + crypto_sign(message, keyring.signing[1])[:64]
    padded = (len(signed).to_bytes(4, "big") + signed).ljust(1024, b"\0")
    header = b"\1\1\0" + epoch.log + epoch.tag + os.urandom(32) + len(padded).to_bytes(4, "big")
    derived = hashlib.blake2b(header, digest_size=64, key=epoch.key).digest()
    body = crypto_aead_chacha20poly1305_ietf_encrypt(padded, header + derived[32:], NONCE, derived[:32])
    return header + derived[32:] + body


def _bare_open(row: bytes, epoch: Epoch, public: bytes) -> Inner:
    """The same primitives backwards; the ids of entry and envelope among them."""
    header, commitment = row[:71], row[71:103]
    derived = hashlib.blake2b(header, digest_size=64, key=epoch.key).digest()
    if not hmac.compare_digest(derived[32:], commitment):
        raise ValueError
    padded = crypto_aead_chacha20poly1305_ietf_decrypt(row[103:], header + commitment, NONCE, derived[:32])
    signed = padded[4 : 4 + int.from_bytes(padded[:4], "big")]
    raw, signature = signed[:-64], signed[-64:]
    inner = msgspec.msgpack.decode(raw, type=Inner)
    message = hashlib.blake2b(epoch.label + epoch.tag + raw, digest_size=64).digest()
    crypto_sign_open(signature + message, public)
    hashlib.blake2b(raw, digest_size=32).digest()
    hashlib.blake2b(row[:103] + hashlib.blake2b(row[103:], digest_size=32).digest(), digest_size=32).digest()
    return inner
