"""A small closing after a contact: how I am, whom I lean on, one thing that puts it down. It may keep nothing."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaga.guides.text import Step
from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, shown_with
from jaga.pages.mending.forms import ClosingForm
from jaga.pages.safety.questions import from_elsewhere
from jaga.pages.shown import library
from jaga.practice.free_notes import Of
from jaga.practice.notes import Notes
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.strands import do

CLOSING, STEP = "l8", 1
"""The text on putting it down, and which of its steps is the small closing."""


def _closing(visit: Visit) -> Step:
    text = library().text(visit.language, CLOSING)
    assert text is not None
    return from_elsewhere(text.steps[STEP], visit.front)


@require_safe
@signed_in
def down(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The closing, without a place to write: it keeps nothing."""
    return render(request, "mending/down.html", {"home": visit.home, "step": _closing(visit)})


@BOTH
@signed_in
def down_here(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The closing beside my own notes: whom I named stands there, and a line can be kept."""
    seen = held_or_404(visit, place_id)
    state = seen.state
    if not isinstance(state, Notes):
        raise Http404
    form = ClosingForm(request.POST or None)
    once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
    if request.method == "POST" and form.is_valid():
        done = do(visit.person, place_id, form.to_command(id=once, of=Of.FEELING), visit.now)
        if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
            return HttpResponseRedirect(visit.home)
        refuse(form, done)
    shown = shown_with(
        visit, seen, form=form, once=once, step=_closing(visit), lean_on=state.people.turn_to, beside=True
    )
    return render(request, "mending/down.html", shown, status=WRONG if form.is_bound else 200)
