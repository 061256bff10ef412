"""What can be done with one check-in, by whom: each is one button, few have a field."""

from collections.abc import Iterator
from datetime import date

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jaga.pages.planning.said import day_said, name_in
from jaga.practice import contact, turns
from jaga.practice.care import Care
from jaga.practice.events import Command
from jaga.practice.helping import Helper
from jaga.practice.planner import Proposal, Standing, Why
from jaga.practice.turns import Stands, Turn
from jaga.practice.words import plain_newlines

TAKEN_BY_A_WORD = frozenset({Why.DECLINED})
"""Gaps that somebody closes by saying yes after all; for the others they give more first, or it is not theirs."""


class Act(msgspec.Struct, frozen=True):
    """One thing to do: how the form calls it, in whose name, and what its button says."""

    do: str
    by: str
    button: str
    name: str = ""
    """In whose name, where that is somebody else."""
    asks: str = ""
    """What its field asks for, if it has one."""
    choices: tuple[tuple[str, str], ...] = ()
    at_once: bool = False
    """Whether it stands in the list already."""
    first: bool = False


def acts_on(care: Care, turn: Turn, proposal: Proposal | None, helper: Helper, today: date) -> Iterator[Act]:
    """What this helper can do with a check-in; what came of it stands first on its day and afterwards."""
    for act in (*_came(care, turn, helper, today), *_coming(care, turn, proposal, helper, today)):
        yield msgspec.structs.replace(act, by=helper.id, name=helper.name if helper.told else "")


def _coming(care: Care, turn: Turn, proposal: Proposal | None, helper: Helper, today: date) -> Iterator[Act]:
    if proposal is None:
        return
    mine = proposal.helper == helper.id
    if mine and proposal.stands is Standing.TAKEN:
        yield Act("away", "", _("Somebody else, please"))
        yield from _swaps(care, turn, helper, today)
    elif mine:
        yield from _asked(proposal)
    elif turn.swap is not None and turn.swap.to == helper.id:
        other = {"day": day_said(turn.swap.other), "name": name_in(care.helpers, turn.by)}
        said = _("Swap: I take this one, %(name)s takes %(day)s") % other
        yield Act("swap", "", said, at_once=True, first=True)
    elif proposal.stands is Standing.GAP and proposal.why in TAKEN_BY_A_WORD and helper.id in proposal.others:
        yield Act("take", "", _("I take it"), at_once=True)
    elif proposal.stands is Standing.PROPOSED and helper.id in proposal.others:
        yield Act("take", "", _("I take it"))


def _asked(proposal: Proposal) -> Iterator[Act]:
    """What one who is asked, or who said yes beforehand, can answer."""
    asked = proposal.stands is Standing.PROPOSED
    if asked:
        yield Act("take", "", _("Yes, I will"), at_once=True, first=True)
    yield Act("decline", "", _("Not on that day"), at_once=asked)
    yield Act("not-this", "", _("Leave me out of this plan"))


def _swaps(care: Care, turn: Turn, helper: Helper, today: date) -> Iterator[Act]:
    if turn.swap is not None:
        yield Act("unswap", "", _("Do not swap it after all"))
        return
    theirs = tuple(
        (f"{each.on:%Y%m%d}.{each.by}", f"{day_said(each.on)}: {name_in(care.helpers, each.by)}")
        for each in care.turns
        if each.plan == turn.plan
        and each.stands is Stands.TAKEN
        and each.by != helper.id
        and each.on >= today
    )
    if theirs:
        yield Act("offer", "", _("Ask to swap it"), asks=_("For which one"), choices=theirs)


def _came(care: Care, turn: Turn, helper: Helper, today: date) -> Iterator[Act]:
    plan = next(plan for plan in care.contact.made if plan.id == turn.plan)
    if turn.on > today or not plan.keeps or turn.stands in {Stands.KEPT, Stands.SEEN_TO}:
        return
    words = _("A few words, if you want. Whoever reads this here reads them.")
    agreed = helper.id in plan.agreed
    if turn.stands is Stands.MISSED:
        if agreed or helper.id == plan.missed_to:
            yield Act("seen", "", _("Somebody is seeing to it"), asks=words, first=True)
        return
    if agreed:
        mine = turn.by in {"", helper.id}
        yield Act("kept", "", _("I was in touch"), asks=words, first=mine)
        yield Act("silent", "", _("I wrote, no answer yet"), asks=words)
        yield Act("missed", "", _("I could not today") if turn.on == today else _("I could not that day"))


def grouped(acts: list[Act]) -> list[list[Act]]:
    """The acts, those that stand side by side in one form together: of one person, none with a field."""
    groups: list[list[Act]] = []
    for act in acts:
        alone = bool(act.asks) or not groups or bool(groups[-1][0].asks) or groups[-1][0].by != act.by
        if alone:
            groups.append([act])
        else:
            groups[-1].append(act)
    return groups


WITHOUT_WORDS: dict[str, type[turns.Command]] = {
    "take": turns.TakeTurn,
    "decline": turns.DeclineTurn,
    "away": turns.GiveTurnAway,
    "unswap": turns.TakeSwapBack,
    "swap": turns.TakeSwap,
}
WITH_WORDS: dict[str, type[turns.KeepTurn | turns.NoteTurnMissed | turns.SeeToTurn]] = {
    "kept": turns.KeepTurn,
    "missed": turns.NoteTurnMissed,
    "seen": turns.SeeToTurn,
}


def command_of(request: HttpRequest, plan: str, on: date, mine: set[str]) -> Command | None:
    """The command that a form of these stands for; None where it stands for none, or not for one of mine."""
    wanted, by = request.POST.get("do", ""), request.POST.get("by", "")
    if by not in mine:
        return None
    if wanted in WITH_WORDS:
        return WITH_WORDS[wanted](plan, on, by, plain_newlines(request.POST.get("words", "")))
    if wanted == "silent":
        return turns.NoteTurnMissed(plan, on, by, plain_newlines(request.POST.get("words", "")), silent=True)
    if wanted in WITHOUT_WORDS:
        return WITHOUT_WORDS[wanted](plan, on, by)  # type: ignore[call-arg]
    if wanted == "not-this":
        return contact.SayNotThisOne(plan, by)
    return _offer(request, plan, on, by) if wanted == "offer" else None


def _offer(request: HttpRequest, plan: str, on: date, by: str) -> Command | None:
    day, _dot, to = request.POST.get("other", "").partition(".")
    try:
        return turns.OfferSwap(plan, on, by, to, date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}"))
    except ValueError:
        return None
