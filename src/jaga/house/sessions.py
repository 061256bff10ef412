"""Being signed in: half of it in the cookie, half in the table, and neither alone opens anything.

The cookie is a random secret; the table keeps the keyring sealed under it, found by a hash of the secret.
Whose a row is, only its owner's keyring can work out. The row is asked for at every request, so that deleting
it ends the session.
"""

import base64
import binascii
import hashlib

import msgspec
from django.conf import settings
from django.db import connection
from django.db.models import Q

from jaga import vault
from jaga.house.errors import HouseDamaged, HouseError, plainly
from jaga.house.models import Session as Row
from jaga.house.turns import saving
from jaga.vault import Damaged, Keyring, Lock
from jaga.vault.keyring import derive

MINUTE = 60
IDLE: int = settings.IDLE_MINUTES * MINUTE
"""Seconds without a request after which a session ends (times are kept by the minute, so up to one minute
more).
"""
ABSOLUTE = 12 * 60 * MINUTE
"""Seconds after which a session ends in any case."""
_SECRET = 32
MOST_OPEN = 256
"""Keyrings that one process keeps open at most."""

_open: dict[bytes, tuple[bytes, Keyring, int]] = {}
"""Keyrings of sessions that asked for something lately, under what they were sealed in, with the minute of asking.

The row is asked for all the same; without it, or with another one, they are gone.
"""

# Asked at every request, so as it is: building the question anew cost more than its answer.
_FIND = "SELECT mark, owner, blob, begun, seen FROM session WHERE mark = %s"

_afloat: dict[bytes, Row] = {}
"""Sessions over a damaged database, which takes no rows: for this process alone."""


class Session(msgspec.Struct, frozen=True):
    """Somebody who is signed in."""

    keyring: Keyring
    person: bytes


def begin(keyring: Keyring, now: int) -> str:
    """Sign somebody in: the value of their cookie."""
    secret, blob = vault.new_session(keyring)
    row = Row(mark=_mark(secret), owner=_owner(keyring), blob=blob, begun=now // MINUTE, seen=now // MINUTE)
    try:
        with saving():
            row.save(force_insert=True)
    except HouseDamaged:
        _afloat[_mark(secret)] = row
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def resume(cookie: str, now: int) -> Session | None:
    """Who comes with this cookie; None where it is nobody's, or its time is over."""
    secret = _secret(cookie)
    if secret is None:
        return None
    mark = _mark(secret)
    row = _find(mark)
    if row is None:
        _open.pop(mark, None)
        return None
    if _is_over(row, now):
        _drop(mark)
        return None
    try:
        keyring = _keyring(secret, row, now)
    except Damaged:
        return None
    _note_seen(row, now)
    return Session(keyring, keyring.card.address)


def _keyring(secret: bytes, row: Row, now: int) -> Keyring:
    mark, blob = _mark(secret), bytes(row.blob)
    sealed, keyring, minute = _open.get(mark, (b"", None, 0))
    if keyring is None or sealed != blob:
        keyring = vault.resume(secret, Lock(blob))
    if minute != now // MINUTE:
        _open.pop(mark, None)
        _close(now)
        _open[mark] = (blob, keyring, now // MINUTE)
    return keyring


def _close(now: int) -> None:
    """Drop the keyrings of sessions that were left, and, where there are too many, those that asked first."""
    left = [mark for mark, (_, _, minute) in list(_open.items()) if now // MINUTE - minute > IDLE // MINUTE]
    for mark in left + list(_open)[: max(0, len(_open) - MOST_OPEN)]:
        _open.pop(mark, None)


def end(cookie: str) -> None:
    """Sign out: the row goes, and with it the only other half."""
    secret = _secret(cookie)
    if secret is not None:
        _drop(_mark(secret))


def end_all(keyring: Keyring, *, but: str | None = None) -> None:
    """Sign a person out everywhere, except where `but` is the cookie."""
    secret = _secret(but or "")
    kept = b"" if secret is None else _mark(secret)
    owner = _owner(keyring)
    for mark in [mark for mark, row in _afloat.items() if row.owner == owner and mark != kept]:
        del _afloat[mark]
    for mark in [mark for mark, (_, open_, _) in list(_open.items()) if open_ == keyring and mark != kept]:
        _open.pop(mark, None)
    with saving():
        Row.objects.filter(owner=owner).exclude(mark=kept).delete()


def sweep(now: int) -> int:
    """Remove the rows of sessions that are over; how many there were."""
    _close(now)
    minute = now // MINUTE
    over = Q(seen__lt=minute - IDLE // MINUTE) | Q(begun__lt=minute - ABSOLUTE // MINUTE)
    with saving():
        return Row.objects.filter(over).delete()[0]


def _is_over(row: Row, now: int) -> bool:
    minute = now // MINUTE
    return minute - row.seen > IDLE // MINUTE or minute - row.begun > ABSOLUTE // MINUTE


def _note_seen(row: Row, now: int) -> None:
    # At most once a minute: a write a request halved the rate of pages.
    if now // MINUTE <= row.seen:
        return
    row.seen = now // MINUTE
    try:
        with saving():
            Row.objects.filter(mark=row.mark).update(seen=row.seen)
    except HouseError:
        return  # a full or damaged disk must not sign anybody out


def _find(mark: bytes) -> Row | None:
    with plainly(), connection.cursor() as cursor:
        cursor.execute(_FIND, (mark,))
        row = cursor.fetchone()
    return _afloat.get(mark) if row is None else Row(*row)


def _drop(mark: bytes) -> None:
    _open.pop(mark, None)
    if _afloat.pop(mark, None) is None:
        with saving():
            Row.objects.filter(mark=mark).delete()


def _secret(cookie: str) -> bytes | None:
    try:
        secret = base64.urlsafe_b64decode(cookie.encode("ascii") + b"==")
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == _SECRET else None


def _mark(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=32, person=b"jaga.session").digest()


def _owner(keyring: Keyring) -> bytes:
    return derive(keyring.seed, b"session-owner", 16)
