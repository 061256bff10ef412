"""Views of who can give what in a support strand: mine, what the others said, and somebody who is not here."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning.giving_forms import GiveElse, GiveHere, GivesHere, as_form
from jaga.pages.planning.here import care_of, helper_or_404, holds, support_or_404
from jaga.pages.planning.said import helper_lines, others_see
from jaga.practice.events import Command
from jaga.practice.helping import ComeBackHere, Helper, StepBackHere
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases import cards
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import me, speaks_for
from jaga.usecases.limits import say_not_this_one, share_limits
from jaga.usecases.strands import do


@BOTH
@signed_in
def everybody(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What I give here and what the others do; whoever writes can say it for themself."""
    seen = support_or_404(visit, place_id)
    mine = me(seen)
    wanted, once = request.POST.get("form", ""), request.POST.get("once", "")[:16] or secrets.token_hex(8)
    forms = _forms(request, visit, seen, mine, wanted) if seen.opened.writes else []
    for form in forms:
        if form.is_bound and form.is_valid():
            decided = do(visit.person, place_id, form.to_command(id=once), visit.now)
            if not isinstance(decided, Refusal) or decided == AlreadyKnown("id"):
                if isinstance(form, GiveHere) and not isinstance(form, GivesHere):
                    say_not_this_one(visit.person, place_id, visit.now)
                return HttpResponseRedirect(request.path)
            refuse(form, decided)
    speaks = {helper.id for helper in speaks_for(seen)}
    others = [
        (helper, helper_lines(helper) if helper.id in speaks else others_see(helper), helper.id in speaks)
        for helper in care_of(seen).helpers.said
        if helper != mine
    ]
    seen_as = mine or _would_be(visit, seen)
    shown = shown_with(
        visit, seen, mine=mine, mine_lines=helper_lines(seen_as), others=others, forms=forms, once=once,
    )  # fmt: skip
    return render(request, "planning/everybody.html", shown, status=WRONG if wanted else 200)


def _would_be(visit: Visit, seen: Seen) -> Helper:
    """What the others would see, if I let them see what I said in my notes."""
    shared = share_limits(visit.person, seen.opened.place.id, visit.now)
    return Helper("", "", shared.week or 0, "", shared.quiet, shared.away, shared.zone, shared.kinds)


def _forms(
    request: HttpRequest, visit: Visit, seen: Seen, mine: Helper | None, wanted: str
) -> list[GiveHere]:
    """For me what I said in my notes stands in the form already, so that one step is enough."""
    found = []
    if mine is None:
        data = request.POST if wanted == GiveHere.__name__ else None
        shared = share_limits(visit.person, seen.opened.place.id, visit.now)
        found.append(as_form(GiveHere, data, shared, name=cards.name_i_go_by(visit.person)))
    if holds(seen):
        found.append(as_form(GivesHere, request.POST if wanted == GivesHere.__name__ else None))
    return found


@BOTH
@signed_in
def one(request: HttpRequest, visit: Visit, place_id: bytes, helper: str) -> HttpResponse:
    """Change what somebody gives here; step back here and come back, each in one step."""
    seen = support_or_404(visit, place_id)
    found = helper_or_404(seen, helper)
    if found not in speaks_for(seen):
        raise Http404
    there = f"{visit.home}{place_id.hex()}/w"
    wanted = request.POST.get("do", "")
    form = as_form(GiveElse, request.POST if wanted == "change" else None, found)
    if command := _wanted(wanted, form, helper):
        decided = do(visit.person, place_id, command, visit.now)
        if not isinstance(decided, Refusal):
            return HttpResponseRedirect(there)
        refuse(form, decided)
    shown = shown_with(visit, seen, helper=found, lines=helper_lines(found), form=form, there=there)
    return render(request, "planning/one.html", shown, status=WRONG if wanted else 200)


def _wanted(wanted: str, form: GiveHere, helper: str) -> Command | None:
    if wanted == "change" and form.is_valid():
        return form.to_command(id=helper)
    return {"back": StepBackHere(helper), "here": ComeBackHere(helper)}.get(wanted)
