"""Views of a strand's readers: who they are, letting somebody read, making it less, ending it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.fields import CommandForm
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, seen_or_404, shown_with
from jaga.pages.people.views import take_up
from jaga.pages.sharing import said
from jaga.pages.sharing.forms import GiveForm, NarrowForm, StandForm
from jaga.practice.consent import Reach
from jaga.practice.refusals import OtherSide, Refusal
from jaga.practice.roles import Role
from jaga.usecases import asking, cards, giving, held_here, receiving, taking_over, whoreads
from jaga.usecases.asking import Question
from jaga.usecases.cards import Known
from jaga.usecases.folds import Seen
from jaga.usecases.whoreads import Reads
from jaga.vault import NotHere, Terms


@BOTH
@signed_in
def who(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Who can read this strand: to its holder everybody, to a reader its holder and their own terms."""
    seen = seen_or_404(visit, place_id)
    if request.method == "POST" and giving.to_confirm(seen):
        keep = [each.id for each in _readers(visit, seen) if each.id.hex() in request.POST.getlist("keep")]
        giving.confirm(visit.person, place_id, keep, visit.now)
        return HttpResponseRedirect(request.path)
    readers = [_shown(visit, seen, each) for each in _readers(visit, seen)]
    shown = shown_with(
        visit,
        seen,
        readers=[each for each in readers if not each["ended"]],
        ended=[each for each in readers if each["ended"]],
        refused=sentence(refused) if (refused := giving.may_be_given(seen)) else "",
        to_confirm=giving.to_confirm(seen),
        forked=bool(seen.opened.holding and seen.opened.holding.forked),
        offered=said.offered_said(visit.person, seen),
        in_it=said.in_it_said(visit.person, seen),
        **_own(visit, seen),
    )
    return render(request, "sharing/who.html", shown)


