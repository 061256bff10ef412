"""Views of the people whose cards I hold. There is no list of who lives here: whoever I hold no card of is nowhere."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaga.house import clock, invitations
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.people.forms import NameForm
from jaga.usecases import cards
from jaga.usecases.inviting import settle
from jaga.vault import NotHere


def take_up(visit: Visit) -> tuple[cards.Known, ...]:
    """Those who came by an invitation of mine since I looked."""
    today = clock.today()
    return settle(visit.person, lambda secret: invitations.find(secret, today) is not None)


@require_safe
@signed_in
def people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everybody whose card I hold, and my own five words."""
    shown = {
        "came": take_up(visit),
        "people": cards.mine(visit.person),
        "own_words": cards.five_words(visit.person.keyring.card),
        "goes_by": cards.name_i_go_by(visit.person),
        "home": visit.home,
    }
    return render(request, "people/people.html", shown)


@BOTH
@signed_in
def one(request: HttpRequest, visit: Visit, known_id: bytes) -> HttpResponse:
    """Somebody whose card I hold: what was compared and when, what I call them, putting the card away."""
    try:
        known = cards.find(visit.person, known_id)
    except NotHere as refusal:
        raise Http404 from refusal
    form = NameForm({"name": known.name}, label_suffix="")
    if request.method == "POST":
        if request.POST.get("do") == "name":
            form = NameForm(request.POST, label_suffix="")
        if not _was_refused(request, visit, known, form):
            gone = request.POST.get("do") == "forget"
            return HttpResponseRedirect(f"{visit.home}p" if gone else request.path)
    return render(
        request, "people/one.html", _shown(visit, known, form), status=WRONG if form.errors else 200
    )


def _was_refused(request: HttpRequest, visit: Visit, known: cards.Known, form: NameForm) -> bool:
    match request.POST.get("do"):
        case "same":
            cards.note_compared(visit.person, known.id, visit.now)
        case "not-same":
            cards.take_comparing_back(visit.person, known.id)
        case "forget":
            cards.forget(visit.person, known.id)
        case "name" if form.is_valid():
            if refused := cards.rename(visit.person, known.id, form.cleaned_data["name"]):
                form.add_error("name", sentence(refused))
        case _:
            pass
    return bool(form.errors)


def _shown(visit: Visit, known: cards.Known, form: NameForm) -> dict[str, Any]:
    return {
        "known": known,
        "words": cards.five_words(known.card),
        "own_words": cards.five_words(visit.person.keyring.card),
        "form": form,
        "home": visit.home,
    }
