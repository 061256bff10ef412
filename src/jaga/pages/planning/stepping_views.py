"""Stepping back in one action, wherever I help, and coming back; what became of everything stands afterwards."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.forms_notes import ComeBack, StepBack
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404
from jaga.pages.planning.said import day_said
from jaga.pages.planning.whys import who_can_act, who_said, why_said
from jaga.pages.sharing.said import name_of
from jaga.practice.notes import Notes
from jaga.practice.planner import Proposal
from jaga.usecases.folds import look
from jaga.usecases.helping_here import care_in, me
from jaga.usecases.limits import supports
from jaga.usecases.steppingback import Held, Left, StoodBack, come_back, on_behalf, step_back
from jaga.usecases.strands import held, situations
from jaga.vault import Place


@BOTH
@signed_in
def back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Step back from everything, or come back, whatever I opened."""
    return _back(request, visit, None)


@BOTH
@signed_in
def back_in(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The same from my notes of one situation, where it is noted in any case."""
    if not isinstance(seen_or_404(visit, place_id).state, Notes):
        raise Http404
    return _back(request, visit, place_id)


def _back(request: HttpRequest, visit: Visit, notes: bytes | None) -> HttpResponse:
    here, away = _standing(visit)
    there = f"{visit.home}{notes.hex()}/" if notes else visit.home
    wanted = request.POST.get("do", "")
    step = StepBack(request.POST if wanted == "back" else None)
    come = ComeBack(request.POST if wanted == "here" else None)
    if wanted == "here":
        refused = come_back(visit.person, visit.now)
        if refused is None:
            return HttpResponseRedirect(there)
        refuse(come, refused)
    if wanted == "back" and step.is_valid():
        stood = step_back(visit.person, step.cleaned_data["back_on"], visit.now, notes)
        if isinstance(stood, StoodBack):
            return render(request, "planning/stood_back.html", _afterwards(visit, stood))
        refuse(step, stood)
    shown = {
        "step": step if here else None,
        "come": come if away else None,
        "home": visit.home,
        "there": there,
        "helps": bool([seen for seen in supports(visit.person, visit.now) if me(seen)]),
        "held": [_held(visit, each) for each in on_behalf(visit.person, visit.now)] if away else [],
    }
    return render(request, "planning/back.html", shown, status=WRONG if wanted else 200)


def _standing(visit: Visit) -> tuple[bool, bool]:
    """Whether I am here anywhere, and whether I stepped back anywhere; who helps nowhere is here.

    Notes in which I never said what I can carry count only where I stepped back in them.
    """
    helps = [helper.here for seen in supports(visit.person, visit.now) if (helper := me(seen))]
    notes = [
        not seen.state.capacity.stepped_back
        for seen in held(visit.person, visit.now)
        if isinstance(seen.state, Notes) and (seen.state.capacity.said or seen.state.capacity.stepped_back)
    ]
    everywhere = [*helps, *notes]
    return any(everywhere) or not everywhere, not all(everywhere)


def _afterwards(visit: Visit, stood: StoodBack) -> dict[str, Any]:
    promises = [
        (seen.opened.place, promise)
        for seen in held(visit.person, visit.now)
        if isinstance(seen.state, Notes)
        for promise in seen.state.promises.made
        if not promise.ended
    ]
    return {
        "home": visit.home,
        "left": [_left(visit, each) for each in stood.left if each.moved or each.gaps or each.tasks],
        "held": [_held(visit, each) for each in stood.held],
        "promises": promises,
        "asked": [f"{each.name}: {KINDS[each.kind].title}" for each in stood.asked],
        "reads": [(each, KINDS[each.kind].title) for each in _given(visit) if each.kind in KINDS],
    }


def _given(visit: Visit) -> list[Place]:
    """What others let me read, and still may: resting takes none of it away."""
    places = [place for situation in situations(visit.person) for place in situation.places]
    return [place for place in places if not place.holds and not place.offer]


def _left(visit: Visit, left: Left) -> dict[str, Any]:
    helpers = care_in(look(visit.person, left.place.id, visit.now)).helpers

    def line(each: Proposal) -> tuple[str, str]:
        return f"{day_said(each.on)}: {who_said(each, helpers, tells=False)}", why_said(each)

    return {
        "place": left.place,
        "moved": [line(each) for each in left.moved],
        "gaps": [(*line(each), who_can_act(each, helpers)) for each in left.gaps],
        "tasks": left.tasks,
    }


def _held(visit: Visit, each: Held) -> dict[str, Any]:
    return {
        "address": f"{visit.home}{each.place.id.hex()}/",
        "name": each.place.name,
        "kind": KINDS[each.place.kind].title,
        "whose": each.on_behalf_of,
        "refused": sentence(each.refused) if each.refused else "",
        "offered_to": name_of(each.offered_to) if each.offered else "",
    }
