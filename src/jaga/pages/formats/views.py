"""Asking for texts to print, fold, hear or watch: nothing is known of who asks, and no address tells what it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaga.pages.formats import making
from jaga.pages.formats.chosen import MOST, TOGETHER, Chosen, chosen, in_order
from jaga.pages.formats.made import SUFFIXES, lacks
from jaga.pages.shown import library, places
from jaga.pages.words.views import SHELVES

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
def together(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Choose several texts for one file; those that are ticked stay ticked where something is wrong."""
    if place not in places():
        raise Http404
    asked = set(request.GET.getlist("t"))
    names = [text.name for text in in_order(language) if text.name in asked]
    problem = _problem(len(names)) if "go" in request.GET else ""
    if "go" in request.GET and not problem:
        return HttpResponseRedirect(f"/{language}/{place}/made/{TOGETHER.join(names)}")
    shelves = [(kinds[0], library().of_kind(language, *kinds)) for kinds in SHELVES]
    shown = {"shelves": shelves, "ticked": names, "problem": problem, "most": MOST}
    return render(request, "formats/together.html", shown, status=422 if problem else 200)


def _problem(count: int) -> str:
    if not count:
        return _("Nothing is ticked yet. Tick one text or more.")
    if count > MOST:
        return _("That is too much for one file. Leave out some: there may be at most %(most)d.") % {
            "most": MOST
        }
    return ""


@require_safe
def choose(request: HttpRequest, language: str, place: str, names: str) -> HttpResponse:
    """What can be made of these texts."""
    found = chosen(language, place, names)
    kinds = [{"number": number, **_about(found, kind)} for number, kind in KINDS.items()]
    return render(request, "formats/choose.html", {"chosen": found, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, language: str, place: str, names: str, number: str) -> HttpResponse:
    """Ask for it; look how far it is."""
    found, kind = chosen(language, place, names), KINDS[number]
    about, refused = _about(found, kind), ""
    if request.method == "POST" and not about["lacks"]:
        try:
            making.ask(kind, found.names, language, place)
            return HttpResponseRedirect(f"/{language}/{place}/made/{found.address}/{number}")
        except making.Full:
            refused = _("Several others are waiting already. Try again in a few minutes.")
        except making.Later:
            refused = _("Much was made here in the last hour. Try again later, or take the texts one by one.")
    order = making.look(kind, found.names, language, place)
    shown = {"chosen": found, "number": number, **about, "refused": refused}
    return render(request, "formats/one.html", {**shown, "order": order, "files": _files(order, number)})


def _about(found: Chosen, kind: str) -> dict[str, Any]:
    """What a page says of a kind: what it lacks here, in a word, and how many texts it may hold."""
    most = making.AT_MOST[kind]
    if found.mixed or len(found.texts) > most:
        return {"kind": kind, "lacks": "one language" if found.mixed else "room", "most": most}
    return {"kind": kind, "lacks": lacks(kind, found.language), "most": most}


@require_safe
def file(request: HttpRequest, language: str, place: str, names: str, which: str) -> HttpResponse:  # noqa: ARG001
    """The file itself, to keep."""
    number, _dot, suffix = which.partition(".")
    found = chosen(language, place, names)
    order = making.look(KINDS[number], found.names, language, place)
    ready = order is not None and order.state == "done" and suffix in SUFFIXES[KINDS[number]]
    content = making.content(order, suffix) if order is not None and ready else None
    if content is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{found.file}-{which}"'}
    return HttpResponse(content, content_type=_TYPES[suffix], headers=headers)


def _files(order: making.Order | None, number: str) -> list[dict[str, Any]]:
    if order is None or order.state != "done":
        return []
    return [{"suffix": suffix, "address": f"{number}.{suffix}"} for suffix in SUFFIXES[order.kind]]
