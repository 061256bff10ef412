"""Views of the way in."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaga.house import clock, people, sessions, unlocking
from jaga.house.store import DatabaseStore
from jaga.house.unlocking import Busy
from jaga.pages.doorway.beginning import Beginning
from jaga.pages.doorway.forms import PassphraseForm
from jaga.pages.doorway.guard import COOKIE, DEVICE, Visit, knock, now, seat, to_the_door
from jaga.pages.doorway.opening import Opened, open_with, open_with_words, told_to_wait, waiting
from jaga.practice.refusals import Refusal
from jaga.usecases.person import Person
from jaga.vault import generate_passphrase, lock, new_keyring


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """The first save. Whoever has a house already goes in by its door; a house of many lets in by invitation."""
    begun = settings.MANY or not people.is_empty()
    if settings.MANY or (begun and request.method != "POST"):
        return _begin_inside(request, language, place)
    beginning = Beginning.of(request)
    offered = request.POST.get("passphrase-offered") or generate_passphrase()
    passphrase = PassphraseForm(request.POST or None, prefix="passphrase", initial={"offered": offered})
    if (
        request.method == "POST"
        and beginning.is_valid() & passphrase.is_valid()
        and beginning.would_do(now())
    ):
        save = _save_again if begun else _first_save
        return save(request, language, place, beginning, passphrase)
    return _keep_again(request, beginning, passphrase)


def _begin_inside(request: HttpRequest, language: str, place: str) -> HttpResponse:
    response = HttpResponse(status=303)
    way = Beginning.of(request).way
    inside = sessions.resume(request.COOKIES.get(COOKIE, ""), clock.now()) is not None
    response.headers["Location"] = (
        f"/{language}/{place}/h/new?as={way}" if inside else f"/{language}/{place}/open"
    )
    return response


def _first_save(
    request: HttpRequest, language: str, place: str, beginning: Beginning, passphrase: PassphraseForm
) -> HttpResponse:
    keyring = new_keyring()
    visit = Visit(Person(keyring, DatabaseStore()), now(), language, place)
    # The lock last: if the disk fills on the way there is nobody yet, and the same form can be sent again.
    try:
        with unlocking.slot():
            sealed = lock(keyring, passphrase.cleaned_data["passphrase"])
        beginning.do(visit)
        people.create(keyring.card, sealed)
    except Busy as busy:
        return _keep_again(request, beginning, passphrase, waiting(busy.retry_after))
    except people.HouseTaken:
        return _save_again(request, language, place, beginning, passphrase)
    return seat(request, HttpResponseRedirect(f"{visit.home}kept"), Opened(keyring))


def _save_again(
    request: HttpRequest, language: str, place: str, beginning: Beginning, passphrase: PassphraseForm
) -> HttpResponse:
    """A first save where somebody was first: the same form sent twice keeps one thing; another is kept beside it."""
    opened = open_with("", passphrase.cleaned_data["passphrase"])
    if not isinstance(opened, Opened):
        said = _(
            "Something was kept here first in another window. Copy your words, and open it with that passphrase."
        )
        return _keep_again(request, beginning, passphrase, said)
    visit = Visit(Person(opened.keyring, DatabaseStore()), now(), language, place)
    if not beginning.was_done(visit) and isinstance(beginning.do(visit), Refusal):
        return _keep_again(request, beginning, passphrase)
    return seat(request, HttpResponseRedirect(f"{visit.home}kept"), opened)


def _keep_again(
    request: HttpRequest, beginning: Beginning, passphrase: PassphraseForm, problem: str = ""
) -> HttpResponse:
    offered = passphrase.data.get("passphrase-offered") or passphrase.initial["offered"]
    shown = {"beginning": beginning, "passphrase": passphrase, "offered": offered, "problem": problem}
    return render(request, "doorway/keep.html", shown, status=422 if passphrase.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def open_house(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Open what is kept, with the passphrase."""
    if people.is_empty() and not settings.MANY:
        return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/{language}/{place}/keep"})
    problem = ""
    if request.method == "POST":
        opened = knock(request)
        if isinstance(opened, Opened):
            return seat(request, HttpResponseRedirect(f"/{language}/{place}/h/"), opened)
        problem = opened
    shown = {"problem": problem, "handle": request.POST.get("handle", "")}
    answer = render(request, "doorway/open.html", shown, status=403 if problem else 200)
    return told_to_wait(answer, problem)


@require_http_methods(["GET", "HEAD", "POST"])
def open_with_paper(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Open what is kept with the twelve words; the next page asks for a new passphrase."""
    if people.is_empty() and not settings.MANY:
        return to_the_door(language, place)
    problem = ""
    if request.method == "POST":
        opened = open_with_words(
            request.POST.get("handle", ""), request.POST.get("twelve", ""), request.COOKIES.get(DEVICE)
        )
        if isinstance(opened, Opened):
            return seat(request, HttpResponseRedirect(f"/{language}/{place}/h/passphrase"), opened)
        problem = opened
    shown = {"problem": problem, "written": request.POST.get("twelve", "")}
    shown |= {"handle": request.POST.get("handle", "")}
    answer = render(request, "doorway/open_with_paper.html", shown, status=403 if problem else 200)
    return told_to_wait(answer, problem)
