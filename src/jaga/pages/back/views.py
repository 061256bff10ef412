"""Views of sending back: a form for anybody, without an account, and what came for whoever runs the house."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.house import letterbox
from jaga.house.store import DatabaseStore
from jaga.pages.back.forms import ABOUT, WordForm
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.part import said
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.shown import library
from jaga.practice.refusals import Refusal, TooMany
from jaga.usecases import sent_back
from jaga.usecases.sent_back import SentBack
from jaga.vault import Card, NotHere

TOO_MANY = 429


@BOTH
def word(request: HttpRequest, language: str, place: str) -> HttpResponse:  # noqa: ARG001  (the address has it)
    """Write to whoever runs this house. Whatever keeps it from going, the words stay in the form."""
    keeper, page = letterbox.keeper(), request.GET.get("of", "")
    about = library().text(language, page)
    shown: dict[str, Any] = {"taken": keeper is not None, "about": about, "sent": "sent" in request.GET}
    form = WordForm.about_page(about.name if about else "")
    status = 200
    if request.method == "POST":
        form = WordForm(request.POST, label_suffix="")
        status = WRONG
        if keeper is not None and form.is_valid():
            refused = _send(keeper, form)
            if refused is None:
                return HttpResponseRedirect(f"{request.path}?sent")
            status = TOO_MANY if isinstance(refused, str) else WRONG
            shown["problem"] = refused if isinstance(refused, str) else _why(refused)
    return render(request, "back/word.html", {**shown, "form": form}, status=status)


def _send(keeper: Card, form: WordForm) -> Refusal | str | None:
    if not letterbox.may_write():
        return _("Many are writing at this moment. Your words are still here; try again in a minute.")
    return sent_back.send(DatabaseStore(), keeper, form.word())


def _why(refused: Refusal) -> str:
    if isinstance(refused, TooMany):
        return _("Much waits here that nobody has read yet. Copy your words, and come back another day.")
    return sentence(refused)


@BOTH
@signed_in
def came(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What came, for whoever runs this house; each can be let go."""
    if not is_keeper(visit):
        raise Http404
    if request.method == "POST":
        with suppress(ValueError, NotHere):  # let go in another window: the page shows how it stands
            sent_back.let_go(visit.person, bytes.fromhex(request.POST.get("id", "")))
        return HttpResponseRedirect(request.path)
    words = [_shown(each, visit) for each in sent_back.came(visit.person)]
    return render(request, "back/came.html", {"words": words, "home": visit.home})


def is_keeper(visit: Visit) -> bool:
    """Whether what is sent back comes to this person."""
    keeper = letterbox.keeper()
    return keeper is not None and keeper.address == visit.person.keyring.card.address


def anything_came(visit: Visit) -> bool:
    """Whether something waits to be read."""
    return is_keeper(visit) and bool(sent_back.came(visit.person))


def _shown(came: SentBack, visit: Visit) -> dict[str, object]:
    about = library().text(visit.language, came.word.page)
    return {"id": came.id.hex(), "word": came.word, "what": said(ABOUT, came.word.about), "about": about}
