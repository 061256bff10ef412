"""Views of what waits for me: something given, a question, a plain no."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.holding.standing import lines
from jaga.pages.keeping.fields import Choice
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.pages.keeping.part import on_day
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.mending.views import told
from jaga.pages.passing.over_views import came
from jaga.pages.sharing import said
from jaga.pages.sharing.forms import AcceptForm
from jaga.practice.refusals import Refusal
from jaga.usecases import asking, cards, leaving, receiving, taking_over, threat
from jaga.usecases.compartments import is_survivor
from jaga.usecases.folds import look
from jaga.usecases.receiving import Waits
from jaga.vault import GRANT, Place


@BOTH
@signed_in
def waiting(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits for me: to take, to leave, to decline, to answer."""
    problem, forms = "", {}
    if request.method == "POST":
        found = _found(request, visit)
        outcome = _did(request, visit, found) if found else visit.home + "in"
        if isinstance(outcome, str):
            return HttpResponseRedirect(outcome)
        if isinstance(outcome, Refusal):
            form = AcceptForm(request.POST, label_suffix="")
            form.add_error("name", sentence(outcome))
            forms[found.id if found else b""] = form
        else:
            problem = _("It is no longer given. Nothing of it is kept here.")
    wrong = next(iter(forms.values()), None)
    notes = [_shown(visit, waits, forms.get(waits.id)) for waits in receiving.waiting(visit.person)]
    shown = {
        "notes": notes, "lines": lines(visit), "came": came(visit), "told": told(visit),
        "threats": threat.told(visit.person),
        "home": visit.home, "problem": problem,
        "wrong": wrong,
    }  # fmt: skip
    return render(request, "sharing/waiting.html", shown, status=WRONG if request.method == "POST" else 200)


def _found(request: HttpRequest, visit: Visit) -> Waits | None:
    """The note that the form speaks of; None where it is done with, perhaps in another window."""
    named = request.POST.get("waits", "")
    return next((each for each in receiving.waiting(visit.person) if each.id.hex() == named), None)


def _did(request: HttpRequest, visit: Visit, waits: Waits) -> str | Refusal | None:
    """Where it leads, or why not; None where what was given is no longer."""
    person, wanted = visit.person, request.POST.get("do", "")
    if wanted == "take" and waits.kind == GRANT:
        place = receiving.accept(person, waits.id, request.POST.get("name", ""), visit.now)
        return place if place is None or isinstance(place, Refusal) else f"{visit.home}{place.id.hex()}/"
    if wanted == "yes" and waits.kind == asking.ASK:
        return _to_giving(visit, waits)
    if wanted == "no" and waits.kind == asking.ASK:
        asking.say_no(person, waits.note)
    elif wanted == "read" and waits.kind == asking.NO:
        asking.take_no(person, waits.note)
    elif wanted == "away":
        receiving.dismiss(person, waits)
    return f"{visit.home}in"


def _to_giving(visit: Visit, waits: Waits) -> str:
    """The page that gives what was asked for; a card that came along is kept, since it is given to cards I hold."""
    question = asking.question(visit.person, waits.note)
    if question.place is None:
        return f"{visit.home}in"
    known = question.known
    if known is None:
        name = cards.free_name(visit.person, question.name.strip()[:40] or _("Somebody"))
        kept = cards.keep(visit.person, question.card, name)
        if isinstance(kept, Refusal):
            return f"{visit.home}in"
        known = kept
    return f"{visit.home}{question.place.id.hex()}/give/{known.id.hex()}?waits={waits.id.hex()}"


def _shown(visit: Visit, waits: Waits, form: AcceptForm | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": waits.id.hex(),
        "kind": {GRANT: "given", asking.ASK: "asked", asking.NO: "no", leaving.LEFT: "left"}[waits.kind],
        "circle": waits.note.body.get("kind") == "circle",
        "facing": waits.note.body.get("kind") == "accountability",
        "sender": waits.sender,
        "name": said.name_of(waits.sender),
        "five": "" if waits.sender else said.words_of(waits.card),
    }
    if waits.kind == GRANT:
        others = receiving.who_is_in_it(visit.person, waits, visit.now)
        shown["others"], shown["other"] = said.others_said(others), len(others) == 1
        joins = receiving.place_of(visit.person, waits)
        name = joins.name if joins else receiving.free_name(visit.person, _day_name(visit))
        shown["form"] = form or AcceptForm(
            initial={"name": name}, label_suffix="", auto_id=f"{shown['id']}-%s"
        )
    if waits.kind == leaving.LEFT:
        shown["left"] = leaving.left_which(visit.person, waits.note)
    if waits.kind == asking.ASK:
        question = taking_over.question(visit.person, waits.note, visit.now)
        shown["question"] = question
        shown["purposes"] = said.purposes_said(question.purposes, _purposes(visit, question.place))
        shown["whom"] = question.known.name if question.known else question.name
        shown["for_me"] = question.card == waits.card
        shown["by_itself"] = question.by_itself
        place = question.place
        shown["own"] = place is not None and is_survivor(look(visit.person, place.id, visit.now))
        shown["until"] = on_day(question.until)
    return shown


def _purposes(visit: Visit, place: Place | None) -> tuple[Choice, ...]:
    """The purposes as they are said to me: of a story that is my own with *me*."""
    return said.purposes_of(look(visit.person, place.id, visit.now)) if place else PURPOSES


def _day_name(visit: Visit) -> str:
    """A name that tells nothing: the day of the week."""
    return formats.date_format(visit.now, "l")
