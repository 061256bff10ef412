"""A zine: eight pages on one sheet, where they have to stand so that folding brings them into order."""

import re
import subprocess
from base64 import b64encode
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from django.template.loader import render_to_string
from numpy.typing import NDArray
from PIL import Image

from jaga.formats.refusals import NothingFits
from jaga.formats.sheet import pdf
from jaga.formats.zine import Draft, fold
from jaga.guides.languages import language
from jaga.guides.library import load
from jaga.pages.formats import made as made_module
from jaga.pages.formats import paper
from jaga.pages.formats.made import Made, Wanted, make
from jaga.pages.formats.paper import on_paper
from jaga.pages.shown import library

File = Callable[..., Path]
MM = 72 / 25.4
DOTS = 120 / 25.4
"""Dots a millimetre of the pictures."""

FACING = [("b0", "b1"), ("b2", "b3"), ("t3", "t2"), ("t1", "t0")]
"""Which panels face each other when the sheet, cut and pushed together, stands as a cross: b is the lower row."""
BACKS = [("b1", "b2"), ("b3", "t3"), ("t2", "t1"), ("t0", "b0")]
"""And which lie back to back, so that turning the one brings the other."""


def panel(x: float, y: float) -> str:
    """The panel at a point of the sheet, in points from above and left."""
    return f"{'tb'[int(y // (105 * MM))]}{int(x // (74.25 * MM))}"


def words(file: Path) -> list[tuple[float, float, str]]:
    """Every word of the sheet with the middle of it."""
    page = subprocess.run(
        ("pdftotext", "-bbox", file, "-"), capture_output=True, check=True, text=True
    ).stdout
    found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', page)
    return [
        ((float(a) + float(c)) / 2, (float(b) + float(d)) / 2, unescape(word)) for a, b, c, d, word in found
    ]


def numbered(file: Path) -> dict[int, str]:
    """The panel of each page, by the number at its foot: a word within 7 mm of the outer long edges."""
    edge = 7 * MM
    at_edge = [each for each in words(file) if each[1] < edge or each[1] > 210 * MM - edge]
    return {int(word): panel(x, y) for x, y, word in at_edge}


def picture(file: Path) -> dict[str, NDArray[np.bool_]]:
    """Where ink is, panel by panel, the upper ones turned as a reader turns them."""
    subprocess.run(("pdftoppm", "-r", "120", "-gray", file, file.with_suffix("")), check=True)
    with Image.open(file.with_name(file.stem + "-1.pgm")) as image:
        ink = np.asarray(image) < 140
    height, width = ink.shape[0] // 2, ink.shape[1] // 4
    panels = {}
    for column in range(4):
        across = slice(column * width, (column + 1) * width)
        panels[f"t{column}"] = np.rot90(ink[:height, across], 2)
        panels[f"b{column}"] = ink[height : 2 * height, across]
    return panels


def test_folding_brings_the_pages_into_order(file: File) -> None:
    at = numbered(file("zine", "f1"))
    assert sorted(at) == list(range(1, 9))
    for one, other in pairwise([*range(1, 9), 1]):
        # An odd page lies on the right: turn it, and its back comes. An even one faces the next.
        assert (at[one], at[other]) in (BACKS if one % 2 else FACING), (one, other)


CONTACTS = "\n## {}\n\n::: contacts suicide\n:::\n"
LISTENING = (
    """---
title: להקשיב
tile: מילים פשוטות
from: 1
---
אני כאן.
"""
    + "".join(
        f"\n## {heading}\n\n" + "אני מאמין לך, ואני כאן איתך. אין צורך למהר. שתה מים, ונשב יחד. " * 12 + "\n"
        for heading in ("לשבת", "לשתוק", "לשאול", "לחכות", "לחזור")
    )
    + CONTACTS.format("לנוח")
)
"""Plain words in Hebrew (I am here; I believe you; no need to hurry; drink some water), enough for six pages."""


