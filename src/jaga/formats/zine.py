"""Eight small pages on one A4 sheet, printed on one side, folded and cut once.

Above stand pages 7 6 5 4 upside down, below 8 1 2 3: folded so that the lower row stays in front, cut through the
middle of the long fold and pushed together, they follow each other. What is written from the right is bound on the
right: the same sheet as in a mirror, with 3 2 1 8 below. Front and back are given; the six between
are filled with pieces that are never cut. Each piece is laid out once on small pages, to see where it falls; then
all eight are put on the sheet, in the order of reading, so that the structure of the PDF is that order too.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import msgspec

from jaga.formats.refusals import NothingFits
from jaga.formats.sheet import laid_out, written

BETWEEN = range(1, 7)
"""The six pages between front and back, counted from 0."""
PLACES = {0: (1, 1), 1: (1, 2), 2: (1, 3), 3: (0, 3), 4: (0, 2), 5: (0, 1), 6: (0, 0), 7: (1, 0)}
"""Row from above and column of each page; the upper row is upside down."""
LAST_COLUMN = 3


class Draft(msgspec.Struct, frozen=True):
    """What would stand on the sheet: the front as HTML, the pieces between, and what is left out.

    Of the backs the first that fits on a page is taken.
    """

    front: str
    pieces: tuple[str, ...]
    backs: tuple[str, ...]
    left_out: tuple[str, ...] = ()


class Zine(msgspec.Struct, frozen=True):
    """The sheet, and what did not fit on it."""

    pdf: bytes
    left_out: tuple[str, ...]


Whole = Callable[[str, str], str]
"""Makes a whole HTML page out of a layout's name (`small` or `sheet`) and what stands in it."""


def fold(drafts: Sequence[Draft], whole: Whole, *, from_right: bool = False) -> Zine:
    """The first draft that fits; each leaves out more than the one before. NothingFits, ToolMissing, LettersMissing."""
    first, last, best = 0, len(drafts), None
    while first < last:
        middle = (first + last) // 2 if best or first else first
        pages = _pages(drafts[middle], whole)
        if pages is None:
            first = middle + 1
        else:
            best, last = (drafts[middle], pages), middle
    if best is None:
        raise NothingFits("Not even the first part of this fits on eight small pages. Choose another text.")
    draft, pages = best
    sheet = "".join(_placed(number, html, from_right=from_right) for number, html in enumerate(pages))
    return Zine(written(laid_out(whole("sheet", sheet))), draft.left_out)


def _pages(draft: Draft, whole: Whole) -> list[str] | None:
    """Eight pages of HTML, None where this draft does not fit."""
    back, *shorter = draft.backs
    parts = (draft.front, *draft.pieces, back)
    marked = "".join(_marked(number, html, len(parts) - 1) for number, html in enumerate(parts))
    fallen = _where(laid_out(whole("small", marked)), len(parts))
    if fallen[-1] is None and shorter:
        return _pages(msgspec.structs.replace(draft, backs=tuple(shorter)), whole)
    if None in fallen or fallen[0] != 0 or any(page not in BETWEEN for page in fallen[1:-1]):
        return None
    # Between the last piece and the back some pages may stay empty: there one can write.
    fallen[-1] = 7
    pages = [""] * 8
    for page, group in groupby(zip(fallen, parts, strict=True), key=lambda pair: pair[0]):
        pages[page] = "".join(_piece(html) for _, html in group)
    return pages


def _where(document: Any, count: int) -> list[int | None]:  # noqa: ANN401  (WeasyPrint has no types)
    """On which page each part fell; None for one that runs over the end of its page."""
    seen: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            seen.setdefault(name, number)  # what goes on over several pages is named on each of them
    ends = [(seen[f"from{part}"], seen[f"to{part}"]) for part in range(count)]
    return [begins if begins == over else None for begins, over in ends]


def _marked(number: int, html: str, last: int) -> str:
    alone = " alone" if number in (0, last) else ""
    mark = f'<div class="end" id="to{number}"></div>'
    return f'<div class="piece{alone}" id="from{number}">{html}{mark}</div>'


def _piece(html: str) -> str:
    return f'<div class="piece">{html}</div>'


def _placed(page: int, html: str, *, from_right: bool) -> str:
    row, column = PLACES[page]
    column = LAST_COLUMN - column if from_right else column
    return f'<section class="small row{row} column{column}">{html}<p class="folio">{page + 1}</p></section>'
