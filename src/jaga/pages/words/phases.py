"""A text in parts, one a page. The place where somebody stops is the address: no cookie, nothing written."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jaga.guides.text import Step, Text
from jaga.pages.shown import library

PUT_DOWN = "l8"
"""The text for whoever has had enough for today."""


class Phase(NamedTuple):
    """One part of a text: the lead is the first."""

    text: Text
    at: int
    step: Step

    @property
    def of(self) -> int:
        """How many there are."""
        return 1 + len(self.text.steps)

    @property
    def all(self) -> list[tuple[int, str]]:
        """Each part by its number, with its heading."""
        headings = (self.text.title, *(step.heading for step in self.text.steps))
        return list(enumerate(headings, start=1))


def phase_of(language: str, name: str, at: int) -> Phase | None:
    """That part of that text, where both are there."""
    text = library().text(language, name)
    if text is None or not 1 <= at <= 1 + len(text.steps):
        return None
    return Phase(text, at, (text.lead, *text.steps)[at - 1])


def phase_or_404(language: str, name: str, at: str) -> Phase:
    """That part of that text."""
    found = phase_of(language, name, int(at))
    if found is None:
        raise Http404
    return found


@require_safe
@gzip_page
def phase(request: HttpRequest, language: str, place: str, name: str, at: str) -> HttpResponse:  # noqa: ARG001
    """One part of a text, with the ways back, on and out."""
    found = phase_or_404(language, name, at)
    after = dict(found.all).get(found.at + 1, "")
    shown = {
        "phase": found,
        "text": found.text,
        "step": found.step,
        "before": found.at - 1,
        "after": after and {"at": found.at + 1, "heading": after},
        "down": library().text(language, PUT_DOWN),
    }
    return render(request, "words/phase.html", shown)
