"""The stable names under which events are kept: for ever, so a name is added and never given another meaning.

Reading is tolerant: unknown fields are passed over; what this version cannot read stays, as Unknown.
"""

from collections.abc import Mapping

import msgspec

from jaga.practice import (
    across,
    agreements,
    answers,
    before,
    boundaries,
    consent,
    contact,
    digests,
    ending,
    expecting,
    free_notes,
    gatherings,
    giving,
    held,
    helping,
    helps,
    letting_go,
    members,
    mending,
    milestones,
    needs,
    nudges,
    offers,
    own_side,
    pacing,
    passed_on,
    people,
    placemarks,
    plan,
    promises,
    reflection,
    repair,
    requests,
    roles,
    saying,
    smallharms,
    staying,
    tasks,
    telling,
    trusting,
    turns,
    wordings,
)
from jaga.practice import capacity as cap
from jaga.practice.events import Event, EventFor, EventOn, Fact, Unknown

Body = Mapping[str, object]

KINDS: dict[str, type[Event]] = {
    "side-said": across.SideSaid,
    "both-let": across.BothLet,
    "both-taken-back": across.BothTakenBack,
    "requests-sent": across.RequestsSent,
    "agreement-reached": agreements.AgreementReached,
    "agreement-changed": agreements.AgreementChanged,
    "agreement-ended": agreements.AgreementEnded,
    "agreement-reopened": agreements.AgreementReopened,
    "agreement-answered": agreements.AgreementAnswered,
    "boundary-set": boundaries.BoundarySet,
    "boundary-changed": boundaries.BoundaryChanged,
    "boundary-lifted": boundaries.BoundaryLifted,
    "looked-first": before.LookedFirst,
    "way-chosen": before.WayChosen,
    "words-prepared": wordings.WordsPrepared,
    "who-does-what-said": wordings.WhoDoesWhatSaid,
    "rehearsed": wordings.Rehearsed,
    "answer-noted": answers.AnswerNoted,
    "thought-later": answers.ThoughtLater,
    "staying-weighed": staying.StayingWeighed,
    "capacity-said": cap.CapacitySaid,
    "stepped-back": cap.SteppedBack,
    "came-back": cap.CameBack,
    "consent-recorded": consent.ConsentRecorded,
    "consent-narrowed": consent.ConsentNarrowed,
    "consent-withdrawn": consent.ConsentWithdrawn,
    "consent-confirmed": consent.ConsentConfirmed,
    "consent-asked": consent.ConsentAsked,
    "consent-refused": consent.ConsentRefused,
    "helping-begun": helping.HelpingBegun,
    "limits-said": helping.LimitsSaid,
    "helper-stepped-back": helping.HelperSteppedBack,
    "helper-came-back": helping.HelperCameBack,
    "contact-planned": contact.ContactPlanned,
    "contact-changed": contact.ContactChanged,
    "beat-changed": contact.BeatChanged,
    "contact-agreed": contact.ContactAgreed,
    "contact-ended": contact.ContactEnded,
    "contact-plan-ended": contact.ContactPlanEnded,
    "not-this-one-said": contact.NotThisOneSaid,
    "this-one-after-all": contact.ThisOneAfterAll,
    "gladly-said": contact.GladlySaid,
    "keeping-ended": contact.KeepingEnded,
    "keeping-begun": contact.KeepingBegun,
    "no-contact-said": contact.NoContactSaid,
    "contact-welcomed": contact.ContactWelcomed,
    "turn-taken": turns.TurnTaken,
    "turn-given-away": turns.TurnGivenAway,
    "turn-declined": turns.TurnDeclined,
    "turn-kept": turns.TurnKept,
    "turn-missed": turns.TurnMissed,
    "turn-seen-to": turns.TurnSeenTo,
    "swap-offered": turns.SwapOffered,
    "swap-taken-back": turns.SwapTakenBack,
    "turns-swapped": turns.TurnsSwapped,
    "digest-proposed": digests.DigestProposed,
    "digest-reworded": digests.DigestReworded,
    "digest-left": digests.DigestLeft,
    "digest-sent": digests.DigestSent,
    "end-told": digests.EndTold,
    "ending-noted": ending.EndingNoted,
    "ending-reopened": ending.EndingReopened,
    "end-said": ending.EndSaid,
    "end-taken-back": ending.EndTakenBack,
    "expectation-said": expecting.ExpectationSaid,
    "expectation-changed": expecting.ExpectationChanged,
    "expectation-left": expecting.ExpectationLeft,
    "gathering-planned": gatherings.GatheringPlanned,
    "gathering-changed": gatherings.GatheringChanged,
    "gathering-called-off": gatherings.GatheringCalledOff,
    "afterwards-noted": gatherings.AfterwardsNoted,
    "gift-planned": giving.GiftPlanned,
    "gift-given": giving.GiftGiven,
    "gift-left-out": giving.GiftLeftOut,
    "gift-ended": giving.GiftEnded,
    "trusted-noted": trusting.TrustedNoted,
    "trusted-no-more": trusting.TrustedNoMore,
    "note-written": free_notes.NoteWritten,
    "note-reworded": free_notes.NoteReworded,
    "let-go-of": letting_go.LetGoOf,
    "letting-go-planned": letting_go.LettingGoPlanned,
    "letting-go-called-off": letting_go.LettingGoCalledOff,
    "legal-threat-noted": letting_go.LegalThreatNoted,
    "legal-threat-over": letting_go.LegalThreatOver,
    "member-said": members.MemberSaid,
    "wrong-heard": mending.WrongHeard,
    "answer-sent": mending.AnswerSent,
    "mending-chosen": mending.MendingChosen,
    "followed-up": mending.FollowedUp,
    "holder-named": held.HolderNamed,
    "reader-called": held.ReaderCalled,
    "help-noted": helps.HelpNoted,
    "help-changed": helps.HelpChanged,
    "milestone-planned": milestones.MilestonePlanned,
    "milestone-moved": milestones.MilestoneMoved,
    "milestone-seen": milestones.MilestoneSeen,
    "milestone-left": milestones.MilestoneLeft,
    "need-said": needs.NeedSaid,
    "need-reworded": needs.NeedReworded,
    "done-for-need": needs.DoneForNeed,
    "need-over": needs.NeedOver,
    "check-in-planned": nudges.CheckInPlanned,
    "check-in-kept": nudges.CheckInKept,
    "check-in-skipped": nudges.CheckInSkipped,
    "check-in-moved": nudges.CheckInMoved,
    "rhythm-changed": nudges.RhythmChanged,
    "bell-text-chosen": nudges.BellTextChosen,
    "check-ins-ended": nudges.CheckInsEnded,
    "offer-made": offers.OfferMade,
    "choice-noted": offers.ChoiceNoted,
    "theirs-offered": offers.TheirsOffered,
    "offer-done": offers.OfferDone,
    "offer-taken-back": offers.OfferTakenBack,
    "own-side-said": own_side.OwnSideSaid,
    "own-side-reworded": own_side.OwnSideReworded,
    "learning-picked": pacing.LearningPicked,
    "sitting-noted": pacing.SittingNoted,
    "pace-changed": pacing.PaceChanged,
    "learning-put-down": pacing.LearningPutDown,
    "learning-taken-up": pacing.LearningTakenUp,
    "place-kept": placemarks.PlaceKept,
    "request-passed-on": passed_on.RequestPassedOn,
    "no-longer-asked": passed_on.NoLongerAsked,
    "hearing-passed-on": passed_on.HearingPassedOn,
    "closeness-said": people.ClosenessSaid,
    "someone-named": people.SomeoneNamed,
    "someone-changed": people.SomeoneChanged,
    "piece-written": plan.PieceWritten,
    "piece-reworded": plan.PieceReworded,
    "promise-made": promises.PromiseMade,
    "promise-changed": promises.PromiseChanged,
    "promise-kept": promises.PromiseKept,
    "promise-let-go": promises.PromiseLetGo,
    "promise-taken-up-again": promises.PromiseTakenUpAgain,
    "reflection-written": reflection.ReflectionWritten,
    "repair-shared": repair.RepairShared,
    "repair-changed": repair.RepairChanged,
    "repair-taken-back": repair.RepairTakenBack,
    "request-made": requests.RequestMade,
    "request-reworded": requests.RequestReworded,
    "request-taken-back": requests.RequestTakenBack,
    "role-said": roles.RoleSaid,
    "paused-to-assess": roles.PausedToAssess,
    "went-on": roles.WentOn,
    "may-say-noted": saying.MaySayNoted,
    "may-say-ended": saying.MaySayEnded,
    "hurt-written": smallharms.HurtWritten,
    "done-written": smallharms.DoneWritten,
    "how-it-went-said": smallharms.HowItWentSaid,
    "task-noted": tasks.TaskNoted,
    "task-taken": tasks.TaskTaken,
    "task-given-back": tasks.TaskGivenBack,
    "task-done": tasks.TaskDone,
    "story-begun": telling.StoryBegun,
    "knowing-noted": telling.KnowingNoted,
    "hearing-chosen": telling.HearingChosen,
    "told-kept": telling.ToldKept,
    "told-reworded": telling.ToldReworded,
}
HOLDERS_ALONE: tuple[type[Event], ...] = (
    across.SideSaid,
    across.BothLet,
    across.BothTakenBack,
    across.RequestsSent,
    *contact.HOLDERS,
    passed_on.RequestPassedOn,
    passed_on.NoLongerAsked,
    passed_on.HearingPassedOn,
    consent.ConsentRecorded,
    consent.ConsentNarrowed,
    consent.ConsentWithdrawn,
    consent.ConsentConfirmed,
    consent.ConsentAsked,
    consent.ConsentRefused,
    digests.DigestSent,
    digests.EndTold,
    ending.EndSaid,
    ending.EndTakenBack,
    *held.HOLDERS,
    letting_go.LegalThreatNoted,
    letting_go.LegalThreatOver,
    needs.NeedSaid,
    needs.NeedReworded,
    needs.NeedOver,
    offers.TheirsOffered,
    requests.RequestMade,
    requests.RequestReworded,
    requests.RequestTakenBack,
    telling.StoryBegun,
    telling.KnowingNoted,
    telling.HearingChosen,
)
"""What only the holder of a strand can say, whoever else may write in it."""
HOLDERS_IN: dict[str, tuple[type[Event], ...]] = {
    "accountability": (roles.RoleSaid, roles.PausedToAssess, roles.WentOn),
}
"""What only the holder can say in one kind of strand, and others may say elsewhere.

Whoever reads an accountability strand writes in it, so there a role would be said by one side of the other.
"""

