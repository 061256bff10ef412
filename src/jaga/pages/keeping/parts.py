"""The parts of a strand as pages show them: what stands in each, and what can be done with it.

An address names a part by a letter and a number (`n3`): it tells pages apart and tells nothing.
"""

from datetime import date
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.ending import forms as ending
from jaga.pages.facing import parts as facing
from jaga.pages.keeping import forms_giving as giving
from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping import forms_pod as pod
from jaga.pages.keeping import forms_small as small
from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping import parts_circle, parts_learning, parts_long_way, parts_strands
from jaga.pages.keeping.forms_support import NoteOfferDone
from jaga.pages.keeping.part import Form, Part, Shown, always, lines, nothing, on_day, said, unless_ended
from jaga.pages.keeping.parts_own import SAID_WITH_I, says_i
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
from jaga.pages.keeping.pod_map import drawn
from jaga.pages.planning.capacity_form import SayCapacity
from jaga.pages.planning.said import away_said, quiet_said
from jaga.pages.planning.talk import talk_said
from jaga.pages.words.facts import service_lines
from jaga.practice.letting_go import WHOLE
from jaga.practice.mending import Answer
from jaga.practice.people import Asked, Turning
from jaga.practice.smallharms import DidIt
from jaga.practice.telling import Hearing, Knows
from jaga.practice.trusting import Trusted
from jaga.usecases.folds import Seen


def _promise(thing: Any) -> Shown:
    became = {"kept": _("done"), "let-go": _("not done, and said so")}.get(thing.became.value, "")
    found = lines((_("To"), thing.to), (_("Until"), on_day(thing.by)), (_("What became of it"), became))
    return Shown(thing.id, thing.words, found, thing.ended)


def _promise_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return (notes.TakePromiseUpAgain,)
    return (notes.KeepPromise, notes.ChangePromise, notes.LetPromiseGo)


def _nudge(thing: Any) -> Shown:
    often = next(
        (said(notes.OFTEN, key) for key, phases in notes.RHYTHMS.items() if phases == thing.phases), ""
    )
    found = lines(
        (_("Next time"), "" if thing.ended else on_day(thing.next)),
        (_("How often"), often),
        (_("By which way"), thing.way),
        (_("The calendar says"), thing.bell),
        (_("What became of it"), _("ended, and said so") if thing.ended else ""),
    )
    return Shown(thing.id, thing.about or _("Look in"), found, thing.ended)


def _nudge_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return ()
    return (
        notes.KeepCheckIn, notes.SkipCheckIn, notes.MoveCheckIn, notes.ChangeRhythm, notes.ChooseBellText,
        notes.EndCheckIns,
    )  # fmt: skip


def _sentence(thing: Any) -> Shown:
    found = lines((_("To"), thing.to), (_("What became of it"), _("no longer agreed") if thing.over else ""))
    return Shown(thing.id, thing.words, found, thing.ended)


def _closeness(thing: Any) -> Shown:
    return Shown(
        thing.id,
        thing.to,
        lines(
            (_("How close"), said(notes.NEAR, thing.near)),
            (_("Who they are in this, or whom they stand by"), said(notes.SIDES, thing.side)),
            ("", thing.words),
        ),
    )


def _listener(thing: Any) -> Shown:
    return Shown(thing.id, thing.name, lines(("", thing.words)))


def _someone(thing: Any) -> Shown:
    asked = "" if thing.asked is Asked.NOT else said(pod.ASKED, thing.asked)
    far = thing.turning is Turning.FURTHER
    found = lines(
        ("" if far else _("When"), said(pod.TURNINGS, thing.turning)),
        ("", asked),
        ("", thing.words),
        *service_lines(thing.service),
    )
    return Shown(thing.id, thing.name, found)


def _where_i_stand(thing: Any) -> Shown:
    return (
        _closeness(thing)
        if hasattr(thing, "near")
        else _listener(thing)
        if hasattr(thing, "name")
        else note(thing)
    )


def _capacity(thing: Any) -> Shown:
    found = lines(
        ("", thing.words),
        (_("Contacts a week, at most"), "" if thing.contacts is None else str(thing.contacts)),
        (_("My limits of time"), thing.time_limits),
        (_("My limits of strength"), thing.energy_limits),
        (_("Quiet times"), quiet_said(thing.quiet)),
        (_("Away"), away_said(thing.away)),
        (_("Clock"), thing.zone),
        (_("Talk I do not take"), talk_said(thing.talk)),
        (_("What is easier for me than for others"), thing.easier),
        (_("For whom"), said(notes.SIDES, thing.side)),
    )
    return Shown(thing.id, said(notes.HELPS, thing.kinds) or _("What I can give"), found)


