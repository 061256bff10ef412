"""Keeping the place where somebody stopped reading, in notes of their own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404
from jaga.pages.words.phases import phase_or_404
from jaga.practice.placemarks import KeepPlace
from jaga.practice.refusals import Refusal
from jaga.usecases.strands import do, situations


@BOTH
@signed_in
def keep_place(request: HttpRequest, visit: Visit, name: str, at: str) -> HttpResponse:
    """Into which of my notes. Nothing is kept before one is chosen, and one text has one place in each."""
    phase = phase_or_404(visit.language, name, at)
    notes = {
        place.id.hex(): place
        for each in situations(visit.person)
        for place in each.places
        if place.kind == "notes" and place.holds
    }
    problem = ""
    if request.method == "POST":
        chosen = notes.get(request.POST.get("into", ""))
        if chosen is None:
            problem = _("Choose one of these.")
        else:
            held_or_404(visit, chosen.id)
            kept = do(visit.person, chosen.id, KeepPlace(name, phase.at), visit.now)
            if not isinstance(kept, Refusal):
                return HttpResponseRedirect(f"{visit.home}{chosen.id.hex()}/n16/")
            problem = sentence(kept)
    shown = {"phase": phase, "notes": notes, "problem": problem, "home": visit.home}
    return render(request, "keeping/keep_place.html", shown, status=WRONG if problem else 200)
