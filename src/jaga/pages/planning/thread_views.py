"""The thread of contact of a plan, and what is kept about contact, which can be switched off."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning.here import care_of, holds, plan_or_404, support_or_404
from jaga.pages.planning.said import name_in
from jaga.pages.planning.thread import thread
from jaga.pages.today.paging import page_of
from jaga.practice.contact import KeepAgain
from jaga.usecases.compartments import is_survivor
from jaga.usecases.contact_kept import keep_nothing
from jaga.usecases.strands import do


@BOTH
@signed_in
def came_of_it(request: HttpRequest, visit: Visit, place_id: bytes, plan: str) -> HttpResponse:
    """What was promised and what came over the months, and the words that are kept of it."""
    seen = support_or_404(visit, place_id)
    found, care, problem = plan_or_404(seen, plan), care_of(seen), ""
    if request.method == "POST":
        if not holds(seen) or found.ended:
            raise Http404
        if found.keeps:
            refused = keep_nothing(visit.person, place_id, plan, visit.now)
            problem = sentence(refused) if refused else ""
        else:
            do(visit.person, place_id, KeepAgain(plan), visit.now)
        if not problem:
            return HttpResponseRedirect(request.path)
        seen = support_or_404(visit, place_id)
        found, care = plan_or_404(seen, plan), care_of(seen)
    words = [
        (turn, name_in(care.helpers, turn.seen_by or turn.by))
        for turn in reversed(care.turns)
        if turn.plan == plan and turn.words
    ]
    shown = shown_with(
        visit, seen, plan=found, holds=holds(seen), own=is_survivor(seen),
        words=page_of(request, "a", words), problem=problem,
        thread=thread(found, care.turns, care.helpers, visit.now.date()),
    )  # fmt: skip
    return render(request, "planning/thread.html", shown, status=WRONG if problem else 200)
