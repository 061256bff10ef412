"""Somebody who may read here though they are with the other side: only the survivor says so, and takes it back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.passing.forms import BothForm
from jaga.practice.across import Across, LetBothNoMore
from jaga.practice.refusals import Empty, Refusal
from jaga.usecases import cards
from jaga.usecases.compartments import is_survivor, let_both
from jaga.usecases.strands import do


@BOTH
@signed_in
def both(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Who may be with both sides here."""
    seen = seen_or_404(visit, place_id)
    if seen.kind in ("notes", "circle") or seen.opened.holding is None:
        raise Http404
    if ended := request.POST.get("no_more"):
        do(visit.person, place_id, LetBothNoMore(ended), visit.now)
        return HttpResponseRedirect(request.path)
    form = BothForm(request.POST or None, label_suffix="")
    form.fields["to"].choices = [(each.id.hex(), each.name) for each in cards.mine(visit.person)]  # type: ignore[attr-defined]
    if is_survivor(seen):
        del form.fields["how"]
    if request.method == "POST" and form.is_valid():
        to, how = form.cleaned_data["to"], form.cleaned_data.get("how", "")
        done = (
            let_both(visit.person, seen.opened.place, bytes.fromhex(to), how, visit.now)
            if to
            else Empty("to")
        )
        if not isinstance(done, Refusal):
            return HttpResponseRedirect(request.path)
        refuse(form, done)  # type: ignore[arg-type]
    said = [each for each in seen.state.part(Across).both if not each.ended]
    people = form.fields["to"].choices  # type: ignore[attr-defined]
    shown = shown_with(visit, seen, form=form, said=said, own=is_survivor(seen), people=people)
    return render(request, "passing/both.html", shown, status=WRONG if form.is_bound else 200)
