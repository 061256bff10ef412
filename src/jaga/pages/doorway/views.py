"""Views of the way in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jaga.house import clock, people, sessions, unlocking
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.beginning import Beginning
from jaga.pages.doorway.forms import PassphraseForm
from jaga.pages.doorway.guard import COOKIE, Visit, now, seat, signed_in, to_the_door
from jaga.pages.doorway.opening import Opened, open_with, open_with_words
from jaga.usecases.person import Person
from jaga.vault import change_passphrase, generate_passphrase, lock, new_keyring  # noqa: F401


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """The first save. Whoever has a house already goes in by its door."""
    if not people.is_empty():
        return _begin_inside(request, language, place)
    beginning = Beginning.of(request)
    offered = request.POST.get("passphrase-offered") or generate_passphrase()
    passphrase = PassphraseForm(request.POST or None, prefix="passphrase", initial={"offered": offered})
    if request.method == "POST" and beginning.is_valid() & passphrase.is_valid():
        return _first_save(request, language, place, beginning, passphrase)
    shown = {"beginning": beginning, "passphrase": passphrase, "offered": offered}
    return render(request, "doorway/keep.html", shown, status=422 if request.method == "POST" else 200)


def _begin_inside(request: HttpRequest, language: str, place: str) -> HttpResponse:
    response = HttpResponse(status=303)
    way = request.GET.get("as", "told")
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
    # The words first: if a word is refused, there is no house yet and nothing half begun.
    if not beginning.would_do(visit.now):
        shown = {
            "beginning": beginning,
            "passphrase": passphrase,
            "offered": passphrase.data.get("passphrase-offered"),
        }
        return render(request, "doorway/keep.html", shown, status=422)
    with unlocking.slot():
        sealed = lock(keyring, passphrase.cleaned_data["passphrase"])
    people.create(keyring.card, sealed)
    beginning.do(visit)
    return seat(HttpResponseRedirect(f"{visit.home}kept"), Opened(keyring))


@require_http_methods(["GET", "HEAD", "POST"])
def open_house(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Open what is kept, with the passphrase."""
    if people.is_empty():
        return HttpResponseRedirect(f"/{language}/{place}/keep")
    problem = ""
    if request.method == "POST":
        opened = open_with("", request.POST.get("passphrase", ""))
        if isinstance(opened, Opened):
            return seat(HttpResponseRedirect(f"/{language}/{place}/h/"), opened)
        problem = opened
    return render(request, "doorway/open.html", {"problem": problem}, status=403 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def open_with_paper(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Open what is kept with the twelve words; the next page asks for a new passphrase."""
    if people.is_empty():
        return to_the_door(language, place)
    problem = ""
    if request.method == "POST":
        opened = open_with_words("", request.POST.get("words", ""))
        if isinstance(opened, Opened):
            return seat(HttpResponseRedirect(f"/{language}/{place}/h/passphrase"), opened)
        problem = opened
    shown = {"problem": problem, "written": request.POST.get("words", "")}
    return render(request, "doorway/open_with_paper.html", shown, status=403 if problem else 200)


__all__ = ["keep", "open_house", "open_with_paper", "signed_in"]
