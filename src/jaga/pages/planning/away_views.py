"""Letting go of a plan with all that came of it, or of what somebody said that they give here."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning.here import helper_or_404, holds, plan_or_404, support_or_404
from jaga.usecases import letting
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import speaks_for


@BOTH
@signed_in
def plan_away(request: HttpRequest, visit: Visit, place_id: bytes, plan: str) -> HttpResponse:
    """A plan goes, with every day and word of it: the word of whoever holds the strand."""
    seen = support_or_404(visit, place_id)
    found = plan_or_404(seen, plan)
    if not holds(seen):
        raise Http404
    return _away(request, visit, seen, found.id, "c")


@BOTH
@signed_in
def helper_away(request: HttpRequest, visit: Visit, place_id: bytes, helper: str) -> HttpResponse:
    """What somebody gives here is taken away; what they had taken is open again."""
    seen = support_or_404(visit, place_id)
    found = helper_or_404(seen, helper)
    if found not in speaks_for(seen):
        raise Http404
    return _away(request, visit, seen, found.id, "w")


def _away(request: HttpRequest, visit: Visit, seen: Seen, thing: str, end: str) -> HttpResponse:
    there, problem = f"{visit.home}{seen.opened.place.id.hex()}/{end}", ""
    if request.method == "POST":
        refused = letting.let_go(visit.person, seen.opened.place.id, thing, visit.now)
        if refused is None:
            return HttpResponseRedirect(there)
        problem = sentence(refused)
    shown = shown_with(visit, seen, there=there, problem=problem)
    return render(request, "planning/away.html", shown, status=WRONG if problem else 200)
