"""Keeping somebody's card whom I met in a circle, where both of us said that we may know each other outside it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.people.forms import NameForm
from jaga.pages.sharing import said
from jaga.practice.refusals import Refusal
from jaga.usecases import cards, circle


@BOTH
@signed_in
def card(request: HttpRequest, visit: Visit, place_id: bytes, member: bytes) -> HttpResponse:
    """Keep somebody in it among the people I know here, under my name for them."""
    seen = seen_or_404(visit, place_id)
    found = circle.may_keep_card(visit.person, seen, member)
    if found is None or found.said is None:
        raise Http404
    name = cards.free_name(visit.person, found.said.name[:40].strip())
    form = NameForm(request.POST or None, label_suffix="", initial={"name": name})
    if request.method == "POST" and form.is_valid():
        kept = circle.keep_card(visit.person, place_id, member, form.cleaned_data["name"], visit.now)
        if not isinstance(kept, Refusal):
            return HttpResponseRedirect(f"{visit.home}p/{kept.id.hex()}")
        form.add_error("name", sentence(kept))
    shown = shown_with(visit, seen, form=form, name=found.said.name, five=said.words_of(found.card))
    return render(request, "sharing/card.html", shown, status=WRONG if request.method == "POST" else 200)
