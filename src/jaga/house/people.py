"""The locks of the people who live in this house. In a house of one there is one, without a handle.

A handle gets two random words, so that none is ever taken and trying names finds nobody.
"""

import os
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from jaga.house import witness
from jaga.house.errors import plainly
from jaga.house.models import Person as Row
from jaga.house.turns import saving
from jaga.vault import Card, Lock, generation
from jaga.vault.words import spell

_LONGEST = 40
_WORDS = 2
_many: set[Path] = set()
"""Homes in which somebody has a handle: that never ends, so it is asked for once."""
_FIELDS = ("address", "handle", "lock", "recovery", "generation")


class HouseTaken(Exception):  # noqa: N818  (refusals are named as what they are)
    """A house of one has its one person; or somebody without a handle lives here, who must take one first."""


class HandleRefused(Exception):  # noqa: N818
    """A handle is 1 to 40 letters and digits, with spaces or hyphens between."""


class LockMoved(Exception):  # noqa: N818
    """The lock was changed meanwhile, in another window perhaps; nothing was changed by this one."""


class Person(msgspec.Struct, frozen=True):
    """One row of the table of locks."""

    address: bytes
    handle: str
    lock: Lock
    recovery: Lock | None
    generation: int


def is_empty() -> bool:
    """Whether nobody lives here yet."""
    with plainly():
        return not Row.objects.exists()


def of_many() -> bool:
    """Whether somebody with a handle lives here, so that whoever signs in has to say who they are."""
    if settings.HOME in _many:
        return True
    with plainly(), connection.cursor() as cursor:
        # Asked at every page, so as it is: building the question anew cost more than its answer.
        cursor.execute("SELECT 1 FROM person WHERE handle <> '' LIMIT 1")
        many = cursor.fetchone() is not None
    if many:
        _many.add(settings.HOME)
    return many


def only() -> Person | None:
    """The one person of a house of one."""
    return _find(handle="")


def by_handle(handle: str) -> Person | None:
    """Who signs in under this handle; the empty one is the person of a house of one."""
    return _find(handle=spelt(handle))


def by_address(address: bytes) -> Person | None:
    """Whose card has this address."""
    return _find(address=address)


def create(card: Card, lock: Lock, *, handle: str | None = None) -> Person:
    """Take somebody in: the one person, or with a handle one of many. HouseTaken | HandleRefused."""
    with saving(), transaction.atomic(durable=True):
        return move_in(card, lock, handle)


def move_in(card: Card, lock: Lock, handle: str | None) -> Person:
    """The same within a transaction that is open already, as when an invitation is used up by it."""
    if handle is None and Row.objects.exists():
        raise HouseTaken("This house has its person already.")
    if handle is not None and Row.objects.filter(handle="").exists():
        raise HouseTaken("Somebody without a handle lives here, who must take one first.")
    person = Person(card.address, _with_words(handle), lock, None, generation(lock))
    try:
        Row.objects.create(**msgspec.structs.asdict(person))
    except IntegrityError as fault:
        raise HouseTaken("This card lives here already.") from fault
    return person


def take_handle(address: bytes, handle: str) -> str:
    """A house of one becomes one of many: its person takes a handle, and gets it with two words. HandleRefused."""
    worded = _with_words(handle)
    with saving():
        Row.objects.filter(address=address, handle="").update(handle=worded)
    found = by_address(address)
    assert found is not None
    return found.handle


def replace_lock(address: bytes, lock: Lock) -> None:
    """Set a lock of the next generation; the one before is forgotten. LockMoved."""
    number = generation(lock)
    with saving(), transaction.atomic(durable=True):
        changed = Row.objects.filter(address=address, generation=number - 1).update(
            lock=lock, generation=number
        )
        if not changed:
            raise LockMoved("The passphrase was changed meanwhile.")
        witness.follow_lock(address, number)
    witness.copy()


def set_recovery(address: bytes, lock: Lock) -> None:
    """Keep the lock of a recovery code, instead of an older one."""
    with saving():
        Row.objects.filter(address=address).update(recovery=lock)


def remove_recovery(address: bytes) -> None:
    """Forget the lock of the recovery code."""
    with saving():
        Row.objects.filter(address=address).update(recovery=None)


def refuse_handle(handle: str) -> str:
    """The handle as it is kept, without its two words; HandleRefused."""
    plain = spelt(handle)
    if not 1 <= len(plain) <= _LONGEST or not all(_fits(letter) for letter in plain):
        raise HandleRefused("A handle is 1 to 40 letters and digits, with spaces or hyphens between.")
    return plain


def spelt(handle: str) -> str:
    """A handle as it is kept: one way of writing, hyphens for spaces."""
    return "-".join(unicodedata.normalize("NFKC", handle).casefold().replace("-", " ").split())


def without_words(handle: str) -> str:
    """What a person chose of their handle: the two words behind it let nobody guess it, so they are shown to nobody."""
    return "-".join(handle.split("-")[:-_WORDS])


def _find(**key: Any) -> Person | None:  # noqa: ANN401  (a column of the table)
    with plainly():
        row = Row.objects.filter(**key).values(*_FIELDS).first()
    return None if row is None else Person(**row)


def _with_words(handle: str | None) -> str:
    if handle is None:
        return ""
    return "-".join((refuse_handle(handle), *spell(os.urandom(16), _WORDS)))


def _fits(letter: str) -> bool:
    return letter == "-" or unicodedata.category(letter)[0] in "LMN"
