"""One strand for paper, or as text: with the line on what was agreed, without names left out, unsigned.

A plan is laid out as it is read at night: its pieces alone, no word of who stands where, and no names from the start.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from msgspec.structs import replace

from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.part import Part, Shown, lines
from jaga.pages.keeping.parts import parts_of
from jaga.pages.keeping.views import BOTH, seen_or_404, shown_with
from jaga.pages.passing.ways import line
from jaga.pages.planning.copied import names_in, planned
from jaga.pages.safety.questions import heading
from jaga.practice.agreements import Agreements
from jaga.practice.consent import Consents
from jaga.practice.gatherings import Gatherings
from jaga.practice.held import Held
from jaga.practice.members import Members
from jaga.practice.needs import Needs
from jaga.practice.offers import Offers
from jaga.practice.passed_on import PassedOn
from jaga.practice.plan import Piece, Plan
from jaga.practice.roles import Roles
from jaga.practice.tasks import Tasks
from jaga.practice.telling import Telling
from jaga.usecases import cards
from jaga.usecases.folds import Seen
from jaga.usecases.passing import agreed
from jaga.usecases.plans import PLANS

GAP = "____"
Laid = list[tuple[str, list[Shown]]]


@BOTH
@signed_in
def printed(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The strand for paper."""
    return render(request, "passing/print.html", _shown(request, visit, place_id))


@BOTH
@signed_in
def text(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The strand as text to copy."""
    shown = _shown(request, visit, place_id)
    return render(request, "passing/text.html", {**shown, "text": _as_text(shown["line"], shown["parts"])})


def _shown(request: HttpRequest, visit: Visit, place_id: bytes) -> dict[str, Any]:
    seen = seen_or_404(visit, place_id)
    asked, plan = request.method == "POST", seen.kind in PLANS
    laid = _plan(seen, visit.language) if plan else _laid(visit, seen)
    names = request.POST.get("names", "") if asked else "\n".join(dict.fromkeys(_names(visit, seen, laid)))
    found = agreed(seen, visit.now)
    left_out = names.splitlines() if asked or plan else []
    key = _key(left_out, _as_text("", laid)) if plan else {}
    stands = {name.casefold(): number for number, name in key.items()} if plan else None
    parts = [(title, [without(each, left_out, stands) for each in things]) for title, things in laid]
    return shown_with(
        visit, seen, names=names, parts=parts, line="" if found.mine else line(found), way=None,
        plan=plan, numbers=plan and "numbers" in request.POST, key=key, printed=True,
    )  # fmt: skip


def _names(visit: Visit, seen: Seen, laid: Laid) -> Iterator[str]:
    """Names that stand in fields of their own, and those I know here that stand in the words; there may be others."""
    state = seen.state
    words = _as_text("", laid)
    yield from (each.name for each in cards.mine(visit.person) if each.name in words)
    found = [state.part(Telling).on_behalf_of]
    found += [each.name for each in state.part(Roles).said]
    found += [each.to for each in state.part(Consents).recorded]
    found += [each.who for each in state.part(Tasks).noted]
    found += [each.who for each in state.part(Plan).pieces]
    found += [each.who for each in state.part(Agreements).reached]
    found += [each.name for each in state.part(Members).said]
    found += [each.name for each in state.part(Held).called]
    found += [each.name for each in state.part(Held).named]
    found += [each.by for each in state.part(Offers).made]
    found += [done.who for each in state.part(Needs).said for done in each.done]
    found += names_in(seen)
    found += [name for each in state.part(Gatherings).planned for name in (each.opens, each.listens)]
    found += [name for each in state.part(PassedOn).requests for name in (each.asked_by, each.by)]
    yield from (name.strip() for name in found if name and name.strip())


def _laid(visit: Visit, seen: Seen) -> Laid:
    laid = (
        (str(part.title), [_told(visit, seen, part, thing) for thing in part.things(seen.state)])
        for part in parts_of(seen)
    )
    return [*((title, things) for title, things in laid if things), *planned(seen)]


def _told(visit: Visit, seen: Seen, part: Part, thing: Any) -> Shown:
    """A thing with what is said of it to whoever looks: of an agreement, who confirmed it and who did not."""
    shown = part.show(thing)
    told = part.told(visit.person, seen, thing) if part.told else ()
    # On paper *you* would be whoever holds the sheet.
    said = ((_("Whoever printed this") if label == _("you") else label, words) for label, words in told)
    return replace(shown, lines=(*shown.lines, *said))


def _plan(seen: Seen, language: str) -> Laid:
    """The pieces under what they are for. Places have no heading, so that the paper does not say what it is."""
    by_purpose = seen.state.part(Plan).by_purpose()
    headed = seen.kind == "safety"
    return [
        (heading(of, language) if headed else "", [_piece(each) for each in found])
        for of, found in by_purpose
    ]


def _piece(piece: Piece) -> Shown:
    holds = lines((_("Who holds this part"), piece.who), ("", piece.about))
    return Shown(piece.id, piece.words, holds)


def _key(names: list[str], words: str) -> dict[str, str]:
    """A number for each name that stands in the words: on paper a plan with gaps says to nobody whom to call.

    It is learned from the screen; on the paper it would undo the numbers.
    """
    stand = (name.strip() for name in names if name.strip() and name.strip().casefold() in words.casefold())
    found = {name.casefold(): name for name in stand}
    return {str(number): name for number, name in enumerate(found.values(), 1)}


def without(shown: Shown, names: list[str], stands: dict[str, str] | None = None) -> Shown:
    """The thing with a gap, or with what stands for it, wherever one of these names stood, in a label too."""
    wanted = sorted((re.escape(name.strip()) for name in names if name.strip()), key=len, reverse=True)
    if not wanted:
        return shown
    found = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE)

    def told(said: str) -> str:
        return found.sub(lambda name: (stands or {}).get(name[0].casefold(), GAP), said)

    lines_told = tuple((told(label), told(said)) for label, said in shown.lines)
    return Shown(shown.id, told(shown.words), lines_told, shown.ended)


def _as_text(agreed_line: str, parts: Laid) -> str:
    said = [agreed_line] if agreed_line else []
    for title, things in parts:
        said += ["", title.upper()] if title else []
        for thing in things:
            said += [
                "",
                thing.words,
                *(f"{label}: {words}" if label else words for label, words in thing.lines),
            ]
    return "\n".join(said).lstrip("\n")
