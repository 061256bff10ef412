"""The pages on which somebody may land: what exists of theirs, what they are asked to face, what they read along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.holding.standing import kind_said
from jaga.pages.holding.views import offer_shown
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.pages.keeping.part import on_day
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.sharing.said import name_of, name_of_reader, others_said, purposes_said, words_of
from jaga.pages.shown import library
from jaga.pages.words.facts import services_shown
from jaga.practice.refusals import Refusal
from jaga.usecases import asked_of, giving, holding, landing, whoreads
from jaga.usecases.asked_of import Along, Ask, With
from jaga.usecases.letting import let_go_of_everything
from jaga.usecases.plans import plans
from jaga.usecases.strands import held, situations

SUPPORT = ("d3", "h7", "d1", "w8")
"""The texts for somebody who is asked to face harm: for tonight, for the way, for their own hurts, for their life."""


@BOTH
@signed_in
def here(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What exists of mine, who reads it, and what should become of it: leave it so, change it, let it all go."""
    if request.POST.get("do") == "leave":
        landing.leave_so(visit.person, visit.now)
        return HttpResponseRedirect(visit.home)
    problem = ""
    if request.POST.get("do") == "away":
        refused = _let_it_all_go(visit)
        if refused is None:
            return render(request, "holding/gone.html", {"home": visit.home})
        problem = sentence(refused)
    offers = [offer_shown(visit, each) for each in landing.theirs(visit.person, visit.now)]
    shown = {
        "offers": offers,
        "strands": _strands(visit),
        "lent": _lent(visit),
        "problem": problem,
        "short": plans(visit.person),
        "home": visit.home,
    }
    return render(request, "holding/here.html", shown, status=WRONG if problem else 200)


def _let_it_all_go(visit: Visit) -> Refusal | None:
    """What is offered as mine first, then all that I hold; nothing at all where a legal threat rests on any of it."""
    for each in landing.theirs(visit.person, visit.now):
        if refused := holding.take_and_let_go(visit.person, each.id, visit.now):
            return refused
    return let_go_of_everything(visit.person, visit.now)


def _strands(visit: Visit) -> list[dict[str, Any]]:
    """What I hold besides my own notes, and who reads it."""
    return [
        {
            "name": seen.name,
            "what": kind_said(seen.kind),
            "readers": [
                name_of_reader(each) for each in whoreads.readers(visit.person, seen) if not each.ended
            ],
            "here": f"{visit.home}{seen.opened.place.id.hex()}/",
        }
        for seen in held(visit.person, visit.now)
        if seen.opened.holding and seen.kind not in giving.ALONE
    ]


def _lent(visit: Visit) -> list[dict[str, Any]]:
    """What is mine and somebody holds for me."""
    places = (place for each in situations(visit.person) for place in each.places if not place.holds)
    found = ((place, holding.lent(visit.person, place.id, visit.now)) for place in places)
    return [
        {
            "name": place.name,
            "what": kind_said(place.kind),
            "holder": name_of(back.holder),
            "here": f"{visit.home}{place.id.hex()}/",
        }
        for place, back in found
        if back is not None
    ]


@BOTH
@signed_in
def beside(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Asked to face harm I caused: who is with me, what support there is, my own notes, and then what is asked."""
    asks = asked_of.asks(visit.person, visit.now)
    if not asks:
        raise Http404
    if request.POST.get("do") == "leave":
        landing.leave_so(visit.person, visit.now)
        return HttpResponseRedirect(visit.home)
    people = {each.card.id: each for ask in asks for each in ask.people}
    shown = {
        "people": [
            (name_of(each.known) if each.known else each.called or name_of(None), _five(each))
            for each in people.values()
        ],
        "guides": [library().text(visit.language, name) for name in SUPPORT],
        "services": services_shown(visit.place, "harmed-others", visit.language),
        "notes": [place for s in situations(visit.person) if (place := s.place("notes"))],
        "asks": [_ask_shown(visit, ask) for ask in asks],
        "sure": any(ask.sure for ask in asks),
        "short": plans(visit.person),
        "home": visit.home,
    }
    return render(request, "holding/beside.html", shown)


def _five(each: With) -> str:
    """The words to compare by voice, of somebody whose card I do not hold."""
    return "" if each.known else words_of(each.card)


def _ask_shown(visit: Visit, ask: Ask) -> dict[str, Any]:
    return {
        "seen": ask.seen,
        "here": f"{visit.home}{ask.id.hex()}/" if ask.seen else f"{visit.home}in",
        "from": name_of(ask.people[0].known),
        "requests": ask.requests,
    }


@BOTH
@signed_in
def along(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Only reading along: who shared it, for what, that nothing is asked of me, and who else reads."""
    found = asked_of.along(visit.person, visit.now)
    if not found:
        raise Http404
    if request.POST.get("do") == "leave":
        landing.leave_so(visit.person, visit.now)
        return HttpResponseRedirect(visit.home)
    strands = [_along_shown(visit, each) for each in found]
    return render(request, "holding/along.html", {"strands": strands, "home": visit.home})


def _along_shown(visit: Visit, along: Along) -> dict[str, Any]:
    holder = along.holder
    return {
        "from": name_of(holder.known) if holder.known else holder.called or name_of(None),
        "five": _five(holder),
        "purposes": purposes_said(along.terms.purposes, PURPOSES) if along.terms else "",
        "until": on_day(giving.last_day(along.terms, visit.now.tzinfo)) if along.terms else "",
        "others": others_said(along.others),
        "waits": along.waits,
        "here": f"{visit.home}in" if along.waits else f"{visit.home}{along.id.hex()}/",
    }
