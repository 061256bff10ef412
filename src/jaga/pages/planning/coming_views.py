"""Views of what is coming: each check-in, whose it is and why; and one of them, with what can be done in one step."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning.here import care_of, holds, plan_or_404, support_or_404
from jaga.pages.planning.said import day_said, name_in, names
from jaga.pages.planning.turn_acts import Act, acts_on, command_of, grouped
from jaga.pages.planning.whys import who_can_act, who_said, why_said
from jaga.pages.today.paging import page_of
from jaga.practice import beats, planner, turns
from jaga.practice.care import Care
from jaga.practice.contact import ContactPlan
from jaga.practice.planner import Proposal, Standing
from jaga.practice.refusals import Refusal
from jaga.practice.thread import waiting
from jaga.practice.turns import Stands, Turn
from jaga.usecases import taking_over
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import me, speaks_for
from jaga.usecases.limits import share_limits
from jaga.usecases.strands import do

AHEAD = timedelta(weeks=4)


@BOTH
@signed_in
def coming(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What is coming, gaps among it; what waits first. Where no contact is wanted, the page that says so."""
    seen = support_or_404(visit, place_id)
    care, today = care_of(seen), visit.now.date()
    if care.contact.no_contact:
        return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/c0")
    plans = [plan for plan in care.contact.made if not plan.ended]
    found = page_of(request, "a", planner.plan(care, today, today + AHEAD))
    shown = shown_with(
        visit, seen, holds=holds(seen), plans=plans, found=found,
        coming=[_shown(seen, care, each, today) for each in found.shown],
        asks=holds(seen) and taking_over.waits(visit.person, seen.opened.place, visit.now),
        **_for_me(visit, seen),
        waits=[_past(each) for plan in plans if (each := waiting(care, plan, today))],
    )  # fmt: skip
    return render(request, "planning/coming.html", shown)


def _for_me(visit: Visit, seen: Seen) -> dict[str, list[str]]:
    """The plans of which only I am told, by my notes: talk I do not take, or a wish for nobody, or somebody, like me.

    None in which I have said already how I stand to it.
    """
    mine = me(seen)
    if mine is None or not seen.opened.writes:
        return {}
    shared = share_limits(visit.person, seen.opened.place.id, visit.now)
    made = {plan.id: plan for plan in care_of(seen).contact.made}

    def unsaid(plans: tuple[str, ...]) -> list[str]:
        mine_too = [each for each in plans if mine.id in made[each].agreed]
        return [each for each in mine_too if mine.id not in made[each].not_this | made[each].gladly]

    found = {"not_mine": shared.not_this, "gladly": shared.gladly}
    return {"by_wish": list(shared.by_wish), **{name: unsaid(plans) for name, plans in found.items()}}


def _shown(seen: Seen, care: Care, each: Proposal, today: date) -> dict[str, Any]:
    gap, helpers = each.stands is Standing.GAP, care.helpers
    of = turns.find(care.turns, each.plan, each.on)
    mine = any(helper.id == each.helper for helper in speaks_for(seen))
    return {
        "address": f"d/{each.plan}/{each.on:%Y%m%d}",
        "day": day_said(each.on),
        "gap": gap,
        "mine": mine,
        "who": who_said(each, helpers, tells=mine or holds(seen)),
        "why": why_said(each),
        "act": who_can_act(each, helpers) if gap else "",
        "acts": grouped([act for act in _acts(seen, of, each, today) if act.at_once]),
    }


def _past(turn: Turn) -> dict[str, Any]:
    return {
        "address": f"d/{turn.plan}/{turn.on:%Y%m%d}",
        "day": day_said(turn.on),
        "missed": turn.stands is Stands.MISSED,
        "silent": turn.silent,
    }


def _acts(seen: Seen, of: Turn, proposal: Proposal | None, today: date) -> list[Act]:
    if not seen.opened.writes:
        return []
    care = care_of(seen)
    return [act for helper in speaks_for(seen) for act in acts_on(care, of, proposal, helper, today)]


@BOTH
@signed_in
def turn(request: HttpRequest, visit: Visit, place_id: bytes, plan: str, day: str) -> HttpResponse:
    """One check-in: yes, not this one, take, give away, swap, in touch, missed, seen to; each in one step."""
    seen = support_or_404(visit, place_id)
    found, on = plan_or_404(seen, plan), _day_or_404(day)
    if beats.beat_on(found, on) is None:
        raise Http404
    problem = ""
    if request.method == "POST" and seen.opened.writes:
        command = command_of(request, plan, on, {helper.id for helper in speaks_for(seen)})
        if command is None:
            raise Http404
        decided = do(visit.person, place_id, command, visit.now)
        if not isinstance(decided, Refusal):
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/c")
        problem = sentence(decided)
    shown = shown_with(
        visit, seen, plan=found, problem=problem, holds=holds(seen), **_one(visit, seen, found, on)
    )
    return render(request, "planning/turn.html", shown, status=WRONG if problem else 200)


def _one(visit: Visit, seen: Seen, plan: ContactPlan, on: date) -> dict[str, Any]:
    """A check-in as its page shows it; of one that passed nobody is proposed."""
    care, today = care_of(seen), visit.now.date()
    proposals = planner.plan(care, today, on) if on >= today and not plan.ended else ()
    proposal = next((each for each in proposals if (each.plan, each.on) == (plan.id, on)), None)
    of = turns.find(care.turns, plan.id, on)
    return {
        "turn": of,
        "day": day_said(on),
        "address": f"d/{plan.id}/{on:%Y%m%d}",
        "each": _shown(seen, care, proposal, today) if proposal else None,
        "acts": grouped(_acts(seen, of, proposal, today)) if not plan.ended else [],
        "came_by": name_in(care.helpers, of.seen_by or of.by),
        "turn_to": _to_turn_to(seen, care, plan),
    }


def _to_turn_to(seen: Seen, care: Care, plan: ContactPlan) -> str:
    """Whom to ask now: the one named for it first, then who else may look in and is here; never myself."""
    mine, order = me(seen), dict.fromkeys((plan.missed_to, *plan.agreed))
    here = {helper.id for helper in care.helpers.said if helper.here and helper != mine}
    return names(care.helpers, (each for each in order if each in here))


def _day_or_404(day: str) -> date:
    try:
        return date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    except ValueError as wrong:
        raise Http404 from wrong
