"""What sends: `jaga bells` on a timer, and the house itself while it is open. In processes of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from letterbox import SENDER, Letterbox, letterbox

from jaga.house import home
from jaga.house.models import Bell
from jaga.house.serve import listen

JAGA = (sys.executable, "-c", "from jaga.cli import main; main()")
ASKED = {"text": "basil", "days": "MO", "at": "08:00", "zone": "Asia/Kuala_Lumpur", "to": "mei@post.example"}
PATIENCE = 40


def environment(house: Path, static: Path) -> dict[str, str]:
    with listen(0) as probe:
        port = probe.getsockname()[1]
    ours = {"JAGA_HOME": house, "JAGA_STATIC": static, "JAGA_PORT": port, "JAGA_BROWSER": "0"}
    ours |= {"JAGA_MAIL": settings.MAIL, "JAGA_MAIL_FROM": SENDER}
    return {**os.environ, **{name: str(value) for name, value in ours.items()}}


def rings_once(house: Path, static: Path) -> str:
    done = subprocess.run(
        (*JAGA, "bells"),
        env=environment(house, static),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_a_timer_rings_what_is_due_beside_an_open_house_and_without_one(
    mei, house: Path, static: Path
) -> None:
    with letterbox() as box:
        mei.post("h/b2", **ASKED)
        assert rings_once(house, static) == "1 sent.\n"
        assert rings_once(house, static) == "0 sent.\n"
        path = mei.post("h/b2", **ASKED).headers["Location"]
        connections.close_all()
        home.release()
        assert rings_once(house, static) == "1 sent.\n"
        home.take(house)
        assert mei.post(path, do="number", number=str(box.came[-1]["Subject"])).status_code == 302
        assert rings_once(house, static) == "0 sent.\n"
    assert len(box.came) == 2


def test_a_timer_for_a_home_in_which_there_is_nothing_says_so(tmp_path: Path, static: Path) -> None:
    with letterbox():
        done = subprocess.run(
            (*JAGA, "bells"), env=environment(tmp_path / "none", static), capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "There is no house in" in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("how", ["host", "open"])
def test_an_open_house_rings_by_itself_and_several_processes_ring_once(
    mei, house: Path, static: Path, how: str
) -> None:
    with letterbox() as box:
        for number in range(4):
            mei.post("h/b2", **{**ASKED, "to": f"mei{number}@post.example"})
        connections.close_all()
        home.release()
        with subprocess.Popen(
            (*JAGA, how), env=environment(house, static), stdout=subprocess.DEVNULL
        ) as open_house:
            try:
                came = _wait(box, 4)
            finally:
                open_house.send_signal(signal.SIGTERM)
    assert sorted(came) == [f"mei{number}@post.example" for number in range(4)]
    assert Bell.objects.filter(due=None, tries=0, failure="").count() == 4


def _wait(box: Letterbox, count: int) -> list[str]:
    until = time.monotonic() + PATIENCE
    while len(box.came) < count and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1)  # a second letter to somebody would come now
    return [str(letter["To"]) for letter in box.came]
