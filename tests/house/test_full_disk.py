"""A full disk is said by name, loses nothing that was acknowledged, and is over when there is room again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from household import begin, move_in, words_in, write

from jaga import vault
from jaga.house import home
from jaga.house.backup import backup
from jaga.house.errors import HouseFull
from jaga.house.sqlite import database_at

HERE = Path(__file__).parent
FILLS = """
import resource, sys
import django; django.setup()
from household import begin, move_in, words_in, write
from jaga.house import home
from jaga.house.errors import HouseFull
home.claim()
laila = move_in(); place = begin(laila)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
kept = []
try:
    while True:
        write(laila, place, f"{len(kept)} " + "word " * 5_000); kept.append(len(kept))
except HouseFull as refusal:
    print(refusal)
assert [int(words.split()[0]) for words in words_in(laila, place)] == kept
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
write(laila, place, "room")
assert words_in(laila, place)[-1] == "room"
print(len(kept))
"""


def test_a_disk_that_takes_no_more_is_said_and_loses_nothing(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "JAGA_HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path]),
    }
    done = subprocess.run(
        [sys.executable, "-c", FILLS], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "disk is full" in done.stdout
    assert int(done.stdout.split()[-1]) > 1


def mounted(folder: Path) -> bool:
    """A disk of two megabytes, where this user may mount one; the test above stands for it elsewhere."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    return os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0


def test_a_small_disk_fills_up_and_is_emptied_again(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    if not mounted(disk):
        return
    try:
        with override_settings(HOME=disk / "home"), database_at(disk / "home" / "house.db"):
            fill_and_empty(disk, tmp_path)
    finally:
        connection.close()
        subprocess.run(["umount", str(disk)], check=True)


def write_on(keyring: vault.Keyring, place: vault.Place) -> None:
    for _ in range(2000):
        write(keyring, place, "word " * 10_000)


def fill_and_empty(disk: Path, elsewhere: Path) -> None:
    home.claim()
    laila = move_in()
    place = begin(laila, "one")
    (disk / "filler").write_bytes(bytes(900_000))
    with pytest.raises(HouseFull, match="Make room"):
        write_on(laila, place)
    before = words_in(laila, place)
    assert before[0] == "one"
    with pytest.raises(HouseFull):
        backup(disk / "kept")
    assert not list(disk.glob("kept*"))
    backup(elsewhere / "kept")
    (disk / "filler").unlink()
    write(laila, place, "two")
    assert words_in(laila, place) == [*before, "two"]
    home.release()
