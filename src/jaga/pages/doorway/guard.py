"""Who is at this screen. A view behind the door gets a `Visit`: the person, the time, language and place.

Whoever is not signed in is sent to one address, whatever they asked for. Words that they were just writing
come back in a form with a passphrase field, because there is no key to seal them with.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jaga.guides.languages import spoken
from jaga.house import clock, sessions
from jaga.house.errors import HouseError
from jaga.house.store import DatabaseStore
from jaga.house.unlocking import new_device
from jaga.pages.doorway.opening import Opened, open_with
from jaga.pages.frame.looks import VISIT
from jaga.pages.frame.refusals import written_in
from jaga.usecases import folds
from jaga.usecases.person import Person
from jaga.vault import Keyring

COOKIE = "seat"
DEVICE = "known"
DEVICE_DAYS = 90


class Visit(msgspec.Struct, frozen=True):
    """One request of somebody who is signed in."""

    person: Person
    now: datetime
    wanted: str
    place: str

    @property
    def language(self) -> str:
        """The language that its pages are in: the wanted one, or the first where that is only begun."""
        return spoken(self.wanted)

    @property
    def front(self) -> str:
        """Where this language and place begin."""
        return f"/{self.wanted}/{self.place}/"

    @property
    def home(self) -> str:
        """Where what is kept begins."""
        return f"{self.front}h/"


View = Callable[..., HttpResponse]


def now() -> datetime:
    """The house's time, in its zone."""
    return datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())


def signed_in(view: View) -> View:
    """Lets a view be seen by somebody who is signed in, and gives it a `Visit`."""

    @wraps(view)
    def guarded(request: HttpRequest, language: str, place: str, **address: Any) -> HttpResponse:
        folds.sweep(now() - timedelta(seconds=sessions.IDLE))
        session = sessions.resume(request.COOKIES.get(COOKIE, ""), clock.now())
        if session is not None:
            return view(request, visiting(request, session.keyring, language, place), **address)
        if request.method != "POST":
            return to_the_door(language, place)
        return _words_back(view, request, language, place, address)

    return guarded


def sitting(request: HttpRequest) -> Person | None:
    """Who is signed in at this browser, if anybody."""
    session = sessions.resume(request.COOKIES.get(COOKIE, ""), clock.now())
    return None if session is None else Person(session.keyring, DatabaseStore())


def visiting(request: HttpRequest, keyring: Keyring, language: str, place: str) -> Visit:
    """The visit of somebody whose keyring is open, noted in the request."""
    visit = Visit(Person(keyring, DatabaseStore()), now(), language, place)
    request.META[VISIT] = visit
    return visit


def to_the_door(language: str, place: str) -> HttpResponse:
    """The one answer to everybody who is not signed in."""
    response = HttpResponse(status=303)
    response.headers["Location"] = f"/{language}/{place}/open"
    return response


def _words_back(
    view: View, request: HttpRequest, language: str, place: str, address: dict[str, Any]
) -> HttpResponse:
    opened = knock(request) if "written" in request.POST else None
    if isinstance(opened, Opened):
        visit = visiting(request, opened.keyring, language, place)
        return seat(request, view(request, visit, **address), opened)
    if not written_in(request):
        return to_the_door(language, place)
    shown = {"written": written_in(request), "problem": opened or "", "address": request.path}
    shown |= {"handle": request.POST.get("handle", "")}
    return render(request, "doorway/words_back.html", shown, status=401)


def knock(request: HttpRequest) -> Opened | str:
    """The keyring that the handle and the passphrase of a form open, or why not."""
    return open_with(
        request.POST.get("handle", ""), request.POST.get("passphrase", ""), request.COOKIES.get(DEVICE)
    )


def seat(request: HttpRequest, response: HttpResponse, opened: Opened) -> HttpResponse:
    """Begin a session: half of it in a cookie that scripts cannot read and that ends with the browser."""
    _set(response, COOKIE, sessions.begin(opened.keyring, clock.now()))
    # In a house of one there is one browser, more or less; in one of many, each says whether it is theirs.
    stays = "stay" in request.POST
    if stays or not opened.handle:
        with suppress(HouseError):
            device = new_device(opened.handle, opened.keyring, request.COOKIES.get(DEVICE))
            _set(response, DEVICE, device, days=DEVICE_DAYS if stays else None)
    return response


def _set(response: HttpResponse, name: str, value: str, days: int | None = None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=None if days is None else timedelta(days=days),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def unseat(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """End the session of this browser, if there is one."""
    cookie = request.COOKIES.get(COOKIE)
    if cookie:
        session = sessions.resume(cookie, clock.now())
        if session is not None:
            folds.forget(session.keyring.card.address)
        sessions.end(cookie)
        response.delete_cookie(COOKIE, samesite="Strict")
    return response
