"""Views of today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.today.calendar import calendar_file
from jaga.pages.today.paging import page_of
from jaga.practice.letting_go import WHOLE
from jaga.practice.nudges import When
from jaga.usecases.dated import About
from jaga.usecases.strands import situations
from jaga.usecases.today import Item, gather

PART_OF = {About.NUDGE: "n2", About.PROMISE: "n1", About.ASK_AGAIN: "t2", About.MENDING: "n7"}


@require_safe
@signed_in
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits, what is for today, what comes this week; then my situations. Twenty of each at a time."""
    things = page_of(request, "a", gather(visit.person, visit.now))
    items = things.shown
    shelves = [
        (_("Today"), [_shown(visit, item) for item in items if item.when in (When.WAITING, When.TODAY)]),
        (
            _("In the next days"),
            [_shown(visit, item) for item in items if item.when is When.SOON and item.day],
        ),
        (_("Without a day"), [_shown(visit, item) for item in items if not item.day]),
    ]
    kept = page_of(request, "b", situations(visit.person))
    shown = {"shelves": shelves, "things": things, "kept": kept, "home": visit.home, "day": visit.now}
    return render(request, "today/today.html", shown)


WHAT = {
    About.NUDGE: later("Look in"),
    About.PROMISE: later("I promised"),
    About.ASK_AGAIN: later("Ask again what is agreed"),
    About.MENDING: later("Come back to what they told me"),
    About.LETTING_GO: later("It will be let go by itself"),
    About.COME_BACK: later("You had stepped back until now"),
}


def _shown(visit: Visit, item: Item) -> dict[str, Any]:
    there = f"{visit.home}{item.place.id.hex()}/"
    part = PART_OF.get(item.about)
    return {
        "what": WHAT[item.about],
        "words": item.words,
        "to": item.to,
        "day": item.day,
        "name": item.place.name,
        "address": _address(there, part, item),
    }


def _address(there: str, part: str | None, item: Item) -> str:
    if item.about is About.LETTING_GO:
        return f"{there}away" if item.thing == WHOLE else there
    return f"{there}{part}/{item.thing}" if part else f"{there}back"


@require_safe
@signed_in
def calendar(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """My own nudges as a calendar file; its texts are those I chose, or one that tells nothing."""
    response = HttpResponse(
        calendar_file(visit.person, visit.now, _("Water the plants")), content_type="text/calendar"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="days.ics"'
    return response
