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
    names = dict(settings.LANGUAGES)
    others = [
        {"code": code, "name": names[code], "address": _same_page(request.path, code, parts["place"])}
        for code in library().languages
        if code != parts["address_language"]
    ]
    return {
        **parts,
        "front": f"/{parts['address_language']}/{parts['place']}/",
        "other_languages": others,
        "house_name": seen.name,
        "icon": f"icons/{seen.icon.value}.svg",
        "words_only": settings.WORDS_ONLY,
        "many": _many,
        "demo": (settings.HOME / "demo").exists(),
        "reads_only": not settings.WORDS_ONLY and reads_only(),
    }


def _same_page(path: str, language: str, place: str) -> str:
    """The same page in another language; of an address that bears no language, such as a calendar's, the front page.

    Such an address may be a secret, which no page repeats.
    """
    before, _, rest = path.removeprefix("/").partition("/")
    return f"/{language}/{rest}" if before in library().languages else f"/{language}/{place}/"


def _many() -> bool:
    """Whether this is a house of many; asked only by the pages that say something else there."""
    return not settings.WORDS_ONLY and (settings.MANY or people.of_many())
