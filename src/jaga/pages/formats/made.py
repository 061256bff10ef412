"""What can be made of guides, each kind by its name: one or more files, and what had no room in them."""

from collections.abc import Callable

import msgspec
from django.utils import translation

from jaga.formats import sheet, zine
from jaga.guides.text import Text
from jaga.pages.formats import paper


class Wanted(msgspec.Struct, frozen=True):
    """Which guides, in which language, for which place."""

    texts: tuple[Text, ...]
    language: str
    place: str


class Made(msgspec.Struct, frozen=True):
    """The files by their suffixes, the one that was asked for first; and what had no room."""

    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()


Tell = Callable[[int, int], None]
"""Hears how far it is: so many parts of so many."""


def _pdf(wanted: Wanted, _tell: Tell) -> Made:
    return Made({"pdf": sheet.pdf(paper.page_of(wanted.texts, wanted.language, wanted.place))})


def _zine(wanted: Wanted, _tell: Tell) -> Made:
    def whole(layout: str, body: str) -> str:
        return paper.small_pages(wanted.texts, wanted.language, layout, body)

    made = zine.fold(paper.drafts(wanted.texts, wanted.language, wanted.place), whole)
    return Made({"pdf": made.pdf}, made.left_out)


MAKERS: dict[str, Callable[[Wanted, Tell], Made]] = {"pdf": _pdf, "zine": _zine}


def make(kind: str, wanted: Wanted, tell: Tell = lambda _done, _of: None) -> Made:
    """Make it here and now. NotMade, with the reason."""
    with translation.override(wanted.language):
        return MAKERS[kind](wanted, tell)
