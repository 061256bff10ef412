"""One strand for paper, or as text: with the line on what was agreed, without names left out, unsigned."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.part import Shown
from jaga.pages.keeping.parts import parts_of
from jaga.pages.keeping.views import BOTH, seen_or_404, shown_with
from jaga.pages.passing.ways import line
from jaga.usecases.folds import Seen
from jaga.usecases.passing import agreed

GAP = "____"
Laid = list[tuple[str, list[Shown]]]


@BOTH
@signed_in
def printed(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The strand for paper."""
    return render(request, "passing/print.html", _shown(request, visit, place_id))


@BOTH
@signed_in
def text(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The strand as text to copy."""
    shown = _shown(request, visit, place_id)
    return render(request, "passing/text.html", {**shown, "text": _as_text(shown["line"], shown["parts"])})


def _shown(request: HttpRequest, visit: Visit, place_id: bytes) -> dict[str, Any]:
    seen = seen_or_404(visit, place_id)
    asked = request.method == "POST"
    names = request.POST.get("names", "") if asked else "\n".join(dict.fromkeys(_names(seen)))
    left_out = names.splitlines() if asked else []
    return shown_with(
        visit, seen, names=names, parts=_laid(seen, left_out), line=line(agreed(seen, visit.now)), way=None
    )


def _names(seen: Seen) -> Iterator[str]:
    """Names that stand in fields of their own; there may be others in the words."""
    state: Any = seen.state
    found = [getattr(getattr(state, "telling", None), "on_behalf_of", "")]
    found += [each.name for each in getattr(getattr(state, "roles", None), "said", ())]
    found += [each.to for each in getattr(getattr(state, "consents", None), "recorded", ())]
    found += [each.who for each in getattr(getattr(state, "tasks", None), "noted", ())]
    found += [each.who for each in getattr(getattr(state, "plan", None), "pieces", ())]
    found += [each.who for each in getattr(getattr(state, "agreements", None), "reached", ())]
    for each in getattr(getattr(state, "passed_on", None), "requests", ()):
        found += [each.asked_by, each.by]
    return (name.strip() for name in found if name and name.strip())


def _laid(seen: Seen, left_out: list[str]) -> Laid:
    laid = (
        (str(part.title), [part.show(thing) for thing in part.things(seen.state)]) for part in parts_of(seen)
    )
    return [(title, [without(each, left_out) for each in things]) for title, things in laid if things]


def without(shown: Shown, names: list[str]) -> Shown:
    """The thing with a gap wherever one of these names stood, however it was written."""
    wanted = sorted((re.escape(name.strip()) for name in names if name.strip()), key=len, reverse=True)
    if not wanted:
        return shown
    found = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE)
    lines = tuple((label, found.sub(GAP, said)) for label, said in shown.lines)
    return Shown(shown.id, found.sub(GAP, shown.words), lines, shown.ended)


def _as_text(agreed_line: str, parts: Laid) -> str:
    said = [agreed_line]
    for title, things in parts:
        said += ["", title.upper()]
        for thing in things:
            said += [
                "",
                thing.words,
                *(f"{label}: {words}" if label else words for label, words in thing.lines),
            ]
    return "\n".join(said)
