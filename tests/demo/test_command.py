"""`jaga demo`, as somebody types it."""

import json
import os
import subprocess
import sys
from pathlib import Path


def demo(*words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from jaga.cli import main; main(prog_name='jaga')", "demo", *words]
    environment = {name: value for name, value in os.environ.items() if name != "JAGA_HOME"}
    return subprocess.run(program, capture_output=True, text=True, env=environment, check=False)


def test_sign_ins_are_json_lines_and_the_end_is_said_on_standard_error(tmp_path: Path) -> None:
    done = demo("--case", "4", "--person", "ben", "--home", str(tmp_path / "h"), "--signins")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    sign_in = json.loads(line)
    assert sign_in.keys() == {"handle", "passphrase"}
    assert len(sign_in["passphrase"].split()) == 6
    assert "stops there" in done.stderr


def test_a_home_that_is_not_empty_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    done = demo("--case", "1", "--home", str(tmp_path), "--signins")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is not empty" in done.stderr
    assert "Traceback" not in done.stderr
