"""A keeper takes what a word tells of into the list of things to read, after looking."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.house import clock, resources
from jaga.pages.back.forms import ShelveForm
from jaga.pages.back.reading import is_keeper
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.usecases import sent_back


@BOTH
@signed_in
def shelve(request: HttpRequest, visit: Visit, came_id: bytes) -> HttpResponse:
    """The words, and beside them what becomes of them; the word itself goes on waiting."""
    words = [each for each in sent_back.came(visit.person) if each.id == came_id] if is_keeper(visit) else []
    if not words:
        raise Http404
    form = ShelveForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        found = form.resource(f"sent-{secrets.token_hex(6)}", visit.language, clock.today())
        if found is not None:
            resources.put([found])
            return HttpResponseRedirect(f"{visit.front}books")
    shown = {"word": words[0].word, "form": form, "home": visit.home}
    return render(request, "back/shelve.html", shown, status=WRONG if form.errors else 200)
