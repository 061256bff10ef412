"""A small harm as words to say: to copy, to read aloud, for paper. Nothing is sent by itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.parts import part as part_under
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, shown_with, thing_or_404
from jaga.practice.smallharms import WasHurt
from jaga.usecases import cards, heard
from jaga.usecases.heard import Tell
from jaga.vault import NotHere


@BOTH
@signed_in
def words(request: HttpRequest, visit: Visit, place_id: bytes, thing: str) -> HttpResponse:
    """The lines as one says them. Whoever was hurt can take them to *say*, as a draft to somebody they know here."""
    seen = held_or_404(visit, place_id)
    part = part_under(seen, "n13")
    if part is None:
        raise Http404
    small = thing_or_404(part, seen, thing)
    hurt, problem = isinstance(small, WasHurt), ""
    if request.method == "POST" and hurt:
        answer = _to_say(visit, small, request.POST.get("to", ""))
        if isinstance(answer, HttpResponse):
            return answer
        problem = answer
    shown = shown_with(
        visit, seen, small=small, hurt=hurt, text="\n\n".join(small.lines), problem=problem,
        people=cards.mine(visit.person) if hurt else (),
    )  # fmt: skip
    return render(request, "room/words.html", shown, status=WRONG if problem else 200)


def _to_say(visit: Visit, small: Any, to: str) -> HttpResponse | str:
    """The page where it can be said to one person, with these lines as a draft that is not sent."""
    if not to:
        return _("Choose one person.")
    try:
        known = cards.find(visit.person, bytes.fromhex(to))
    except (NotHere, ValueError) as refusal:
        raise Http404 from refusal
    lines = "\n".join(small.lines)
    before = heard.draft(visit.person, known)
    if before is not None and before.words != lines:
        return _("A draft to this person stands already. Send it or let it go first; your lines stay here.")
    refused = heard.keep_draft(visit.person, known.id, Tell("draft", lines), visit.now)
    return sentence(refused) if refused else HttpResponseRedirect(f"{visit.home}say/{known.id.hex()}")
