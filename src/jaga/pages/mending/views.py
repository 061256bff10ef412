"""Views of saying to somebody what went wrong, and of hearing it: help first, the words when one is ready."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from msgspec import structs

from jaga.guides.text import Step
from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.mending.forms import TakeForm, TellForm
from jaga.pages.safety.questions import from_elsewhere
from jaga.pages.shown import library
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases import cards, heard
from jaga.usecases.heard import AnswerNote, Came, Take, Tell
from jaga.usecases.strands import begin, mine
from jaga.vault import NotHere, Place

LISTEN = "f8"
"""The text that helps to hear it; its first step stands above the words."""


@require_safe
@signed_in
def whom(request: HttpRequest, visit: Visit) -> HttpResponse:
    """To whom."""
    return render(request, "mending/whom.html", {"people": cards.mine(visit.person), "home": visit.home})


@BOTH
@signed_in
def say(request: HttpRequest, visit: Visit, known_id: bytes) -> HttpResponse:
    """Say it to one person, or keep it as a draft, or let the draft go."""
    try:
        known = cards.find(visit.person, known_id)
    except NotHere as refusal:
        raise Http404 from refusal
    wanted = request.POST.get("do", "")
    if wanted == "away":
        heard.drop_draft(visit.person, known)
        return HttpResponseRedirect(request.path)
    draft = heard.draft(visit.person, known)
    form = TellForm(request.POST or None, initial=TellForm.initial_of(draft))
    if request.method == "POST" and form.is_valid():
        command: Any = form.to_command(id=_once(request))
        refused = _did(visit, known, command, wanted)
        if refused is None:
            return HttpResponseRedirect(f"{request.path}?{'draft' if wanted == 'draft' else 'sent'}=1")
        refuse(form, refused)
    shown = {
        "known": known, "form": form, "draft": draft, "once": _once(request), "home": visit.home,
        "sent": "sent" in request.GET and not draft, "kept": "draft" in request.GET and draft,
    }  # fmt: skip
    return render(request, "mending/say.html", shown, status=WRONG if form.is_bound else 200)


def _once(request: HttpRequest) -> str:
    once = request.POST.get("once", "")[:16]
    return once if once.isalnum() and once.isascii() else secrets.token_hex(8)


def _did(visit: Visit, known: cards.Known, command: Tell, wanted: str) -> Refusal | None:
    if wanted == "draft":
        return heard.keep_draft(visit.person, known.id, command, visit.now)
    told = heard.tell(visit.person, known.id, command, visit.now)
    return None if told == AlreadyKnown("id") else told


def told(visit: Visit) -> list[dict[str, Any]]:
    """What was told to me and what was answered, for the page of what waits."""
    return [_shown(each) for each in heard.came(visit.person)]


def _shown(each: Came) -> dict[str, Any]:
    return {
        "id": each.id.hex(),
        "answer": isinstance(each.body, AnswerNote),
        "sender": each.sender.name if each.sender else "",
        "body": each.body,
    }


@BOTH
@signed_in
def word(request: HttpRequest, visit: Visit, came_id: bytes) -> HttpResponse:
    """One thing that was told to me, or an answer: to read when I am ready, to take into my notes, or to put away."""
    try:
        each = heard.find(visit.person, came_id)
    except NotHere as refusal:
        if request.method == "POST":  # done already, perhaps in another window
            return HttpResponse(status=303, headers={"Location": f"{visit.home}in"})
        raise Http404 from refusal
    if request.POST.get("do") == "leave":
        heard.leave(visit.person, each)
        return HttpResponseRedirect(f"{visit.home}in")
    if isinstance(each.body, AnswerNote):
        return render(request, "mending/answer.html", {**_shown(each), "home": visit.home})
    notes = [place for place in mine(visit.person) if place.kind == "notes"]
    form = TakeForm(request.POST or None, mine=notes)
    if request.method == "POST" and form.is_valid():
        place = _taken(visit, each, form)
        if isinstance(place, Place):
            return HttpResponseRedirect(f"{visit.home}{place.id.hex()}/n7/{each.body.about}")
        refuse(form, place)
    shown = {
        **_shown(each),
        "form": form,
        "home": visit.home,
        **_help(visit, answer=each.body.answer),
    }
    return render(request, "mending/word.html", shown, status=WRONG if form.is_bound else 200)


def _help(visit: Visit, *, answer: bool) -> dict[str, Step]:
    """The first step of the text, in two: what to do before reading, and what to say and not to say afterwards."""
    text = library().text(visit.language, LISTEN)
    assert text is not None
    lead, step = (from_elsewhere(each, visit.front) for each in (text.lead, text.steps[0]))
    # Where no answer is wanted, no words for one are offered.
    then = [block for block in step.blocks[1:] if answer or block.kind != "say"]
    return {
        "first": structs.replace(step, blocks=(*lead.blocks, *step.blocks[:1])),
        "then": structs.replace(step, blocks=tuple(then)),
    }


def _taken(visit: Visit, each: Came, form: TakeForm) -> Place | Refusal:
    """The notes into which it went; new ones where there were none."""
    chosen = form.cleaned_data.get("place")
    places = {place.id.hex(): place for place in mine(visit.person)}
    place: Place | Refusal = (
        places[chosen]
        if chosen
        else begin(visit.person, "notes", form.cleaned_data.get("name", ""), visit.now)
    )
    if isinstance(place, Refusal):
        return place
    command = form.to_command(by=_by(each))
    assert isinstance(command, Take)
    done = heard.take(visit.person, each, place.id, command, visit.now)
    return done if isinstance(done, Refusal) else place


def _by(each: Came) -> str:
    name = each.sender.name if each.sender else ""
    whose = getattr(each.body, "on_word_of", "")
    return _("%(name)s, on the word of %(whose)s") % {"name": name, "whose": whose} if whose else name
