"""Beginning another strand beside one: what each kind is for, and one button each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.strand_kinds import KINDS, kind_under
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with, situation_of
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.beside import OTHERS, begin_beside, whose
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME


@BOTH
@signed_in
def other(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What can be begun under the same name, each with people of its own."""
    seen, problem = seen_or_404(visit, place_id), ""
    if seen.kind in ALONE_UNDER_ITS_NAME:
        raise Http404
    situation = situation_of(visit, seen)
    kind = kind_under(request.POST.get("as", ""))
    if kind in OTHERS:
        there = situation.place(kind)
        begun = there or begin_beside(
            visit.person, seen.opened.place, kind, request.POST.get("whose", ""), visit.now
        )
        if not isinstance(begun, Refusal):
            return HttpResponseRedirect(f"{visit.home}{begun.id.hex()}/")
        problem = "" if begun == AlreadyKnown("name") else sentence(begun)
    left = [KINDS[each] for each in OTHERS if situation.place(each) is None]
    shown = shown_with(
        visit, seen, left=left, problem=problem, known=whose(visit.person, seen.opened.place, visit.now)
    )
    return render(request, "keeping/other.html", shown, status=WRONG if problem else 200)
