"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jaga.house import people
from jaga.house.sqlite import reads_only
from jaga.pages.frame.looks import look_for
from jaga.pages.frame.middleware import address_parts
from jaga.pages.shown import library


def frame(request: HttpRequest) -> dict[str, Any]:
    """Language, place, the same page in the other languages, and the house's name."""
    parts, seen = address_parts(request), look_for(request)
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
        "house_name": seen.name,
        "icon": f"icons/{seen.icon.value}.svg",
        "words_only": settings.WORDS_ONLY,
        "many": _many,
        "demo": (settings.HOME / "demo").exists(),
        "reads_only": not settings.WORDS_ONLY and reads_only(),
    }


def _many() -> bool:
    """Whether this is a house of many; asked only by the pages that say something else there."""
    return not settings.WORDS_ONLY and (settings.MANY or people.of_many())
