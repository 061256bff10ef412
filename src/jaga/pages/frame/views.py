"""Pages that belong to no concern of their own: leaving, the innocent page, refusals, health."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from jaga.guides.languages import complete
from jaga.house.look import look
from jaga.pages.doorway.guard import sitting, unseat
from jaga.pages.frame.looks import look_of


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 when the house is ready."""
    return HttpResponse("ready\n", content_type="text/plain")


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The first page in the language that the device asks for, without remembering it."""
    response = HttpResponseRedirect(f"/{_wanted_language(request)}/{settings.DEFAULT_PLACE}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def _wanted_language(request: HttpRequest) -> str:
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            found = get_supported_language_variant(code)
        except LookupError:
            continue
        if found in complete():
            return found
    return settings.LANGUAGE_CODE


@require_safe
def leave(request: HttpRequest, language: str) -> HttpResponse:
    """Ends what is open and lands on an innocent page. A link, so that no page has to allow a form for it."""
    inside = None if settings.WORDS_ONLY else sitting(request)
    chosen = look() if inside is None else look_of(inside)
    response = HttpResponse(status=303)
    response.headers["Location"] = chosen.leave_to or f"/{language}/bubur"
    return response if settings.WORDS_ONLY else unseat(request, response)


@require_safe
def porridge(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001  (the address has it)
    """The innocent page: how to cook rice porridge."""
    return render(request, "frame/porridge.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """The one page for whatever is not here, or not yours."""
    return render(request, "frame/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong in the house; says that nothing that was saved is lost."""
    return render(request, "frame/broken.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """A form that came from elsewhere or from before a restart."""
    return render(request, "frame/stale_form.html", status=403)
