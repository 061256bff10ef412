"""Resources: one to begin with, the others behind it. A list longer than a page is searched by a plain form."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jaga.guides.languages import complete
from jaga.guides.place import is_older
from jaga.guides.resource import Resource, mark
from jaga.house import resources
from jaga.pages.shown import library, places, shipped
from jaga.pages.words.facts import said

AT_ONCE = 20
LONGEST, LAST = 100, 5000
"""Letters that are looked for, and the last page that can be asked for."""
KINDS = ("l", "p", "f", "c")


@require_safe
@gzip_page
def books(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """What can be read, heard, watched or gone to elsewhere."""
    words = request.GET.get("words", "").replace("\0", "")[:LONGEST].strip()
    chosen = {kind: request.GET[kind][:LONGEST] for kind in KINDS if request.GET.get(kind)}
    page = _page(request.GET.get("page", ""))
    asked = resources.wanted(words, (mark(kind, _value(value)) for kind, value in chosen.items()))
    found = _found(asked, (page - 1) * AT_ONCE, place)
    further: dict[str, str] = {"words": words, **chosen} if words or chosen else {}
    listed = [_shown(each, language, timezone.localdate()) for each in found[:AT_ONCE]]
    begins = 0 if further or page > 1 else 1
    there = _there()
    shown = {
        "words": words,
        "choices": _choices(there, chosen, language),
        "first": listed[:begins],
        "resources": listed[begins:],
        "checked": [each for each in listed if each["checked"]],
        "unchecked": [each for each in listed if not each["checked"]],
        "lacks": list(_lacks(there, language)),
        "believe": library().named(language, ("f1",)),
        "asked": bool(further),
        "long": bool(further) or page > 1 or len(found) > AT_ONCE,
        "before": urlencode({**further, "page": str(page - 1)}) if page > 1 else "",
        "after": urlencode({**further, "page": str(page + 1)})
        if len(found) > AT_ONCE and page < LAST
        else "",
        "page": page,
    }
    return render(request, "words/books.html", shown)


def _page(asked: str) -> int:
    return (
        min(max(int(asked), 1), LAST)
        if asked.isascii() and asked.isdigit() and len(asked) < len("10000")
        else 1
    )


NONE = "-"
"""What stands in a form for a place or a cost that is empty: none, or not known."""


def _value(chosen: str) -> str:
    return "" if chosen == NONE else chosen


def _in_order(place: str) -> list[Resource]:
    """What is shipped: the first of its files to begin with, what is made for this place, and the others."""
    first, *others = shipped()
    return [first, *sorted(others, key=lambda each: each.place != place)]


def _found(asked: resources.Wanted, start: int, place: str) -> list[Resource]:
    """One more than a page: what is shipped, as this house corrected it, and then what it added."""
    ours = _in_order(place)
    if settings.WORDS_ONLY:
        return [each for each in ours if asked.fits(each)][start : start + AT_ONCE + 1]
    corrected = resources.here(each.id for each in ours)
    first = [each for one in ours if asked.fits(each := corrected.get(one.id, one))]
    found = first[start : start + AT_ONCE + 1]
    if len(found) <= AT_ONCE:
        rest = resources.find(asked, max(0, start - len(first)), AT_ONCE + 1 - len(found), tuple(corrected))
        found += rest
    return found


def _there() -> set[tuple[str, str]]:
    """What something here can be chosen by."""
    there = {each for one in shipped() for each in resources.choices_of(one)}
    return there if settings.WORDS_ONLY else there | set(resources.choices())


def _lacks(there: set[tuple[str, str]], language: str) -> Iterator[str]:
    """What somebody may look for in vain, said before they do."""
    spoken = {value.split("-", maxsplit=1)[0] for kind, value in there if kind == "l"}
    for each in dict.fromkeys((*complete(), language)):
        if each.split("-", maxsplit=1)[0] not in spoken:
            yield _("So far there is nothing that we know to be in %(language)s.") % {
                "language": _language(each, language)
            }
    if ("f", "audio") not in there:
        yield _("There is nothing to listen to yet.")


def _choices(there: set[tuple[str, str]], chosen: dict[str, str], language: str) -> list[dict[str, Any]]:
    """The four lists of the form; each has only what something here has."""
    labels = {"l": _("Language"), "p": _("Made for"), "f": _("Kind of thing"), "c": _("What it costs")}
    return [
        {
            "name": kind,
            "label": labels[kind],
            "options": [
                {"value": value or NONE, "said": said, "chosen": chosen.get(kind) == (value or NONE)}
                for said, value in sorted(
                    (_named(kind, value, language), value) for of, value in there if of == kind
                )
            ],
        }
        for kind in KINDS
    ]


def _named(kind: str, value: str, language: str) -> str:
    if kind == "l":
        return _language(value, language)
    if kind == "p":
        return _place(value, language)
    return _format(value) if kind == "f" else _cost(value)


def _language(code: str, language: str) -> str:
    """The name of a language, in this one; its code where it has none."""
    return _names(language)[0].get(code.split("-", maxsplit=1)[0].lower(), code)


def _place(code: str, language: str) -> str:
    if not code:
        return _("no one country")
    if code in places():
        return said(places()[code].name, language)
    return _names(language)[1].get(code.split("-", maxsplit=1)[0].upper(), code.upper())


@cache
def _names(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """What languages and countries are called in a language."""
    from babel import Locale  # noqa: PLC0415  (only this page needs it)

    names = Locale.parse(to_locale(language))
    return dict(names.languages), dict(names.territories)


def _format(value: str) -> str:
    return {
        "article": _("an article"),
        "book": _("a book"),
        "booklet": _("a booklet"),
        "workbook": _("a workbook"),
        "worksheet": _("a sheet to fill in"),
        "zine": _("a zine"),
        "audio": _("to hear"),
        "video": _("to watch"),
        "course": _("a course"),
        "website": _("a website"),
        "service": _("a service"),
    }[value]


def _cost(value: str) -> str:
    return {"free": _("free"), "partly": _("partly free"), "paid": _("costs money"), "": _("cost not known")}[
        value
    ]


def _shown(found: Resource, language: str, today: date) -> dict[str, Any]:
    return {
        "title": found.title,
        "link": found.link,
        "host": urlsplit(found.link).hostname,
        "address": "" if found.link else found.address,
        "note": _said(found.note, language),
        "good_for": _said(found.good_for, language),
        "facts": list(_facts(found, language)),
        "licence": found.licence,
        "source": found.source,
        "seen": found.seen,
        "checked": found.checked,
        "checked_by": found.checked_by,
        "old": is_older(max(found.seen, found.checked or found.seen), today),
        # A title is in the resource's own language, where it has only one.
        "lang": found.languages[0] if len(found.languages) == 1 and found.languages[0] != language else "",
    }


def _facts(found: Resource, language: str) -> Iterator[str]:
    yield _format(found.format)
    if found.maker:
        yield found.maker
    spoken = ", ".join(_language(each, language) for each in found.languages)
    yield spoken or _("language not known")
    if found.place:
        yield _("made for %(place)s") % {"place": _place(found.place, language)}
    yield _cost(found.cost)


def _said(words: Any, language: str) -> dict[str, str]:
    """The words in this language, else in the first that there is, which is then named to whoever reads aloud."""
    if not words:
        return {}
    spoken = language if language in words else next(iter(words))
    return {"words": words[spoken], "lang": "" if spoken == language else spoken}
