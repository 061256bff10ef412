"""Views of what is mine."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jaga.house import invitations, people, sessions, unlocking
from jaga.house.unlocking import Busy
from jaga.pages.bells.turning import turn_all_off
from jaga.pages.doorway.forms import PassphraseForm
from jaga.pages.doorway.guard import COOKIE, Visit, signed_in, unseat
from jaga.pages.doorway.opening import waiting
from jaga.pages.frame.looks import keep_look, look_of
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.mine.copies import folder
from jaga.pages.mine.forms import LookForm
from jaga.practice.refusals import Refusal
from jaga.usecases.letting import let_go_of_everything
from jaga.vault import MistypedWord, WrongCode, generate_passphrase, lock, make_recovery, recover


@require_safe
@signed_in
def kept(request: HttpRequest, visit: Visit) -> HttpResponse:
    """After the first save: it is kept; twelve words are offered, now, later or never."""
    return render(request, "mine/kept.html", {"home": visit.home})


@require_safe
@signed_in
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I can do with my lock, my look and my copies."""
    person = _row(visit)
    return render(request, "mine/mine.html", {"home": visit.home, "has_paper": person.recovery is not None})


def _row(visit: Visit) -> people.Person:
    found = people.by_address(visit.person.keyring.card.address)
    assert found is not None
    return found


@BOTH
def close(request: HttpRequest, language: str, place: str) -> HttpResponse:
    """Close and lock."""
    return unseat(request, HttpResponseRedirect(f"/{language}/{place}/"))


@BOTH
@signed_in
def passphrase(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Another passphrase; every other browser that is open is closed by it."""
    offered = request.POST.get("passphrase-offered") or generate_passphrase()
    form = PassphraseForm(request.POST or None, prefix="passphrase", initial={"offered": offered})
    problem = ""
    if request.method == "POST" and form.is_valid():
        problem = _change(visit, form.cleaned_data["passphrase"], request)
        if not problem:
            return HttpResponseRedirect(f"{visit.home}mine")
    shown = {"form": form, "offered": offered, "home": visit.home, "problem": problem}
    return render(request, "mine/passphrase.html", shown, status=WRONG if request.method == "POST" else 200)


def _change(visit: Visit, chosen: str, request: HttpRequest) -> str:
    row = _row(visit)
    try:
        with unlocking.slot():
            people.replace_lock(
                row.address, lock(visit.person.keyring, chosen, generation=row.generation + 1)
            )
    except people.LockMoved:
        return _("It was changed meanwhile in another window. Load this page again.")
    except Busy as busy:
        return waiting(busy.retry_after)
    sessions.end_all(visit.person.keyring, but=request.COOKIES.get(COOKIE))
    unlocking.forget_devices(visit.person.keyring)
    return ""


@BOTH
@signed_in
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Twelve words on paper: shown once, then written back to see whether they are right."""
    shown: dict[str, Any] = {"home": visit.home, "has_paper": _row(visit).recovery is not None}
    match request.POST.get("do"):
        case "make":
            words, sealed = make_recovery(visit.person.keyring)
            people.set_recovery(visit.person.keyring.card.address, sealed)
            shown |= {"words": words, "has_paper": True}
        case "check":
            shown |= {
                "checked": _checked(visit, request.POST.get("twelve", "")),
                "written": request.POST.get("twelve", ""),
            }
        case "remove":
            people.remove_recovery(visit.person.keyring.card.address)
            shown |= {"has_paper": False}
        case _:
            pass
    return render(request, "mine/paper.html", shown)


def _checked(visit: Visit, written: str) -> str:
    """Whether the twelve words on the paper are right, or which one is not."""
    kept_lock = _row(visit).recovery
    if kept_lock is None:
        return _("There are no twelve words now. Make them first.")
    try:
        recover(kept_lock, tuple(written.lower().split()))
    except MistypedWord as mistyped:
        return _("Word %(number)s seems to be mistyped. Look at it again on your paper.") % {
            "number": mistyped.position
        }
    except WrongCode:
        return _("These twelve words open nothing here. Look whether all twelve are there, in their order.")
    return _("They are right. Put the paper where nobody looks.")


@BOTH
@signed_in
def look_like(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A neutral name and icon, and where leaving leads: for the whole house, or in a house of many for me."""
    now = look_of(visit.person)
    form = LookForm(
        request.POST or None, initial={"name": now.name, "icon": now.icon.value, "leave_to": now.leave_to}
    )
    if request.method == "POST" and form.is_valid():
        keep_look(visit.person, form.to_look())
        return HttpResponseRedirect(request.path)
    shown = {"form": form, "home": visit.home}
    return render(request, "mine/look.html", shown, status=WRONG if request.method == "POST" else 200)


@BOTH
@signed_in
def copy(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything of mine as one folder; made in memory and sent, nothing of it stays here."""
    if request.method != "POST":
        return render(request, "mine/copy.html", {"home": visit.home})
    response = HttpResponse(folder(visit.person, visit.language, visit.now), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="folder.zip"'
    return response


@BOTH
@signed_in
def let_go_of_everything_(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let go of everything that I hold."""
    problem = ""
    if request.method == "POST":
        refused = let_go_of_everything(visit.person, visit.now)
        if not isinstance(refused, Refusal):
            # A link that lies in some chat would go on letting people in on my word.
            invitations.withdraw_all(visit.person.keyring)
            turn_all_off(visit.person)
            return HttpResponseRedirect(visit.home)
        problem = sentence(refused)
    return render(request, "mine/everything.html", {"home": visit.home, "problem": problem})
