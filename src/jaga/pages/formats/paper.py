"""Guides as whole HTML pages for paper: a PDF of all of it, and a sheet to fold."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jaga.formats.voice import Cue
from jaga.formats.zine import Draft
from jaga.guides.languages import language as language_of
from jaga.guides.text import Block, Step, Text
from jaga.pages.templatetags.words import STAND_OPEN
from jaga.pages.words.facts import first_help, services_shown

_LETTERS = "atkinson-hyperlegible-next-latin-{}-normal.woff2"
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_CALLS = ("tel:", "sms:")
_NAME = re.compile(r"[a-z][0-9]+[a-z]?")
_PARAGRAPHS = re.compile(r"(?<=</p>)\s*(?=<)")


def page_of(texts: tuple[Text, ...], language: str, place: str, *, tight: bool = False) -> str:
    """All of these guides, one after the other, for printing; where they are several, what is on which page.

    Tight, so that a short one may stand on one sheet.
    """
    contents = render_to_string("formats/paper_contents.html", {"texts": texts}) if len(texts) > 1 else ""
    layout = "paper_tight" if tight else "paper"
    return _whole(layout, language, texts, contents + on_paper(_bodies(texts, language, place)))


def small_pages(texts: tuple[Text, ...], language: str, layout: str, body: str) -> str:
    """The pages of a zine, one by one or on their sheet."""
    return _whole(layout, language, texts, body)


def slides_of(texts: tuple[Text, ...], language: str, cues: tuple[Cue, ...]) -> str:
    """A page of a film for each caption."""
    return _whole("slides", language, texts, render_to_string("formats/slides_body.html", {"cues": cues}))


def drafts(texts: tuple[Text, ...], language: str, place: str) -> list[Draft]:
    """What a zine could hold: all; with fewer reasons; without the law; then one step less each time.

    What goes first stands late, and of steps the last stays: it is about when all of this fails, or when it is oneself.
    """
    steps = [(text, step) for text in texts for step in (text.lead, *text.steps)]
    with_why = [number for number, (_text, step) in enumerate(steps) if "why" in _kinds(step)]
    ways = [_Way(steps, frozenset(with_why[:count]), law=True) for count in range(len(with_why), -1, -1)]
    ways.append(_Way(steps, frozenset(), law=False))
    ways += [_Way(kept, frozenset(), law=False) for kept in _shorter(texts)]
    return [_draft(texts, way, steps, (language, place)) for way in ways]


def _shorter(texts: tuple[Text, ...]) -> Iterator[list[tuple[Text, Step]]]:
    """One step less each time, of the text that has most of them left; at the end each says how it begins."""
    left = [[(text, step) for step in (text.lead, *text.steps)] for text in texts]
    while (longest := max(left, key=len))[2:]:
        del longest[-2]
        yield [pair for each in left for pair in each]
    yield [each[0] for each in left]


class _Way(msgspec.Struct, frozen=True):
    """What a sheet could hold: these steps, the reasons of those with these numbers, the law or not."""

    kept: list[tuple[Text, Step]]
    reasons: frozenset[int]
    law: bool

    def leaves(self, number: int) -> set[str]:
        """The kinds of block that a step does without."""
        return {kind for kind, stays in (("why", number in self.reasons), ("law", self.law)) if not stays}


def _draft(
    texts: tuple[Text, ...], way: _Way, steps: list[tuple[Text, Step]], where: tuple[str, str]
) -> Draft:
    dropped = [pair for pair in steps if pair not in way.kept]
    blocks, several = _left_blocks(way), len(texts) > 1
    left_out = (*blocks, *(_named(text, step, several=several) for text, step in dropped))
    on_front = (*blocks, *_counted(dropped)) if several else left_out
    shown = {"texts": texts, "left_out": on_front, "language": where[0], "place": where[1]}
    together = {"language": where[0], "place": where[1], "several": several}
    pieces = [
        piece
        for number, (text, step) in enumerate(way.kept)
        for piece in _pieces(text, step, way.leaves(number), together)
    ]
    return Draft(
        render_to_string("formats/zine_front.html", shown),
        tuple(on_paper(piece) for piece in pieces),
        _backs(texts, *where),
        left_out,
    )


def _named(text: Text, step: Step, *, several: bool) -> str:
    """A step that has no room; of several texts with the letter and number of its own."""
    heading = step.heading or text.title
    return f"{text.name.upper()}, {heading}" if several else heading


def _counted(dropped: list[tuple[Text, Step]]) -> Iterator[str]:
    """The first page of a sheet of several texts has no room for each step: it says how many, and of which text."""
    for name, count in Counter(text.name for text, _step in dropped).items():
        yield _("parts of %(name)s (%(count)d)") % {"name": name.upper(), "count": count}


def _backs(texts: tuple[Text, ...], language: str, place: str) -> tuple[str, ...]:
    """Numbers, how to fold it, and who read it: with the first helpline where there is room, without where not."""
    help_now = first_help(place, language)
    shown = {"texts": texts, "fold": _fold_picture(language)}
    return tuple(
        on_paper(render_to_string("formats/zine_back.html", {**shown, "services": services}))
        for services in (help_now, [each for each in help_now if each["emergency"]])
    )


def _left_blocks(way: _Way) -> list[str]:
    """What is left out of the steps that stay, as one says it."""
    there = {kind for _text, step in way.kept for kind in _kinds(step)}
    gone = {
        kind for number, (_text, step) in enumerate(way.kept) for kind in way.leaves(number) & _kinds(step)
    }
    said = {
        "why": _("some of the reasons") if way.reasons else _("the reasons"),
        "law": _("the law"),
    }
    more = [_("more who can help")] if "contacts" in there else []
    return [label for kind, label in said.items() if kind in gone] + more


def _kinds(step: Step) -> set[str]:
    return {block.kind for block in step.blocks}


def _pieces(text: Text, step: Step, left: set[str], together: dict[str, Any]) -> list[str]:
    """A step cut where a page may end: between its blocks, and between paragraphs."""
    shown = {**together, "text": text, "step": step}
    found = [piece for block in step.blocks if block.kind not in left for piece in _small(shown, step, block)]
    heading = render_to_string("formats/zine_heading.html", shown).strip()
    # A heading never stands alone at the end of a page.
    return [heading + found[0], *found[1:]] if found else []


def _small(shown: dict[str, Any], step: Step, block: Block) -> list[str]:
    """A block for a small page: of those who can help, the first two, each with its numbers and their age.

    The emergency number stands on the back in any case, so that here it takes the room of nobody else.
    """
    if block.kind == "contacts":
        listed = services_shown(shown["place"], block.variant, shown["language"])["reachable"]
        others = [each for each in listed if block.variant == "emergency" or not each["emergency"]]
        return [
            render_to_string("formats/zine_service.html", {"service": service})
            for service in (others or listed)[:STAND_OPEN]
        ]
    alone = Step(step.heading, step.anchor, (block,), step.line)
    html = render_to_string("words/_blocks.html", {**shown, "step": alone}).strip()
    return _PARAGRAPHS.split(html) if block.kind == "prose" else [html]


def _bodies(texts: tuple[Text, ...], language: str, place: str) -> str:
    shown = {"texts": texts, "language": language, "place": place, "help": first_help(place, language)}
    return render_to_string("formats/paper_body.html", shown)


def on_paper(html: str) -> str:
    """Paper has no links: the name of the guide stands behind the words that led there."""

    def said(link: re.Match[str]) -> str:
        to, words = link.groups()
        if to.startswith(_CALLS):
            # It stays an element: among words from the right a number still runs as it is dialled.
            return f'<span class="number dialled">{words}</span>'
        return f"{words} ({to.upper()})" if _NAME.fullmatch(to) else words

    return _LINK.sub(said, html)


def _whole(layout: str, language: str, texts: tuple[Text, ...], body: str) -> str:
    shown = {
        "layout": f"formats/{layout}.css",
        "letters": _letters(),
        "written": language_of(language),
        "language": language,
        "names": ", ".join(text.name.upper() for text in texts),
        "body": body,
    }
    return render_to_string("formats/whole.html", shown)


@cache
def _letters() -> list[tuple[int, str]]:
    """Our letters by weight, as they stand in the page itself."""
    fonts = settings.PACKAGE / "pages" / "static" / "fonts"
    return [
        (weight, b64encode((fonts / _LETTERS.format(weight)).read_bytes()).decode()) for weight in (400, 700)
    ]


def _fold_picture(language: str) -> str:
    drawn = render_to_string("formats/fold.svg", {"mirrored": language_of(language).from_right})
    return b64encode(drawn.encode()).decode()
