"""Views of holding: offering a strand, taking an offer back, taking one, taking back what I lent."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import formats

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.holding.forms import HandForm, TakeForm
from jaga.pages.holding.standing import kind_said, standing
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.sharing.said import name_of, words_of
from jaga.practice.refusals import Refusal
from jaga.practice.telling import Telling
from jaga.usecases import giving, holding
from jaga.usecases.folds import Seen
from jaga.usecases.holding import Offered
from jaga.usecases.receiving import free_name
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME
from jaga.vault import NotHere


@BOTH
@signed_in
def hand(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Offer what I hold, take an offer back; or take back what somebody holds for me."""
    back = holding.lent(visit.person, place_id, visit.now)
    if back is not None:
        return _take_back(request, visit, back)
    seen = seen_or_404(visit, place_id)
    if seen.opened.holding is None or seen.kind in giving.ALONE:
        raise Http404
    if request.POST.get("do") == "cancel":
        holding.cancel(visit.person, place_id, visit.now)
        return HttpResponseRedirect(request.path)
    stands = standing(visit, seen)
    form = _hand_form(request, visit, seen)
    problem = ""
    if request.POST.get("do") == "offer" and form.is_valid():
        known_id = bytes.fromhex(form.cleaned_data["whom"])
        refused = holding.offer(visit.person, place_id, known_id, visit.now, way_back=form.way_back)
        if refused is None:
            return HttpResponseRedirect(request.path)
        problem = sentence(refused)
    shown = shown_with(visit, seen, form=form, problem=problem, own=_is_own(seen), **stands)
    return render(request, "holding/hand.html", shown, status=WRONG if request.POST else 200)


def _hand_form(request: HttpRequest, visit: Visit, seen: Seen) -> HandForm:
    data = request.POST if request.POST.get("do") == "offer" else None
    return HandForm(data, others=holding.may_be_offered_to(visit.person, seen), mine=_is_own(seen))


def _is_own(seen: Seen) -> bool:
    """Whether I hold what is my own, and nobody else's. A circle belongs to all who are in it."""
    if seen.kind in ALONE_UNDER_ITS_NAME:
        return False
    return not seen.state.part(Telling).on_behalf_of


def _take_back(request: HttpRequest, visit: Visit, back: Offered) -> HttpResponse:
    assert back.place is not None
    problem = ""
    if request.POST.get("do") == "back":
        reads_on = bool(request.POST.get("reads_on"))
        refused = holding.take_back(visit.person, back.place.id, visit.now, reads_on=reads_on)
        if refused is None:
            return HttpResponseRedirect(f"{visit.home}{back.place.id.hex()}/")
        problem = sentence(refused)
    shown = {
        "back": back,
        "back_at": request.path,
        "holder": name_of(back.holder),
        "problem": problem,
        "home": visit.home,
    }
    return render(request, "holding/back.html", shown, status=WRONG if problem else 200)


@BOTH
@signed_in
def offered(request: HttpRequest, visit: Visit, offer_id: bytes) -> HttpResponse:
    """What somebody offers me to hold: to take, to let go of, or to leave."""
    try:
        found = holding.find(visit.person, offer_id, visit.now)
    except NotHere as refusal:
        raise Http404 from refusal
    wanted, problem = request.POST.get("do", ""), ""
    if wanted == "leave":
        holding.leave_out(visit.person, offer_id, visit.now)
        return HttpResponseRedirect(visit.home)
    form = TakeForm(request.POST if wanted == "take" else None, offered=found, initial={"name": _name(visit)})
    if wanted == "away" or (wanted == "take" and form.is_valid()):
        done = _taken(visit, offer_id, form, wanted)
        if not isinstance(done, Refusal):
            return HttpResponseRedirect(done)
        if getattr(done, "field", "") in form.fields and form.is_bound:
            form.add_error("name", sentence(done))
        else:
            problem = sentence(done)
    shown = {"me": offer_shown(visit, found), "form": form, "problem": problem, "home": visit.home}
    return render(request, "holding/offered.html", shown, status=WRONG if wanted else 200)


def _taken(visit: Visit, offer_id: bytes, form: TakeForm, wanted: str) -> str | Refusal:
    """Where it leads, or why not."""
    if wanted == "away":
        return holding.take_and_let_go(visit.person, offer_id, visit.now) or f"{visit.home}here"
    place = holding.take(visit.person, offer_id, form.to_taking(), visit.now)
    return place if isinstance(place, Refusal) else f"{visit.home}{place.id.hex()}/"


def _name(visit: Visit) -> str:
    """A name that tells nothing: the day of the week."""
    return free_name(visit.person, formats.date_format(visit.now, "l"))


def offer_shown(visit: Visit, found: Offered) -> dict[str, Any]:
    """An offer as a page shows it, before it is taken."""
    return {
        "id": found.id,
        "offer": found.offer,
        "place": found.place,
        "what": kind_said(found.offer.kind),
        "holder": name_of(found.holder),
        "five": "" if found.holder else words_of(found.offer.holder),
        "readers": [name_of(reader) for reader in found.readers],
        "strangers": bool(found.holder) and None in found.readers,
        "address": f"{visit.home}to/{found.id.hex()}",
    }
