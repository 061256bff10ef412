"""The rules of consent: what follows from asking, giving, narrowing, confirming and withdrawing.

Nothing here ever widens. More needs a new consent, which can take the place of an earlier one.
A withdrawn consent stays withdrawn, whatever is read before or after it.
"""

from datetime import datetime

from msgspec import structs

from jaga.practice import things
from jaga.practice.consent import (
    Answer,
    Asked,
    AskForConsent,
    Command,
    ConfirmConsent,
    Consent,
    ConsentAsked,
    ConsentConfirmed,
    ConsentNarrowed,
    ConsentRecorded,
    ConsentRefused,
    Consents,
    ConsentWithdrawn,
    NarrowConsent,
    NoteNo,
    Reach,
    RecordConsent,
    Since,
    WithdrawConsent,
    standing,
    stands,
)
from jaga.practice.events import Decision, EventOn, Fact, today
from jaga.practice.refusals import AlreadyEnded, AlreadyStands, Empty, NotKnown, Widens


def decide(state: Consents, command: Command, now: datetime) -> Decision:
    """What follows from a command about a consent."""
    match command:
        case RecordConsent():
            return _record(state, command, now)
        case NarrowConsent():
            return _narrow(state, command, now)
        case WithdrawConsent(id_, how):
            return things.continued(state.recorded, ConsentWithdrawn(id_, how, at=now))
        case ConfirmConsent(id_, ask_again, how):
            return _standing(state, ConsentConfirmed(id_, ask_again, how, at=now), now)
        case AskForConsent(id_, to, words):
            return things.begun(state.asked, ConsentAsked(id_, to, words, at=now))
        case NoteNo(id_):
            return things.continued(state.asked, ConsentRefused(id_, at=now))


def _record(state: Consents, command: RecordConsent, now: datetime) -> Decision:
    if not command.purposes:
        return Empty("purposes")
    if command.instead_of and things.find(state.recorded, command.instead_of) is None:
        return NotKnown("instead_of")
    if command.answers and things.find(state.asked, command.answers) is None:
        return NotKnown("answers")
    same = (
        c for c in standing(state, today(now)) if c.to.casefold().strip() == command.to.casefold().strip()
    )
    # Two consents to one name would have to be withdrawn twice; one of them would be forgotten.
    if other := next((c for c in same if c.id not in {command.id, command.instead_of}), None):
        return AlreadyStands(other.id)
    return things.begun(state.recorded, ConsentRecorded(**structs.asdict(command), at=now))


def _narrow(state: Consents, command: NarrowConsent, now: datetime) -> Decision:
    consent = things.find(state.recorded, command.id)
    if consent is not None and (wider := _widened(consent, command)):
        return Widens(wider)
    if command.purposes is not None and not command.purposes:
        return Empty("purposes")
    if command.purposes is None and command.reach is None and command.until is None:
        return Empty("words")
    return _standing(state, ConsentNarrowed(**structs.asdict(command), at=now), now)


def _widened(consent: Consent, command: NarrowConsent) -> str:
    if command.purposes is not None and not command.purposes <= consent.purposes:
        return "purposes"
    if command.reach is Reach.WHOLE and consent.reach is Reach.FROM_NOW_ON:
        return "reach"
    if command.until is not None and consent.until is not None and command.until > consent.until:
        return "until"
    return ""


def _standing(state: Consents, event: EventOn, now: datetime) -> Decision:
    consent = things.find(state.recorded, event.id)
    if consent is not None and not stands(consent, today(now)):
        return AlreadyEnded("id")
    return things.continued(state.recorded, event)


def evolve(state: Consents, event: Fact) -> Consents:
    """The consents after this event."""
    match event:
        case ConsentRecorded():
            return _recorded(state, event)
        case ConsentNarrowed(id_, how=how):
            return _with_how(_narrowed(state, event), id_, event.at, how)
        case ConsentWithdrawn(id_, how):
            return _with_how(_withdrawn(state, id_, event.at), id_, event.at, how)
        case ConsentConfirmed(id_, ask_again, how):
            confirmed = things.change(state.recorded, id_, ask_again=ask_again)
            return _with_how(structs.replace(state, recorded=confirmed), id_, event.at, how)
    return structs.replace(state, asked=_evolve_asked(state.asked, event))


def _evolve_asked(asked: tuple[Asked, ...], event: Fact) -> tuple[Asked, ...]:
    match event:
        case ConsentAsked(id_, to, words):
            return things.add(asked, Asked(id_, event.at, to, words))
        case ConsentRefused(id_):
            return things.change(asked, id_, answer=Answer.NO)
    return asked


def _recorded(state: Consents, event: ConsentRecorded) -> Consents:
    # An id counts once: what was withdrawn, or narrowed, cannot come back by being recorded a second time.
    if event.id in state.over or things.find(state.recorded, event.id) is not None:
        return state
    kept = {
        name: getattr(event, name) for name in event.__struct_fields__ if name in Consent.__struct_fields__
    }
    if event.instead_of not in {"", event.id}:
        state = _withdrawn(state, event.instead_of, event.at)
    recorded = (*state.recorded, Consent(given=event.at, **kept))
    asked = things.change(state.asked, event.answers, answer=Answer.YES)
    return structs.replace(state, recorded=recorded, asked=asked)


def _narrowed(state: Consents, event: ConsentNarrowed) -> Consents:
    # Computed from both sides, so that not even an event that asks for more can give it.
    consent = things.find(state.recorded, event.id)
    if consent is None:
        return state
    purposes = consent.purposes if event.purposes is None else consent.purposes & event.purposes
    reach = Reach.FROM_NOW_ON if Reach.FROM_NOW_ON in {consent.reach, event.reach} else consent.reach
    until = min((day for day in (consent.until, event.until) if day is not None), default=None)
    narrower = structs.replace(consent, purposes=purposes, reach=reach, until=until)
    return structs.replace(state, recorded=things.add(state.recorded, narrower))


def _withdrawn(state: Consents, id_: str, at: datetime) -> Consents:
    consent = things.find(state.recorded, id_)
    over = state.over | {id_}
    if consent is None or consent.ended:
        return structs.replace(state, over=over)
    return structs.replace(state, recorded=things.change(state.recorded, id_, withdrawn=at), over=over)


def _with_how(state: Consents, id_: str, at: datetime, how: str) -> Consents:
    consent = things.find(state.recorded, id_)
    if consent is None or not how:
        return state
    since = (*consent.since, Since(at, how))
    return structs.replace(state, recorded=things.change(state.recorded, id_, since=since))
