"""My pod as a picture: me in the middle, the close ones around me, then who is around, then who is further out.

Only places and texts are worked out here; the template draws them, and the page has the same names as a list.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from jaga.practice.people import Asked, Turning

WIDTH = 320
_EDGE = 2
"""What stays free around the outermost ring, for its line."""
_IN = 12
"""How much narrower each ring is than the one around it, on each side."""
_HEAD, _SUB, _ROW, _GAP, _BELOW = 28, 24, 22, 14, 6
_ME = 27
_LONGEST = 30


class Text(msgspec.Struct, frozen=True):
    """A line of text in the middle of the picture; `kind` is how it looks."""

    words: str
    y: int
    kind: str


class Ring(msgspec.Struct, frozen=True):
    """A ring: its upper left corner, its size, how round it is."""

    x: int
    y: int
    width: int
    height: int
    round: int


class Map(msgspec.Struct, frozen=True):
    """The whole picture, from the outermost ring to me."""

    width: int
    middle: int
    height: int
    rings: tuple[Ring, ...]
    texts: tuple[Text, ...]
    me: int
    """How far down I stand."""


def drawn(people: Iterable[Any]) -> Map | None:
    """The picture of these people; None where there is nobody yet."""
    named = list(people)
    if not named:
        return None
    bands = (
        _band(_("Further out"), named, (Turning.FURTHER,)),
        _band(_("Around"), named, (Turning.AROUND,)),
        _close(named),
    )
    rings, texts, y = [], [], _EDGE
    inside = sum(_tall(band) for band in bands) + 2 * _ME + _GAP
    height = inside + len(bands) * _GAP
    for depth, band in enumerate(bands):
        x = _EDGE + depth * _IN
        rings.append(Ring(x, y, WIDTH - 2 * x, height, 44 - depth * 4))
        height -= _tall(band) + _GAP
        for kind, words in band:
            y += _steps(kind)
            texts.append(Text(words, y - 5, kind))
        y += _BELOW
    me = y + _GAP + _ME
    return Map(WIDTH, WIDTH // 2, inside + len(bands) * _GAP + 2 * _EDGE, tuple(rings), tuple(texts), me)


Band = list[tuple[str, str]]


def _band(title: str, named: list[Any], turnings: tuple[Turning, ...]) -> Band:
    rows = [("row", _row(each)) for each in named if each.turning in turnings]
    return [("head", title), *rows]


def _close(named: list[Any]) -> Band:
    """The close ones; whom I turn to for one thing alone stand under what that is."""
    band = _band(_("Close to me"), named, (Turning.POD,))
    for title, turning in (
        (_("if I am harmed"), Turning.HARMED),
        (_("to tell me when I was wrong"), Turning.CALLS_ME_OUT),
        (_("if I have hurt somebody"), Turning.HOLDS_SHAME),
    ):
        _head, *rows = _band(title, named, (turning,))
        band += [("sub", title), *rows] if rows else []
    return band


def _row(someone: Any) -> str:
    """A name as it fits, and what came of asking."""
    said = {Asked.ASKED: _("asked"), Asked.YES: _("yes"), Asked.NOT_NOW: _("not now")}.get(someone.asked, "")
    room = _LONGEST - (_wide(said) + 3 if said else 0)
    return f"{_cut(someone.name, room)} · {said}" if said else _cut(someone.name, room)


def _cut(name: str, room: int) -> str:
    name = " ".join(name.split())
    if _wide(name) <= room:
        return name
    while name and _wide(name) >= room:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _wide(words: str) -> int:
    """About how many letters of room it takes; a Chinese character takes two."""
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in words
        if not unicodedata.combining(each)
    )


def _steps(kind: str) -> int:
    return {"head": _HEAD, "sub": _SUB, "row": _ROW}[kind]


def _tall(band: Band) -> int:
    return sum(_steps(kind) for kind, _words in band) + _BELOW
