"""Headers that leave few traces, and the language as the address has it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from jaga.pages.shown import library

Answer = Callable[[HttpRequest], HttpResponse]

FEATURES_OFF = "camera=(), geolocation=(), microphone=(), browsing-topics=(), interest-cohort=()"


def no_traces(get_response: Answer) -> Answer:
    """Tells the browser to keep no copy of any page; static files keep their own long life."""

    def answer(request: HttpRequest) -> HttpResponse:
        # Under another name a page elsewhere could read this house through the visitor's browser (DNS rebinding).
        request.get_host()
        response = get_response(request)
        if not request.path.startswith(settings.STATIC_URL) or response.status_code != HTTPStatus.OK:
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers["Permissions-Policy"] = FEATURES_OFF
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def language_from_address(get_response: Answer) -> Answer:
    """Speaks the language that the address begins with; nothing is remembered."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = request.path.split("/")[1]
        with translation.override(language if language in library().languages else settings.LANGUAGE_CODE):
            return get_response(request)

    return answer


def address_parts(request: HttpRequest) -> dict[str, Any]:
    """Language and place of this address; the defaults where it has none."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    return {
        "language": kwargs.get("language", translation.get_language()),
        "place": kwargs.get("place", settings.DEFAULT_PLACE),
    }
