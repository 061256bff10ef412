"""Views of letting go, of a thing or of a strand."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.forms_letting import LetGoOn
from jaga.pages.keeping.parts import letting_go_day
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import (
    BOTH,
    WRONG,
    held_or_404,
    may_let_go,
    part_or_404,
    seen_or_404,
    shown_with,
    thing_or_404,
)
from jaga.practice.letting_go import WHOLE, KeepAfterAll
from jaga.practice.refusals import Refusal
from jaga.usecases.folds import Seen
from jaga.usecases.letting import let_go
from jaga.usecases.strands import do, threatened


@BOTH
@signed_in
def let_go_thing(request: HttpRequest, visit: Visit, place_id: bytes, part: str, thing: str) -> HttpResponse:
    """Let go of one thing, now or on a day."""
    seen = seen_or_404(visit, place_id)
    found = part_or_404(seen, part)
    it = thing_or_404(found, seen, thing)
    if not may_let_go(seen, found, it):
        raise Http404
    shown: dict[str, object] = {"part": found, "thing": found.show(it)}
    if _done_now(request, visit, seen, thing):
        return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/{found.slug}/")
    return _answer(request, visit, seen, thing, shown)


@BOTH
@signed_in
def let_go_strand(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Let go of a whole strand, now or on a day."""
    seen = held_or_404(visit, place_id)
    if _done_now(request, visit, seen, WHOLE):
        return HttpResponseRedirect(visit.home)
    return _answer(request, visit, seen, WHOLE, {})


def _done_now(request: HttpRequest, visit: Visit, seen: Seen, thing: str) -> bool:
    """Whether *now* was asked for and carried out; under a legal threat it is not, and the page says so."""
    if request.POST.get("do") != "now":
        return False
    return let_go(visit.person, seen.opened.place.id, thing, visit.now) is None


def _answer(
    request: HttpRequest, visit: Visit, seen: Seen, thing: str, shown: dict[str, object]
) -> HttpResponse:
    # A form that came back after the session ended bears its words, not the button that was pressed.
    form, wanted = LetGoOn(request.POST or None), request.POST.get("do", "on" if "on" in request.POST else "")
    problem = ""
    if wanted == "keep" or (wanted == "on" and form.is_valid()):
        command = KeepAfterAll(thing) if wanted == "keep" else form.to_command(id=thing)
        outcome = do(visit.person, seen.opened.place.id, command, visit.now)
        if not isinstance(outcome, Refusal):
            return HttpResponseRedirect(request.path)
        problem = sentence(outcome)
    shown |= {
        "form": form if wanted == "on" else LetGoOn(),
        "problem": problem,
        "day": letting_go_day(seen.state, thing),
        "paused": seen.rests or (not seen.opened.holding and threatened(visit.person, visit.now)),
    }
    status = WRONG if wanted else 200
    return render(request, "keeping/let_go.html", shown_with(visit, seen, **shown), status=status)
