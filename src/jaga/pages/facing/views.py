"""Views of facing it: all of it on one page, the four ways on, words to take up, and answers to practise on."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.pages.doorway.beginning import refuse
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.facing.forms import CAME, MOVES, Choose, PrepareWords, Rehearse
from jaga.pages.facing.parts import AMONG_WORDS, PARTS, first_be_safe
from jaga.pages.facing.practising import ANSWERS, CAME_UNDER, MOVE_UNDER, WORDS, heard, sentences, step_of
from jaga.pages.facing.ways import WAYS, way_under
from jaga.pages.keeping.fields import CommandForm
from jaga.pages.keeping.part import on_day
from jaga.pages.keeping.views import BOTH, WRONG, held_or_404, shown_with
from jaga.pages.safety.questions import from_elsewhere
from jaga.pages.shown import library
from jaga.practice.notes import Notes
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.usecases.asked import asked_for
from jaga.usecases.folds import Seen
from jaga.usecases.strands import do


def _notes_or_404(visit: Visit, place_id: bytes) -> tuple[Seen, Notes]:
    seen = held_or_404(visit, place_id)
    if not isinstance(seen.state, Notes):
        raise Http404
    return seen, seen.state


@BOTH
@signed_in
def facing(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """What was asked for, the four ways on, and everything that can be prepared or noted; in no order."""
    seen, state = _notes_or_404(visit, place_id)
    chosen = state.before.chosen[-1] if state.before.chosen else None
    shown = shown_with(
        visit, seen, asked=asked_for(visit.person, seen.opened.place, visit.now), careful=_careful(state),
        parts=[each for each in PARTS if each.slug != AMONG_WORDS and (each.begins or each.at or each.things(state))],
        ways=[(on, on_day(chosen.at) if chosen and chosen.way is way else "") for way, on in WAYS.items()],
    )  # fmt: skip
    return render(request, "facing/facing.html", shown)


def _careful(state: Notes) -> str:
    looked = state.before.looked
    return "" if not looked or looked[-1].is_safe else first_be_safe()


@BOTH
@signed_in
def way_on(request: HttpRequest, visit: Visit, place_id: bytes, step: str) -> HttpResponse:
    """One way on: that it is whole, what helps afterwards, and choosing it for now."""
    seen, state = _notes_or_404(visit, place_id)
    way = way_under(step)
    if way is None:
        raise Http404
    form = Choose(request.POST or None)
    if (done := _kept(request, visit, seen, form, way=way)) is True:
        return HttpResponseRedirect(request.path)
    texts = [text for name in WAYS[way].texts if (text := library().text(visit.language, name))]
    shown = shown_with(
        visit, seen, on=WAYS[way], form=form, texts=texts, once=_once(request), careful=_careful(state),
        chosen=state.before.way is way,
    )  # fmt: skip
    return render(request, "facing/way.html", shown, status=200 if done is None else WRONG)


@BOTH
@signed_in
def moves(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The moves, each with what I prepared for it."""
    seen, state = _notes_or_404(visit, place_id)
    labels = dict(MOVES)
    tiles = [
        (letter, labels[move], [each for each in state.wordings.prepared if each.move is move])
        for letter, move in MOVE_UNDER.items()
    ]
    shown = shown_with(visit, seen, tiles=tiles, together=state.wordings.together, words=WORDS)
    return render(request, "facing/moves.html", shown)


@BOTH
@signed_in
def move(request: HttpRequest, visit: Visit, place_id: bytes, step: str) -> HttpResponse:
    """One move: sentences to take up, gentle and firm, and room for mine."""
    seen, state = _notes_or_404(visit, place_id)
    move = MOVE_UNDER.get(step)
    if move is None:
        raise Http404
    offered = sentences(move, visit.language)
    taken = request.GET.get("take", "")
    words = offered[int(taken)].words if taken.isdecimal() and int(taken) < len(offered) else ""
    form = PrepareWords(request.POST or None, initial={"words": words})
    del form.fields["move"]
    if (done := _kept(request, visit, seen, form, move=move)) is True:
        return HttpResponseRedirect(request.path)
    shown = shown_with(
        visit, seen, form=form, once=_once(request), title=dict(MOVES)[move], text=WORDS,
        anchor=step_of(move, visit.language).anchor, offered=list(enumerate(offered)),
        mine=[each for each in state.wordings.prepared if each.move is move], after=_after(MOVE_UNDER, step),
    )  # fmt: skip
    return render(request, "facing/move.html", shown, status=200 if done is None else WRONG)


@BOTH
@signed_in
def practice(request: HttpRequest, visit: Visit, place_id: bytes) -> HttpResponse:
    """The answers to practise on, each with what I would say to it."""
    seen, state = _notes_or_404(visit, place_id)
    tiles = [
        (
            letter,
            heard(came, visit.language).heading,
            [each for each in state.wordings.rehearsed if each.to is came],
        )
        for letter, came in CAME_UNDER.items()
    ]
    return render(request, "facing/practice.html", shown_with(visit, seen, tiles=tiles))


@BOTH
@signed_in
def practise(request: HttpRequest, visit: Visit, place_id: bytes, step: str) -> HttpResponse:
    """One answer that might come, and what I would say to it; then the next, or enough for today."""
    seen, state = _notes_or_404(visit, place_id)
    came = CAME_UNDER.get(step)
    if came is None:
        raise Http404
    form = Rehearse(request.POST or None)
    del form.fields["to"]
    after = _after(CAME_UNDER, step)
    if (done := _kept(request, visit, seen, form, to=came)) is True:
        return HttpResponseRedirect(f"{visit.home}{place_id.hex()}/f/p{'/' + after if after else ''}")
    shown = shown_with(
        visit, seen, form=form, once=_once(request), step=from_elsewhere(heard(came, visit.language), visit.front),
        kind=dict(CAME)[came], mine=[each for each in state.wordings.rehearsed if each.to is came], after=after,
        text=library().text(visit.language, ANSWERS),
    )  # fmt: skip
    return render(request, "facing/practise.html", shown, status=200 if done is None else WRONG)


def _kept(request: HttpRequest, visit: Visit, seen: Seen, form: CommandForm, **fixed: object) -> bool | None:
    """Whether what was sent is kept now; None where nothing was sent."""
    if request.method != "POST":
        return None
    if not form.is_valid():
        return False
    done = do(visit.person, seen.opened.place.id, form.to_command(id=_once(request), **fixed), visit.now)
    if not isinstance(done, Refusal) or done == AlreadyKnown("id"):
        return True
    refuse(form, done)
    return False


def _once(request: HttpRequest) -> str:
    once = request.POST.get("once", "")[:16]
    return once if once.isalnum() and once.isascii() else secrets.token_hex(8)


def _after(under: dict[str, Any], letter: str) -> str:
    letters = list(under)
    return next(iter(letters[letters.index(letter) + 1 :]), "")
