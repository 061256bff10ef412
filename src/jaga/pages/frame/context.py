"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jaga.house.look import look
from jaga.house.sqlite import reads_only
from jaga.pages.frame.middleware import address_parts
from jaga.pages.shown import library


def frame(request: HttpRequest) -> dict[str, Any]:
    """Language, place, the same page in the other languages, and the house's name."""
    parts = address_parts(request)
    rest = request.path.split("/", 2)[2] if request.path.count("/") > 1 else ""
    names = dict(settings.LANGUAGES)
    others = [
        {"code": code, "name": names[code], "address": f"/{code}/{rest}"}
        for code in library().languages
        if code != parts["language"]
    ]
    return {
        **parts,
        "front": f"/{parts['language']}/{parts['place']}/",
        "other_languages": others,
        "house_name": look().name,
        "icon": f"icons/{look().icon.value}.svg",
        "words_only": settings.WORDS_ONLY,
        "reads_only": not settings.WORDS_ONLY and reads_only(),
    }
