"""Views of a few lines for the one who was harmed: drawn up or proposed, read again, and sent by whoever holds it."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.ending.forms import HOWS
from jaga.pages.keeping.forms_story import HEARINGS
from jaga.pages.keeping.part import on_day, said
from jaga.pages.keeping.views import BOTH, WRONG, seen_or_404, shown_with
from jaga.pages.passing.forms import OCCASIONS, DigestForm
from jaga.pages.sharing.said import by_whom
from jaga.practice.digests import Digests, NoteDigestSent
from jaga.practice.passed_on import WANTED, Occasion, PassedOn
from jaga.practice.refusals import AlreadyEnded, Empty, Refusal
from jaga.practice.telling import Hearing
from jaga.practice.words import plain_newlines
from jaga.usecases import drawing_up
from jaga.usecases import over as across
from jaga.usecases.drawing_up import Source
from jaga.usecases.folds import Seen
from jaga.usecases.over import TAKES
from jaga.usecases.strands import situations


@BOTH
@signed_in
def tell(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """A digest for the one who was harmed, at what they chose to hear; else a stop, and the way to ask."""
    seen = seen_or_404(visit, place_id)
    if seen.kind not in TAKES or seen.opened.holding is None:
        raise Http404
    there = across.where_to_tell(visit.person, seen, visit.now)
    if there.id != place_id:
        return HttpResponseRedirect(f"{visit.home}{there.id.hex()}/tell")
    seen = across.catch_up(visit.person, place_id, visit.now)
    hearing = seen.state.part(PassedOn).hearing
    ended = across.has_ended(visit.person, seen, visit.now)
    wanted = [(each, label) for each, label in OCCASIONS if each in WANTED[hearing]]
    now = [(each, label) for each, label in wanted if ended or each is not Occasion.END]
    form = DigestForm(request.POST or None, initial=_begun(request, visit, seen), label_suffix="")
    form.fields["occasion"].choices = now  # type: ignore[attr-defined]
    once = _once(request)
    if request.method == "POST" and form.is_valid():
        done = _send(visit, place_id, form, once)
        if not isinstance(done, Refusal) or done == AlreadyEnded("id"):
            return HttpResponseRedirect(f"{request.path}?sent=1")
        refuse(form, done)  # type: ignore[arg-type]
    whom = across.whom_to_tell(visit.person, seen)
    shown = shown_with(
        visit, seen, form=form, wanted=wanted, now=now, once=once, whom=whom.name if whom else "",
        sent="sent" in request.GET, end_told=seen.state.part(Digests).end_told,
        hearing="" if hearing is Hearing.UNSAID else said(HEARINGS, hearing), team=seen.kind == "team",
        drafts=_proposed(visit, seen), **_sources(visit, seen), note=_where_to_note(visit, seen),
    )  # fmt: skip
    return render(request, "passing/tell.html", shown, status=WRONG if form.is_bound else 200)


def _send(visit: Visit, place_id: bytes, form: DigestForm, once: str) -> Seen | Refusal:
    if not form.cleaned_data["occasion"]:
        return Empty("occasion")
    occasion, words = Occasion(form.cleaned_data["occasion"]), plain_newlines(form.cleaned_data["words"])
    return across.send_lines(visit.person, place_id, NoteDigestSent(once, occasion, words), visit.now)


def _once(request: HttpRequest) -> str:
    """The id under which these lines go: of those that were proposed, or a new one."""
    once = request.POST.get("once", request.GET.get("take", ""))[:32]
    return once if once.isalnum() and once.isascii() else secrets.token_hex(8)


def _begun(request: HttpRequest, visit: Visit, seen: Seen) -> dict[str, Any]:
    """With what the form begins: lines that were proposed, or drawn from what was agreed or how it ended."""
    taken = {each.id: each for each in _all_proposed(seen)}.get(request.GET.get("take", ""))
    if taken is not None:
        return {"occasion": taken.occasion.value, "words": taken.words}
    drawn = {each.id: each for each in drawing_up.sources(visit.person, seen, visit.now) if each.confirmed}
    source = drawn.get(request.GET.get("from", ""))
    return {"occasion": source.occasion.value, "words": _drawn(source)} if source else {}


def _drawn(source: Source) -> str:
    """A draft in plain sentences, to be read again and changed."""
    if source.occasion is Occasion.END:
        how = said(HOWS, source.how)
        lines = (
            _("It has ended."),
            f"{how[:1].upper()}{how[1:]}." if how else "",
            source.words,
            _("Nothing more will come."),
        )
        return "\n".join(line for line in lines if line)
    by = _("By %(day)s.") % {"day": on_day(source.on)} if source.on else ""
    return "\n".join(line for line in (_("This was agreed: %(words)s") % {"words": source.words}, by) if line)


def _sources(visit: Visit, seen: Seen) -> dict[str, Any]:
    """What lines can begin with, as they would begin; and the words of what nobody confirmed yet, apart."""
    found = drawing_up.sources(visit.person, seen, visit.now)
    return {
        "sources": [(each, _drawn(each)) for each in found if each.confirmed],
        "put_forward": [each.words for each in found if not each.confirmed],
    }


def _all_proposed(seen: Seen) -> tuple[Any, ...]:
    return drawing_up.proposed(seen)


def _proposed(visit: Visit, seen: Seen) -> list[tuple[Any, str, str]]:
    """Lines that wait, what they are about, and who wrote them where that was somebody else."""
    return [
        (each, said(OCCASIONS, each.occasion), by_whom(visit.person, seen, each.id) or "")
        for each in _all_proposed(seen)
    ]


def _where_to_note(visit: Visit, seen: Seen) -> str:
    """Where the end of this situation can be noted: in what was asked and agreed, or in my own notes."""
    places = {
        place.kind: place
        for each in situations(visit.person) if each.name == seen.name
        for place in each.places if place.holds
    }  # fmt: skip
    for kind, end in (("accountability", "a9/"), ("notes", "e")):
        if kind in places:
            return f"{visit.home}{places[kind].id.hex()}/{end}"
    return ""
