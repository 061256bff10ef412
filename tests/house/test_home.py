"""One folder, one house, one program at a time."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from jaga.house import home
from jaga.house.errors import HomeTaken, HouseDamaged


def start(folder: Path, then: str) -> subprocess.Popen[str]:
    code = "import django; django.setup()\nfrom jaga.house import home\n"
    code += "home.claim()\nprint('open', flush=True)\n"
    environment = {**os.environ, "JAGA_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "jaga.house.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", code + then],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_home_and_its_files_are_readable_by_their_owner_alone(house: Path) -> None:
    assert house.stat().st_mode & 0o777 == 0o700
    modes = {file.name: file.stat().st_mode & 0o777 for file in house.iterdir()}
    assert modes.pop("house.db") == 0o600
    assert set(modes.values()) <= {0o600}


@pytest.mark.usefixtures("house")
def test_tables_and_models_say_the_same() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_nothing_says_when_the_tables_were_made(house: Path) -> None:
    with sqlite3.connect(house / "house.db") as raw:
        assert {when for (when,) in raw.execute("SELECT applied FROM django_migrations")} == {
            "1970-01-01 00:00:00"
        }
    raw.close()


def test_tables_that_are_missing_are_made_and_only_then(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that was opened with an older program gets what is new; one that has it opens without asking."""
    home.release()
    connection.close()
    with sqlite3.connect(house / "house.db") as raw:
        raw.execute("DROP TABLE snapshot")
        raw.execute("DROP INDEX log_heads")
        raw.execute("DELETE FROM django_migrations WHERE name >= '0002'")
        for table in ("invitation", "feed", "bell", "resource_index", "resource", "resource_choice"):
            raw.execute(f"DROP TABLE {table}")
    raw.close()
    home.claim()
    with sqlite3.connect(house / "house.db") as raw:
        assert raw.execute("SELECT count(*) FROM snapshot").fetchone() == (0,)
        assert {when for (when,) in raw.execute("SELECT applied FROM django_migrations")} == {
            "1970-01-01 00:00:00"
        }
    raw.close()
    home.release()

    def called(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(home, "call_command", called)
    home.claim()


def test_no_table_of_ours_counts_its_rows_over_the_house(house: Path) -> None:
    raw = sqlite3.connect(house / "house.db")
    for table in ("log", "slot", "inbox", "shelf", "snapshot", "person", "session", "device"):
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            raw.execute(f"SELECT rowid FROM {table}")  # noqa: S608  (names from the line above)
    raw.close()


def test_a_second_start_on_the_same_home_is_refused_with_a_sentence(house: Path) -> None:
    second = start(house, "")
    assert second.wait(30) != 0
    assert "is open already" in second.communicate()[1]


def test_a_killed_house_leaves_no_stale_lock(house: Path) -> None:
    home.release()
    first = start(house, "import time; time.sleep(60)")
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    with pytest.raises(HomeTaken):
        home.claim()
    first.kill()
    first.communicate()
    home.claim()


def test_an_emptied_database_is_not_taken_for_a_new_house(house: Path) -> None:
    home.release()
    (house / "house.db").write_bytes(b"")
    with pytest.raises(HouseDamaged, match="jaga restore"):
        home.claim()
