"""Views of what is kept: a strand, a part of it, one thing in it, and letting go."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaga.pages.doorway.beginning import CAUSED, Beginning, refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.facing.forms import NoteWhatCame
from jaga.pages.frame.refusals import written_in
from jaga.pages.holding.standing import standing
from jaga.pages.keeping import forms_notes
from jaga.pages.keeping.fields import CommandForm
from jaga.pages.keeping.forms_long_way import AnswersARequest
from jaga.pages.keeping.forms_new_story import KeepStory
from jaga.pages.keeping.forms_notes import TO_HELP
from jaga.pages.keeping.forms_strands import WHO
from jaga.pages.keeping.part import Form, Part, Shown
from jaga.pages.keeping.parts import letting_go_day, parts_of
from jaga.pages.keeping.parts import part as part_under
from jaga.pages.keeping.parts_shared import as_recorded, is_said_of, said_of_me
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.planning.tiles import path_tile, tiles
from jaga.pages.safety.questions import PLANS as QUESTIONS
from jaga.pages.sharing.said import by_whom, held_said, in_it_said, name_of, whoreads_line
from jaga.pages.words.facts import services_named, services_shown
from jaga.practice.capacity import Capacities
from jaga.practice.events import Command
from jaga.practice.nudges import Nudge
from jaga.practice.passed_on import PassedOn
from jaga.practice.refusals import AlreadyKnown, NotKnown, Refusal
from jaga.practice.telling import Telling
from jaga.usecases import cards, whoreads
from jaga.usecases import room as rooms
from jaga.usecases.acting import act
from jaga.usecases.asked import asked_for
from jaga.usecases.compartments import mark
from jaga.usecases.folds import EMPTY, STRANDS, Seen
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.plans import PLANS
from jaga.usecases.strands import (
    Situation,
    begin,
    call,
    do,
    left_behind,
    situations,
    take_name_away,
)
from jaga.vault import ConsentEnded, NotHere, NotTakenYet

BOTH = require_http_methods(["GET", "HEAD", "POST"])
WRONG, GONE = 422, 410
_ON_A_TILE = 3


def seen_or_404(visit: Visit, place_id: bytes) -> Seen:
    """The strand under this id; whatever cannot be opened is not here."""
    try:
        seen = let_go_of_what_is_due(visit.person, place_id, visit.now)
    except (NotHere, ConsentEnded, NotTakenYet) as refusal:
        raise Http404 from refusal
    if seen is None:
        raise Http404
    return seen


def held_or_404(visit: Visit, place_id: bytes) -> Seen:
    """The strand under this id, if I hold it."""
    seen = seen_or_404(visit, place_id)
    if seen.opened.holding is None:
        raise Http404
    return seen


def situation_of(visit: Visit, seen: Seen) -> Situation:
    """The situation that this strand belongs to: those of my strands that bear its name."""
    return next(each for each in situations(visit.person) if each.name == seen.name)


def shown_with(visit: Visit, seen: Seen, **more: object) -> dict[str, Any]:
    """What every page of a strand shows, and more."""
    here = f"{visit.home}{seen.opened.place.id.hex()}/"
    whose = _whose(seen)
    whoreads = whoreads_line(visit.person, seen, whose)
    return {"seen": seen, "here": here, "home": visit.home, "whose": whose, "whoreads": whoreads, **more}


def _whose(seen: Seen) -> str:
    return seen.state.part(Telling).on_behalf_of or ""


@BOTH
@signed_in
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin another situation."""
    beginning = Beginning.of(request)
    if request.method == "POST" and beginning.is_valid() and beginning.would_do(visit.now):
        place = beginning.do(visit)
        if isinstance(place, Refusal) and beginning.was_done(visit):
            place = beginning.begun(visit) or place
        if not isinstance(place, Refusal):
            room = "r" if beginning.way == CAUSED else ""
            return HttpResponseRedirect(f"{visit.home}{place.id.hex()}/{room}")
    status = WRONG if request.method == "POST" else 200
    return render(request, "keeping/new.html", {"beginning": beginning, "home": visit.home}, status=status)


