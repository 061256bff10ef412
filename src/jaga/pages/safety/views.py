"""Views of the questions of a plan: tiles in any order, each with its reason and words. None has to be answered."""

import secrets
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.safety.forms import AnswerQuestion, SettleWord
from jaga.pages.safety.questions import Plan, from_elsewhere, heading, plan_under, step_of
from jaga.practice import plan as pieces_of
from jaga.practice.plan import Of, Piece
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.folds import Seen
from jaga.usecases.strands import do


def _plan_or_404(visit: Visit, place_id: bytes, part: str) -> tuple[Seen, Plan]:
    seen, plan = seen_or_404(visit, place_id), plan_under(part)
    if seen.kind != "safety" or plan is None:
        raise Http404
    return seen, plan


def _pieces(seen: Seen, of: Iterable[Of]) -> list[Piece]:
    wanted = set(of)
    return [piece for piece in seen.state.part(pieces_of.Plan).pieces if piece.of in wanted]


@BOTH
@signed_in
def questions(request: HttpRequest, visit: Visit, place_id: bytes, part: str) -> HttpResponse:
    """All questions of one plan, each with what stands under it."""
    seen, plan = _plan_or_404(visit, place_id, part)
    # A word that calls for help stands on its own page only, for whoever looks over a shoulder.
    tiles = [
        (plan.letter(of), heading(of, visit.language), _pieces(seen, [of]), of is Of.WORD) for of in plan.of
    ]
    shown = shown_with(visit, seen, plan=plan, tiles=tiles)
    return render(request, "safety/questions.html", shown)


@BOTH
@signed_in
def question(request: HttpRequest, visit: Visit, place_id: bytes, part: str, thing: str) -> HttpResponse:
    """One question: why it is asked, words for it, what stands under it, and room for more."""
    seen, plan = _plan_or_404(visit, place_id, part)
    of = plan.under(thing)
    if of is None:
        raise Http404
    step = step_of(of, visit.language)
    assert step is not None
    there = f"{visit.home}{place_id.hex()}/q/{part}/"
    kind = SettleWord if of is Of.WORD else AnswerQuestion
    form = kind(request.POST or None)
    once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
    if seen.opened.writes and request.method == "POST" and form.is_valid():
        done = do(visit.person, place_id, form.to_command(id=once, of=of), visit.now)
        if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
            return HttpResponseRedirect(there)
        refuse(form, done)
    shown = shown_with(
        visit, seen, plan=plan, there=there, step=from_elsewhere(step, visit.front), form=form, once=once,
        pieces=_pieces(seen, [of]), word=of is Of.WORD,
    )  # fmt: skip
    return render(request, "safety/question.html", shown, status=WRONG if form.is_bound else 200)
