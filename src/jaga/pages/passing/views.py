"""The page before something is passed on: what was agreed, or a stop with the way to ask."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from msgspec.structs import replace

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.forms_story import HEARINGS
from jaga.pages.keeping.part import said
from jaga.pages.keeping.parts_own import is_own
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.passing.ways import WAYS, Shown, line, way_under
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.practice.words import plain_newlines
from jaga.usecases.folds import Seen
from jaga.usecases.passing import Way, agreed, note_passed_on, wishes


def _ways(seen: Seen) -> list[Shown]:
    """The ways to show. Who is let read what was asked and agreed may be the one who is approached: not that one.

    A circle is no case: nobody is approached from it.
    """
    facing = seen.kind == "accountability" and seen.opened.holding is None
    return [
        shown
        for way, shown in WAYS.items()
        if not (way is Way.APPROACH and (facing or seen.kind == "circle"))
    ]


def _way(seen: Seen, way: Way) -> Shown:
    """One way. Whoever only reads cannot let anybody in: they can ask, and nothing leads further."""
    shown = WAYS[way]
    return replace(shown, onward="") if way is Way.GIVE and seen.opened.holding is None else shown


@BOTH
@signed_in
def pass_on(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Every way of passing on, or one of them; noted only where somebody wants to note it."""
    seen = seen_or_404(visit, place_id)
    way, place = way_under(request.GET.get("as", "")), seen.opened.place
    if seen.kind == "circle" and (request.method == "POST" or way is Way.APPROACH):
        raise Http404  # notes of mine stand under no circle's name
    found = agreed(seen, visit.now)
    written, problem = plain_newlines(request.POST.get("words", "")), ""
    if request.method == "POST":
        once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
        noted = note_passed_on(visit.person, place, once, written, visit.now)
        if not isinstance(noted, Refusal):
            return HttpResponseRedirect(f"{visit.home}{noted.id.hex()}/n11/")
        problem = "" if noted == AlreadyKnown("id") else sentence(noted)
    shown = shown_with(
        visit, seen, way=way and _way(seen, way), ways=_ways(seen), agreed=found, line=line(found), problem=problem,
        covered=way is not None and found.covers(way), written=written, once=secrets.token_hex(8),
        approach=way is Way.APPROACH, own=is_own(seen),
    )  # fmt: skip
    if way is Way.APPROACH:
        known = wishes(visit.person, place, visit.now)
        shown |= {"requests": known.requests, "hearing": [said(HEARINGS, each) for each in known.hearing]}
    return render(request, "passing/pass.html", shown, status=WRONG if problem else 200)
