"""Views of what was learned: written, looked through for what could tell who is meant, then kept or put to a circle."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.ending.forms import LearnedForm
from jaga.pages.ending.views import notes_or_404
from jaga.pages.keeping.views import BOTH, WRONG, shown_with
from jaga.practice.recognising import Sentence, Why
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases import learning

WHAT_TO_DO = {
    Why.NAME: _("A name that stands in what you keep. Take it out, or say: somebody."),
    Why.CAPITAL: _("It could be a name, or a place. If it is one, take it out."),
    Why.REACH: _("A number or an address leads to one person. Take it out."),
    Why.DAY: _("A day or an hour tells which event it was. Wider: once, in the evening, this year."),
    Why.NUMBER: _("A number can tell who is meant. Wider: a few, many, for some time."),
    Why.PLACE: _("Whoever knows the place knows who was there. Wider: where we meet."),
    Why.RARE: _("Perhaps only one person is this. Wider: somebody among us."),
    Why.QUOTED: _("Whoever said it or heard it knows the sentence. Say in your own words what it was like."),
}


@BOTH
@signed_in
def learned(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What we learned. Looking through keeps nothing; nothing holds up whoever wants to go on."""
    seen, _state = notes_or_404(visit, place_id)
    form, wanted = LearnedForm(request.POST or None), request.POST.get("do", "look")
    once = request.POST.get("once", "")[:16]
    once = once if once.isalnum() and once.isascii() else secrets.token_hex(8)
    circles = learning.circles(visit.person)
    found: tuple[Sentence, ...] | None = None
    if request.method == "POST" and form.is_valid():
        words = form.said().get("words", "")
        there = {place_id.hex(): place_id, **{place.id.hex(): place.id for place in circles}}.get(wanted)
        if there is None:
            found = learning.looked_through(visit.person, words, visit.now)
        else:
            done = learning.put(visit.person, there, once, words, visit.now)
            if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
                part = "n11" if there == place_id else "c4"
                return HttpResponseRedirect(f"{visit.home}{there.hex()}/{part}/")
            refuse(form, done)
    looked = [(each, [WHAT_TO_DO[why] for why in each.whys]) for each in found or ()]
    shown = shown_with(
        visit, seen, form=form, once=once, circles=circles, looked=looked, was_looked=found is not None
    )
    return render(request, "ending/learned.html", shown, status=WRONG if form.errors else 200)
