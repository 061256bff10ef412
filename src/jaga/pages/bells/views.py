"""Views of bells."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jaga.house import bells as house_bells
from jaga.house import clock
from jaga.house.delays import TooSoon
from jaga.pages.bells.forms import FORMS, BellForm, first_said
from jaga.pages.bells.turning import how_it_stands, is_set_up, rings, turn_off, turn_on
from jaga.pages.codes import code_for
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.doorway.opening import waiting
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.practice.bells import WEEK, Way
from jaga.practice.refusals import Refusal
from jaga.usecases import bells as usecase
from jaga.usecases.bells import Bell
from jaga.vault import NotHere, new_secret
from jaga.vault.shelf import new_id


@require_safe
@signed_in
def bells(request: HttpRequest, visit: Visit) -> HttpResponse:
    """My bells, of which there are none until I turn one on; and the ways of having one."""
    standing = house_bells.standing(visit.person.keyring)
    listed = [
        (bell, times_of(bell), how_it_stands(bell, standing.get(bell.id)))
        for bell in usecase.mine(visit.person)
    ]
    shown = {
        "bells": listed,
        "home": visit.home,
        "mail": is_set_up(Way.MAIL),
        "service": is_set_up(Way.SERVICE),
    }
    return render(request, "bells/bells.html", shown)


def times_of(bell: Bell) -> str:
    """When it rings, in one line."""
    days = [str(WEEKDAYS_ABBR[WEEK.index(day)]) for day in bell.days]
    when = _("every day") if len(days) == len(WEEK) else ", ".join(days)
    return f"{when}, {bell.at:%H:%M} ({bell.zone.replace('_', ' ')})"


@BOTH
@signed_in
def new(request: HttpRequest, visit: Visit, way: Way) -> HttpResponse:
    """Turn one on; what others see of it is said first."""
    form = FORMS[way](request.POST or None, initial={"zone": settings.TIME_ZONE})
    if request.method == "POST" and is_set_up(way) and form.is_valid():
        secret = new_secret() if way is Way.CALENDAR else ""
        kept = _kept(visit, form, form.to_bell(new_id(), way, secret))
        if kept is not None:
            return HttpResponseRedirect(f"{visit.home}b/{kept.id.hex()}")
    shown = {"form": form, "way": way.value, "is_set_up": is_set_up(way), "home": visit.home}
    return render(request, "bells/new.html", shown, status=WRONG if form.errors else 200)


@BOTH
@signed_in
def one(request: HttpRequest, visit: Visit, bell_id: bytes) -> HttpResponse:
    """One bell of mine: its address, changing it, one now, and turning it off."""
    bell = _mine(visit, bell_id)
    form, problem = FORMS[bell.way](initial=first_said(bell)), ""
    match request.POST.get("do"):
        case "off":
            turn_off(visit.person, bell)
            return HttpResponseRedirect(f"{visit.home}b")
        case "keep":
            form = FORMS[bell.way](request.POST)
            if form.is_valid() and _kept(visit, form, form.to_bell(bell.id, bell.way, bell.to)):
                return HttpResponseRedirect(request.path)
        case "now" | "number" as asked:
            problem = _asked(visit, bell, asked, request.POST.get("number", ""))
            if not problem:
                return HttpResponseRedirect(request.path)
        case _:
            pass
    shown = _shown(request, visit, bell) | {"form": form, "problem": problem}
    return render(request, "bells/one.html", shown, status=WRONG if problem or form.errors else 200)


def _shown(request: HttpRequest, visit: Visit, bell: Bell) -> dict[str, Any]:
    standing = house_bells.standing(visit.person.keyring).get(bell.id)
    return {
        "bell": bell,
        "way": bell.way.value,
        "times": times_of(bell),
        "stands": how_it_stands(bell, standing),
        "rings": rings(bell, standing),
        "waits_for_number": standing is not None and standing.waits_for_number,
        "link": _link(request, bell) if bell.way is Way.CALENDAR else "",
        "home": visit.home,
        "here": request.path,
    }


def _kept(visit: Visit, form: BellForm, bell: Bell) -> Bell | None:
    try:
        kept = turn_on(visit.person, bell, visit.now)
    except TooSoon as soon:
        form.add_error(None, waiting(soon.retry_after))
        return None
    if isinstance(kept, Refusal):
        form.add_error(getattr(kept, "field", None), sentence(kept))
        return None
    return kept


def _asked(visit: Visit, bell: Bell, asked: str, number: str) -> str:
    """One now, or the number that came back; why not."""
    keyring = visit.person.keyring
    try:
        if asked == "now":
            house_bells.ring_now(keyring, bell.id, clock.now())
        elif not house_bells.confirm(keyring, bell.id, "".join(number.split()), clock.now()):
            return _("This is not the number that was sent. Look at the newest one.")
    except TooSoon as soon:
        return waiting(soon.retry_after)
    return ""


@BOTH
@signed_in
def code(request: HttpRequest, visit: Visit, bell_id: bytes) -> HttpResponse:
    """The address of a calendar as a code that a phone reads from this screen."""
    bell = _mine(visit, bell_id)
    if bell.way is not Way.CALENDAR:
        raise Http404
    return code_for(_link(request, bell))


def _link(request: HttpRequest, bell: Bell) -> str:
    """The whole address, under the name by which this house was asked for."""
    return request.build_absolute_uri(reverse("feed", args=(bell.to,)))


def _mine(visit: Visit, bell_id: bytes) -> Bell:
    try:
        return usecase.find(visit.person, bell_id)
    except NotHere as refusal:
        raise Http404 from refusal
