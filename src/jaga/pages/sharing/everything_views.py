"""Views of who can read what, all in one place, and of taking off my list what others let me read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.keeping.views import BOTH, seen_or_404, shown_with
from jaga.pages.sharing import said
from jaga.usecases import circle, giving, strands, whoreads
from jaga.usecases.folds import Seen
from jaga.usecases.whoreads import Access


@BOTH
@signed_in
def put_away(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Take off my list what somebody let me read."""
    seen = seen_or_404(visit, place_id)
    if seen.opened.holding:
        raise Http404
    if request.method == "POST":
        if seen.kind == "circle":
            circle.leave(visit.person, place_id, visit.now)
        else:
            strands.put_away(visit.person, place_id)
        return HttpResponseRedirect(visit.home)
    holder = said.name_of(whoreads.holder(visit.person, seen))
    return render(request, "sharing/put_away.html", shown_with(visit, seen, holder=holder))


@require_safe
@signed_in
def everything(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who can read what: what I hold and who reads it; what I can read, by whose consent, until when."""
    shown: dict[str, Any] = {"held": [], "read": [], "waiting": [], "home": visit.home}
    for access in whoreads.everything(visit.person, visit.now):
        if access.seen is None:
            shown["waiting"].append({"place": access.place, "holder": said.name_of(access.holder)})
        elif access.seen.opened.holding:
            shown["held"].append(_held(visit, access, access.seen))
        else:
            shown["read"].append(_read(visit, access, access.seen))
    return render(request, "sharing/everything.html", shown)


def _held(visit: Visit, access: Access, seen: Seen) -> dict[str, Any]:
    choices = said.purposes_of(seen)
    readers = [
        (each.id, said.name_of_reader(each), said.terms_said(each.terms, choices, visit.now.tzinfo))
        for each in access.readers
        if not each.ended
    ]
    return {
        "place": access.place,
        "kind": KINDS[seen.kind].title,
        "confirm": giving.to_confirm(seen),
        "readers": readers,
        "offered": said.offered_said(visit.person, seen),
    }


def _read(visit: Visit, access: Access, seen: Seen) -> dict[str, Any]:
    terms, zone = seen.opened.terms, visit.now.tzinfo
    assert terms is not None
    return {
        "place": access.place,
        "kind": KINDS[seen.kind].title,
        "holder": said.name_of(access.holder),
        "terms": said.terms_said(terms, said.purposes_of(seen), zone),
        "ask_again": said.asked_again_said(terms, zone),
    }
