"""Locks: the sealed keyring, opened by a passphrase, by twelve words, or by the secret of one session.

version 1 | kind 1 | generation 4 | passes 4 | KiB 4 | salt 32 | commitment 32 | ciphertext. Everything before
the commitment is authenticated, so parameters can be raised by whoever knows the passphrase and lowered by
nobody.
"""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NewType

import msgspec
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from jaga.vault import box, words
from jaga.vault.errors import Damaged, MistypedWord, NewerVersion, WrongCode, WrongPassphrase
from jaga.vault.keyring import SEED, Keyring, derive

Lock = NewType("Lock", bytes)

_PASSPHRASE, _CODE, _SESSION = 1, 2, 3
_HEADER = 46
_LENGTH = _HEADER + 32 + SEED + 16
_WORDS = 12
_LEAST_KIB = 8  # less libsodium refuses


class Cost(msgspec.Struct, frozen=True):
    """What Argon2id is asked for; stands with the lock."""

    passes: int = 3
    kib: int = 64 * 1024


_DEAREST = Cost(passes=64, kib=1024 * 1024)  # a forged lock must not be able to exhaust the house


def lock(keyring: Keyring, passphrase: str, *, generation: int = 1, cost: Cost | None = None) -> Lock:
    """The keyring, sealed under a passphrase."""
    return _lock_with_salt(keyring, passphrase, generation, cost or Cost(), os.urandom(32))


def unlock(sealed: Lock, passphrase: str) -> Keyring:
    """The keyring behind a passphrase."""
    cost = _cost(_checked(sealed, _PASSPHRASE))
    try:
        return _open(sealed, _stretch(passphrase, sealed[:_HEADER], cost))
    except Damaged as error:
        raise WrongPassphrase("the passphrase does not open this lock") from error


def change_passphrase(sealed: Lock, old: str, new: str, *, cost: Cost | None = None) -> Lock:
    """The same keyring under a new passphrase, one generation later; the old lock must be forgotten."""
    return lock(unlock(sealed, old), new, generation=generation(sealed) + 1, cost=cost)


def generation(sealed: Lock) -> int:
    """How many passphrases this keyring has had."""
    return int.from_bytes(_checked(sealed, sealed[1] if len(sealed) > 1 else 0)[2:6], "big")


def make_recovery(keyring: Keyring, *, generation: int = 1) -> tuple[tuple[str, ...], Lock]:
    """Twelve words to write down by hand, and the lock that they open."""
    entropy = os.urandom(16)
    return words.code_of(entropy), _recovery_with_salt(keyring, entropy, generation, os.urandom(32))


def recover(sealed: Lock, code: Sequence[str]) -> Keyring:
    """The keyring behind twelve words; says which word is wrong where one alone is."""
    _checked(sealed, _CODE)
    typed = [word.strip().lower() for word in code]
    opened = _try_code(sealed, typed)
    if opened is not None:
        return opened
    raise _mistyped(sealed, typed)


def new_session(keyring: Keyring) -> tuple[bytes, Lock]:
    """A secret for the cookie and a lock for the database; neither alone opens anything."""
    secret = os.urandom(32)
    return secret, _close(_header(_SESSION, 0, Cost(0, 0), os.urandom(32)), secret, keyring)


def resume(secret: bytes, sealed: Lock) -> Keyring:
    """The keyring of a session."""
    _checked(sealed, _SESSION)
    if len(secret) != SEED:
        raise Damaged("not the secret of a session")
    return _open(sealed, secret)


def _lock_with_salt(keyring: Keyring, passphrase: str, generation: int, cost: Cost, salt: bytes) -> Lock:
    header = _header(_PASSPHRASE, generation, cost, salt)
    return _close(header, _stretch(passphrase, header, cost), keyring)


def _recovery_with_salt(keyring: Keyring, entropy: bytes, generation: int, salt: bytes) -> Lock:
    return _close(_header(_CODE, generation, Cost(0, 0), salt), derive(entropy, b"code"), keyring)


def _header(kind: int, generation: int, cost: Cost, salt: bytes) -> bytes:
    numbers = b"".join(number.to_bytes(4, "big") for number in (generation, cost.passes, cost.kib))
    return bytes((1, kind)) + numbers + salt


def _checked(sealed: Lock, kind: int) -> bytes:
    if sealed[:1] > b"\x01":
        raise NewerVersion("a newer kind of lock")
    if len(sealed) != _LENGTH or sealed[0] != 1 or sealed[1] != kind:
        raise Damaged("not a lock of this kind")
    return sealed[:_HEADER]


def _cost(header: bytes) -> Cost:
    cost = Cost(int.from_bytes(header[6:10], "big"), int.from_bytes(header[10:14], "big"))
    if not (1 <= cost.passes <= _DEAREST.passes and _LEAST_KIB <= cost.kib <= _DEAREST.kib):
        raise Damaged("a lock with impossible parameters")
    return cost


def _stretch(passphrase: str, header: bytes, cost: Cost) -> bytes:
    plain = unicodedata.normalize("NFKC", passphrase).strip().encode(errors="surrogatepass")
    salt = box.digest(b"jaga.lock.1", header, size=argon2id.SALTBYTES)
    try:
        return bytes(argon2id.kdf(32, plain, salt, opslimit=cost.passes, memlimit=cost.kib * 1024))
    except (CryptoError, ValueError) as error:
        raise Damaged("a lock with impossible parameters") from error


def _close(header: bytes, secret: bytes, keyring: Keyring) -> Lock:
    return Lock(header + box.close(secret, header, keyring.seed))


def _open(sealed: Lock, secret: bytes) -> Keyring:
    return Keyring(box.open_box(secret, sealed[:_HEADER], sealed[_HEADER:]))


def _try_code(sealed: Lock, code: Sequence[str]) -> Keyring | None:
    if len(code) != _WORDS or any(word not in words.places() for word in code):
        return None
    entropy = words.entropy_of(code)
    try:
        return None if entropy is None else _open(sealed, derive(entropy, b"code"))
    except Damaged:
        return None


def _mistyped(sealed: Lock, code: Sequence[str]) -> MistypedWord | WrongCode:
    if len(code) != _WORDS:
        return WrongCode("there are twelve words")
    strange = [place for place, word in enumerate(code) if word not in words.places()]
    places = strange or range(_WORDS)
    if len(strange) <= 1:
        for place, word in _one_word_other(code, places):
            if _try_code(sealed, [*code[:place], word, *code[place + 1 :]]) is not None:
                return MistypedWord(place + 1, word)
    return MistypedWord(strange[0] + 1) if strange else WrongCode("these words do not open this lock")


def _one_word_other(code: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, str]]:
    for place in places:
        for word in words.words():
            if word != code[place]:
                yield place, word
