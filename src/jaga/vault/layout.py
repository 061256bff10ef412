"""The public header of every envelope: what a store may see, and nothing more.

version 1 | suite 1 | mark 1 | log tag 16 | epoch tag 16 | salt 32 | padded length 4, big-endian: 71 bytes.
"""

import hashlib

from jaga.vault.errors import Damaged, NewerVersion

VERSION = 1
SUITE = 1  # BLAKE2b, ChaCha20-Poly1305 (RFC 8439), Ed25519
PLAIN, OPENS_EPOCH = 0, 1
TAG = 16
HEADER = 71
DIGEST = 32
STUB = HEADER + DIGEST + DIGEST
SHORTEST = HEADER + DIGEST + 256 + 16


def header(mark: int, log: bytes, epoch: bytes, salt: bytes, padded: int) -> bytes:
    """The header as bytes."""
    return bytes((VERSION, SUITE, mark)) + log + epoch + salt + padded.to_bytes(4, "big")


def check(row: bytes) -> None:
    """Refuse what cannot be a row, before any key is touched."""
    if len(row) < STUB:
        raise Damaged("too short to be an envelope")
    if row[0] > VERSION or row[1] > SUITE:
        raise NewerVersion("written by a newer program")
    if row[0] != VERSION or row[1] != SUITE or row[2] not in (PLAIN, OPENS_EPOCH):
        raise Damaged("not an envelope")
    if not is_stub(row) and len(row) != HEADER + DIGEST + int.from_bytes(row[67:71], "big") + 16:
        raise Damaged("cut, or longer than it says")


def opens_epoch(row: bytes) -> bool:
    """Whether this row is marked as opening an epoch."""
    return row[2] == OPENS_EPOCH


def log_of(row: bytes) -> bytes:
    """The tag of the log that this row was sealed for."""
    return row[3:19]


def epoch_of(row: bytes) -> bytes:
    """The tag of the epoch that this row was sealed in."""
    return row[19:35]


def is_stub(row: bytes) -> bool:
    """Whether the body of this row was let go of."""
    return len(row) == STUB


def stub_of(row: bytes) -> bytes:
    """What stays of a row when its body goes: header, commitment and the ciphertext's digest."""
    if is_stub(row):
        return row
    return row[: HEADER + DIGEST] + hashlib.blake2b(row[HEADER + DIGEST :], digest_size=DIGEST).digest()


def envelope_id(row: bytes) -> bytes:
    """The id of an envelope, the same before and after its body was let go of."""
    return hashlib.blake2b(stub_of(row), digest_size=DIGEST, person=b"jaga.envelope-id").digest()
