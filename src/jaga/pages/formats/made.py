"""What can be made of guides, each kind by its name: one or more files, and what had no room in them."""

from collections.abc import Callable
from itertools import accumulate, chain, pairwise

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from jaga.formats import captions, film, letters, sheet, sound, tools, zine
from jaga.formats.refusals import Lacking
from jaga.formats.spoken import Chapter
from jaga.formats.voice import Mark, Read, Tell, Voices, need_voice, read_aloud
from jaga.guides.languages import language as language_of
from jaga.guides.marks import unmarked
from jaga.guides.text import FIRST, Text
from jaga.pages.formats import paper
from jaga.pages.formats.script import chapters_of
from jaga.pages.words.views import is_short

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
    def page(*, tight: bool) -> str:
        return paper.page_of(wanted.texts, wanted.language, wanted.place, tight=tight)

    if len(wanted.texts) == 1 and is_short(wanted.texts[0]):
        sheets = sheet.laid_out(page(tight=True))
        if len(sheets.pages) == 1:
            return Made({"pdf": sheet.written(sheets)})
    return Made({"pdf": sheet.pdf(page(tight=False))})


def _zine(wanted: Wanted, _tell: Tell) -> Made:
    def whole(layout: str, body: str) -> str:
        return paper.small_pages(wanted.texts, wanted.language, layout, body)

    drafts = paper.drafts(wanted.texts, wanted.language, wanted.place)
    made = zine.fold(drafts, whole, from_right=language_of(wanted.language).from_right)
    return Made({"pdf": made.pdf}, made.left_out)


def _audio(wanted: Wanted, tell: Tell) -> Made:
    chapters, read = _read(wanted, tell)
    return Made(
        {
            "ogg": sound.ogg(read, _title(wanted)),
            "txt": captions.text_beside(chapters),
            "vtt": captions.webvtt(read),
        }
    )


def _film(wanted: Wanted, tell: Tell) -> Made:
    _chapters, read = _read(wanted, tell)
    slides = paper.slides_of(wanted.texts, wanted.language, read.cues)
    return Made({"webm": film.webm(read, _title(wanted), slides), "vtt": captions.webvtt(read)})


def _read(wanted: Wanted, tell: Tell) -> tuple[list[Chapter], Read]:
    """The words line by line, and the same read aloud."""
    by_text = [chapters_of(text, wanted.language, wanted.place) for text in wanted.texts]
    chapters = list(chain(*by_text))
    own, first = (language_of(code).voice for code in (wanted.language, FIRST))
    read = read_aloud(chapters, Voices(own, first), tell)
    if len(by_text) > 1:
        read = msgspec.structs.replace(
            read, marks=_by_text(wanted.texts, read.marks, list(map(len, by_text)))
        )
    return chapters, read


def _by_text(texts: tuple[Text, ...], marks: tuple[Mark, ...], counts: list[int]) -> tuple[Mark, ...]:
    """Of several texts each is one chapter: one looks for a text, and then for a step in it."""
    ends = pairwise(accumulate(counts, initial=0))
    return tuple(
        Mark(text.title, marks[begins].begins, marks[end - 1].ends)
        for text, (begins, end) in zip(texts, ends, strict=True)
    )


def _title(wanted: Wanted) -> str:
    """As neutral as the title of the page: a letter and a number."""
    return unmarked(f"{_('Words')} {', '.join(text.name.upper() for text in wanted.texts)}")


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
_HEARD_ALONE = ("audio",)


def lacks(kind: str, language: str) -> str:
    """What this kind needs in this language and is not here, in a word; asked by every page that offers it."""
    try:
        _need(kind, language)
    except Lacking as refusal:
        return refusal.what
    return "" if kind in _HEARD_ALONE or sheet.is_here() else "program"


def make(kind: str, wanted: Wanted, tell: Tell = lambda _done, _of: None) -> Made:
    """Make it here and now. NotMade, with the reason: what is missing is said before any work is done."""
    _need(kind, wanted.language)
    if kind not in _HEARD_ALONE:
        sheet.weasyprint()
    with translation.override(wanted.language):
        return MAKERS[kind](wanted, tell)


def _need(kind: str, language: str) -> None:
    """Lacking, where there is no program, no letters or no voice for this."""
    tools.need(*_NEEDS[kind])
    spoken = language_of(language)
    if kind not in _HEARD_ALONE:
        letters.need(spoken.name)
    if "espeak-ng" in _NEEDS[kind]:
        need_voice(spoken.voice)
