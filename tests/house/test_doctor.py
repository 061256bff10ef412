"""The doctor says in sentences what is wrong, and finds nothing where nothing is."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from household import move_in

from jaga.house import doctor, home
from jaga.house.doctor import examine
from jaga.house.sqlite import journal_mode


def wrong() -> list[str]:
    return [finding.sentence for finding in examine() if not finding.well]


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words and static files have tests of their own; here they are well."""
    monkeypatch.setattr(doctor, "_words", lambda: iter(()))
    monkeypatch.setattr(doctor, "_prepared", lambda: iter(()))


@pytest.mark.usefixtures("house")
def test_a_sound_house_is_well() -> None:
    move_in()
    assert wrong() == []
    said = " ".join(finding.sentence for finding in examine())
    assert "SQLite" in said
    assert "journal" in said or "WAL" in said


def test_files_open_to_others_are_named(house: Path) -> None:
    (house / "house.db").chmod(0o644)
    assert len(wrong()) == 1
    assert "chmod go=" in wrong()[0]


def test_a_truncated_database_is_said(house: Path) -> None:
    move_in()
    home.release()
    content = (house / "house.db").read_bytes()
    connection.close()
    (house / "house.db").write_bytes(content[:-4096])
    assert len(wrong()) == 1
    assert "jaga restore" in wrong()[0]


def test_a_database_that_is_none_is_said(house: Path) -> None:
    connection.close()
    (house / "house.db").write_bytes(b"not a database at all" * 500)
    assert "jaga restore" in wrong()[0]
    (house / "house.db").unlink()
    assert "gone" in wrong()[0]


def test_a_clock_ahead_of_the_computers_is_said(house: Path) -> None:
    (house / "clock").write_text(str(int(time.time()) + 10 * 86_400))
    (house / "clock").chmod(0o600)
    assert "days ahead" in wrong()[0]


def test_a_house_that_is_not_prepared_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with override_settings(STATIC_BUILT=tmp_path, HOME=tmp_path / "none"):
        assert any("make run" in sentence for sentence in wrong())


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 53, 0), "wal"),
    ],
)
def test_wal_only_where_its_race_is_fixed(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def jaga(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    environment = {**os.environ, "JAGA_HOME": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", "from jaga.cli import main; main()", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_commands_run_beside_an_open_house(house: Path, tmp_path: Path) -> None:
    move_in()
    assert "sealed" in jaga(house, "backup", str(tmp_path / "kept")).stdout
    assert "people: 1" in jaga(house, "inventory").stdout
    assert "is open already" in jaga(house, "restore", str(tmp_path / "kept")).stderr
    assert "The database is whole" in jaga(house, "doctor").stdout
    back = jaga(tmp_path / "fresh", "restore", str(tmp_path / "kept"))
    assert back.returncode == 0, back.stderr
    assert "1 locks" in back.stdout
    nowhere = jaga(tmp_path / "nowhere", "inventory")
    assert (nowhere.returncode, "no house" in nowhere.stderr) == (1, True)
