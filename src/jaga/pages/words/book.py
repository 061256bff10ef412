"""The pages of the book: each text, a list of all, and the place, linked by file name."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from jaga.guides.languages import languages
from jaga.guides.library import load
from jaga.guides.text import FIRST, Library
from jaga.pages.shown import places
from jaga.pages.words.facts import crisis_shown, law_shown, said, services_shown
from jaga.pages.words.views import SHELVES, WAYS_NOW


def files(place: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the book by its name: the pages, their look and its letters."""
    for name, html in pages(place):
        yield name, html.encode()
    static = settings.PACKAGE / "pages" / "static"
    for file in (static / "house.css", *sorted((static / "fonts").iterdir())):
        yield file.relative_to(static).as_posix(), file.read_bytes()


def pages(place: str) -> Iterator[tuple[str, str]]:
    """File name and HTML of every page of the book."""
    library = load(link=lambda name: f"{name}.html")
    yield "index.html", render_to_string("words/book_cover.html", {"languages": languages()})
    for language in library.languages:
        with translation.override(language):
            yield from _pages_of(library, language, place)


def _pages_of(library: Library, language: str, place: str) -> Iterator[tuple[str, str]]:
    frame = {"language": language, "place": place, "place_name": said(places()[place].name, language)}
    shelves = [(kinds[0], library.of_kind(language, *kinds)) for kinds in SHELVES]
    yield _page(language, "index", "words/book_index.html", {**frame, "shelves": shelves})
    for text in library.named(language, library.texts[FIRST]):
        name, onward = text.name, library.named(language, text.front.next)
        yield _page(language, name, "words/book_text.html", {**frame, "text": text, "next": onward})
    ways = library.named(language, WAYS_NOW)
    yield _page(
        language, "now", "words/book_now.html", {**frame, "ways": ways, **crisis_shown(place, language)}
    )
    facts = {"services": services_shown(place, "all", language), "laws": law_shown(place, "all", language)}
    yield _page(language, "near", "words/book_near.html", {**frame, **facts})


def _page(language: str, name: str, template: str, shown: dict[str, Any]) -> tuple[str, str]:
    return f"{language}/{name}.html", render_to_string(template, {**shown, "suffix": ".html"})
