"""Views of the words. They read no cookie, set none, and write nothing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import strip_tags
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jaga.guides.text import Text
from jaga.pages.shown import library, places
from jaga.pages.words.facts import crisis_shown, first_help, law_shown, said, services_shown

SHELVES = (
    ("door",),
    ("card",),
    ("pathway",),
    ("facing",),
    ("guide",),
    ("page",),
)
"""The kinds of text, in the order in which the list of all words shows them."""

WAYS_NOW = ("w8", "w7", "w2", "s3")
"""The texts that *Help now* leads to."""

KEEP_AS = {"d1": "1", "d2": "2", "d3": "3", "d4": "4", "f5b": "2", "f2b": "4"}
"""The texts that end with a way to keep something, and the way of beginning that they lead to."""

ON_A_SHEET = 600
"""Words that two columns of one A4 sheet hold, with what the place adds."""


@require_safe
@gzip_page
def front(request: HttpRequest, language: str, place: str) -> HttpResponse:  # noqa: ARG001  (the address has it)
    """Five doors."""
    others = library().named(language, ("d3", "d4", "d5"))
    return render(request, "words/front.html", {"others": others})


@require_safe
@gzip_page
def text(request: HttpRequest, language: str, place: str, name: str) -> HttpResponse:
    """One text, with the place's facts where it asks for them."""
    return render(request, "words/text.html", _shown(language, place, name))


@require_safe
@gzip_page
def paper(request: HttpRequest, language: str, place: str, name: str) -> HttpResponse:
    """The same text laid out for print."""
    shown = _shown(language, place, name)
    found = shown["text"]
    shown |= {"help": first_help(place, found.language), "short": is_short(found)}
    return render(request, "words/paper.html", shown)


def is_short(text: Text) -> bool:
    """Whether a text is so short that, printed in two columns, it may stand on one sheet."""
    blocks = (block for step in (text.lead, *text.steps) for block in step.blocks)
    return sum(len(strip_tags(block.html).split()) for block in blocks) <= ON_A_SHEET


def _shown(language: str, place: str, name: str) -> dict[str, Any]:
    found = library().text(language, name)
    if found is None:
        raise Http404
    return {
        "keep_as": KEEP_AS.get(found.name, ""),
        "text": found,
        "next": library().named(language, found.front.next),
        "place_name": said(places()[place].name, language),
    }


@require_safe
@gzip_page
def now(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Help now: the crisis contacts of the place, and the ways on."""
    shown = {"ways": library().named(language, WAYS_NOW), **crisis_shown(place, language, timezone.now())}
    return render(request, "words/now.html", shown)


@require_safe
@gzip_page
def near(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Everything known about the place: who can be turned to, and what the law says."""
    return render(
        request,
        "words/near.html",
        {
            "place_name": said(places()[place].name, language),
            "other_places": [
                (code, said(each.name, language)) for code, each in places().items() if code != place
            ],
            "services": services_shown(place, "all", language),
            "laws": law_shown(place, "all", language),
        },
    )


@require_safe
@gzip_page
def everything(request: HttpRequest, language: str, place: str) -> HttpResponse:  # noqa: ARG001
    """Every text, by kind."""
    shelves = [(kinds[0], library().of_kind(language, *kinds)) for kinds in SHELVES]
    return render(request, "words/everything.html", {"shelves": shelves})
