"""How SQLite is opened: what it may do, how it writes, and what happens when its file is damaged.

Every connection is settled here before its first statement. An authorizer refuses each operation that the
program does not need, so that a statement smuggled in could neither attach another file nor load code.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from jaga.house.errors import code_of

TABLES = frozenset(
    {"log", "slot", "inbox", "shelf", "snapshot", "person", "session", "device", "invitation", "feed", "bell"}
    # The last four: SQLite's own index over the words of resources.
    | {"resource", "resource_choice", "resource_index"}
    | {f"resource_index_{part}" for part in ("data", "idx", "config")}
)
_ALWAYS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT}
_WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
_FUNCTIONS = frozenset({"substr", "max", "min", "count", "sum", "length", "like", "match"})
_PRAGMAS = frozenset(
    {
        "quick_check",
        "integrity_check",
        "journal_mode",
        "table_info",
        "page_count",
        "page_size",
        "data_version",
    }
)
# SQLite asks this of itself when it opens an index over words. A statement that tries it is refused by SQLite, which
# takes it only after a pragma that is not among those above.
_CONNECTS = (sqlite3.SQLITE_UPDATE, "sqlite_master")
_NEVER = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}

_this_thread = local()


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """WAL where its corruption race is fixed, else the rollback journal (ADR 0005)."""
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "wal" if fixed else "truncate"


def settle(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Make a fresh connection ours; one to a damaged file reads what it can and writes nothing."""
    raw: sqlite3.Connection = connection.connection
    try:
        _tune(raw)
    except sqlite3.DatabaseError as fault:
        if code_of(fault) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        _salvage(raw)
    raw.set_authorizer(_authorize)


def _tune(raw: sqlite3.Connection) -> None:
    raw.execute(f"PRAGMA journal_mode = {journal_mode()}")
    # FULL: an acknowledged save is on the disk. With TRUNCATE the journal's end is synced too, with DELETE
    # it is not.
    raw.execute("PRAGMA synchronous = FULL")
    # What was let go of is written over with zeros, not only unlinked.
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("PRAGMA trusted_schema = OFF")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _salvage(raw: sqlite3.Connection) -> None:
    # SQLite refuses a file that is shorter than it says, unless this is on; the pages that are there then
    # open.
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("PRAGMA query_only = ON")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def reads_only() -> bool:
    """Whether this thread's connection was opened over a damaged file."""
    if connection.connection is None:
        return False
    raw: sqlite3.Connection = connection.connection
    raw.set_authorizer(None)
    try:
        return bool(raw.execute("PRAGMA query_only").fetchone()[0])
    finally:
        raw.set_authorizer(_authorize)


@contextmanager
def schema_work() -> Iterator[None]:
    """Tables may be made and changed in here, by this thread alone and over a connection of its own."""
    connection.close()
    _this_thread.schema = True
    try:
        yield
    finally:
        _this_thread.schema = False
        connection.close()


@contextmanager
def database_at(file: Path) -> Iterator[None]:
    """Lead the connection of this thread to `file` in here; for restoring into a new file."""
    connection.close()
    was = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = file
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = was


def _authorize(action: int, first: str | None, second: str | None, *_: Any) -> int:  # noqa: ANN401  (SQLite's)
    return sqlite3.SQLITE_OK if _allowed(action, first, second) else sqlite3.SQLITE_DENY


def _allowed(action: int, first: str | None, second: str | None) -> bool:
    if action in _NEVER or second == "load_extension":
        return False
    if action in _ALWAYS or getattr(_this_thread, "schema", False):
        return True
    if action in _WRITES:
        return first in TABLES or (action, first) == _CONNECTS
    if action == sqlite3.SQLITE_FUNCTION:
        return second in _FUNCTIONS
    return action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS and second is None
