"""The parts of a strand as pages show them: what stands in each, and what can be done with it.

An address names a part by a letter and a number (`n3`): it tells pages apart and tells nothing.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping.fields import CommandForm, Label
from jaga.practice.letting_go import WHOLE
from jaga.practice.telling import Hearing, Knows

Form = type[CommandForm]


class Shown(msgspec.Struct, frozen=True):
    """A thing as a page shows it: its words, and labelled lines below them."""

    id: str
    words: str
    lines: tuple[tuple[str, str], ...] = ()
    ended: bool = False


class Part(msgspec.Struct, frozen=True):
    """One part of a strand: the forms that begin a thing in it, its things, and what can be done with each."""

    slug: str
    kind: str
    title: Label
    tile: Label
    begins: tuple[Form, ...]
    things: Callable[[Any], tuple[Any, ...]]
    show: Callable[[Any], Shown]
    acts: Callable[[Any], tuple[Form, ...]]
    first: bool = False
    """Whether it stands among the first tiles of its strand."""


def _day(day: date | datetime | None) -> str:
    return formats.date_format(day, "j F Y") if day else ""


def _lines(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, said) for label, said in pairs if said)


def said(choices: tuple[tuple[StrEnum, Label], ...], chosen: StrEnum | frozenset[Any]) -> str:
    """The label of a choice, or of several joined, in the order in which they are offered."""
    several = chosen if isinstance(chosen, frozenset) else {chosen}
    return ", ".join(str(label) for each, label in choices if each in several)


def _promise(thing: Any) -> Shown:
    became = {"kept": _("done"), "let-go": _("not done, and said so")}.get(thing.became.value, "")
    lines = _lines((_("To"), thing.to), (_("Until"), _day(thing.by)), (_("What became of it"), became))
    return Shown(thing.id, thing.words, lines, thing.ended)


def _promise_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return (notes.TakePromiseUpAgain,)
    return (notes.KeepPromise, notes.ChangePromise, notes.LetPromiseGo)


def _nudge(thing: Any) -> Shown:
    often = next(
        (said(notes.OFTEN, key) for key, phases in notes.RHYTHMS.items() if phases == thing.phases), ""
    )
    lines = _lines(
        (_("Next time"), "" if thing.ended else _day(thing.next)),
        (_("How often"), often),
        (_("By which way"), thing.way),
        (_("The calendar says"), thing.bell),
        (_("What became of it"), _("ended, and said so") if thing.ended else ""),
    )
    return Shown(thing.id, thing.about or _("Look in"), lines, thing.ended)


def _nudge_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return ()
    return (
        notes.KeepCheckIn, notes.SkipCheckIn, notes.MoveCheckIn, notes.ChangeRhythm, notes.ChooseBellText,
        notes.EndCheckIns,
    )  # fmt: skip


def _sentence(thing: Any) -> Shown:
    lines = _lines((_("To"), thing.to), (_("What became of it"), _("no longer agreed") if thing.over else ""))
    return Shown(thing.id, thing.words, lines, thing.ended)


def _closeness(thing: Any) -> Shown:
    return Shown(
        thing.id, thing.to, _lines((_("How close"), said(notes.NEAR, thing.near)), ("", thing.words))
    )


def _someone(thing: Any) -> Shown:
    return Shown(thing.id, thing.name, _lines(("", thing.words)))


def _where_i_stand(thing: Any) -> Shown:
    return (
        _closeness(thing)
        if hasattr(thing, "near")
        else _someone(thing)
        if hasattr(thing, "name")
        else _note(thing)
    )


def _note(thing: Any) -> Shown:
    kind = "" if thing.of.value == "anything" else said(notes.OF, thing.of)
    return Shown(thing.id, thing.words, _lines(("", kind), (_("Written"), _day(thing.written))))


def _capacity(thing: Any) -> Shown:
    lines = _lines(
        ("", thing.words),
        (_("My limits of time"), thing.time_limits),
        (_("My limits of strength"), thing.energy_limits),
        (_("What is easier for me than for others"), thing.easier),
        (_("For whom"), said(notes.SIDES, thing.side)),
    )
    return Shown(thing.id, said(notes.HELPS, thing.kinds) or _("What I can give"), lines)


def _offer(thing: Any) -> Shown:
    lines = _lines(
        (_("To"), thing.to),
        (_("What they chose"), ", ".join(thing.chosen)),
        (_("In their words"), thing.words),
        (_("What became of it"), _("no longer offered") if thing.taken_back else ""),
    )
    return Shown(thing.id, ", ".join(thing.choices), lines, thing.ended)


def _mending(thing: Any) -> Shown:
    followed = tuple((_day(each.on), each.words or _("came back to it")) for each in thing.followed_up)
    lines = _lines(
        (_("Who told me"), thing.by),
        (_("What I do about it"), thing.does),
        (_("When I look at it again"), _day(thing.look_again)),
    )
    return Shown(thing.id, thing.told, lines + followed)


def _gift(thing: Any) -> Shown:
    lines = _lines(
        (_("How much"), thing.how_much),
        (_("When"), _day(thing.on)),
        (_("What became of it"), _("given") if thing.given else ""),
    )
    return Shown(thing.id, thing.to, lines, thing.ended)


def _reflection(thing: Any) -> Shown:
    lines = _lines(
        (_("What it did to them"), thing.effect),
        (_("What I would repair"), thing.repair),
        (_("How I change"), thing.change),
        (_("With whom I can put down my shame"), thing.holds_shame),
        ("", thing.words),
    )
    return Shown(thing.id, thing.did or _("What I did, and what now"), lines)


def _told(thing: Any) -> Shown:
    return Shown(thing.id, thing.words, _lines((_("Written"), _day(thing.kept))))


def _consent(thing: Any) -> Shown:
    if hasattr(thing, "answer"):
        answer = {"no": _("no, or nothing"), "yes": _("yes")}.get(thing.answer.value, _("not yet"))
        return Shown(
            thing.id,
            thing.to,
            _lines((_("What I asked"), thing.words), (_("Their answer"), answer)),
            thing.ended,
        )
    lines = _lines(
        (_("For what"), said(story.PURPOSES, thing.purposes)),
        (_("How much"), said(story.REACHES, thing.reach)),
        (_("In their words"), thing.words),
        (_("How they said it"), thing.how),
        (_("Until"), _day(thing.until)),
        (_("When I ask again"), _day(thing.ask_again)),
        (_("What became of it"), _("they no longer agree") if thing.ended else ""),
    )
    return Shown(thing.id, thing.to or _("Only me"), lines, thing.ended)


def _consent_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return ()
    if hasattr(thing, "answer"):
        return (story.NoteNo,)
    return (story.ConfirmConsent, story.NarrowConsent, story.WithdrawConsent)


def _request(thing: Any) -> Shown:
    gone = _lines((_("What became of it"), _("no longer asked for") if thing.taken_back else ""))
    return Shown(thing.id, thing.words, gone, thing.ended)


def _hearing(thing: Any) -> Shown:
    if isinstance(thing, Knows):
        return Shown("", said(story.KNOWS, thing), _lines(("", _("Whether they know that this is kept"))))
    return Shown("", said(story.HEARINGS, thing), _lines(("", _("How much they want to hear"))))


def _chosen_hearing(state: Any) -> tuple[Any, ...]:
    chosen = () if state.telling.hearing is Hearing.UNSAID else (state.telling.hearing,)
    return (state.telling.knows, *chosen) if state.telling.on_behalf_of else chosen


def _role(thing: Any) -> Shown:
    return Shown(
        thing.id,
        thing.name,
        _lines((_("Where they stand here"), said(story.ROLES, thing.role)), ("", thing.words)),
    )


def unless_ended(*forms: Form) -> Callable[[Any], tuple[Form, ...]]:
    """These forms while a thing stands, none afterwards."""
    return lambda thing: () if thing.ended else forms


def always(*forms: Form) -> Callable[[Any], tuple[Form, ...]]:
    """These forms, however a thing stands."""
    return lambda _thing: forms


def _none(_thing: Any) -> tuple[Form, ...]:
    return ()


def _pod(state: Any) -> tuple[Any, ...]:
    return tuple(each for each in state.people.turn_to if each.turning.value != "listener")


def _standing(state: Any) -> tuple[Any, ...]:
    listeners = (each for each in state.people.turn_to if each.turning.value == "listener")
    feelings = (each for each in state.free_notes.written if each.of.value == "feeling")
    return (*state.people.closeness, *listeners, *feelings)


def _free(state: Any) -> tuple[Any, ...]:
    return tuple(each for each in state.free_notes.written if each.of.value != "feeling")


PARTS: tuple[Part, ...] = (
    Part("n1", "notes", later("What I promised"), later("Kept small, so that it can be kept."),
         (notes.MakePromise,), lambda state: state.promises.made, _promise, _promise_acts, first=True),
    Part("n2", "notes", later("When I look in again"), later("So that it does not end after the first week."),
         (notes.PlanCheckIns,), lambda state: state.nudges.planned, _nudge, _nudge_acts, first=True),
    Part("n3", "notes", later("What I may say"), later("When somebody asks."),
         (notes.NoteMaySay,), lambda state: state.saying.sentences, _sentence,
         unless_ended(notes.NoteMaySayNoMore), first=True),
    Part("n4", "notes", later("Where I stand, and what I feel"),
         later("Closeness, feelings, somebody outside to talk to."),
         (notes.WriteFeeling, notes.SayCloseness, notes.NameListener), _standing, _where_i_stand, _none),
    Part("n5", "notes", later("What I can give"), later("And where it ends. Stepping back too."),
         (notes.SayCapacity,), lambda state: state.capacity.said[::-1], _capacity, _none),
    Part("n6", "notes", later("What I offered"), later("And what they chose."),
         (notes.MakeOffer,), lambda state: state.offers.made, _offer,
         unless_ended(notes.NoteChoice, notes.TakeOfferBack)),
    Part("n7", "notes", later("They told me I got it wrong"), later("Hear it, and come back to it."),
         (notes.HearWhatWentWrong,), lambda state: state.mending.heard, _mending,
         always(notes.SayWhatIDo, notes.FollowItUp)),
    Part("n8", "notes", later("Money, if I can"), later("To people whose work I trust."),
         (notes.PlanGift,), lambda state: state.giving.gifts, _gift, unless_ended(notes.NoteGiven)),
    Part("n9", "notes", later("What I did, and what now"), later("If I am the one who hurt somebody."),
         (notes.WriteReflection,), lambda state: state.reflections.written, _reflection,
         always(notes.WriteReflection)),
    Part("n10", "notes", later("Whom I can turn to"), later("One is enough to begin."),
         (notes.NamePodMember, notes.NameShameHolder), _pod, _someone, _none),
    Part("n11", "notes", later("Words for myself"), later("A draft, a thought, anything."),
         (notes.WriteNote,), _free, _note, always(notes.RewordNote)),
    Part("t1", "story", later("What was told"), later("Only what is needed."),
         (story.KeepTold,), lambda state: state.telling.told, _told, always(story.RewordTold), first=True),
    Part("t2", "story", later("What was agreed"), later("Who may know, and for what."),
         (story.RecordConsent, story.AskForConsent), lambda state: (*state.consents.recorded, *state.consents.asked),
         _consent, _consent_acts, first=True),
    Part("t3", "story", later("What they ask for"), later("In their words."),
         (story.MakeRequest,), lambda state: state.requests.made, _request,
         unless_ended(story.RewordRequest, story.TakeRequestBack), first=True),
    Part("t4", "story", later("What they know, and want to hear"), later("Everything, the end, or nothing."),
         (story.ChooseHearing, story.NoteKnowing), _chosen_hearing,
         _hearing, _none),
    Part("t5", "story", later("Who stands where"), later("It can stay unsettled."),
         (story.SayRole,), lambda state: state.roles.said, _role, _none),
)  # fmt: skip
"""Every part, in the order in which its strand shows them."""


def parts_of(kind: str) -> tuple[Part, ...]:
    """The parts of one kind of strand."""
    return tuple(part for part in PARTS if part.kind == kind)


def part(kind: str, slug: str) -> Part | None:
    """The part of that kind of strand under this address."""
    return next((each for each in parts_of(kind) if each.slug == slug), None)


def letting_go_day(state: Any, thing: str = WHOLE) -> date | None:
    """The day on which a thing, or the whole strand, is to be let go, if one was chosen."""
    return next((day.on for day in state.letting_go.days if day.of == thing), None)
