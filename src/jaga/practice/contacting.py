"""The rules of a plan of check-ins: it is made, changed, agreed to for one helper at a time, and ended by a word."""

from datetime import datetime

from msgspec import structs

from jaga.practice import hours, rhythm, things
from jaga.practice.contact import (
    AgreeToContact,
    Beat,
    BeatChanged,
    ChangeBeat,
    ChangeContact,
    Command,
    ContactAgreed,
    ContactChanged,
    ContactEnded,
    ContactPlan,
    ContactPlanEnded,
    ContactPlanned,
    ContactWelcomed,
    EndContactPlan,
    EndContactWith,
    GladlySaid,
    KeepAgain,
    KeepingBegun,
    KeepingEnded,
    KeepNothing,
    NoContactSaid,
    NotThisOneSaid,
    PlanContact,
    Plans,
    SayGladly,
    SayNotThisOne,
    SayThisOneAfterAll,
    ThisOneAfterAll,
    WantNoContact,
    WelcomeContact,
)
from jaga.practice.events import Decision, EventOn, Fact
from jaga.practice.refusals import AlreadyEnded, NoContactWanted, Refusal


def decide(state: Plans, command: Command, now: datetime) -> Decision:
    """What follows from a command about a plan; that helpers named in it exist was looked at before."""
    match command:
        case WantNoContact():
            return AlreadyEnded("no_contact") if state.no_contact else (NoContactSaid(at=now),)
        case WelcomeContact():
            return (ContactWelcomed(at=now),) if state.no_contact else AlreadyEnded("no_contact")
        case PlanContact():
            event = ContactPlanned(**structs.asdict(command), at=now)
            return _refuse(state, command) or things.begun(state.made, event)
    plan = things.find(state.made, command.id)
    said_before = plan is not None and not plan.ended and _stands(plan, command)
    return _refuse(state, command) or (
        AlreadyEnded("id") if said_before else things.continued(state.made, _event(command, now))
    )


def _refuse(state: Plans, command: Command) -> Refusal | None:
    if state.no_contact and isinstance(command, PlanContact | AgreeToContact):
        return NoContactWanted()
    if isinstance(command, PlanContact | ChangeBeat):
        return rhythm.refuse(command.phases) or hours.refuse(command.quiet, command.zone)
    return None


def _stands(plan: ContactPlan, command: Command) -> bool:
    """Whether what is said stands already, so that it need not be said twice."""
    match command:
        case AgreeToContact(_, helper):
            return helper in plan.agreed
        case EndContactWith(_, helper):
            return helper not in plan.agreed
        case SayNotThisOne(_, by):
            return by in plan.not_this
        case SayThisOneAfterAll(_, by):
            return by not in plan.not_this | plan.gladly
        case SayGladly(_, by):
            return by in plan.gladly
    return plan.keeps is isinstance(command, KeepAgain) and isinstance(command, KeepAgain | KeepNothing)


_EVENTS: dict[type, type[EventOn]] = {
    ChangeContact: ContactChanged,
    ChangeBeat: BeatChanged,
    AgreeToContact: ContactAgreed,
    EndContactWith: ContactEnded,
    SayNotThisOne: NotThisOneSaid,
    SayThisOneAfterAll: ThisOneAfterAll,
    SayGladly: GladlySaid,
    KeepNothing: KeepingEnded,
    KeepAgain: KeepingBegun,
    EndContactPlan: ContactPlanEnded,
}


def _event(command: Command, now: datetime) -> EventOn:
    return _EVENTS[type(command)](**structs.asdict(command), at=now)


def evolve(state: Plans, event: Fact) -> Plans:
    """The plans after this event."""
    match event:
        case NoContactSaid() | ContactWelcomed():
            return structs.replace(state, no_contact=isinstance(event, NoContactSaid))
        case ContactPlanned(id_) if things.find(state.made, id_) is None:
            return structs.replace(state, made=(*state.made, _planned(event)))
        case EventOn(id_):
            plan = things.find(state.made, id_)
            if plan is not None and not plan.over:
                return structs.replace(state, made=things.add(state.made, _changed(plan, event)))
    return state


def _planned(event: ContactPlanned) -> ContactPlan:
    return structs.replace(ContactPlan(event.id, (_beat(event),), keeps=event.keeps), **_said(event))


def _changed(plan: ContactPlan, event: EventOn) -> ContactPlan:
    fields: dict[str, object] = {}
    match event:
        case ContactChanged():
            fields = _said(event)
        case BeatChanged():
            # A beat that was to begin on that day or later gives way to this one.
            fields = {"beats": (*(b for b in plan.beats if b.first < event.first), _beat(event))}
        case ContactAgreed(_, helper) | ContactEnded(_, helper):
            others = tuple(each for each in plan.agreed if each != helper)
            fields = {"agreed": (*others, helper) if isinstance(event, ContactAgreed) else others}
        case NotThisOneSaid(_, by) | ThisOneAfterAll(_, by) | GladlySaid(_, by):
            fields = {"not_this": plan.not_this - {by}, "gladly": plan.gladly - {by}}
            if stance := _STANCES.get(type(event)):
                fields[stance] = getattr(plan, stance) | {by}
        case KeepingEnded() | KeepingBegun():
            fields = {"keeps": isinstance(event, KeepingBegun)}
        case ContactPlanEnded(_, words):
            fields = {"over": True, "last_words": words}
    return structs.replace(plan, **fields)


_STANCES: dict[type, str] = {NotThisOneSaid: "not_this", GladlySaid: "gladly"}
"""Where somebody stands to a plan; who says neither takes it as any other."""


def _beat(event: ContactPlanned | BeatChanged) -> Beat:
    return Beat(event.phases, event.first, event.hour, event.zone, event.quiet)


def _said(event: ContactPlanned | ContactChanged) -> dict[str, object]:
    return {name: getattr(event, name) for name in ChangeContact.__struct_fields__ if name != "id"}
