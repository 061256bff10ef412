"""Views of how it ended, in one's own notes: the four ways, what helps then, and going on after all."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.ending.forms import HOWS, NoteEnding
from jaga.pages.keeping.part import said
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, shown_with, situation_of
from jaga.practice.ending import Ending, GoOnAfterAll
from jaga.practice.notes import Notes
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.folds import Seen
from jaga.usecases.over import TAKES
from jaga.usecases.strands import do


def notes_or_404(visit: Visit, place_id: bytes) -> tuple[Seen, Notes]:
    """My own notes under this id."""
    seen = held_or_404(visit, place_id)
    if not isinstance(seen.state, Notes):
        raise Http404
    return seen, seen.state


@BOTH
@signed_in
def endings(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """When it ends: the four ways, and what was noted."""
    seen, state = notes_or_404(visit, place_id)
    form = NoteEnding(request.POST or None)
    once = _once(request)
    if request.method == "POST" and form.is_valid():
        done = do(visit.person, place_id, form.to_command(id=once), visit.now)
        if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
            return HttpResponseRedirect(f"{request.path}/{once}")
        refuse(form, done)
    noted = [(each, said(HOWS, each.how)) for each in state.endings.noted]
    shown = shown_with(visit, seen, form=form, noted=noted, once=once)
    return render(request, "ending/endings.html", shown, status=WRONG if form.is_bound else 200)


@BOTH
@signed_in
def ending(request: HttpRequest, visit: Visit, place_id: bytes, thing: str) -> HttpResponse:
    """One ending, and what helps now."""
    seen, state = notes_or_404(visit, place_id)
    it = next((each for each in state.endings.noted if each.id == thing), None)
    if it is None:
        raise Http404
    on = request.POST.get("do") == "on"
    form = NoteEnding(None if on else request.POST or None, initial=_initial(it))
    if request.method == "POST" and (on or form.is_valid()):
        command = GoOnAfterAll(thing) if on else form.to_command(id=thing)
        done = do(visit.person, place_id, command, visit.now)
        if not isinstance(done, Refusal):
            return HttpResponseRedirect(request.path)
        if not on:
            refuse(form, done)
    shown = shown_with(visit, seen, form=form, it=it, how=said(HOWS, it.how), **_around(visit, seen))
    return render(request, "ending/ending.html", shown, status=WRONG if form.is_bound else 200)


def _once(request: HttpRequest) -> str:
    once = request.POST.get("once", "")[:16]
    return once if once.isalnum() and once.isascii() else secrets.token_hex(8)


def _initial(it: Ending) -> dict[str, object]:
    return {name: getattr(it, name) for name in NoteEnding.base_fields}


def _around(visit: Visit, seen: Seen) -> dict[str, object]:
    """What of this situation I hold: to let go of it, to say to others that it ended, to tell."""
    places = [place for place in situation_of(visit, seen).places if place.holds]
    where = {place.kind: place for place in places}
    tell = next((where[kind] for kind in TAKES if kind in where), None)
    return {"held": places, "facing": where.get("accountability"), "tell": tell}
