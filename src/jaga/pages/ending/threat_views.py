"""Views of a legal threat: noting it for oneself, telling whom one chooses, and hearing it from somebody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.ending.forms import AdviseForm
from jaga.pages.keeping.forms_letting import NoteLegalThreat
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, shown_with
from jaga.usecases import letting, strands, threat
from jaga.usecases.strands import MINE_ALONE, name_taken
from jaga.vault import NotHere


@BOTH
@signed_in
def legal_threat(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Somebody threatens with the law: letting go rests in all that I hold, until I say it is over."""
    seen = held_or_404(visit, place_id)
    form, has_notes = NoteLegalThreat(request.POST or None), letting.has_own_notes(visit.person)
    if request.POST.get("do") == "over":
        letting.say_threat_is_over(visit.person, visit.now)
        return HttpResponseRedirect(request.path)
    problem = ""
    if request.method == "POST" and request.POST.get("do", "note") == "note" and form.is_valid():
        words = form.said().get("words", "")
        refused = letting.note_legal_threat(visit.person, words, visit.now, _notes_called(visit, seen.name))
        if refused is None:
            return HttpResponseRedirect(request.path)
        problem = sentence(refused)
    shown = shown_with(
        visit, seen, form=form, problem=problem, rests=seen.rests,
        begins="" if has_notes else _notes_called(visit, seen.name),
        words=letting.words_of_threat(visit.person, visit.now),
    )  # fmt: skip
    return render(request, "ending/legal_threat.html", shown, status=WRONG if problem else 200)


@BOTH
@signed_in
def advise(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Tell whom I choose, in words that stand ready. Nobody is told by itself."""
    seen = held_or_404(visit, place_id)
    if not strands.threatened(visit.person, visit.now):
        raise Http404
    people = threat.whom(visit.person, visit.now)
    form = AdviseForm(request.POST or None, initial={"words": _ready_words()})
    form.fields["to"].choices = [(known.id.hex(), known.name) for known in people]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        to = frozenset(bytes.fromhex(each) for each in form.cleaned_data["to"])
        refused = threat.advise(visit.person, form.to_command(), to, visit.now)  # type: ignore[arg-type]
        if refused is None:
            return HttpResponseRedirect(f"{request.path}?sent=1")
        refuse(form, refused)
    shown = shown_with(visit, seen, form=form, people=people, sent="sent" in request.GET)
    return render(request, "ending/advise.html", shown, status=WRONG if form.is_bound else 200)


@BOTH
@signed_in
def heard(request: HttpRequest, visit: Visit, told_id: bytes) -> HttpResponse:
    """Somebody tells me of a threat: what it means for me is mine to say."""
    try:
        each = threat.find(visit.person, told_id)
    except NotHere as refusal:
        if request.method == "POST":  # done already, perhaps in another window
            return HttpResponse(status=303, headers={"Location": f"{visit.home}in"})
        raise Http404 from refusal
    if request.method == "POST":
        threat.leave(visit.person, each)
        return HttpResponseRedirect(f"{visit.home}in")
    mine = next(iter(strands.mine(visit.person)), None)
    shown = {
        "told": each, "home": visit.home, "rests": strands.threatened(visit.person, visit.now),
        "sender": each.sender.name if each.sender else "",
        "rest": f"{visit.home}{mine.id.hex()}/rest" if mine else "",
    }  # fmt: skip
    return render(request, "ending/heard.html", shown)


def _notes_called(visit: Visit, here: str) -> str:
    """What notes are called that are begun for words about a threat: as what I look at, where that name is free."""
    places = (place for each in strands.situations(visit.person) for place in each.places)
    taken = name_taken(places, MINE_ALONE, here)
    return _("For me alone") if taken else here


def _ready_words() -> str:
    """Neutral words to begin with, in the language of who sends them."""
    return _(
        "I have had word of a legal threat. From my side nothing is deleted for now. You may want to do the same "
        "with what you keep; that is for you to decide. Please write nothing about it, here or elsewhere. Let us "
        "talk when we meet. You do not have to answer."
    )
