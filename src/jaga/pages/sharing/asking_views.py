"""Views of asking the one who holds a strand."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.sharing import said
from jaga.pages.sharing.forms import AskForm
from jaga.practice.consent import Purpose
from jaga.usecases import asking, cards, circle, whoreads


@BOTH
@signed_in
def ask(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Ask the one who holds this for more, or that somebody else be let in."""
    seen = seen_or_404(visit, place_id)
    terms = seen.opened.terms
    if terms is None:
        raise Http404
    if request.POST.get("do") == "forget":
        asking.forget(visit.person, bytes.fromhex(_hex(request.POST.get("asked", ""))))
        return HttpResponseRedirect(request.path)
    there = {each.card for each in circle.in_it(visit.person, seen)}
    others = [each for each in cards.mine(visit.person) if each.card not in {seen.opened.holder, *there}]
    choices = said.purposes_of(seen)
    form = AskForm(
        request.POST or None, others=others, choices=choices, initial={"purposes": list(terms.purposes)}
    )
    if seen.kind == "accountability":  # who asks may be the one who is approached
        form.offer(tuple(each for each in choices if each[0] is not Purpose.APPROACH))
    if request.method == "POST" and form.is_valid():
        wish = form.to_command()
        assert isinstance(wish, asking.Ask)
        whom = next((each for each in others if each.id.hex() == form.cleaned_data["whom"]), None)
        refused = asking.ask(visit.person, place_id, wish, visit.now, whom)
        if refused is None:
            return HttpResponseRedirect(request.path)
        form.add_error(None, sentence(refused))
    asked = [
        (each, asking.when(each), said.purposes_said(each.purposes, choices))
        for each in asking.asked(visit.person, place_id)
    ]
    holder = said.name_of(whoreads.holder(visit.person, seen))
    shown = shown_with(visit, seen, form=form, asked=asked, holder=holder, others=others)
    return render(request, "sharing/ask.html", shown, status=WRONG if request.method == "POST" else 200)


def _hex(sent: str) -> str:
    return sent if len(sent) == 32 and all(letter in "0123456789abcdef" for letter in sent) else ""  # noqa: PLR2004  (an id)
