"""The inventory tells the whole truth: every file, table, column and readable value of a known home."""

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from household import NOW, begin, keep_snapshot, move_in

from jaga import vault
from jaga.house import clock, invitations, people, sessions, unlocking
from jaga.house.backup import backup
from jaga.house.inventory import inventory
from jaga.house.store import DatabaseStore
from jaga.vault import Terms

CANARY = "kenari menyanyi"
LAST_DAY = date(2026, 12, 24)


@pytest.fixture
def printout(house: Path, tmp_path: Path) -> str:
    """A house of two, of which everything is known, printed."""
    laila, ravi, store = move_in("laila"), move_in("ravi"), DatabaseStore()
    place = begin(laila, CANARY, CANARY)
    vault.grant(store, laila, place.id, ravi.card, Terms(("planning",)), NOW)
    people.set_recovery(laila.card.address, vault.make_recovery(laila)[1])
    keep_snapshot(laila, place)
    sessions.begin(ravi, NOW)
    unlocking.new_device("", ravi)
    invitations.put("a secret", b"sealed", LAST_DAY, laila)
    with unlocking.slot():
        clock.now()
    backup(tmp_path / "kept")
    return "\n".join(inventory())


def test_every_file_of_the_home_is_named(house: Path, printout: str) -> None:
    for file in house.iterdir():
        assert re.search(rf"^  {re.escape(file.name)}: (?!NOT)", printout, re.MULTILINE), file.name
    assert "NOT A FILE" not in printout
    (house / "stray").touch()
    assert "stray: NOT A FILE OF THIS PROGRAM" in "\n".join(inventory())


def test_every_table_and_column_is_named(house: Path, printout: str) -> None:
    assert "NOT KNOWN" not in printout
    raw = sqlite3.connect(house / "house.db")
    for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        count = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        part = re.search(rf"^  {table}: {count} rows\n((    .*\n)+)", printout + "\n", re.MULTILINE)
        assert part, table
        for column in raw.execute(f'PRAGMA table_info("{table}")').fetchall():
            assert re.search(rf"^    {column[1]}: [a-z]", part[1], re.MULTILINE), (table, column)
    raw.close()


@pytest.mark.usefixtures("house")
def test_what_is_readable_is_what_is_there(printout: str) -> None:
    handles = re.search(r"^  handles: (.*)$", printout, re.MULTILINE)
    assert handles
    assert [handle.split("-")[0] for handle in handles[1].split(", ")] == ["laila", "ravi"]
    store = DatabaseStore()
    counts = ", ".join(str(count) for count in sorted(store.length(tag) for tag in store.tags()))
    for line in (
        "people: 2",
        "with a recovery code: 1",
        "logs (a strand is two of them): 2",
        f"rows in each log: {counts}",
        "notes that wait: 1, for 1 people",
        "snapshots: 1 x 4 KiB",
        "sessions: 1",
        "links that let somebody in: 1",
        "  1 up to 2026-12-24",
        "  begun 2027-01-15 08:00 UTC, last seen 2027-01-15 08:00 UTC",
    ):
        assert f"  {line}\n" in printout


def test_every_readable_word_in_the_files_stands_in_the_printout(house: Path, printout: str) -> None:
    """Whatever looks like words in the rows of the database is a handle or the program's own."""
    raw = sqlite3.connect(house / "house.db")
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    values = {value for table in tables for row in raw.execute(f'SELECT * FROM "{table}"') for value in row}  # noqa: S608
    raw.close()
    texts = {value for value in values if isinstance(value, str)}
    program = {
        "house",
        "0001_initial",
        "0002_snapshot",
        "0003_invitation",
        "0004_bells",
        "0005_resource",
        "1970-01-01 00:00:00",
        "django_migrations",
        *tables,
    }
    figures = {text for text in texts if re.fullmatch(r"[0-9 ]+|log_\w+", text)}
    assert {text for text in texts - program - figures if text not in printout} == set()
    numbers = {value for value in values if isinstance(value, int)}
    assert {number for number in numbers if number > 1000} == {NOW // 60, LAST_DAY.toordinal()}, (
        "a time that is not told"
    )


def test_nothing_that_was_kept_is_printed(printout: str) -> None:
    assert CANARY not in printout
    assert "Thursday" not in printout
