"""Views of who can give what in a support strand: mine, what the others said, and somebody who is not here."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning.giving_forms import GiveElse, GiveHere, GivesHere, as_form
from jaga.pages.planning.here import care_of, helper_or_404, holds, me_in, speaks_for, support_or_404
from jaga.pages.planning.said import helper_lines
from jaga.practice.helping import ComeBackHere, Helper, StepBackHere
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases import cards
from jaga.usecases.folds import Seen
from jaga.usecases.strands import do


@BOTH
@signed_in
def everybody(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What I give here and what the others do; whoever writes can say it for themself."""
    seen = support_or_404(visit, place_id)
    mine = me_in(seen)
    wanted, once = request.POST.get("form", ""), request.POST.get("once", "")[:16] or secrets.token_hex(8)
    forms = _forms(request, visit, seen, mine, wanted) if seen.opened.writes else []
    for form in forms:
        if form.is_bound and form.is_valid():
            decided = do(visit.person, place_id, form.to_command(id=once), visit.now)
            if not isinstance(decided, Refusal) or decided == AlreadyKnown("id"):
                return HttpResponseRedirect(request.path)
            refuse(form, decided)
    others = [
        (helper, helper_lines(helper), speaks_for(seen, helper))
        for helper in care_of(seen).helpers.said
        if helper != mine
    ]
    shown = shown_with(
        visit, seen, mine=mine, mine_lines=helper_lines(mine) if mine else (), others=others, forms=forms,
        once=once,
    )  # fmt: skip
    return render(request, "planning/everybody.html", shown, status=WRONG if wanted else 200)


def _forms(
    request: HttpRequest, visit: Visit, seen: Seen, mine: Helper | None, wanted: str
) -> list[GiveHere]:
    kinds = (*(() if mine else (GiveHere,)), *((GivesHere,) if holds(seen) else ()))
    own = {"name": cards.name_i_go_by(visit.person)}
    return [
        as_form(kind, request.POST if kind.__name__ == wanted else None, **(own if kind is GiveHere else {}))
        for kind in kinds
    ]


@BOTH
@signed_in
def one(request: HttpRequest, visit: Visit, place_id: bytes, helper: str) -> HttpResponse:
    """Change what somebody gives here; step back here and come back, each in one step."""
    seen = support_or_404(visit, place_id)
    found = helper_or_404(seen, helper)
    if not speaks_for(seen, found):
        raise Http404
    there, problem = f"{visit.home}{place_id.hex()}/w", None
    wanted = request.POST.get("do", "")
    form = as_form(GiveElse, request.POST if wanted == "change" else None, found)
    command = {"back": StepBackHere(helper), "here": ComeBackHere(helper)}.get(wanted)
    if command is None and wanted == "change" and form.is_valid():
        command = form.to_command(id=helper)  # type: ignore[assignment]
    if command is not None:
        problem = do(visit.person, place_id, command, visit.now)
        if not isinstance(problem, Refusal):
            return HttpResponseRedirect(there)
        refuse(form, problem)
    shown = shown_with(visit, seen, helper=found, lines=helper_lines(found), form=form, there=there)
    return render(request, "planning/one.html", shown, status=WRONG if wanted else 200)
