"""Who is at this screen. A view behind the door gets a `Visit`: the person, the time, language and place.

Whoever is not signed in is sent to one address, whatever they asked for. Words that they were just writing
come back in a form with a passphrase field, because there is no key to seal them with.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jaga.house import clock, sessions
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.opening import Opened, open_with
from jaga.pages.frame.refusals import written_in
from jaga.usecases import folds
from jaga.usecases.person import Person

COOKIE = "seat"


class Visit(msgspec.Struct, frozen=True):
    """One request of somebody who is signed in."""

    person: Person
    now: datetime
    language: str
    place: str

    @property
    def front(self) -> str:
        """Where this language and place begin."""
        return f"/{self.language}/{self.place}/"

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
            return view(
                request, Visit(Person(session.keyring, DatabaseStore()), now(), language, place), **address
            )
        if request.method != "POST":
            return to_the_door(language, place)
        return _words_back(view, request, language, place, address)

    return guarded


def to_the_door(language: str, place: str) -> HttpResponse:
    """The one answer to everybody who is not signed in."""
    response = HttpResponse(status=303)
    response.headers["Location"] = f"/{language}/{place}/open"
    return response


def _words_back(
    view: View, request: HttpRequest, language: str, place: str, address: dict[str, Any]
) -> HttpResponse:
    opened = open_with("", request.POST.get("passphrase", "")) if "written" in request.POST else None
    if isinstance(opened, Opened):
        visit = Visit(Person(opened.keyring, DatabaseStore()), now(), language, place)
        return seat(view(request, visit, **address), opened)
    if not written_in(request):
        return to_the_door(language, place)
    shown = {"written": written_in(request), "problem": opened or "", "address": request.path}
    return render(request, "doorway/words_back.html", shown, status=401)


def seat(response: HttpResponse, opened: Opened) -> HttpResponse:
    """Begin a session: half of it in a cookie that scripts cannot read and that ends with the browser."""
    cookie = sessions.begin(opened.keyring, clock.now())
    response.set_cookie(
        COOKIE, cookie, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


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
