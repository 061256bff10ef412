"""A PDF for print: it can be read aloud, in its language, with our own letters, and says nothing of who made it."""

import io
import re
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader

from jaga.formats.sheet import laid_out
from jaga.pages.formats.made import MAKERS, Made, Wanted
from jaga.pages.shown import library

PAPERS = [("pdf", "ms"), ("zine", "en")]
LEAST_POINTS = 9.5


def reader(made: Made) -> PdfReader:
    return PdfReader(io.BytesIO(made.files["pdf"]))


def parts(node: Any) -> Iterator[str]:
    """Every kind of part of a structure, in the order of reading."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from parts(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from parts(node["/K"])


@pytest.mark.parametrize(("kind", "language"), PAPERS)
def test_it_has_its_language_and_a_structure_to_read_aloud(
    made: Callable[..., Made], kind: str, language: str
) -> None:
    root: Any = reader(made(kind, "d2", language=language)).trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    found = list(parts(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/P", "/L", "/LI"} <= set(found)
    assert found.index("/H1") < found.index("/H2")
    assert found.count("/H2") == len(library().texts[language]["d2"].steps)


def test_the_picture_in_a_zine_says_what_it_shows(made: Callable[..., Made]) -> None:
    root: Any = reader(made("zine", "d2")).trailer["/Root"]
    assert "/Figure" in list(parts(root["/StructTreeRoot"]))
    assert b"Fold the sheet in eight" in unpacked(made("zine", "d2").files["pdf"])


@pytest.mark.parametrize(("kind", "language"), PAPERS)
def test_it_says_nothing_of_who_made_it_or_when(made: Callable[..., Made], kind: str, language: str) -> None:
    found = reader(made(kind, "d2", language=language))
    assert dict(found.metadata or {}) == {"/Title": {"en": "Words D2", "ms": "Kata-kata D2"}[language]}
    plain = unpacked(made(kind, "d2", language=language).files["pdf"])
    assert not re.search(
        rb"(?i)producer|weasy|pydyf|creat(or|ion)|moddate|author|xmp:|/home/|/tmp/|/root/|\xf0\x9f\x96\xa4",
        plain,
    )


@pytest.mark.parametrize(("kind", "language"), PAPERS)
def test_made_twice_it_is_the_same_to_the_byte(made: Callable[..., Made], kind: str, language: str) -> None:
    """So no hour, number or path of the machine is in it."""
    once = made(kind, "d2", language=language)
    with translation.override(language):
        again = MAKERS[kind](
            Wanted((library().texts[language]["d2"],), language, "my"), lambda _done, _of: None
        )
    assert again == once


def test_its_letters_are_our_own_and_come_with_it(file: Callable[..., Path]) -> None:
    listed = subprocess.run(
        ("pdffonts", file("pdf", "w9", language="ms")), capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert listed
    assert [line for line in listed if "Hyperlegible" not in line or line.split()[-5:-2] != ["yes"] * 3] == []


def test_a_set_of_guides_is_one_file_with_all_of_them_and_their_notes_first(
    file: Callable[..., Path],
) -> None:
    shown = subprocess.run(
        ("pdftotext", file("pdf", "d2", "w9"), "-"), capture_output=True, check=True, text=True
    ).stdout
    shown = " ".join(shown.split())
    texts = [library().texts["en"][name] for name in ("d2", "w9")]
    places = [shown.index(text.title) for text in texts]
    assert places == sorted(places)
    assert shown.index(texts[1].note) < shown.index(texts[1].steps[0].heading)
    for text in texts:
        assert all(step.heading in shown for step in text.steps)


def unpacked(content: bytes) -> bytes:
    """All of a PDF, its packed streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return content + b"".join(plain for each in streams for plain in _inflated(each))


def _inflated(packed: bytes) -> list[bytes]:
    try:
        return [zlib.decompress(packed)]
    except zlib.error:
        return []


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_short_text_stands_on_one_sheet_for_a_wall_with_help_now_at_its_foot(
    made: Callable[..., Made], language: str
) -> None:
    pages = reader(made("pdf", "f1", language=language)).pages
    assert len(pages) == 1
    sizes: set[float] = set()

    def seen(text: str, page: Any, line: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(line[3] * page[3]), 2))

    told = " ".join(pages[0].extract_text(visitor_text=seen).split())
    assert min(sizes) >= LEAST_POINTS
    with translation.override(language):
        help_now = told.index(gettext("Help now"))
        assert help_now > told.index(library().texts[language]["f1"].steps[-1].heading)
        assert "999" in told[help_now:]


@pytest.mark.parametrize("kind", ["paper", "paper_tight", "small"])
def test_what_is_better_left_unsaid_is_struck_and_crossed_in_ink(kind: str) -> None:
    """On paper without colour somebody must not read it as something to say."""
    rules = render_to_string("formats/common.css") + render_to_string(f"formats/{kind}.css")
    body = '<div class="avoid"><ul><li>crossed</li></ul></div><div class="say"><ul><li>said</li></ul></div>'
    page = laid_out(f"<html lang=en><title>x</title><style>{rules}</style>{body}").pages[0]
    boxes = page._page_box.descendants(placeholders=True)
    found = {box.text.strip(): box for box in boxes if getattr(box, "text", "").strip()}
    assert "line-through" in found["crossed"].style["text_decoration_line"]
    assert found["said"].style["text_decoration_line"] == "none"
    assert list(found)[:3] == ["×", "crossed", "said"]
