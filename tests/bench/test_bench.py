"""`python -m bench` writes what other programs read; `make shape` reports."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMES = (
    "seal", "open", "cold-start", "page-rate", "page-growth", "first-visit-bytes", "repeat-visit-bytes", "memory",
    "whole-job", "whole-job-more", "whole-job-all-given", "writers", "withdraw-growth", "page-while-unlocking",
    "memory-per-person", "same-answer", "guides-load", "search", "zine-build", "planning", "care-coverage",
    "care-against-optimum", "care-longest-silence", "care-above-limits", "care-gaps-unshown", "care-fairness",
)  # fmt: skip


def run(*words: str) -> str:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env={**os.environ, "PYTHONPATH": path},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_quick_run_writes_every_figure_with_its_bar(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    table = run("-m", "bench", "--quick", "--to", str(file))
    rows = json.loads(file.read_text("utf-8"))
    for row in rows:
        assert row.keys() == {"name", "value", "bar", "holds"}
        assert isinstance(row["value"], int | float)
        assert isinstance(row["bar"], int | float)
        assert isinstance(row["holds"], bool)
        assert row["name"] in table
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    assert set(NAMES) <= set(names)
    assert next(row["holds"] for row in rows if row["name"] == "writers-wrong")


def test_the_shape_is_reported_for_source_and_tests() -> None:
    said = run("bench/shape.py")
    assert "src: " in said
    assert "tests: " in said
    assert "median" in said
