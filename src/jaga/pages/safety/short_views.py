"""The short page: everything of a plan at once, in large type, to be read at night; with the place's numbers below."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.keeping.views import BOTH, seen_or_404, shown_with
from jaga.pages.safety.questions import heading
from jaga.pages.sharing.said import whoreads_line
from jaga.pages.templatetags.words import STAND_OPEN
from jaga.pages.words.facts import services_shown
from jaga.practice.plan import Of, Plan
from jaga.practice.telling import Telling
from jaga.usecases.compartments import around
from jaga.usecases.folds import Seen
from jaga.usecases.plans import PLANS, plans
from jaga.vault import NotTakenYet


@BOTH
@signed_in
def shorts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Straight to the short page where there is one; where there are several, which."""
    found = plans(visit.person)
    if len(found) == 1:
        return HttpResponseRedirect(f"{visit.home}{found[0].id.hex()}/short")
    return render(request, "safety/shorts.html", {"places": found, "home": visit.home})


@BOTH
@signed_in
def short(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The plan and its places, as far as I can open them: each says who else can read it."""
    try:
        seen = seen_or_404(visit, place_id)
    except Http404 as absent:
        if isinstance(absent.__cause__, NotTakenYet):  # somebody holds it for me
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/hand")
        raise
    if seen.kind not in PLANS:
        raise Http404
    found = {each.kind: each for each in around(visit.person, seen.opened.place, visit.now)}
    laid = [_laid(visit, found[kind]) for kind in PLANS if kind in found]
    numbers = {topic: _numbers(visit, topic) for topic in ("emergency", "suicide", "abuse")}
    return render(request, "safety/short.html", shown_with(visit, seen, laid=laid, **numbers))


def _numbers(visit: Visit, topic: str) -> dict[str, Any]:
    """The place's services of this topic: two stand open, the others fold. The emergency number stands first, once."""
    shown = services_shown(visit.place, topic, visit.language, timezone.now())
    found = [each for each in shown["reachable"] if topic == "emergency" or not each["emergency"]]
    return {**shown, "reachable": found[:STAND_OPEN], "more": found[STAND_OPEN:]}


def _laid(visit: Visit, seen: Seen) -> dict[str, Any]:
    by_purpose = tuple(seen.state.part(Plan).by_purpose())
    alone = seen.kind == "places"
    return {
        "title": KINDS[seen.kind].title if alone else "",
        "there": f"{visit.home}{seen.opened.place.id.hex()}/",
        "whoreads": whoreads_line(visit.person, seen, _whose(seen)),
        "parts": [
            ("" if alone else heading(of, visit.language), pieces)
            for of, pieces in by_purpose
            if of is not Of.SIGNS
        ],
        # Once it has come, the signs help nobody to act: they stand below the numbers.
        "signs": [pieces for of, pieces in by_purpose if of is Of.SIGNS],
    }


def _whose(seen: Seen) -> str:
    return seen.state.part(Telling).on_behalf_of or ""
