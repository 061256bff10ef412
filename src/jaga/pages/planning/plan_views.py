"""Views of a plan of check-ins: beginning it, what stands in it, its steps, and that no contact is wanted."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.fields import CommandForm
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.pages.planning import forms
from jaga.pages.planning.here import care_of, holds, plan_or_404, support_or_404
from jaga.pages.planning.said import aloud, plan_lines
from jaga.practice import contact
from jaga.practice.contact import ContactPlan
from jaga.practice.events import Command
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.compartments import is_survivor
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import me
from jaga.usecases.strands import do

STEPS = ("1", "2", "3", "4", "5", "6")
"""How often; by which way; what nobody asks; when one is missed; its end; who is wished for."""
STANCES = {
    "not": contact.SayNotThisOne,
    "after": contact.SayThisOneAfterAll,
    "gladly": contact.SayGladly,
}
"""What somebody who helps can say of a plan as a whole."""


@BOTH
@signed_in
def new(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """A new plan, where the survivor wants one: made by whoever holds the strand."""
    seen = support_or_404(visit, place_id)
    if not holds(seen):
        raise Http404
    form = forms.PlanContact(request.POST or None, zone=str(visit.now.tzinfo))
    once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
    if request.method == "POST" and form.is_valid():
        decided = do(visit.person, place_id, form.to_command(id=once), visit.now)
        if not isinstance(decided, Refusal) or decided == AlreadyKnown("id"):
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/c/{once}")
        refuse(form, decided)
    shown = shown_with(
        visit, seen, form=form, once=once, own=is_survivor(seen), unwanted=care_of(seen).contact.no_contact
    )
    return render(request, "planning/new.html", shown, status=WRONG if request.method == "POST" else 200)


@BOTH
@signed_in
def plan(request: HttpRequest, visit: Visit, place_id: bytes, plan: str) -> HttpResponse:
    """What stands in a plan, and the way to each of its steps; a helper can say: not this one."""
    seen = support_or_404(visit, place_id)
    found, care, mine = plan_or_404(seen, plan), care_of(seen), me(seen)
    if request.method == "POST":
        kind = STANCES.get(request.POST.get("do", ""))
        if kind is None or mine is None:
            raise Http404
        do(visit.person, place_id, kind(plan, mine.id), visit.now)
        return HttpResponseRedirect(request.path)
    shown = shown_with(
        visit, seen, plan=found, lines=plan_lines(found, care.helpers, holds=holds(seen)),
        holds=holds(seen), mine=mine,
        not_mine=mine is not None and mine.id in found.not_this,
        gladly=mine is not None and mine.id in found.gladly, unwanted=care.contact.no_contact,
        own=is_survivor(seen), aloud=aloud(found, care.helpers),
        may_say=mine is not None and mine.id in found.agreed and seen.opened.writes and not found.ended,
    )  # fmt: skip
    return render(request, "planning/plan.html", shown)


@BOTH
@signed_in
def step(request: HttpRequest, visit: Visit, place_id: bytes, plan: str, step: str) -> HttpResponse:
    """One step of a plan, for whoever holds the strand."""
    seen = support_or_404(visit, place_id)
    found = plan_or_404(seen, plan)
    if not holds(seen) or found.ended or step not in STEPS:
        raise Http404
    there = f"{visit.home}{place_id.hex()}/c/{plan}"
    form = _form(request, visit, seen, found, step)
    if request.method == "POST" and form.is_valid():
        decided = do(visit.person, place_id, form.to_command(id=plan), visit.now)
        if not isinstance(decided, Refusal):
            return HttpResponseRedirect(there)
        refuse(form, decided)
    shown = shown_with(visit, seen, plan=found, form=form, there=there)
    return render(request, "planning/step.html", shown, status=WRONG if request.method == "POST" else 200)


def _form(request: HttpRequest, visit: Visit, seen: Seen, plan: ContactPlan, step: str) -> CommandForm:
    data = request.POST or None
    match step:
        case "1":
            return forms.ChangeBeat.of(data, plan, str(visit.now.tzinfo), visit.now.date())
        case "2":
            return forms.Way(data, plan=plan)
        case "3":
            return forms.NotAsked(data, plan=plan)
        case "4":
            named = [(helper.id, helper.name) for helper in care_of(seen).helpers.said]
            return forms.Missed(data, plan=plan, named=named)
        case "6":
            return forms.Wished(data, plan=plan)
    return forms.EndPlan(data)


@BOTH
@signed_in
def who(request: HttpRequest, visit: Visit, place_id: bytes, plan: str) -> HttpResponse:
    """By whom the survivor agrees to be contacted: one step each, in both directions."""
    seen = support_or_404(visit, place_id)
    found = plan_or_404(seen, plan)
    if not holds(seen) or found.ended:
        raise Http404
    problem = ""
    if request.method == "POST":
        decided = do(visit.person, place_id, _about_whom(request, found), visit.now)
        if not isinstance(decided, Refusal):
            return HttpResponseRedirect(request.path)
        problem = sentence(decided)
    helpers = [(helper, helper.id in found.agreed) for helper in care_of(seen).helpers.said]
    shown = shown_with(visit, seen, plan=found, helpers=helpers, own=is_survivor(seen), problem=problem)
    return render(request, "planning/who.html", shown, status=WRONG if problem else 200)


def _about_whom(request: HttpRequest, plan: ContactPlan) -> Command:
    if "twice" in request.POST:
        fields = {name: getattr(plan, name) for name in forms.fields_of(contact.ChangeContact)}
        return contact.ChangeContact(**{**fields, "twice_running": request.POST["twice"] == "yes"})
    helper = request.POST.get("helper", "")
    kind = contact.EndContactWith if request.POST.get("do") == "end" else contact.AgreeToContact
    return kind(plan.id, helper)


@BOTH
@signed_in
def no_contact(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """No contact is wanted: a whole answer, which stops all proposing."""
    seen = support_or_404(visit, place_id)
    said = care_of(seen).contact.no_contact
    if request.method == "POST":
        if not holds(seen):
            raise Http404
        do(visit.person, place_id, contact.WelcomeContact() if said else contact.WantNoContact(), visit.now)
        return HttpResponseRedirect(request.path)
    shown = shown_with(visit, seen, said=said, own=is_survivor(seen), holds=holds(seen))
    return render(request, "planning/unwanted.html", shown)