def _mending(thing: Any) -> Shown:
    followed = tuple((on_day(each.on), each.words or _("came back to it")) for each in thing.followed_up)
    found = lines(
        (_("Who told me"), thing.by),
        (_("What I do about it"), thing.does),
        (_("What I answered"), thing.answered),
        (_("When I look at it again"), on_day(thing.look_again)),
    )
    return Shown(thing.id, thing.told, found + followed)


def _mending_acts(thing: Any) -> tuple[Form, ...]:
    answers = (notes.AnswerThem,) if thing.answer is Answer.WELCOME else ()
    return (notes.SayWhatIDo, *answers, notes.FollowItUp)


def _gift(thing: Any) -> Shown:
    if isinstance(thing, Trusted):
        no_more = lines((_("What became of it"), _("no longer") if thing.ended else ""))
        told = lines(("", _("Whose work I trust")), ("", thing.words))
        return Shown(thing.id, thing.name, told + no_more, thing.ended)
    often = next((said(giving.GIVES, key) for key, each in giving.GIFTS.items() if each == thing.phases), "")
    became = _("given") if thing.given else _("no longer meant") if thing.over else ""
    found = lines(
        (_("How much"), thing.how_much),
        (_("When"), "" if thing.over else on_day(thing.on)),
        (_("How often"), often if thing.phases else ""),
        (_("Given last"), on_day(thing.last)),
        (_("What became of it"), became),
    )
    return Shown(thing.id, thing.to, found, thing.ended)


def _gift_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return ()
    if isinstance(thing, Trusted):
        return (giving.TrustNoMore,)
    return (giving.NoteGiven, *((giving.LeaveGiftOut,) if thing.phases else ()), giving.GiveNoMore)


def _giving(state: Any) -> tuple[Any, ...]:
    return (*state.giving.gifts, *state.trusting.trusted)


def _ending(thing: Any) -> Shown:
    found = lines(
        ("", thing.words and said(ending.HOWS, thing.how)),
        (_("What I do to be safe"), thing.safe),
        (_("What I keep"), thing.keep),
        (_("What I let go"), thing.let_go),
        (_("What I am sad about, or glad about"), thing.grief),
        (_("What became of it"), _("it goes on after all") if thing.goes_on else ""),
    )
    return Shown(
        thing.id, thing.words or said(ending.HOWS, thing.how) or _("It has ended"), found, thing.goes_on
    )


def _reflection(thing: Any) -> Shown:
    found = lines(
        (_("What it did to them"), thing.effect),
        (_("What I would repair"), thing.repair),
        (_("How I change"), thing.change),
        (_("With whom I can put down my shame"), thing.holds_shame),
        ("", thing.words),
    )
    return Shown(thing.id, thing.did or _("What I did, and what now"), found)


def _small_harm(thing: Any) -> Shown:
    did = isinstance(thing, DidIt)
    said_of_it = (
        (_("I did this"), thing.did), (_("I listened, and heard"), thing.listened),
        (_("Where I put down my shame"), thing.holds_shame), (_("What they need"), thing.they_need),
        (_("What I commit to"), thing.commit),
    ) if did else (
        (_("What I feel"), thing.feel), (_("What happened"), thing.happened), (_("What I need"), thing.need),
    )  # fmt: skip
    went = ((_("How it went, %(day)s") % {"day": on_day(each.on)}, each.words) for each in thing.went)
    title = _("I did it") if did else _("I was hurt")
    return Shown(thing.id, f"{title}: {thing.to}" if thing.to else title, lines(*said_of_it, *went))


def _small_harm_acts(thing: Any) -> tuple[Form, ...]:
    return (small.SayHowItWent, small.WriteDone if isinstance(thing, DidIt) else small.WriteHurt)


def _told(thing: Any) -> Shown:
    return Shown(thing.id, thing.words, lines((_("Written"), on_day(thing.kept))))


def _request(thing: Any) -> Shown:
    gone = lines((_("What became of it"), _("no longer asked for") if thing.taken_back else ""))
    return Shown(thing.id, thing.words, gone, thing.ended)


def _hearing(thing: Any) -> Shown:
    if isinstance(thing, Knows):
        return Shown("", said(story.KNOWS, thing), lines(("", _("Whether they know that this is kept"))))
    return Shown("", said(story.HEARINGS, thing), lines(("", _("How much they want to hear"))))


def _chosen_hearing(state: Any) -> tuple[Any, ...]:
    chosen = () if state.telling.hearing is Hearing.UNSAID else (state.telling.hearing,)
    return (state.telling.knows, *chosen) if state.telling.on_behalf_of else chosen


