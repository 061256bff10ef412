"""What can be made of guides, each kind by its name: one or more files, and what had no room in them."""

from collections.abc import Callable

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from jaga.formats import captions, film, sheet, sound, tools, zine
from jaga.formats.voice import Tell, read_aloud
from jaga.guides.text import Text
from jaga.pages.formats import paper
from jaga.pages.formats.script import chapters_of

SUFFIXES = {
    "pdf": ("pdf",),
    "zine": ("pdf",),
    "audio": ("ogg", "txt", "vtt"),
    "film": ("webm", "vtt"),
}
"""What the files of each kind end with, the one that is asked for first."""


class Wanted(msgspec.Struct, frozen=True):
    """Which guides, in which language, for which place."""

    texts: tuple[Text, ...]
    language: str
    place: str


class Made(msgspec.Struct, frozen=True):
    """The files by their suffixes, the one that was asked for first; and what had no room."""

    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()


def _pdf(wanted: Wanted, _tell: Tell) -> Made:
    return Made({"pdf": sheet.pdf(paper.page_of(wanted.texts, wanted.language, wanted.place))})


def _zine(wanted: Wanted, _tell: Tell) -> Made:
    def whole(layout: str, body: str) -> str:
        return paper.small_pages(wanted.texts, wanted.language, layout, body)

    made = zine.fold(paper.drafts(wanted.texts, wanted.language, wanted.place), whole)
    return Made({"pdf": made.pdf}, made.left_out)


def _audio(wanted: Wanted, tell: Tell) -> Made:
    chapters = chapters_of(wanted.texts, wanted.language, wanted.place)
    read = read_aloud(chapters, wanted.language, tell)
    return Made(
        {
            "ogg": sound.ogg(read, _title(wanted)),
            "txt": captions.text_beside(chapters),
            "vtt": captions.webvtt(read),
        }
    )


def _film(wanted: Wanted, tell: Tell) -> Made:
    chapters = chapters_of(wanted.texts, wanted.language, wanted.place)
    read = read_aloud(chapters, wanted.language, tell)
    slides = paper.slides_of(wanted.texts, wanted.language, read.cues)
    return Made({"webm": film.webm(read, _title(wanted), slides), "vtt": captions.webvtt(read)})


def _title(wanted: Wanted) -> str:
    """As neutral as the title of the page: a letter and a number."""
    return f"{_('Words')} {', '.join(text.name.upper() for text in wanted.texts)}"


MAKERS: dict[str, Callable[[Wanted, Tell], Made]] = {
    "pdf": _pdf,
    "zine": _zine,
    "audio": _audio,
    "film": _film,
}


_NEEDS = {
    "pdf": (),
    "zine": (),
    "audio": ("espeak-ng", "ffmpeg"),
    "film": ("espeak-ng", "pdftoppm", "ffmpeg"),
}


def lacks(kind: str) -> bool:
    """Whether something is not installed that this kind needs; asked by every page that offers it."""
    return not (tools.are_here(*_NEEDS[kind]) and (kind == "audio" or sheet.is_here()))


def make(kind: str, wanted: Wanted, tell: Tell = lambda _done, _of: None) -> Made:
    """Make it here and now. NotMade, with the reason: what is missing is said before any work is done."""
    tools.need(*_NEEDS[kind])
    if kind != "audio":
        sheet.weasyprint()
    with translation.override(wanted.language):
        return MAKERS[kind](wanted, tell)
