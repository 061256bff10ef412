"""The parts of support, safety, places of safety, a team and accountability."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.ending import forms as ending
from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping import forms_repair as repair
from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping import forms_strands as forms
from jaga.pages.keeping import forms_support as support
from jaga.pages.keeping.fields import CommandForm, Label
from jaga.pages.keeping.forms_long_way import ReachAgreement
from jaga.pages.keeping.part import Form, Part, Shown, always, lines, nothing, on_day, said, unless_ended
from jaga.pages.keeping.parts_long_way import (
    OWN_WORD,
    agreed_here,
    agreement_acts,
    said_already,
    said_at_it,
    told_of_agreement,
    told_of_request,
)
from jaga.pages.keeping.parts_shared import (
    agreed,
    consent,
    consent_acts,
    note,
    offer,
    role,
    role_acts,
    standing,
)
from jaga.pages.passing import forms as passing
from jaga.pages.safety.questions import heading
from jaga.practice.capacity import Side
from jaga.practice.plan import Of
from jaga.practice.tasks import Stands
from jaga.practice.telling import Hearing


def _task(thing: Any) -> Shown:
    became = {Stands.DONE: _("done"), Stands.GIVEN_BACK: _("given back; it waits for somebody")}
    found = lines(
        (_("Who does it"), thing.who),
        (_("When"), on_day(thing.on)),
        (_("What became of it"), became.get(thing.stands, "")),
        ("", thing.afterwards),
    )
    return Shown(thing.id, thing.words, found, thing.ended)


def _need(thing: Any) -> Shown:
    kinds = said(support.KINDS, thing.kinds)
    found = lines(
        ("", kinds if thing.words else ""),
        *(
            (_("It was done"), " · ".join(filter(None, (each.words, each.who))) or _("once"))
            for each in thing.done
        ),
        (_("What became of it"), _("no longer needed") if thing.over else ""),
    )
    return Shown(thing.id, thing.words or kinds, found, thing.ended)


def _piece(thing: Any) -> Shown:
    purpose = "" if thing.of is Of.ANYTHING else heading(thing.of, get_language() or "en")
    found = lines(
        (_("What it is for"), purpose or thing.about),
        (_("What it means"), thing.about if thing.of is Of.WORD else ""),
        (_("Who holds this part"), thing.who),
    )
    return Shown(thing.id, thing.words, found)


def _passed(thing: Any) -> Shown:
    if isinstance(thing, Hearing):
        return Shown("", said(story.HEARINGS, thing), lines(("", _("How much they want to hear"))))
    found = lines(
        (_("Who asks for it"), thing.asked_by),
        (_("Who passed it on"), "" if thing.by == thing.asked_by else thing.by),
        (_("What became of it"), _("no longer asked for") if thing.no_longer else ""),
    )
    return Shown(thing.id, thing.words, found, thing.ended)


def _passed_on(state: Any) -> tuple[Any, ...]:
    hearing = state.passed_on.hearing
    return (*state.passed_on.requests, *(() if hearing is Hearing.UNSAID else (hearing,)))


def _digest(thing: Any) -> Shown:
    became = _("it was sent") if thing.sent else _("it does not go") if thing.left else ""
    found = lines(
        (_("What this is about"), said(passing.OCCASIONS, thing.occasion)), (_("What became of it"), became)
    )
    return Shown(thing.id, thing.words, found, thing.ended)


def _end(thing: Any) -> Shown:
    how = said(ending.HOWS, thing.how)
    goes_on = lines((_("What became of it"), _("it goes on after all") if thing.goes_on else ""))
    return Shown(thing.id, thing.words or how, lines(("", how if thing.words else "")) + goes_on, thing.ended)


def _repair(thing: Any) -> Shown:
    if thing.ended:
        return Shown(thing.id, _("It was taken back."), (), thing.ended)
    before = (
        (_("Before, said on %(day)s") % {"day": on_day(each.said)}, "\n".join(each.plan.said))
        for each in reversed(thing.earlier)
    )
    found = lines(
        (_("What it did"), thing.effect),
        (_("What I will repair"), thing.repair),
        (_("How I change"), thing.change),
        (_("Said on"), on_day(thing.said)),
        *before,
    )
    return Shown(thing.id, thing.did or _("What I did, and what I will repair"), found)


def _repair_acts(thing: Any) -> tuple[Form, ...]:
    return (repair.ChangeRepair,) if thing.ended else (repair.ChangeRepair, repair.TakeRepairBack)


def _own_side(thing: Any) -> Shown:
    return Shown(thing.id, thing.words, lines((_("Said on"), on_day(thing.said))))


def _side(thing: Any) -> Shown:
    return Shown("", said(forms.SIDES, thing))


def _said_side(state: Any) -> tuple[Any, ...]:
    return () if state.across.side is Side.UNSAID else (state.across.side,)


def _free(kind: str, slug: str, title: Label, tile: Label, form: type[CommandForm]) -> Part:
    return Part(slug, kind, title, tile, (form,), lambda state: state.free_notes.written, note,
                always(notes.RewordNote), first=True, behind=kind == "accountability")  # fmt: skip


def _plan(kind: str, title: Label, tile: Label, form: type[CommandForm]) -> Part:
    return Part("k1", kind, title, tile, (form,), lambda state: state.plan.pieces, _piece,
                always(forms.RewordPiece), first=True)  # fmt: skip


def _tasks(kind: str, slug: str, title: Label, tile: Label, form: type[CommandForm]) -> Part:
    passed_round = (forms.NoteTaskDone, forms.TakeTask, forms.GiveTaskBack)
    return Part(slug, kind, title, tile, (form,), lambda state: state.tasks.noted, _task,
                unless_ended(*passed_round), first=True, passed_round=passed_round)  # fmt: skip


def _asked_for(kind: str, slug: str) -> Part:
    return Part(slug, kind, later("What is asked for"), later("As it was passed on, in their words."),
                (forms.TakeUpRequest, forms.TakeUpHearing), _passed_on, _passed,
                unless_ended(forms.NoteNoLongerAsked), first=True, holders=True,
                told=told_of_request if kind == "accountability" else None)  # fmt: skip


def _agreed(kind: str, slug: str) -> Part:
    return Part(slug, kind, later("What was agreed"), later("Who may know, and for what."),
                (story.RecordConsent, story.AskForConsent), agreed, consent, consent_acts, holders=True)  # fmt: skip


def _standing(kind: str, slug: str) -> Part:
    return Part(slug, kind, later("Who stands where"), later("It can stay unsettled."),
                (story.SayRole, story.PauseToAssess, story.GoOn), standing, role, role_acts,
                holders=kind == "accountability", behind=kind == "accountability")  # fmt: skip


PARTS: tuple[Part, ...] = (
    _free("support", "s1", later("What helps"), later("And what does not."), forms.WriteWhatHelps),
    Part("s5", "support", later("What is needed"), later("In the words of the person who was harmed."),
         (support.SayNeed,), lambda state: state.needs.said, _need,
         unless_ended(support.NoteDoneForNeed, support.RewordNeed, support.NeedNoMore), first=True, holders=True,
         passed_round=(support.NoteDoneForNeed,)),
    Part("s6", "support", later("What is offered"), later("Without strings, in both directions."),
         (support.MakeOffer, support.OfferTheirs), lambda state: state.offers.made, offer,
         unless_ended(support.NoteChoice, support.NoteOfferDone, support.TakeOfferBack), first=True,
         passed_round=(support.NoteOfferDone,)),
    _tasks("support", "s2", later("Who does what"), later("Small things, taken and given back."), forms.NoteTask),
    _agreed("support", "s3"),
    _standing("support", "s4"),
    _plan("safety", later("The plan"), later("In pieces, in any order."), forms.WritePiece),
    _agreed("safety", "k2"),
    _standing("safety", "k3"),
    _plan("places", later("Places to go to"), later("Known to fewer people than the plan."), forms.WritePlace),
    _agreed("places", "k2"),
    _standing("places", "k3"),
    _asked_for("team", "m1"),
    _tasks("team", "m2", later("Who speaks, and when"), later("And who listens."), forms.NoteTurn),
    _free("team", "m3", later("What next"), later("The way ahead, as you see it."), forms.WriteWhatNext),
    _standing("team", "m4"),
    Part("m5", "team", later("With whom we are"), later("So that the two sides stay apart."), (forms.SaySide,),
         _said_side, _side, nothing, holders=True),
    Part("m6", "team", later("Lines for the one who was harmed"), later("Proposed here, read again before they go."),
         (passing.ProposeDigest,), lambda state: state.digests.written, _digest,
         unless_ended(passing.RewordDigest, passing.LeaveDigest)),
    _asked_for("accountability", "a1"),
    Part("a2", "accountability", later("To agree on"), later("Put forward, agreed, or not yet."),
         (ReachAgreement,), lambda state: state.agreements.reached, agreed_here, agreement_acts, first=True,
         passed_round=OWN_WORD, told=told_of_agreement, done=said_already,
         opens=said_at_it),
    _free("accountability", "a3", later("What was seen"), later("Over time, in words."), forms.WriteWhatWasSeen),
    _standing("accountability", "a4"),
    Part("a9", "accountability", later("Whether it ended"), later("In a few words, for everybody in it."),
         (ending.SayItEnded,), lambda state: state.ends.said, _end, unless_ended(ending.SayItGoesOn), holders=True),
    Part("a5", "accountability", later("What I did, and what I will repair"),
         later("Said by somebody in their own name."), (repair.ShareRepair,), lambda state: state.repairs.shared,
         _repair, _repair_acts, behind=True, each_their_own=True),
    Part("a10", "accountability", later("How I see it"), later("Each for themself. Nobody has to answer."),
         (repair.SayHowISeeIt,), lambda state: state.own_sides.said, _own_side, always(repair.SayItDifferently),
         behind=True, each_their_own=True, ones_own_side=True),
)  # fmt: skip
"""Every part of these strands, in the order in which they are shown."""
