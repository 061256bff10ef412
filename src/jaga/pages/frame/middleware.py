"""Headers that leave few traces, and the language as the address has it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from jaga.guides.languages import spoken
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


WORDS = ("jaga.pages.words.", "jaga.pages.frame.", "jaga.pages.formats.")
"""Where the pages stand that may be partly in a language: each sentence that it lacks is English, and marked."""


class LanguageFromAddress:
    """Speaks the language that the address begins with; nothing is remembered.

    A page where something is kept or agreed to is never half in a language: in one that is only begun it is
    whole in the first, and says so (docs/adr/0034).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer in that language."""
        language = request.path.split("/")[1]
        with translation.override(language if language in library().languages else settings.LANGUAGE_CODE):
            return self.get_response(request)

    def process_view(self, _request: HttpRequest, view: Answer, _args: Any, _kwargs: Any) -> None:
        """Before the view is asked: a page that may not be partly in a language is whole in one."""
        if not view.__module__.startswith(WORDS):
            translation.activate(spoken(translation.get_language() or settings.LANGUAGE_CODE))


def address_parts(request: HttpRequest) -> dict[str, Any]:
    """The language of this page, that of its address, and the place; the defaults where the address has none."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    language = translation.get_language()
    return {
        "language": language,
        "address_language": kwargs.get("language", language),
        "place": kwargs.get("place", settings.DEFAULT_PLACE),
    }
