"""`jaga pdf` and its sisters: what they write, and each refusal one sentence that says what to do."""

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jaga.cli import main
from jaga.formats.sheet import weasyprint


def jaga(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def refused(result: Result) -> str:
    """What it said, which is one line."""
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit)
    said = str(result.exception.code)
    assert len(said.splitlines()) == 1
    return said


def test_a_file_is_written_with_what_was_left_out_said_before(tmp_path: Path) -> None:
    target = tmp_path / "to fold.pdf"
    result = jaga("zine", "R8", target, "--language", "ms")
    assert result.exit_code == 0, result.output
    before, after = result.output.splitlines()
    assert "sebab" in before or ";" in before
    assert after == f"Written: {target}"
    assert target.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [target]


def test_each_refusal_is_one_sentence_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    assert "no guide called 'f99'" in refused(jaga("pdf", "f1", "f99", target))
    assert "no words in 'xx'" in refused(jaga("pdf", "f1", target, "--language", "xx"))
    assert "a place 'xx'" in refused(jaga("pdf", "f1", target, "--place", "xx"))
    assert "end with .pdf" in refused(jaga("pdf", "f1", tmp_path / "a.txt"))
    assert "no folder" in refused(jaga("pdf", "f1", tmp_path / "none" / "a.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    assert "is there already" in refused(jaga("pdf", "d2", tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_text() == "mine"


def test_without_weasyprint_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "make formats" in refused(jaga("pdf", "d2", tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    ("here", "package"),
    [([], "espeak-ng"), (["espeak-ng"], "poppler-utils"), (["espeak-ng", "pdftoppm"], "ffmpeg")],
)
def test_a_program_that_is_missing_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[str], package: str
) -> None:
    found = {name: shutil.which(name) for name in here}
    for name, path in found.items():
        (tmp_path / name).symlink_to(str(path))
    monkeypatch.setenv("PATH", str(tmp_path))
    target = tmp_path / "a.webm"
    assert refused(jaga("film", "d2", target)).endswith(f"sudo apt install {package}")
    assert not target.exists()


def test_what_stands_beside_is_not_written_over_either(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    assert "a.txt is there already" in refused(jaga("audio", "d2", tmp_path / "a.ogg"))
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "mine"