ANYBODYS: tuple[type[Event], ...] = (
    tasks.TaskTaken,
    tasks.TaskGivenBack,
    tasks.TaskDone,
    needs.DoneForNeed,
    offers.OfferDone,
    EventFor,
)
"""What whoever may write can say of a thing that another began: tasks and turns pass from hand to hand."""
LETTING_GO = (letting_go.LetGoOf, letting_go.LettingGoPlanned, letting_go.LettingGoCalledOff)

ONES_OWN: tuple[type[Event], ...] = (
    agreements.AgreementAnswered,
    members.MemberSaid,
    *repair.ONES_OWN,
    *own_side.ONES_OWN,
)
"""What somebody says of themself alone: nobody else says it for them, the holder of the strand included."""

_KIND_OF = {event: kind for kind, event in KINDS.items()}


def write(fact: Fact) -> tuple[str, Body]:
    """The kind and the body of a fact: text, numbers, lists and maps alone, the same each time."""
    if isinstance(fact, Unknown):
        return fact.kind, fact.body
    body: Body = msgspec.to_builtins(fact, order="deterministic")
    return _KIND_OF[type(fact)], body


def read(kind: str, body: Body) -> Fact:
    """The fact in this pair; Unknown where the kind, or the meaning of a field, is not known here."""
    event = KINDS.get(kind)
    if event is None:
        return Unknown(kind, body)
    try:
        return msgspec.convert(body, event)
    except msgspec.ValidationError:
        # Written by a later version: to drop it would lose its words, to stop would lose all the others.
        return Unknown(kind, body)


