"""The public words taken along: kept by the browser to read without a network, or as one file.

The worker keeps what this list names and nothing else, fetched without any cookie, so that what is kept is what
a stranger would be shown. Online it always asks the house first: a wrong number may not outlive its correction.
"""

import hashlib
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jaga.guides.marks import unmarked
from jaga.guides.text import FIRST
from jaga.house.look import Icon
from jaga.pages.shown import library

WORKER = Path(__file__).parent / "worker.js"


def _names() -> dict[Icon, str]:
    """What the app can be called: the name of its picture, which tells nothing."""
    return {Icon.LEAF: _("Leaf"), Icon.LANTERN: _("Lantern"), Icon.PAGE: _("Page"), Icon.DROP: _("Drop")}


@require_safe
@gzip_page
def along(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """What keeping the words here means, the two buttons, and the same as one file."""
    chosen = request.GET.get("as", "")
    icon = Icon(chosen) if chosen in set(Icon) else Icon.LEAF
    shown = {
        "app": icon,
        "apps": [(each, name, each is icon) for each, name in _names().items()],
        "list": f"/{language}/{place}/along.json",
    }
    return render(request, "words/along.html", shown)


@require_safe
@gzip_page
def pages_along(request: HttpRequest, language: str, place: str) -> JsonResponse:  # noqa: ARG001
    """Which pages are kept, under a mark that changes whenever one of them can have changed."""
    front = f"/{language}/{place}/"
    pages = [front, *(f"{front}{name}" for name in ("now", "all", "near", "along"))]
    pages += [f"{front}{name}" for name in library().texts[FIRST]]
    pages += [f"/{language}/bubur"]
    files = [
        static(name)
        for name in ("house.css", "leave.js", "aloud.js", *(f"icons/{icon}.svg" for icon in Icon))
    ]
    note = unmarked(_("This was kept on this phone on DAY. Numbers can have changed since then."))
    return JsonResponse({"mark": _mark(), "language": language, "note": note, "pages": [*pages, *files]})


@cache
def _mark() -> str:
    """Of the words as this process reads them."""
    built = settings.WORDS_BUILT
    content = built.read_bytes() if built.exists() else repr(library()).encode()
    return hashlib.blake2b(content + WORKER.read_bytes(), digest_size=8).hexdigest()


@require_safe
def app(request: HttpRequest, language: str, place: str, icon: str) -> HttpResponse:  # noqa: ARG001
    """What a phone shows among its apps: a neutral name and picture."""
    if icon not in set(Icon):
        raise Http404
    picture = {"src": static(f"icons/{icon}.svg"), "sizes": "any", "type": "image/svg+xml"}
    told: dict[str, Any] = {
        "name": unmarked(_names()[Icon(icon)]),
        "short_name": unmarked(_names()[Icon(icon)]),
        "start_url": f"/{language}/{place}/",
        "scope": "/",
        "display": "minimal-ui",
        "icons": [picture],
    }
    return HttpResponse(json.dumps(told), content_type="application/manifest+json")


@require_safe
@csp_update({"connect-src": [SELF]})
def worker(_request: HttpRequest) -> HttpResponse:
    """The worker; it stands at the top, because a worker reaches only what stands below it."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript")


@require_safe
def one_file(_request: HttpRequest, language: str, place: str) -> HttpResponse:  # noqa: ARG001
    """All words in every language as one file, for a phone or a friend."""
    response = HttpResponse(_book(place), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="pages.zip"'
    return response


@cache
def _book(place: str) -> bytes:
    """The book, zipped once a process; no entry says when or by whom it was made."""
    from jaga.pages.words.book import files  # noqa: PLC0415  (reads every text again, with other links)

    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        for name, content in files(place):
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
