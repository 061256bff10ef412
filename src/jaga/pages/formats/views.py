"""Asking for a text to print, fold, hear or watch: nothing is known of who asks, and no address tells what it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from jaga.guides.text import Text
from jaga.pages.formats import making
from jaga.pages.formats.made import SUFFIXES, lacks
from jaga.pages.shown import library, places

KINDS = {"1": "pdf", "2": "zine", "3": "audio", "4": "film"}
"""What is made, by its number in the address."""
_TYPES = {
    "pdf": "application/pdf",
    "ogg": "audio/ogg",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@require_safe
def choose(request: HttpRequest, language: str, place: str, name: str) -> HttpResponse:
    """What can be made of this text."""
    text = _text(language, place, name)
    kinds = [
        {"number": number, "kind": kind, "lacks": lacks(kind, text.language)}
        for number, kind in KINDS.items()
    ]
    return render(request, "formats/choose.html", {"text": text, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, language: str, place: str, name: str, number: str) -> HttpResponse:
    """Ask for it; look how far it is."""
    text, kind = _text(language, place, name), KINDS[number]
    full = False
    if request.method == "POST" and not lacks(kind, text.language):
        try:
            making.ask(kind, name, language, place)
            return HttpResponseRedirect(request.path)
        except making.Full:
            full = True
    shown = {"text": text, "number": number, "kind": kind, "full": full, "lacks": lacks(kind, text.language)}
    order = making.look(kind, name, language, place)
    return render(request, "formats/one.html", {**shown, "order": order, "files": _files(order, number)})


@require_safe
def file(request: HttpRequest, language: str, place: str, name: str, which: str) -> HttpResponse:  # noqa: ARG001
    """The file itself, to keep."""
    number, _dot, suffix = which.partition(".")
    _text(language, place, name)
    order = making.look(KINDS[number], name, language, place)
    ready = order is not None and order.state == "done" and suffix in SUFFIXES[KINDS[number]]
    found = making.content(order, suffix) if order is not None and ready else None
    if found is None:
        raise Http404
    saved_as = f"{name}-{which}"
    headers = {"Content-Disposition": f'attachment; filename="{saved_as}"'}
    return HttpResponse(found, content_type=_TYPES[suffix], headers=headers)


def _files(order: making.Order | None, number: str) -> list[dict[str, Any]]:
    if order is None or order.state != "done":
        return []
    return [{"suffix": suffix, "address": f"{number}.{suffix}"} for suffix in SUFFIXES[order.kind]]


def _text(language: str, place: str, name: str) -> Text:
    found = library().text(language, name)
    if found is None or place not in places():
        raise Http404
    return found