def may_say(
    fact: Fact, *, holder: bool, begun_by_me: bool | None, speaks: bool = True, strand: str = ""
) -> bool:
    """Whether a fact counts when this person says it; `begun_by_me` is None where its thing is new or has none.

    Otherwise somebody who may write beside the holder could speak in the holder's name, or change another's words.
    `speaks` is whether the one in whose name it is said (`spoken_for`) was begun by who says it, `strand` its kind.
    """
    if isinstance(fact, ONES_OWN):
        return begun_by_me is not False
    if holder or isinstance(fact, Unknown):
        return True
    alone = (*HOLDERS_ALONE, *HOLDERS_IN.get(strand, ()))
    if not speaks or isinstance(fact, alone) or about(fact) == letting_go.WHOLE or _holders_too(fact):
        return False
    return begun_by_me is not False or isinstance(fact, ANYBODYS)


def _holders_too(fact: Fact) -> bool:
    """Turns are nobody's own, and only the holder speaks for somebody who is not in the house."""
    if isinstance(fact, helping.HelpingBegun):
        return fact.told
    return isinstance(fact, LETTING_GO) and turns.is_turn(fact.id)


def spoken_for(fact: Fact) -> str:
    """The id of the one who helps and in whose name this is said; empty where it is said in no other name."""
    return fact.by if isinstance(fact, EventFor | tasks.TaskTaken) else ""


def about(fact: Fact) -> str | None:
    """The id of the thing that a fact is about, so that letting go of it reaches everything said of it."""
    return fact.id if isinstance(fact, EventOn) else None


def part_of(fact: Fact) -> str | None:
    """The id of another thing that a fact tells of besides its own, so that letting go of that reaches it too."""
    return fact.of if isinstance(fact, agreements.AgreementAnswered) else None
