"""Views of what goes across between two sides: sending requests, taking up what came."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.forms_story import HEARINGS
from jaga.pages.keeping.part import said
from jaga.pages.keeping.parts_own import is_own
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.passing.forms import OverForm, TakeUpForm
from jaga.pages.passing.ways import line
from jaga.practice.passed_on import Occasion
from jaga.practice.refusals import AlreadyKnown, Empty, Refusal
from jaga.practice.requests import Requests
from jaga.practice.telling import Hearing, Telling
from jaga.usecases import cards
from jaga.usecases import over as across
from jaga.usecases.folds import Seen
from jaga.usecases.over import DIGEST, Came, DigestNote, Over
from jaga.usecases.passing import Way, agreed
from jaga.usecases.strands import situations
from jaga.vault import NotHere


@BOTH
@signed_in
def over(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Send requests, in their words, to somebody of the other side."""
    seen = seen_or_404(visit, place_id)
    if seen.kind != "story" or seen.opened.holding is None:
        raise Http404
    form = _over_form(request, visit, seen)
    if request.method == "POST" and form.is_valid():
        done = _send(request, visit, seen, form.cleaned_data)
        if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
            return HttpResponseRedirect(request.path)
        refuse(form, done)  # type: ignore[arg-type]
    found = agreed(seen, visit.now)
    shown = shown_with(
        visit, seen, form=form, sent=_sent(visit, seen), agreed=found, line=line(found), way=None,
        covered=found.covers(Way.APPROACH), once=secrets.token_hex(8),
        ready=bool(form.fields["requests"].choices and form.fields["to"].choices),  # type: ignore[attr-defined]
    )  # fmt: skip
    return render(request, "passing/over.html", shown, status=WRONG if form.is_bound else 200)


def _over_form(request: HttpRequest, visit: Visit, seen: Seen) -> OverForm:
    state: Any = seen.state
    whose = state.telling.on_behalf_of or ""
    initial = {"by": cards.name_i_go_by(visit.person), "asked_by": whose} if whose else {}
    form = OverForm(request.POST or None, initial=initial, label_suffix="")
    form.own = is_own(seen)
    asked = [(each.id, each.words) for each in state.requests.made if not each.ended]
    form.fields["requests"].choices = asked  # type: ignore[attr-defined]
    form.fields["to"].choices = [(each.id.hex(), each.name) for each in cards.mine(visit.person)]  # type: ignore[attr-defined]
    if state.telling.hearing is Hearing.UNSAID:
        del form.fields["hearing_too"]
    return form


def _send(request: HttpRequest, visit: Visit, seen: Seen, given: dict[str, Any]) -> Seen | Refusal:
    if not given["to"]:
        return Empty("to")
    once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
    wish = Over(
        once if once.isalnum() else secrets.token_hex(8), tuple(given["requests"]), given["asked_by"], given["by"],
        bool(given.get("hearing_too")),
    )  # fmt: skip
    return across.send(visit.person, seen.opened.place.id, bytes.fromhex(given["to"]), wish, visit.now)


def _sent(visit: Visit, seen: Seen) -> list[dict[str, Any]]:
    """What went to whom, as the story says."""
    words = {each.id: each.words for each in seen.state.part(Requests).made}
    return [
        {
            "to": known.name if known else sent.to, "reached": known is not None, "hearing_too": sent.hearing_too,
            "words": [words[each] for each in sent.requests if each in words],
        }
        for sent, known in across.sent_to(visit.person, seen)
    ]  # fmt: skip


def came(visit: Visit) -> list[dict[str, Any]]:
    """What came across to me, for the page of what waits."""
    return [_came(each) for each in across.came(visit.person)]


def _came(each: Came) -> dict[str, Any]:
    return {
        "id": each.id.hex(),
        "kind": each.kind,
        "sender": each.sender.name if each.sender else "",
        "body": each.body,
    }


@BOTH
@signed_in
def one(request: HttpRequest, visit: Visit, came_id: bytes) -> HttpResponse:
    """One thing that came across: to read, to take up, or to leave."""
    try:
        each = across.find(visit.person, came_id)
    except NotHere as refusal:
        if request.method == "POST":  # done already, perhaps in another window
            return HttpResponse(status=303, headers={"Location": f"{visit.home}in"})
        raise Http404 from refusal
    form = TakeUpForm(request.POST or None, label_suffix="")
    places = across.may_take(visit.person, each, visit.now)
    form.fields["places"].choices = [(p.id.hex(), f"{p.name}: {KINDS[p.kind].title}") for p in places]  # type: ignore[attr-defined]
    if request.POST.get("do") == "leave":
        across.leave(visit.person, each)
        return HttpResponseRedirect(f"{visit.home}in")
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["places"]
        refused = across.take_up(visit.person, came_id, {bytes.fromhex(each) for each in chosen}, visit.now)
        if refused is None:
            return HttpResponseRedirect(f"{visit.home}{chosen[0]}/")
        refuse(form, refused)  # type: ignore[arg-type]
    hearing = getattr(each.body, "hearing", Hearing.UNSAID)
    shown = {
        **_came(each), "form": form, "places": places, "home": visit.home, "digest": each.kind == DIGEST,
        "begin": _begin(visit),
        "hearing": "" if hearing is Hearing.UNSAID else said(HEARINGS, hearing),
        **_heard(visit, each),
    }  # fmt: skip
    return render(request, "passing/came_one.html", shown, status=WRONG if form.is_bound else 200)


def _heard(visit: Visit, each: Came) -> dict[str, Any]:
    """Of a digest: what I chose to hear, whether this is still that, whose it is, and whether it is the end."""
    if not isinstance(each.body, DigestNote):
        return {}
    end, asked = each.body.occasion is Occasion.END, across.asked_in(visit.person, each, visit.now)
    if asked is None:
        return {"end": end, "wanted": True}
    telling = asked.state.part(Telling)
    return {
        "end": end,
        "chosen": said(HEARINGS, telling.hearing), "whose": telling.on_behalf_of or "",
        "agreed": telling.hearing is Hearing.AGREED,
        "wanted": across.is_wanted(asked, each), "choose": f"{visit.home}{asked.opened.place.id.hex()}/t4/",
    }  # fmt: skip


def _begin(visit: Visit) -> str:
    """Where a team, or what was asked and agreed, can be begun: beside something of mine, or something new."""
    mine = next((place for each in situations(visit.person) for place in each.places if place.holds), None)
    return f"{visit.home}{mine.id.hex()}/other" if mine else f"{visit.home}new?as=4"