@BOTH
@signed_in
def strand(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """One strand: its parts as tiles, in any order."""
    try:
        seen = seen_or_404(visit, place_id)
    except Http404 as absent:
        if isinstance(absent.__cause__, NotTakenYet):  # somebody holds it for me
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/hand")
        return _left_behind(request, visit, place_id)
    situation = situation_of(visit, seen)
    parts = [
        (each, _latest(each, seen))
        for each in parts_of(seen)
        if not each.apart and (seen.opened.writes or each.things(seen.state))
    ]
    mine_first = rooms.is_for_one_who_did_it(visit.person, seen, visit.now)
    shown = shown_with(
        visit,
        seen,
        situation=situation,
        mine_first=mine_first,
        parts=[each for each in parts if not mine_first or each[0].own_first or each[1]],
        folded=[each for each in parts if mine_first and not (each[0].own_first or each[1])],
        planned=(*tiles(seen, visit.now.date()), *path_tile(seen)),
        kind=KINDS[seen.kind],
        story=situation.place("story"),
        others=[
            (each, KINDS[each.kind])
            for each in situation.places
            if each.id != place_id and each.kind in KINDS
        ],
        plans=QUESTIONS if seen.kind in PLANS else (),
        day=letting_go_day(seen.state),
        stepped_back=seen.state.part(Capacities).stepped_back,
        in_it=in_it_said(visit.person, seen),
        holder_said=held_said(visit.person, seen),
    ) | standing(visit, seen)
    return render(request, "keeping/strand.html", shown)


def _left_behind(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """A name of mine behind which nothing stands any more can be taken away; anything else is not here."""
    try:
        place = left_behind(visit.person, place_id)
    except NotHere as refusal:
        raise Http404 from refusal
    if place is None:
        raise Http404
    if request.method == "POST":
        take_name_away(visit.person, place_id)
        return HttpResponseRedirect(visit.home)
    return render(request, "keeping/left_behind.html", {"name": place.name, "home": visit.home}, status=GONE)


def _latest(part: Part, seen: Seen) -> list[str]:
    """The words of the last things of a part that have not ended: three, or two and how many stand before them."""
    if part.behind and seen.opened.holding is None:
        return []
    things = (as_recorded(part.show(thing), seen, thing) for thing in part.things(seen.state))
    words = [thing.words for thing in things if not thing.ended]
    if part.counted and words:
        return [_("Kept here: %(count)s. Open it to read.") % {"count": len(words)}]
    if len(words) <= _ON_A_TILE:
        return words
    return [_("%(count)s before these") % {"count": len(words) - 2}, *words[-2:]]


def part_or_404(seen: Seen, slug: str) -> Part:
    """The part of this strand under this address."""
    found = part_under(seen, slug)
    if found is None:
        raise Http404
    return found


def may_begin(seen: Seen, found: Part) -> bool:
    """Whether forms are shown that begin something; what the practice refuses, it refuses all the same."""
    return seen.opened.writes and not (found.holders and seen.opened.holding is None)


def acts_of(seen: Seen, found: Part, it: Any) -> tuple[Form, ...]:
    """What I can do with this thing: I hold the strand, or wrote it, or it passes from hand to hand.

    What each says of themself alone is changed by nobody else, whoever holds the strand.
    """
    if found.each_their_own and not _is_mine(seen, it):
        return ()
    acts = found.acts_of(it, mine=may_let_go(seen, found, it)) if seen.opened.writes else ()
    done = found.done(seen, it) if found.done else ()
    return tuple(form for form in acts if form not in done)


def may_open(seen: Seen, found: Part, it: Any) -> bool:
    """Whether there is anything on the page of this thing for me."""
    return may_let_go(seen, found, it) or bool(acts_of(seen, found, it))


def may_let_go(seen: Seen, found: Part, it: Any) -> bool:
    """Whether this thing is mine to let go of: the holder's and its author's."""
    return seen.opened.holding is not None or (may_begin(seen, found) and _is_mine(seen, it))


def _opens(visit: Visit, seen: Seen, found: Part, it: Any) -> str:
    """What the link to the page of a thing says; empty where there is nothing on it for me."""
    if not may_open(seen, found, it):
        return ""
    return found.opens(visit.person, seen, it) if found.opens else _("Open, change or delete")


def _is_mine(seen: Seen, it: Any) -> bool:
    return seen.fold.authors.get(getattr(it, "id", "")) == seen.opened.me


def _begins(seen: Seen, found: Part) -> tuple[type[CommandForm], ...]:
    """The forms that begin something here, for the one who looks at it."""
    said = found.each_their_own and any(_is_mine(seen, it) for it in found.things(seen.state))
    holds = seen.opened.holding is not None
    return () if said or not may_begin(seen, found) else found.forms(seen.state, holds=holds)


def shown_thing(visit: Visit, seen: Seen, found: Part, it: Any) -> Shown:
    """A thing as a page shows it, and who wrote it where that was not the holder."""
    shown = as_recorded(found.show(it), seen, it)
    wrote = by_whom(visit.person, seen, shown.id)
    if is_said_of(it, mark(seen.opened.place, visit.person.keyring.card)):
        wrote = wrote or name_of(whoreads.holder(visit.person, seen))
        shown, wrote = said_of_me(shown, it, wrote, _where_i_answer(seen)), ""
    if found.beside and may_begin(seen, found) and not (shown.ended or may_open(seen, found, it)):
        at, words = found.beside
        shown = msgspec.structs.replace(shown, leads=(at, str(words)))
    told = found.told(visit.person, seen, it) if found.told else ()
    lines = (*shown.lines, *told, *(((_("Written by"), wrote),) if wrote else ()))
    return msgspec.structs.replace(shown, lines=lines)


def _where_i_answer(seen: Seen) -> str:
    """Where I say in my own name how I see it; nowhere where I only read, or where this kind has no such part."""
    own = next((each for each in parts_of(seen) if each.ones_own_side), None)
    return f"{own.slug}/" if own and may_begin(seen, own) else ""


@BOTH
@signed_in
def part(request: HttpRequest, visit: Visit, place_id: bytes, part: str) -> HttpResponse:
    """One part of a strand: what stands in it, and the forms that begin something."""
    seen = seen_or_404(visit, place_id)
    found = part_or_404(seen, part)
    wanted, once = request.POST.get("form", ""), request.POST.get("once", "")[:16] or secrets.token_hex(8)
    forms = [
        _begin_form(kind, seen, request if kind.__name__ == wanted else None) for kind in _begins(seen, found)
    ]
    if wanted and found.each_their_own and not forms:
        return HttpResponseRedirect(request.path)  # sent twice: I have said it
    _know(visit, seen, forms)
    for form in forms:
        if form.is_bound and form.is_valid():
            command = form.to_command(**_fixed(form, request))
            decided = act(visit.person, place_id, command, visit.now)
            # The same form sent twice bears the same id: it stands already, once.
            if not isinstance(decided, Refusal) or (
                decided == AlreadyKnown("id") and _stands_so(found, seen, command, visit.now)
            ):
                return HttpResponseRedirect(request.path)
            refuse(form, decided)
            once = secrets.token_hex(8)
    things = [
        (shown_thing(visit, seen, found, it), _opens(visit, seen, found, it))
        for it in found.things(seen.state)
    ]
    shown = shown_with(
        visit,
        seen,
        part=found,
        forms=forms,
        things=things,
        once=once,
        map=found.draw(found.things(seen.state)) if found.draw else None,
        services=found.services and services_shown(visit.place, found.services, visit.language),
    )
    return render(request, "keeping/part.html", shown, status=WRONG if wanted else 200)


def _begin_form(kind: type[CommandForm], seen: Seen, request: HttpRequest | None) -> CommandForm:
    data = request.POST if request else None
    return kind(data, auto_id=f"{kind.__name__}-%s", **kind.at_first(seen.state))


def _know(visit: Visit, seen: Seen, forms: list[CommandForm]) -> None:
    """Tell the forms that can name one of my cards which there are, and those that ask for a name who reads it."""
    for field in (field for form in forms for field in form.fields.values()):
        if field.help_text == TO_HELP and _is_shared(seen):
            field.help_text = WHO
    for form in forms:
        if isinstance(form, NoteWhatCame):
            form.offer_requests(asked_for(visit.person, seen.opened.place, visit.now))
        if isinstance(form, AnswersARequest):
            asked = seen.state.part(PassedOn).requests
            form.offer_requests([(each.id, each.words, each.no_longer) for each in asked])
        if "service" in form.fields:
            form.offer_services(services_named(visit.place, visit.language))
    if any("card" in form.fields for form in forms):
        place = seen.opened.place
        named = [(mark(place, each.card), each.name) for each in cards.mine(visit.person)]
        for form in forms:
            form.know(named)


def _is_shared(seen: Seen) -> bool:
    return seen.opened.holding is None or bool(seen.opened.holding.readers)


def _fixed(form: CommandForm, request: HttpRequest) -> dict[str, object]:
    """The id of the thing that the command begins, where it begins one."""
    names = form.command.__struct_fields__
    return {"id": request.POST.get("once") or secrets.token_hex(8)} if "id" in names else {}


def _stands_so(found: Part, seen: Seen, command: Command, now: datetime) -> bool:
    """Whether what this command begins stands already in the same words: the form was sent twice."""
    strand = STRANDS[seen.kind]
    events = strand.decide(EMPTY[seen.kind](), command, now)
    anew = found.things(strand.replay(() if isinstance(events, Refusal) else events))
    return any(found.show(thing) in map(found.show, found.things(seen.state)) for thing in anew)


@BOTH
@signed_in
def thing(request: HttpRequest, visit: Visit, place_id: bytes, part: str, thing: str) -> HttpResponse:
    """One thing, and what can be done with it."""
    seen = seen_or_404(visit, place_id)
    found = part_or_404(seen, part)
    if request.method == "POST" and not _is_there(found, seen, thing):
        shown = {"problem": sentence(NotKnown("id")), "written": written_in(request), "gone": True}
        return render(request, "frame/house_refused.html", shown, status=GONE)
    it = thing_or_404(found, seen, thing)
    wanted, mark = request.POST.get("form", ""), _mark(it)
    acts = acts_of(seen, found, it)
    forms = [_act_form(kind, it, request if kind.__name__ == wanted else None) for kind in acts]
    _know(visit, seen, forms)
    if wanted and all(form.kind_name != wanted for form in forms):
        # Sent twice, or from an old page: it is done already, and the page shows how it stands.
        return HttpResponseRedirect(request.path)
    problem = ""
    for form in forms:
        if form.is_bound and form.is_valid():
            if request.POST.get("mark") != mark:
                problem = _(
                    "This was changed meanwhile, perhaps in another window. So it stands now; your words are below."
                )
                continue
            decided = act(visit.person, place_id, form.to_command(id=thing), visit.now)
            if not isinstance(decided, Refusal):
                return HttpResponseRedirect(
                    (request.POST.get("then") == "today" and visit.home) or request.path
                )
            refuse(form, decided)
    shown = shown_with(
        visit, seen, part=found, forms=forms, thing=shown_thing(visit, seen, found, it), mark=mark,
        put_down=_looked_in(it, visit.now),
        problem=problem, mine=may_let_go(seen, found, it), day=letting_go_day(seen.state, thing), guide_text=None,
    )  # fmt: skip
    return render(request, "keeping/thing.html", shown, status=WRONG if wanted else 200)


def _looked_in(it: Any, now: datetime) -> bool:
    """Whether this is looking in on somebody, and was done today: then a small closing is offered."""
    return isinstance(it, Nudge) and bool(it.kept) and it.kept[-1].on == now.date()


def _is_there(found: Part, seen: Seen, thing: str) -> bool:
    return any(getattr(each, "id", None) == thing for each in found.things(seen.state))


def thing_or_404(found: Part, seen: Seen, thing: str) -> Any:
    """The thing in this part under this id."""
    it = next((each for each in found.things(seen.state) if getattr(each, "id", None) == thing), None)
    if it is None:
        raise Http404
    return it


def _mark(it: msgspec.Struct) -> str:
    """A mark of how a thing stands, so that an old page in another window cannot act on a newer thing."""
    return hashlib.blake2b(msgspec.msgpack.encode(it, order="deterministic"), digest_size=8).hexdigest()


def _act_form(kind: type[CommandForm], it: Any, request: HttpRequest | None) -> CommandForm:
    data = request.POST if request else None
    if issubclass(kind, forms_notes.NoteChoice):
        return kind(data, auto_id=f"{kind.__name__}-%s", thing=it)
    fields = set(kind.base_fields) - set(kind.afresh)
    initial = {name: getattr(it, name) for name in fields if hasattr(it, name)}
    return kind(data, auto_id=f"{kind.__name__}-%s", initial=initial)


@BOTH
@signed_in
def name(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Another name for a situation."""
    seen = seen_or_404(visit, place_id)
    problem = ""
    if request.method == "POST":
        refused = call(visit.person, situation_of(visit, seen), request.POST.get("name", ""))
        if refused is None:
            return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/")
        problem = sentence(refused)
    shown = shown_with(visit, seen, problem=problem, written=request.POST.get("name", seen.name))
    return render(request, "keeping/name.html", shown, status=WRONG if problem else 200)


@BOTH
@signed_in
def keep_story(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """Begin to keep some of what was told, on behalf of the one who told it."""
    seen = seen_or_404(visit, place_id)
    form = KeepStory(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        refused = form.refuse(visit.now)
        place = refused or begin(visit.person, "story", seen.name, visit.now)
        if not isinstance(place, Refusal):
            for command in form.commands():
                do(visit.person, place.id, command, visit.now)
            return HttpResponseRedirect(f"{visit.home}{place.id.hex()}/")
        form.add_refusal(place)
    shown = shown_with(visit, seen, form=form)
    return render(
        request, "keeping/keep_story.html", shown, status=WRONG if request.method == "POST" else 200
    )
