"""The built words say what their sources say now, or are not heard: one number mended late could cost a life."""

import shutil
from pathlib import Path

import pytest

from jaga.guides.built import Words, build, is_current, words
from jaga.guides.faults import Refused
from jaga.guides.library import load
from jaga.guides.place import load_places
from jaga.guides.resource import load_resources
from jaga.guides.text import ROOT


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The words of this program, to be changed."""
    root = tmp_path / "guides"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return root


@pytest.fixture
def built(tmp_path: Path, sources: Path) -> Path:
    """Those words, built."""
    file = tmp_path / "built"
    file.write_bytes(build(sources))
    return file


def test_what_was_built_is_what_the_loader_reads(built: Path, sources: Path) -> None:
    assert is_current(built, sources)
    assert words(built, sources) == Words(load(), load_places(), load_resources())


def test_a_number_mended_since_is_read_from_its_source(built: Path, sources: Path) -> None:
    file = sources / "places" / "my" / "services.yaml"
    file.write_text(file.read_text("utf-8").replace('"15999"', '"15000"'), "utf-8")
    assert not is_current(built, sources)
    numbers = {
        contact.value
        for service in words(built, sources).places["my"].services
        for contact in service.contacts
        if isinstance(contact.value, str)
    }
    assert "15000" in numbers
    assert "15999" not in numbers


def test_a_sentence_mended_since_and_a_text_that_is_gone_are_seen(built: Path, sources: Path) -> None:
    text = sources / "ms" / "f1.md"
    was = text.read_bytes()
    text.write_bytes(was.replace(b"tile: ", b"tile: Baharu. "))
    assert words(built, sources).library.texts["ms"]["f1"].tile.startswith("Baharu. ")
    text.write_bytes(was)
    assert is_current(built, sources)
    (sources / "places" / "my" / "law.yaml").rename(sources / "places" / "my" / "laws.yaml")
    assert not is_current(built, sources)


@pytest.mark.parametrize("at", [0, 40, 100_000, -1])
def test_a_damaged_file_is_not_heard(built: Path, sources: Path, at: int) -> None:
    content = bytearray(built.read_bytes())
    content[at] ^= 1
    built.write_bytes(content)
    assert not is_current(built, sources)
    assert words(built, sources).library == load()


@pytest.mark.parametrize("content", [b"", b"short"])
def test_a_file_that_is_cut_or_missing_is_not_heard(built: Path, sources: Path, content: bytes) -> None:
    built.write_bytes(content)
    assert words(built, sources).library == load()
    built.unlink()
    assert words(built, sources).library == load()


def test_words_that_are_not_fit_are_refused_by_the_building_and_by_the_start(
    built: Path, sources: Path
) -> None:
    (sources / "en" / "f1.md").write_text("no front matter", "utf-8")
    for refused in (lambda: build(sources), lambda: words(built, sources)):
        with pytest.raises(Refused, match=r"en/f1\.md:1"):
            refused()