def _pod(state: Any) -> tuple[Any, ...]:
    """Whom I turn to, from near to far."""
    far = [turning for turning, _label in pod.TURNINGS]
    found = (each for each in state.people.turn_to if each.turning in far)
    return tuple(sorted(found, key=lambda each: far.index(each.turning)))


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
         (notes.WriteFeeling, notes.SayCloseness, notes.NameListener), _standing, _where_i_stand, nothing),
    facing.FACING,
    *facing.PARTS,
    Part("n5", "notes", later("What I can give"), later("And where it ends. Stepping back too."),
         (SayCapacity,), lambda state: state.capacity.said[::-1], _capacity, nothing),
    Part("n6", "notes", later("What I offered"), later("And what they chose."),
         (notes.MakeOffer,), lambda state: state.offers.made, offer,
         unless_ended(notes.NoteChoice, NoteOfferDone, notes.TakeOfferBack)),
    Part("n7", "notes", later("They told me I got it wrong"), later("Hear it, and come back to it."),
         (notes.HearWhatWentWrong,), lambda state: state.mending.heard, _mending,
         _mending_acts),
    Part("n8", "notes", later("Money, if I can"), later("To people whose work I trust."),
         (giving.PlanGift, giving.NoteTrusted), _giving, _gift, _gift_acts),
    Part("n9", "notes", later("What I did, and what now"), later("If I am the one who hurt somebody."),
         (notes.WriteReflection,), lambda state: state.reflections.written, _reflection,
         always(notes.WriteReflection), counted=True, own_first=True),
    Part("n10", "notes", later("Whom I can turn to"), later("One is enough to begin."),
         (pod.NamePodMember, pod.NameFurtherOut, pod.NameShameHolder), _pod, _someone,
         always(pod.ChangeSomeone), draw=drawn, own_first=True),
    Part("n11", "notes", later("Words for myself"), later("A draft, a thought, anything."),
         (notes.WriteNote,), _free, note, always(notes.RewordNote), counted=True, own_first=True),
    parts_learning.LEARNING,
    Part("n14", "notes", later("When it ends"), later("However it ended: being safe, being sad, what to keep."),
         (ending.NoteEnding,), lambda state: state.endings.noted, _ending,
         always(ending.NoteEnding, ending.GoOnAfterAll), at="e", apart=True),
    Part("n13", "notes", later("A small harm between us"), later("Three lines, or five. Then how it went."),
         (small.WriteHurt, small.WriteDone), lambda state: state.small_harms.written, _small_harm,
         _small_harm_acts),
    Part("t1", "story", later("What was told"), later("Only what is needed."),
         (story.KeepTold,), lambda state: state.telling.told, _told, always(story.RewordTold), first=True,
         counted=True),
    Part("t2", "story", later("What was agreed"), later("Who may know, and for what."),
         (story.RecordConsent, story.AskForConsent), agreed,
         consent, consent_acts, first=True, holders=True),
    Part("t3", "story", later("What they ask for"), later("In their words."),
         (story.MakeRequest,), lambda state: state.requests.made, _request,
         unless_ended(story.RewordRequest, story.TakeRequestBack), first=True, holders=True),
    Part("t4", "story", later("What they know, and want to hear"), later("Everything, the end, or nothing."),
         (story.ChooseHearing, story.NoteKnowing), _chosen_hearing,
         _hearing, nothing, holders=True),
    Part("t5", "story", later("Who stands where"), later("It can stay unsettled."),
         (story.SayRole, story.PauseToAssess, story.GoOn), standing, role, role_acts),
    *parts_strands.PARTS,
    *parts_long_way.PARTS,
    *parts_circle.PARTS,
)  # fmt: skip
"""Every part, in the order in which its strand shows them."""


def parts_of(seen: Seen) -> tuple[Part, ...]:
    """The parts of a strand, as they speak to the one who looks at it."""
    parts = (part for part in PARTS if part.kind == seen.kind)
    if not says_i(seen):
        return tuple(parts)
    return tuple(msgspec.structs.replace(part, **SAID_WITH_I.get(part.slug, {})) for part in parts)


def part(seen: Seen, slug: str) -> Part | None:
    """The part of that strand under this address."""
    return next((each for each in parts_of(seen) if each.slug == slug), None)


def letting_go_day(state: Any, thing: str = WHOLE) -> date | None:
    """The day on which a thing, or the whole strand, is to be let go, if one was chosen."""
    return next((day.on for day in state.letting_go.days if day.of == thing), None)
