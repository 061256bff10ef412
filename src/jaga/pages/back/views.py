"""Sending back: a form for anybody, without an account; and lines to copy where nothing can be sent from here."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.guides.text import Text
from jaga.house import letterbox
from jaga.house.store import DatabaseStore
from jaga.pages.back.forms import ABOUT, WordForm
from jaga.pages.keeping.part import said
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.shown import library
from jaga.practice.refusals import Refusal, TooMany
from jaga.usecases import sent_back
from jaga.vault import Card

TOO_MANY = 429


@BOTH
def word(request: HttpRequest, language: str, place: str) -> HttpResponse:  # noqa: ARG001  (the address has it)
    """Write to those who run this house. Whatever keeps it from going, the words stay in the form."""
    about = library().text(language, request.POST.get("page") or request.GET.get("of", ""))
    readers, sent = letterbox.open_to(), "sent" in request.GET
    form, problem, status = WordForm.about_page(about), "", 200
    if request.method == "POST":
        form, status = WordForm(request.POST, label_suffix=""), WRONG
        if readers and form.is_valid():
            refused = _send(request, readers, form)
            if refused is None:
                return HttpResponseRedirect(f"{request.path}?sent")
            problem, status = refused
    shown = {
        "readers": len(readers),
        "full": not readers and bool(letterbox.keepers()),
        "about": about,
        "sent": sent,
    }
    lines = _lines(about, form) if problem or not readers else ""
    return render(
        request, "back/word.html", {**shown, "form": form, "problem": problem, "lines": lines}, status=status
    )


def _send(request: HttpRequest, readers: tuple[Card, ...], form: WordForm) -> tuple[str, int] | None:
    """Send it, to as many as the page said before anything was typed; or why not."""
    if request.POST.get("read_by", str(len(readers))) != str(len(readers)):
        changed = _(
            "Meanwhile another number of people read this: it stands above. Send it if you still want to."
        )
        return changed, WRONG
    if not letterbox.WRITERS.may():
        return _(
            "Many are writing at this moment. Your words are still here; try again in a minute."
        ), TOO_MANY
    refused = sent_back.send(DatabaseStore(), readers, form.word())
    return (_why(refused), WRONG) if refused else None


def _why(refused: Refusal) -> str:
    if isinstance(refused, TooMany):
        return _("Much waits here that nobody has read yet. Copy your words, and come back another day.")
    return sentence(refused)


def _lines(about: Text | None, form: WordForm) -> str:
    """What somebody can copy or hand on: which text as it stands today, and what they wrote."""
    told = form.data if form.is_bound else {}
    which = f"{about.name}, {_('revision')} {about.front.revision}, {about.language}" if about else ""
    lines = (
        (_("About the page"), f"{about.title} ({which})" if about else ""),
        (_("What it is"), said(ABOUT, told.get("about", ""))),
        (_("Which sentence, and what about it"), told.get("words", "")),
        (_("How to answer"), told.get("answer_to", "")),
    )
    return "\n".join(f"{name}: {words}" for name, words in lines if words or name == lines[2][0])
