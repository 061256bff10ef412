"""Views of today."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jaga.house import people
from jaga.pages.back.reading import anything_came
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.holding.standing import lines
from jaga.pages.people.views import take_up
from jaga.pages.today.calendar import calendar_file
from jaga.pages.today.paging import page_of
from jaga.practice.letting_go import WHOLE
from jaga.practice.nudges import When
from jaga.practice.turns import MARK
from jaga.usecases.dated import About
from jaga.usecases.landing import Landing, land, may_concern
from jaga.usecases.plans import plans
from jaga.usecases.receiving import anything
from jaga.usecases.strands import situations
from jaga.usecases.today import Item, gather

LANDS_ON = {Landing.THEIRS: "here", Landing.ASKED: "with", Landing.ALONG: "along"}
PART_OF = {
    About.NUDGE: "n2",
    About.PROMISE: "n1",
    About.MENDING: "n7",
    About.GIFT: "n8",
    About.LEARNING: "n16",
}
TURNS = {About.TURN, About.TURN_ASKED, About.TURN_OPEN, About.TURN_MISSED}
TOGETHER_AT = {
    (About.AGREEMENT, "accountability"): "a2",
    (About.AGREEMENT, "circle"): "c2",
    (About.TASK, "support"): "s2",
    (About.TASK, "team"): "m2",
    (About.GATHERING, "circle"): "c3",
    (About.MILESTONE, "accountability"): "a8",
    (About.MILESTONE, "notes"): "n15",
}
"""Where each kind shows what several people have for a day."""
AGREED_AT = {"story": "t2", "support": "s3", "safety": "k2", "places": "k2"}
"""Where each kind shows what was agreed."""
MOST_WORDS = 120


@require_safe
@signed_in
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits, what is for today, what comes this week; then my situations. Twenty of each at a time."""
    many = people.of_many()  # where nobody else lives, nothing can be offered or asked
    concerned = many and may_concern(visit.person)
    if concerned and (elsewhere := LANDS_ON.get(land(visit.person, visit.now))):
        return HttpResponseRedirect(f"{visit.home}{elsewhere}")
    things = page_of(request, "a", gather(visit.person, visit.now))
    tiles = _tiles(visit, things.shown)
    shelves = [
        (_("Today"), [tile for item, tile in tiles if item.when in (When.WAITING, When.TODAY)]),
        (_("In the next days"), [tile for item, tile in tiles if item.when is When.SOON and item.day]),
        (_("Without a day"), [tile for item, tile in tiles if not item.day]),
    ]
    kept = page_of(request, "b", situations(visit.person))
    shown = {
        "shelves": shelves,
        "things": things,
        "kept": kept,
        "came": take_up(visit) if many else (),
        "lines": lines(visit) if concerned else [],
        "short": plans(visit.person),
        "many": many,
        "home": visit.home,
        "day": visit.now,
        "waits": many and anything(visit.person),
        "words_came": anything_came(visit),
    }
    return render(request, "today/today.html", shown)


def _tiles(visit: Visit, items: Sequence[Item]) -> list[tuple[Item, dict[str, str]]]:
    """What each tile says. Sentences and days are made once a page: many tiles share them."""
    what = {
        About.NUDGE: _("Look in"),
        About.PROMISE: _("I promised"),
        About.ASK_AGAIN: _("Ask again what is agreed"),
        About.MENDING: _("Come back to what they told me"),
        About.GIFT: _("I meant to give"),
        About.LETTING_GO: _("It will be let go by itself"),
        About.COME_BACK: _("You were resting until now"),
        About.READER: _("Ask yourself again who reads this"),
        About.CONFIRM: _("Say who goes on reading"),
        About.TURN: _("Your day"),
        About.TURN_ASKED: _("Could you take this one"),
        About.TURN_OPEN: _("Nobody has this one yet"),
        About.TURN_MISSED: _("Still open"),
        About.TURN_SWAP: _("Somebody would like to swap"),
        About.ASK_WAY: _("Ask again which way is safe"),
        About.AGREEMENT: _("Look again at what was agreed"),
        About.TASK: _("To do, by one of you"),
        About.GATHERING: _("You come together"),
        About.MILESTONE: _("A day to look back"),
        About.LEARNING: _("One thing to learn"),
    }
    days = {day: date_format(day, "l, j F") if day else "" for day in {item.day for item in items}}
    home = visit.home
    return [(item, _tile(home, item, what[item.about], days[item.day])) for item in items]


def _tile(home: str, item: Item, what: str, day: str) -> dict[str, str]:
    there = f"{home}{item.place.id.hex()}/"
    words = Truncator(item.words).chars(MOST_WORDS) if len(item.words) > MOST_WORDS else item.words
    return {
        "title": f"{what}: {words}" if words else what,
        "below": " · ".join(filter(None, (item.to, item.place.name, day))),
        "address": _address(there, _part_of(item), item),
    }


def _part_of(item: Item) -> str | None:
    if item.about is About.ASK_AGAIN:
        return AGREED_AT.get(item.place.kind)
    return TOGETHER_AT.get((item.about, item.place.kind)) or PART_OF.get(item.about)


def _address(there: str, part: str | None, item: Item) -> str:
    if item.about is About.LETTING_GO:
        return f"{there}away" if item.thing == WHOLE else there
    if item.about in TURNS:
        plan, _dot, day = item.thing.removeprefix(MARK).rpartition(".")
        return f"{there}d/{plan}/{day}"
    if item.about is About.ASK_WAY:
        return f"{there}c/{item.thing}/2"
    if item.about is About.CONFIRM:
        return f"{there}who"
    if item.about is About.READER:
        return f"{there}who/{item.thing}"
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
