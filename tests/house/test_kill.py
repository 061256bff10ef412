"""Killed with -9 in mid-save, a house has lost nothing that it acknowledged and kept nothing half."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
KILLS = 120


def test_nothing_acknowledged_is_lost_in_a_hundred_kills(tmp_path: Path) -> None:
    # What a kill leaves behind does not hang on how slow the disk is: in memory, where that can be.
    memory = Path("/dev/shm")  # noqa: S108
    place = tempfile.mkdtemp(dir=memory) if memory.is_dir() else str(tmp_path)
    try:
        survive_kills(place)
    finally:
        shutil.rmtree(place)


def survive_kills(place: str) -> None:
    environment = {
        **os.environ,
        "JAGA_HOME": place,
        "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path]),
    }
    done = subprocess.run(
        [sys.executable, HERE / "killed_savers.py", str(KILLS)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > KILLS / 2
