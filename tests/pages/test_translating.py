"""A translator begins a language, comes back after changes, and loses nothing."""

import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from jaga.guides.faults import Refused
from jaga.guides.languages import languages
from jaga.guides.library import load
from jaga.guides.text import FIRST, ROOT
from jaga.pages.sentences import sentences
from jaga.pages.translating import merge, report, start

SENTENCE, TRANSLATED = "Help now", "Msaada sasa"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The texts as they are shipped, in two languages."""
    for language in (FIRST, "ms"):
        shutil.copytree(ROOT / language, tmp_path / "guides" / language)
    return tmp_path / "guides"


def catalogue(root: Path) -> Path:
    return root.parent / "locale" / "sw" / "LC_MESSAGES" / "django.po"


def began(root: Path) -> list[str]:
    return list(start("sw", "Kiswahili", "ltr", root, root.parent / "locale"))


def say(root: Path, sentence: str, translated: str) -> None:
    with catalogue(root).open("rb") as lines:
        found = read_po(lines)
    found[sentence].string = translated
    with catalogue(root).open("wb") as target:
        write_po(target, found)


def said(root: Path) -> dict[str, str]:
    with catalogue(root).open("rb") as lines:
        return {str(message.id): str(message.string) for message in read_po(lines) if message.id}


def test_everything_to_translate_is_written_out_and_nobody_is_shown_a_skeleton(root: Path) -> None:
    told = began(root)
    assert any(f"0 of {len(sentences())} sentences" in line for line in told)
    assert said(root).keys() == sentences().keys()
    library = load(root=root)
    assert library.texts["sw"] == {}
    shown = library.text("sw", "f1")
    assert shown is not None
    assert shown.language == FIRST
    assert {file.name for file in (root / "sw").glob("*.md")} == {
        file.name for file in (root / FIRST).glob("*.md")
    }


def test_what_was_translated_stays_whatever_changes(root: Path) -> None:
    began(root)
    say(root, SENTENCE, TRANSLATED)
    say(root, "Leave quickly", "Ondoka")
    text = root / "sw" / "l8.md"
    revision = load(root=root).texts[FIRST]["l8"].front.revision
    text.write_text(text.read_text("utf-8").replace("from: 0", f"from: {revision}"), "utf-8")
    mine = text.read_text("utf-8")
    (root / "sw" / "f2.md").unlink()
    gone = dict(sentences())
    del gone["Leave quickly"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jaga.pages.translating.sentences", lambda: {**gone, "A new sentence": "pages/x.html"})
        told = list(merge("sw", root, root.parent / "locale"))
    assert said(root)[SENTENCE] == TRANSLATED
    assert said(root)["A new sentence"] == ""
    assert 'msgstr "Ondoka"' in catalogue(root).read_text("utf-8"), "out of use, and kept"
    assert any("1 texts to translate were added" in line for line in told)
    assert text.read_text("utf-8") == mine
    assert load(root=root).texts["sw"].keys() == {"l8"}


def test_the_report_says_what_is_missing_old_and_read_by_whom(root: Path) -> None:
    began(root)
    say(root, SENTENCE, TRANSLATED)
    text = root / "sw" / "l8.md"
    words = text.read_text("utf-8").replace(
        "from: 0", "from: 1\nreviewed:\n  - {who: a nurse in Mombasa, when: 2026-12}"
    )
    text.write_text(words, "utf-8")
    first = root / FIRST / "l8.md"
    newer = load(root=root).texts[FIRST]["l8"].front.revision + 1
    first.write_text(
        first.read_text("utf-8").replace(f"revision: {newer - 1}", f"revision: {newer}"), "utf-8"
    )
    sister = root / "ms" / "l8.md"
    sister.write_text(sister.read_text("utf-8").replace(f"from: {newer - 1}", f"from: {newer}"), "utf-8")
    told = "\n".join(report(root, root.parent / "locale"))
    assert "sw (Kiswahili), begun:" in told
    assert f"sentences: 1 of {len(sentences())}" in told
    assert "not yet: d1 d2" in told
    assert "older than the first language: l8 (from 1)" in told
    assert "l8: a nurse in Mombasa" in told


@pytest.mark.parametrize("code", ["SW", "swahili", "s", "../x", ""])
def test_what_is_no_code_of_a_language_is_refused(root: Path, code: str) -> None:
    with pytest.raises(Refused, match="not the code of a language"):
        list(start(code, "Kiswahili", "ltr", root, root.parent / "locale"))


def test_a_language_is_begun_once_and_merged_only_when_begun(root: Path) -> None:
    with pytest.raises(Refused, match="not begun"):
        list(merge("sw", root, root.parent / "locale"))
    began(root)
    with pytest.raises(Refused, match="begun already"):
        began(root)


def test_a_language_that_babel_does_not_know_can_be_begun_and_written_from_the_right(root: Path) -> None:
    list(start("rhg", "Ruáingga", "rtl", root, root.parent / "locale"))
    assert {each.direction for each in languages(root) if each.code == "rhg"} == {"rtl"}
