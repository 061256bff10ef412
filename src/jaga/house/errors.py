"""Every way in which the house refuses, one name a failure, each a sentence that a keeper can act on."""

# ruff: noqa: N818  (refusals are named as what they are)

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError


class HouseError(Exception):
    """The house refused; the text of it is a sentence for the person at the keyboard."""


class HouseFull(HouseError):
    """The disk does not take any more; nothing of this save was kept, everything before it was."""


class HouseDamaged(HouseError):
    """The database is cut or changed. What can be read is still read; nothing is written."""


class HouseBusy(HouseError):
    """Others were saving for as long as this save was willing to wait."""


class HouseUnreachable(HouseError):
    """The home, or the disk under it, cannot be read or written: rights, a cable, a read-only disk."""


class HomeTaken(HouseError):
    """A house with this home runs already."""


class HomeNotEmpty(HouseError):
    """Something else is kept in this home; it is not written over unless told."""


class BackupDamaged(HouseError):
    """The file is not a backup, or not all of one; nothing was touched."""


_FULL = "The disk is full, or does not take more. Nothing of this was kept. Make room, then save again."
_DAMAGED = (
    "The database of this house is damaged. What can be read still opens, and nothing more is written. "
    "Bring it back with: jaga restore FILE"
)
_BUSY = "Too many people are saving at once. Nothing of this was kept. Try again in a moment."
_UNREACHABLE = "The house cannot reach its database. Look at the disk and at who may read and write there."

_MEANINGS: dict[int, tuple[type[HouseError], str]] = {
    sqlite3.SQLITE_FULL: (HouseFull, _FULL),
    sqlite3.SQLITE_CORRUPT: (HouseDamaged, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (HouseDamaged, _DAMAGED),
    sqlite3.SQLITE_BUSY: (HouseBusy, _BUSY),
    sqlite3.SQLITE_IOERR: (HouseUnreachable, _UNREACHABLE),
    sqlite3.SQLITE_CANTOPEN: (HouseUnreachable, _UNREACHABLE),
    sqlite3.SQLITE_PERM: (HouseUnreachable, _UNREACHABLE),
}
# A quota or a limit on file sizes shows itself as a failed write, not as a full disk.
_WRITES = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}
# A short read is a file that ends before its pages do.
_SHORT = {sqlite3.SQLITE_IOERR_SHORT_READ}


def code_of(fault: BaseException) -> int:
    """The extended code that SQLite gave, 0 where there is none."""
    found = fault if isinstance(fault, sqlite3.Error) else fault.__cause__
    return int(getattr(found, "sqlite_errorcode", 0))


def damaged() -> HouseDamaged:
    """The refusal of a database that is cut or changed."""
    return HouseDamaged(_DAMAGED)


def meaning(code: int) -> HouseError | None:
    """What an extended code of SQLite means for people, None where it is a mistake of this program."""
    if code in _WRITES:
        return HouseFull(_FULL)
    if code in _SHORT:
        return damaged()
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return _read_only()
    kind, sentence = _MEANINGS.get(code & 0xFF, (None, ""))
    return kind(sentence) if kind else None


def _read_only() -> HouseError:
    from jaga.house.sqlite import reads_only  # noqa: PLC0415  (it needs the names above)

    return damaged() if reads_only() else HouseUnreachable(_UNREACHABLE)


@contextmanager
def plainly() -> Iterator[None]:
    """Turns what the database says into one of the refusals above."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as fault:
        refusal = meaning(code_of(fault))
        if refusal is None:
            raise
        raise refusal from fault
