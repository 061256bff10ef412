"""Guides as whole HTML pages for paper: a PDF of all of it, and a sheet to fold."""

import re
from base64 import b64encode
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jaga.formats.voice import Cue
from jaga.formats.zine import Draft
from jaga.guides.text import Block, Step, Text
from jaga.pages.templatetags.words import STAND_OPEN
from jaga.pages.words.facts import crisis_shown, services_shown

_LETTERS = "atkinson-hyperlegible-next-latin-{}-normal.woff2"
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_NAME = re.compile(r"[a-z][0-9]+[a-z]?")
_PARAGRAPHS = re.compile(r"(?<=</p>)\s*(?=<)")


def page_of(texts: tuple[Text, ...], language: str, place: str) -> str:
    """All of these guides, one after the other, for printing."""
    return _whole("paper", language, texts, on_paper(_bodies(texts, language, place)))


def small_pages(texts: tuple[Text, ...], language: str, layout: str, body: str) -> str:
    """The pages of a zine, one by one or on their sheet."""
    return _whole(layout, language, texts, body)


def slides_of(texts: tuple[Text, ...], language: str, cues: tuple[Cue, ...]) -> str:
    """A page of a film for each caption."""
    return _whole("slides", language, texts, render_to_string("formats/slides_body.html", {"cues": cues}))


def drafts(texts: tuple[Text, ...], language: str, place: str) -> list[Draft]:
    """What a zine could hold: all; without the reasons; without the law; then one step less each time."""
    steps = [(text, step) for text in texts for step in (text.lead, *text.steps)]
    ways = [(steps, left) for left in ((), ("why",), ("why", "law"))]
    ways += [(steps[:count], ("why", "law")) for count in range(len(steps) - 1, 0, -1)]
    return [_draft(texts, kept, left, steps[len(kept) :], (language, place)) for kept, left in ways]


def _draft(
    texts: tuple[Text, ...],
    kept: list[tuple[Text, Step]],
    left: tuple[str, ...],
    dropped: list[tuple[Text, Step]],
    where: tuple[str, str],
) -> Draft:
    left_out = (*_left_blocks(kept, left), *(step.heading or text.title for text, step in dropped))
    shown = {"texts": texts, "left_out": left_out, "language": where[0], "place": where[1]}
    together = {"language": where[0], "place": where[1], "several": len(texts) > 1}
    pieces = [piece for text, step in kept for piece in _pieces(text, step, left, together)]
    back = {**shown, **crisis_shown(where[1], where[0]), "fold": _fold_picture()}
    return Draft(
        render_to_string("formats/zine_front.html", shown),
        tuple(on_paper(piece) for piece in pieces),
        on_paper(render_to_string("formats/zine_back.html", back)),
        left_out,
    )


def _left_blocks(kept: list[tuple[Text, Step]], left: tuple[str, ...]) -> list[str]:
    """What is left out of the steps that stay, as one says it."""
    said = {"why": _("the reasons"), "law": _("the law")}
    there = {block.kind for _text, step in kept for block in step.blocks}
    more = [_("more who can help")] if "contacts" in there else []
    return [said[kind] for kind in left if kind in there] + more


def _pieces(text: Text, step: Step, left: tuple[str, ...], together: dict[str, Any]) -> list[str]:
    """A step cut where a page may end: between its blocks, and between paragraphs."""
    shown = {**together, "text": text, "step": step}
    found = [piece for block in step.blocks if block.kind not in left for piece in _small(shown, step, block)]
    heading = render_to_string("formats/zine_heading.html", shown).strip()
    # A heading never stands alone at the end of a page.
    return [heading + found[0], *found[1:]] if found else []


def _small(shown: dict[str, Any], step: Step, block: Block) -> list[str]:
    """A block for a small page: of those who can help, the first two, each with its numbers and their age."""
    if block.kind == "contacts":
        listed = services_shown(shown["place"], block.variant, shown["language"])["reachable"]
        return [
            render_to_string("formats/zine_service.html", {"service": service})
            for service in listed[:STAND_OPEN]
        ]
    alone = Step(step.heading, step.anchor, (block,), step.line)
    html = render_to_string("words/_blocks.html", {**shown, "step": alone}).strip()
    return _PARAGRAPHS.split(html) if block.kind == "prose" else [html]


def _bodies(texts: tuple[Text, ...], language: str, place: str) -> str:
    shown = {"texts": texts, "language": language, "place": place}
    return render_to_string("formats/paper_body.html", shown)


def on_paper(html: str) -> str:
    """Paper has no links: the name of the guide stands behind the words that led there."""

    def said(link: re.Match[str]) -> str:
        to, words = link.groups()
        return f"{words} ({to.upper()})" if _NAME.fullmatch(to) else words

    return _LINK.sub(said, html)


def _whole(layout: str, language: str, texts: tuple[Text, ...], body: str) -> str:
    shown = {
        "layout": f"formats/{layout}.css",
        "letters": _letters(),
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


def _fold_picture() -> str:
    drawn = render_to_string("formats/fold.svg")
    return b64encode(drawn.encode()).decode()
