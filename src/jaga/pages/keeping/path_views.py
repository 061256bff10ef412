"""The path of those who face something together: what was asked, agreed, seen and changed over the months."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.path_picture import drawn
from jaga.pages.keeping.views import BOTH, seen_or_404, shown_with
from jaga.practice.accountability import Accountability
from jaga.practice.path import Path


@BOTH
@signed_in
def path(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The picture, and the same in words, for everybody who reads the strand."""
    seen = seen_or_404(visit, place_id)
    if not isinstance(seen.state, Accountability):
        raise Http404
    picture = drawn(seen.state.part(Path), visit.now)
    terms = seen.opened.terms
    later = terms is not None and not terms.whole
    return render(request, "keeping/path.html", shown_with(visit, seen, picture=picture, later=later))
