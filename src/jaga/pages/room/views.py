"""Views of a room of one's own: what I wrote, whom I may call, what is asked, and saying something there."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.forms_repair import ShareRepair
from jaga.pages.keeping.parts_strands import PARTS
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.sharing.said import name_of, whoreads_line
from jaga.pages.shown import library
from jaga.pages.words.facts import service_lines, services_shown
from jaga.practice.people import People, Turning
from jaga.practice.refusals import Refusal
from jaga.practice.repair import Plan
from jaga.usecases import room as rooms
from jaga.usecases import whoreads
from jaga.usecases.plans import plans
from jaga.usecases.room import Room, There
from jaga.vault import NotHere

OWN_HURTS, AHEAD, LONG_WAY = ("d1", "s3"), ("l2b", "l3"), "h7"
"""The texts for one's own hurts, for another day, and what a friend who stays may ask."""
CALLED = (
    Turning.HOLDS_SHAME,
    Turning.POD,
    Turning.CALLS_ME_OUT,
    Turning.AROUND,
    Turning.HARMED,
    Turning.FURTHER,
)
"""Whom I may call, first who hears what I did."""


def _room_or_404(visit: Visit, place_id: bytes) -> Room:
    seen_or_404(visit, place_id)
    try:
        return rooms.room(visit.person, place_id, visit.now)
    except NotHere as refusal:
        raise Http404 from refusal


@BOTH
@signed_in
def room(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """My room: for me alone, whom I may call, what is asked, what I would say to that, my own hurts."""
    found = _room_or_404(visit, place_id)
    problem = ""
    if request.POST.get("do") == "notes":
        begun = rooms.begin_notes(visit.person, place_id, visit.now)
        if not isinstance(begun, Refusal):
            return HttpResponseRedirect(f"{visit.home}{begun.id.hex()}/r")
        problem = sentence(begun)
    seen = found.notes or found.there[0].seen
    shown = shown_with(
        visit, seen,
        room=found,
        mine=f"{visit.home}{found.notes.opened.place.id.hex()}/" if found.notes else "",
        people=_called(found),
        there=[_there_shown(visit, each) for each in found.there],
        several=len(found.there) > 1,
        services=services_shown(visit.place, "harmed-others", visit.language),
        hurts=_texts(visit, OWN_HURTS),
        ahead=_texts(visit, AHEAD),
        long_way=library().text(visit.language, LONG_WAY),
        short=plans(visit.person),
        problem=problem,
    )  # fmt: skip
    return render(request, "room/room.html", shown, status=WRONG if problem else 200)


def _texts(visit: Visit, names: tuple[str, ...]) -> list[Any]:
    return [library().text(visit.language, name) for name in names]


def _called(found: Room) -> list[Any]:
    people = found.notes.state.part(People).turn_to if found.notes else ()
    wanted = (each for each in people if each.turning in CALLED)
    near_first = sorted(wanted, key=lambda each: CALLED.index(each.turning))
    return [(each, service_lines(each.service)) for each in near_first]


def _there_shown(visit: Visit, at: There) -> dict[str, Any]:
    """What is asked, and was agreed, as its own pages show it; who can read there, and never when somebody did."""
    agreed = next(part for part in PARTS if part.slug == "a2" and part.kind == rooms.ASKED)
    return {
        "seen": at.seen,
        "here": f"{visit.home}{at.seen.opened.place.id.hex()}/",
        "say": f"r/{at.seen.opened.place.id.hex()}",
        "reads": whoreads_line(visit.person, at.seen, ""),
        "holder": name_of(whoreads.holder(visit.person, at.seen)),
        "requests": [each for each in at.state.passed_on.requests if not each.ended],
        "agreed": [agreed.show(each) for each in at.state.agreements.reached if not each.ended],
        "repair": at.repair if at.repair and not at.repair.taken_back else None,
        "side": at.side,
    }


@BOTH
@signed_in
def say_there(request: HttpRequest, visit: Visit, place_id: bytes, there_id: bytes) -> HttpResponse:
    """Say there what I did and will repair: who can read it first, then my own words to begin with. By hand alone."""
    found = _room_or_404(visit, place_id)
    try:
        at = rooms.there(found, there_id)
    except NotHere as refusal:
        raise Http404 from refusal
    there = _there_shown(visit, at)
    once = request.POST.get("once", "")[:16] or secrets.token_hex(8)
    begin = rooms.draft(found, at)
    # What somebody wrote for themself alone comes here by a tap of their own, and not by itself.
    taken = bool(there["repair"]) or "notes" in request.GET
    words = {name: getattr(begin, name) for name in Plan.__struct_fields__} if taken else {}
    form = ShareRepair(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        refused = rooms.share(visit.person, at, once, Plan.of(form.to_command(id=once)), visit.now)
        if refused is None:
            return HttpResponseRedirect(f"{there['here']}a5/")
        refuse(form, refused)
    shown = shown_with(
        visit, at.seen, form=form, once=once, there=there, back=f"{visit.home}{place_id.hex()}/r",
        from_notes=bool(found.reflection and not there["repair"]), taken=taken,
    )  # fmt: skip
    return render(request, "room/say_there.html", shown, status=WRONG if form.is_bound else 200)