@pytest.fixture(scope="module")
def from_the_right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet in a language that is only data: Hebrew, with one text."""
    root = tmp_path_factory.mktemp("words")
    said = {"en": ("English", "ltr", "complete"), "he": ("עברית", "rtl", "begun")}
    for code, (name, direction, state) in said.items():
        (root / code).mkdir()
        (root / code / "language.toml").write_text(
            f'name = "{name}"\ndirection = "{direction}"\nstate = "{state}"\n', "utf-8"
        )
    front = "kind: page\nserves: []\nrevision: 1\nnext: []"
    headings = "".join(f"\n## {number}\n\nWords.\n" for number in range(5)) + CONTACTS.format(5)
    (root / "en" / "f1.md").write_text(f"---\ntitle: A\ntile: B\n{front}\n---\nLead.\n{headings}", "utf-8")
    (root / "he" / "f1.md").write_text(LISTENING, "utf-8")
    text = load(root=root).texts["he"]["f1"]
    with pytest.MonkeyPatch.context() as patch:
        for module in (made_module, paper):
            patch.setattr(module, "language_of", lambda code: language(code, root))
        (root / "zine.pdf").write_bytes(make("zine", Wanted((text,), "he", "my")).files["pdf"])
    return root / "zine.pdf"


def test_written_from_the_right_it_is_bound_on_the_right_and_folds_into_order(from_the_right: Path) -> None:
    at = numbered(from_the_right)
    assert sorted(at) == list(range(1, 9))
    for one, other in pairwise([*range(1, 9), 1]):
        # Here an odd page lies on the left, and what comes after it is the left one of a pair seen the other way.
        assert (at[other], at[one]) in (BACKS if one % 2 else FACING), (one, other)
    panels = picture(from_the_right)
    for page in range(2, 8):
        across = np.flatnonzero(panels[at[page]].any(axis=0)) / DOTS
        assert across[-1] == pytest.approx(74.25 - 5.5, abs=0.6), (page, "begins at the right margin")
        assert np.flatnonzero(panels[at[page]].any(axis=1))[0] / DOTS == pytest.approx(5.5, abs=1.5), page


def test_a_number_among_words_from_the_right_runs_as_it_is_dialled(from_the_right: Path) -> None:
    found = words(from_the_right)
    first, second = (next(each for each in found if each[2] == part) for part in ("03-7627", "2929"))
    upside_down = panel(*first[:2]).startswith("t")
    assert first[1] == pytest.approx(second[1], abs=1), "on one line"
    assert (first[0] > second[0]) == upside_down


def test_the_picture_of_folding_is_mirrored_for_it_and_its_number_is_not(tmp_path: Path) -> None:
    drawn = []
    for mirrored in (False, True):
        drawing = render_to_string("formats/fold.svg", {"mirrored": mirrored})
        source = b64encode(drawing.encode()).decode()
        page = "<html lang=en><title>x</title><style>@page {size: 330px 96px; margin: 0} body {margin: 0}</style>"
        target = tmp_path / f"{mirrored}.pdf"
        target.write_bytes(pdf(f'{page}<img width=330 alt=x src="data:image/svg+xml;base64,{source}">'))
        subprocess.run(("pdftoppm", "-r", "96", "-gray", target, target.with_suffix("")), check=True)
        with Image.open(tmp_path / f"{mirrored}-1.pgm") as image:
            drawn.append(np.asarray(image).astype(int))
    left, right = drawn
    digit, mirror = left[38:62, 264:282], right[38:62, 264 - 216 : 282 - 216]
    assert (digit < 140).any()
    assert np.abs(digit - mirror).mean() < 25
    assert np.abs(digit - mirror[:, ::-1]).mean() > 2 * np.abs(digit - mirror).mean()
    left[38:62, 264:282] = right[38:62, 264 - 216 : 282 - 216] = 255
    assert np.abs(left - right[:, ::-1]).mean() < 0.3 * np.abs(left - right).mean()


def test_the_front_and_the_text_stand_on_their_pages(file: File) -> None:
    sheet = file("zine", "f1")
    at, found = numbered(sheet), words(sheet)
    front = [word for x, y, word in found if panel(x, y) == at[1]]
    assert sorted(front) == sorted(["First,", "believe", "them", "1"])
    assert "999" in [word for x, y, word in found if panel(x, y) == at[8]]


def test_four_pages_stand_upside_down(file: File) -> None:
    """Turned as its reader turns it, every page begins at the left margin and has its number at its foot, alone."""
    sheet = file("zine", "f1")
    at, panels = numbered(sheet), picture(sheet)
    for page in (2, 3, 4, 5, 6):
        ink = panels[at[page]]
        across = np.flatnonzero(ink.any(axis=0)) / DOTS
        assert across[0] == pytest.approx(5.5, abs=0.5), page
        foot = np.flatnonzero(ink[int(98 * DOTS) :].any(axis=0)) / DOTS
        assert len(foot)
        assert (foot.min(), foot.max()) == (pytest.approx(37, abs=2), pytest.approx(37, abs=2)), page
        above = ink[: int(7.5 * DOTS), int(30 * DOTS) : int(45 * DOTS)]
        head = np.flatnonzero(ink.any(axis=1))[0] / DOTS
        assert head == pytest.approx(5.5, abs=1.5), page
        assert above.sum() < ink.sum() / 4


def test_the_picture_of_how_to_fold_is_on_the_last_page(file: File) -> None:
    sheet = file("zine", "d2")
    drawn = picture(sheet)[numbered(sheet)[8]]
    widest = max(np.diff(np.flatnonzero(np.diff(np.r_[0, row, 0]))).max(initial=0) for row in drawn) / DOTS
    assert widest > 10, "no line of a drawing is that long in letters alone"


@pytest.mark.parametrize(("name", "language"), [("f1", "en"), ("w8", "ms")])
def test_what_does_not_fit_is_said_on_the_front_and_nothing_is_cut(
    file: File, made: Callable[..., Made], name: str, language: str
) -> None:
    sheet, left_out = file("zine", name, language=language), made("zine", name, language=language).left_out
    found = [word for _x, _y, word in words(sheet)]
    text = library().texts[language][name]
    assert bool(left_out) == (name == "w8")
    kept = [step for step in (text.lead, *text.steps) if not step.heading or step.heading not in left_out]
    shown = {"prose", "say", "avoid", "care"} | ({"why"} if not left_out else set())
    for block in (each for step in kept for each in step.blocks if each.kind in shown):
        for word in unescape(re.sub(r"<[^>]+>", "", on_paper(block.html))).split():
            assert word in found, word
    at = numbered(sheet)
    front = "".join(word for x, y, word in words(sheet) if panel(x, y) == at[1])
    assert all(label.replace(" ", "") in front for label in left_out)
    assert not {step.heading for step in (*text.steps[:5], text.steps[-1])} & set(left_out)
    assert {"999", "15555"} <= {word for x, y, word in words(sheet) if panel(x, y) == at[8]}, (
        "help, on the back"
    )


def whole(_layout: str, body: str) -> str:
    """Small pages without letters of their own, which are laid out in no time."""
    rules = "@page {size: 74mm 105mm} .piece {break-inside: avoid} .alone:first-child {break-after: page}"
    return (
        f"<html lang=en><title>x</title><style>{rules} .alone:last-child {{break-before: page}}</style>{body}"
    )


@pytest.mark.parametrize("sentences", [60, 400])
def test_a_piece_longer_than_a_page_is_never_cut(sentences: int) -> None:
    """Neither one that would end on the next page, nor one that runs over the end of the sheet."""
    piece = "<p>" + "A long way to go. " * sentences + "</p>"

    with pytest.raises(NothingFits):
        fold([Draft("<p>front</p>", (piece,), ("<p>back</p>",))], whole)


def test_of_several_backs_the_first_that_fits_on_its_page_is_taken(tmp_path: Path) -> None:
    long, middling, short = (
        "<p>" + "back " * length + word for length, word in ((900, "long"), (9, "middling"), (1, "short"))
    )
    made = fold([Draft("<p>front</p>", ("<p>piece</p>",), (long, middling, short))], whole)
    (tmp_path / "zine.pdf").write_bytes(made.pdf)
    assert {"long", "middling", "short"} & {word for _x, _y, word in words(tmp_path / "zine.pdf")} == {
        "middling"
    }