@BOTH
@signed_in
def give(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Whom I let read: one of the people whose cards I hold."""
    seen = _given_or_404(visit, place_id)
    take_up(visit)  # somebody who came by a link of mine a moment ago is among them
    reading = {each.card.id for each in _readers(visit, seen) if not each.ended}
    people = [(known, known.card.id in reading) for known in cards.mine(visit.person)]
    return render(request, "sharing/give.html", shown_with(visit, seen, people=people))


@BOTH
@signed_in
def give_to(request: HttpRequest, visit: Visit, place_id: bytes, known_id: bytes) -> HttpResponse:
    """Let one person read: a sentence, and what makes it longer."""
    seen, known = _given_or_404(visit, place_id), _known_or_404(visit, known_id)
    before = next(
        (each.terms for each in _readers(visit, seen) if each.card == known.card and not each.ended), None
    )
    form = GiveForm(
        request.POST or None,
        choices=said.purposes_of(seen),
        notes=seen.kind == "story",
        called=seen.kind == "accountability",
        along=seen.kind == "accountability" and giving.role_of(seen, known) in (None, Role.UNSETTLED),
        initial=_as_it_stands(visit, before, _asked(request, visit)) | {"called": _called(seen, known)},
    )
    across = False
    if request.method == "POST" and form.is_valid():
        wish = form.to_command()
        assert isinstance(wish, giving.Give)
        given = giving.give(visit.person, place_id, known_id, wish, visit.now)
        if not isinstance(given, Refusal):
            _done_with(request, visit)
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/who")
        refuse(form, given)
        across = isinstance(given, OtherSide)
    shown = shown_with(
        visit, seen, known=known, form=form, across=across, before=before and _terms(visit, seen, before),
        waits=request.POST.get("waits") or request.GET.get("waits", ""),
    )  # fmt: skip
    return render(request, "sharing/give_to.html", shown, status=WRONG if request.method == "POST" else 200)


@BOTH
@signed_in
def reader(request: HttpRequest, visit: Visit, place_id: bytes, reader: bytes) -> HttpResponse:
    """One reader of mine: it stands, it becomes less, it ends. Each is one step."""
    seen = held_or_404(visit, place_id)
    found = next((each for each in _readers(visit, seen) if each.id == reader and not each.ended), None)
    if found is None and request.POST.get("do") == "end":  # sent twice: it has ended
        return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/who")
    if found is None:
        raise Http404
    if request.POST.get("do") == "end":
        return _ended(request, visit, seen, found)
    wanted = request.POST.get("do", "")
    narrow, stand = _less(request, visit, seen, found, wanted), StandForm(_data(request, wanted, "stands"))
    form = {"less": narrow, "stands": stand}.get(wanted)
    if form is not None and form.is_valid():
        refused = _change(visit, place_id, reader, form)
        if refused is None:
            return HttpResponseRedirect(request.path)
        refuse(form, refused)
    shown = shown_with(visit, seen, reader=_shown(visit, seen, found), narrow=narrow, stand=stand, form=form)
    return render(request, "sharing/reader.html", shown, status=WRONG if wanted else 200)


def _change(visit: Visit, place_id: bytes, reader: bytes, form: CommandForm) -> Refusal | None:
    wish = form.to_command()
    if isinstance(wish, giving.Narrow):
        return giving.narrow(visit.person, place_id, reader, wish, visit.now)
    assert isinstance(wish, giving.Stand)
    return giving.stands(visit.person, place_id, reader, wish, visit.now)


def _ended(request: HttpRequest, visit: Visit, seen: Seen, found: Reads) -> HttpResponse:
    place_id = seen.opened.place.id
    before = giving.end(visit.person, place_id, found.id, visit.now)
    shown = shown_with(
        visit, seen_or_404(visit, place_id), reader=_shown(visit, seen, found), whole=before.whole
    )
    return render(request, "sharing/ended.html", shown)


def _less(request: HttpRequest, visit: Visit, seen: Seen, found: Reads, wanted: str) -> NarrowForm:
    terms = found.terms
    initial = {
        "purposes": list(terms.purposes),
        "until": giving.last_day(terms, visit.now.tzinfo),
    }
    return NarrowForm(
        _data(request, wanted, "less"),
        choices=tuple(each for each in said.purposes_of(seen) if each[0].value in terms.purposes),
        whole=terms.whole,
        writes=terms.writes and seen.kind not in giving.SHOWN_TO_EACH_OTHER,
        initial=initial,
    )


def _data(request: HttpRequest, wanted: str, name: str) -> Any:
    return request.POST if wanted == name else None


def _as_it_stands(visit: Visit, before: Terms | None, question: Question | None) -> dict[str, Any]:
    """What stands in the form at first: what they may already, and what was asked for."""
    asked = question.purposes if question else frozenset()
    if before is None:
        found: dict[str, Any] = {"purposes": sorted(asked)} if asked else {}
        if question and question.by_itself:  # what is written from now on is not enough to help
            found |= {"reach": Reach.WHOLE, "until": question.until}
        return found
    zone = visit.now.tzinfo
    return {
        "purposes": sorted({*before.purposes, *asked}),
        "reach": Reach.WHOLE if before.whole else Reach.FROM_NOW_ON,
        "until": giving.last_day(before, zone),
        "ask_again": giving.day_to_ask(before, zone),
        "writes": before.writes,
    }


def _called(seen: Seen, known: Known) -> str:
    """What they are called where those who read are shown to each other: as it was said, or as I call them."""
    return held_here.called(seen, known.card) or known.name


def _asked(request: HttpRequest, visit: Visit) -> Question | None:
    """The question that waits, where this answers one."""
    waits = _waits(request, visit)
    return taking_over.question(visit.person, waits.note, visit.now) if waits else None


def _done_with(request: HttpRequest, visit: Visit) -> None:
    if waits := _waits(request, visit):
        receiving.dismiss(visit.person, waits)


def _waits(request: HttpRequest, visit: Visit) -> receiving.Waits | None:
    named = request.POST.get("waits") or request.GET.get("waits", "")
    found = (each for each in receiving.waiting(visit.person) if each.id.hex() == named)
    return next((each for each in found if each.kind == asking.ASK), None) if named else None


def _readers(visit: Visit, seen: Seen) -> tuple[Reads, ...]:
    return whoreads.readers(visit.person, seen)


def _terms(visit: Visit, seen: Seen, terms: Terms) -> str:
    return said.terms_said(terms, said.purposes_of(seen), visit.now.tzinfo)


def _shown(visit: Visit, seen: Seen, each: Reads) -> dict[str, Any]:
    zone = visit.now.tzinfo
    due = giving.day_to_ask(each.terms, zone)
    return {
        "id": each.id,
        "name": said.name_of_reader(each),
        "known": each.known,
        "five": "" if each.known else said.words_of(each.card),
        "terms": _terms(visit, seen, each.terms),
        "ask_again": said.asked_again_said(each.terms, zone),
        "due": due is not None and due <= visit.now.date(),
        "last": giving.last_day(each.terms, zone),
        "ended": each.ended,
    }


def _own(visit: Visit, seen: Seen) -> dict[str, Any]:
    """What a reader is told: who holds it, and under which terms they read."""
    terms = seen.opened.terms
    if terms is None:
        return {}
    holder = whoreads.holder(visit.person, seen)
    return {
        "holder": said.name_of(holder),
        "five": "" if holder else said.words_of(seen.opened.holder),
        "terms": _terms(visit, seen, terms),
        "ask_again": said.asked_again_said(terms, visit.now.tzinfo),
    }


def _given_or_404(visit: Visit, place_id: bytes) -> Seen:
    """A strand of mine that can be given; where it cannot, the page on who reads it says why."""
    seen = held_or_404(visit, place_id)
    if giving.may_be_given(seen):
        raise Http404
    return seen


def _known_or_404(visit: Visit, known_id: bytes) -> Known:
    try:
        return cards.find(visit.person, known_id)
    except NotHere as refusal:
        raise Http404 from refusal
