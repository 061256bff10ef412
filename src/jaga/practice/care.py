"""Helpers, plans and turns together: what may be taken by whom, and what follows when one of them changes.

Whatever is said, by whatever program: a turn stands as taken only while its helper is here, agreed to by the
survivor, within their limits, and not the one before or after it where the survivor wants somebody else.
"""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct, structs

from jaga.practice import beats, contact, contacting, helping, hours, things, turns
from jaga.practice.contact import ContactPlan, Plans
from jaga.practice.events import Decision, EventOn, Fact
from jaga.practice.helping import Helper, Helpers
from jaga.practice.letting_go import LetGoOf
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    DateInFuture,
    HasSteppedBack,
    NoContactWanted,
    NotAgreed,
    NotKnown,
    NotTaken,
    NotThis,
    PastLimit,
    QuietThen,
    Refusal,
    TakenAlready,
    TwiceRunning,
)
from jaga.practice.turns import Stands, Turn, TurnFact, Turns

Command = helping.Command | contact.Command | turns.Command
CHANGES_WHO_MAY = (
    helping.LimitsSaid,
    helping.HelperSteppedBack,
    contact.BeatChanged,
    contact.ContactChanged,
    contact.ContactEnded,
    contact.NotThisOneSaid,
    contact.ContactPlanEnded,
    contact.NoContactSaid,
)
"""After each of these what was taken is looked at again; what no longer may stand is open."""
COMING = (
    turns.TurnTaken,
    turns.TurnGivenAway,
    turns.TurnDeclined,
    turns.SwapOffered,
    turns.SwapTakenBack,
    turns.TurnsSwapped,
)
"""What is said of a turn that is still to come; the rest tells what came of one."""


class Care(Struct, frozen=True):
    """All that is planned here so that support does not fade."""

    helpers: Helpers = Helpers()
    contact: Plans = Plans()
    turns: Turns = ()


def decide(state: Care, command: Command, now: datetime) -> Decision:
    """What follows from a command about helpers, plans or turns."""
    if isinstance(command, helping.Command):
        return _new(state, command) or helping.decide(state.helpers, command, now)
    if isinstance(command, contact.Command):
        return (
            _new(state, command)
            or _refuse_names(state, command)
            or contacting.decide(state.contact, command, now)
        )
    fields = {**structs.asdict(command), "id": turns.turn_id(command.id, command.on), "plan": command.id}
    event = turns.EVENTS[type(command)](**fields, at=now)
    return refuse(state, event) or (event,)


def _new(state: Care, command: Command) -> Refusal | None:
    """Ids are one to a strand, helpers and plans together."""
    if isinstance(command, helping.BeginHelping) and things.find(state.contact.made, command.id):
        return AlreadyKnown("id")
    if isinstance(command, contact.PlanContact) and things.find(state.helpers.said, command.id):
        return AlreadyKnown("id")
    return None


def _refuse_names(state: Care, command: contact.Command) -> Refusal | None:
    """Whom a plan names has to be somebody who helps here."""
    for field in ("missed_to", "helper", "by"):
        named = getattr(command, field, "")
        taken_back = isinstance(command, contact.EndContactWith)
        if named and not taken_back and things.find(state.helpers.said, named) is None:
            return NotKnown(field)
    return None


def refuse(state: Care, event: TurnFact) -> Refusal | None:
    """Why this cannot be said of a turn."""
    plan = things.find(state.contact.made, event.plan)
    if plan is None or event.id != turns.turn_id(event.plan, event.on):
        return NotKnown("id")
    if plan.ended:
        return AlreadyEnded("id")
    if beats.beat_on(plan, event.on) is None or things.find(state.helpers.said, event.by) is None:
        return NotKnown("on")
    return _refuse_turn(state, plan, event) if isinstance(event, COMING) else _refuse_told(state, plan, event)


def _refuse_turn(state: Care, plan: ContactPlan, event: TurnFact) -> Refusal | None:
    turn = turns.find(state.turns, event.plan, event.on)
    match event:
        case turns.TurnTaken(by=by):
            return _refuse_free(turn, by) or refuse_take(state, plan, event.on, by)
        case turns.TurnsSwapped(by=by):
            return _refuse_swap(state, plan, turn, by)
        case turns.TurnDeclined(by=by):
            return AlreadyEnded("on") if by in turn.declined else None
    return _refuse_mine(turn, event, state)


def _refuse_free(turn: Turn, by: str) -> Refusal | None:
    if turn.stands is Stands.OPEN:
        return None
    return AlreadyEnded("on") if turn.by == by else TakenAlready("on")


def _refuse_mine(turn: Turn, event: TurnFact, state: Care) -> Refusal | None:
    if turn.stands is not Stands.TAKEN or turn.by != event.by:
        return NotTaken("on")
    if isinstance(event, turns.SwapTakenBack):
        return None if turn.swap else AlreadyEnded("on")
    if isinstance(event, turns.SwapOffered):
        theirs = turns.find(state.turns, event.plan, event.other)
        return (
            None if theirs.stands is Stands.TAKEN and theirs.by == event.to != event.by else NotTaken("other")
        )
    return None


def _refuse_swap(state: Care, plan: ContactPlan, turn: Turn, by: str) -> Refusal | None:
    if turn.stands is not Stands.TAKEN or turn.swap is None or turn.swap.to != by:
        return NotKnown("on")
    theirs = turns.find(state.turns, plan.id, turn.swap.other)
    if theirs.stands is not Stands.TAKEN or theirs.by != by:
        return NotTaken("other")
    without = structs.replace(state, turns=_set(_set(state.turns, opened(turn)), opened(theirs)))
    if refused := refuse_take(without, plan, turn.on, by):
        return refused
    half = structs.replace(without, turns=_set(without.turns, taken(turn, by)))
    return refuse_take(half, plan, theirs.on, turn.by)


def _refuse_told(state: Care, plan: ContactPlan, event: TurnFact) -> Refusal | None:
    """Of what came of a turn: its day has come, the survivor agreed to who says it, and nobody said so before."""
    if event.on > event.at.date():
        return DateInFuture("on")
    if not plan.keeps:
        return AlreadyEnded("id")
    kept = isinstance(event, turns.TurnKept)
    if event.by not in ({*plan.agreed} if kept else {*plan.agreed, plan.missed_to}):
        return NotAgreed("by")
    turn = turns.find(state.turns, event.plan, event.on)
    if turn.stands is Stands.KEPT:
        return None if kept and turn.by == event.by else AlreadyEnded("on")
    return AlreadyEnded("on") if turn.stands is Stands.SEEN_TO and not kept else None


def refuse_take(state: Care, plan: ContactPlan, on: date, by: str) -> Refusal | None:
    """Why a helper cannot take the turn of that day, whether or not somebody has it."""
    return next(_against(state, plan, on, by), None)


def _against(state: Care, plan: ContactPlan, on: date, by: str) -> Iterator[Refusal]:
    helper, beat = things.find(state.helpers.said, by), beats.beat_on(plan, on)
    if state.contact.no_contact:
        yield NoContactWanted()
    if helper is None or by not in plan.agreed:
        yield NotAgreed("by")
    elif not helper.asked_on(on):
        yield HasSteppedBack("by")
    elif by in plan.not_this:
        yield NotThis("by")
    elif beat is None or quiet_for(helper, beats.moment(beat, on)):
        yield QuietThen("on")
    elif in_week(state, by, on) >= helper.week:
        yield PastLimit("on")
    if not plan.twice_running and by in beside(state, plan, on):
        yield TwiceRunning("on")


def quiet_for(helper: Helper, at: datetime) -> bool:
    """Whether this moment is quiet for them, on their own clock."""
    return hours.is_quiet(
        helper.quiet, helper.away, at.astimezone(hours.clock(helper.zone)) if helper.zone else at
    )


def in_week(state: Care, by: str, on: date) -> int:
    """How many turns somebody has in the week of that day."""
    week = hours.monday(on)
    return sum(turn.holds == by and hours.monday(turn.on) == week for turn in state.turns)


def beside(state: Care, plan: ContactPlan, on: date) -> frozenset[str]:
    """Who has the turn just before and the one just after."""
    return frozenset(turns.find(state.turns, plan.id, day).holds for day in beats.beside(plan, on)) - {""}


def evolve(state: Care, event: Fact) -> Care:
    """What is planned after this event."""
    if isinstance(event, TurnFact):
        return state if refuse(state, event) else _turned(state, event)
    if isinstance(event, LetGoOf):
        return _let_go(state, event)
    helpers, plans = helping.evolve(state.helpers, event), contacting.evolve(state.contact, event)
    if isinstance(event, EventOn) and not _names_known(state, event):
        return state
    changed = Care(helpers, plans, state.turns)
    if not isinstance(event, CHANGES_WHO_MAY):
        return changed
    return _look_again(
        changed, event.at.date(), event.id if isinstance(event, helping.HelperSteppedBack) else ""
    )


def _let_go(state: Care, event: LetGoOf) -> Care:
    """Who is let go of here has nothing any more that they took; with a plan its turns go."""
    left = Care(
        Helpers(tuple(each for each in state.helpers.said if each.id != event.id)),
        state.contact,
        tuple(turn for turn in state.turns if turn.plan != event.id),
    )
    return _look_again(left, event.at.date(), event.id) if left.helpers != state.helpers else left


def _names_known(state: Care, event: EventOn) -> bool:
    """A fact that gives something to somebody counts only where they help here."""
    named = event.helper if isinstance(event, contact.ContactAgreed) else ""
    return not named or things.find(state.helpers.said, named) is not None


def _turned(state: Care, event: TurnFact) -> Care:
    turn = turns.find(state.turns, event.plan, event.on)
    match event:
        case turns.TurnTaken(by=by):
            turn = taken(turn, by)
        case turns.TurnGivenAway(by=by):
            turn = structs.replace(opened(turn), declined=turn.declined | {by})
        case turns.TurnDeclined(by=by):
            mine = turn.by == by and turn.stands is Stands.TAKEN
            turn = structs.replace(opened(turn) if mine else turn, declined=turn.declined | {by})
        case turns.TurnKept(by=by, words=words):
            turn = structs.replace(turn, by=by, stands=Stands.KEPT, words=words, swap=None)
        case turns.TurnMissed(words=words, silent=silent):
            turn = structs.replace(turn, stands=Stands.MISSED, words=words, swap=None, silent=silent)
        case turns.TurnSeenTo(by=by, words=words):
            turn = structs.replace(turn, stands=Stands.SEEN_TO, seen_by=by, words=words, swap=None)
        case turns.SwapOffered(to=to, other=other):
            turn = structs.replace(turn, swap=turns.Swap(to, other))
        case turns.SwapTakenBack():
            turn = structs.replace(turn, swap=None)
        case turns.TurnsSwapped(by=by):
            return _swapped(state, turn, by)
    return structs.replace(state, turns=_set(state.turns, turn))


def _swapped(state: Care, turn: Turn, by: str) -> Care:
    other = turn.swap.other if turn.swap else turn.on
    theirs = turns.find(state.turns, turn.plan, other)
    changed = _set(_set(state.turns, taken(turn, by)), taken(theirs, turn.by))
    return structs.replace(state, turns=changed)


def taken(turn: Turn, by: str) -> Turn:
    """The turn as somebody has it."""
    return structs.replace(turn, by=by, stands=Stands.TAKEN, swap=None, declined=turn.declined - {by})


def opened(turn: Turn) -> Turn:
    """The turn as nobody has it."""
    return structs.replace(turn, by="", stands=Stands.OPEN, swap=None)


def _set(all_: Turns, turn: Turn) -> Turns:
    """The turns with this one, in the order of days and then of plans."""
    others = (each for each in all_ if each.id != turn.id)
    return tuple(sorted((*others, turn), key=lambda each: (each.on, each.plan)))


def _look_again(state: Care, day: date, left_by: str) -> Care:
    """Who had taken something from this day on has it still, where that may stand; the rest is open.

    Who steps back has none of it, also of what lies after the day of their return: it was not promised by then.
    """
    coming = [turn for turn in state.turns if turn.stands is Stands.TAKEN and turn.on >= day]
    looked = structs.replace(state, turns=tuple(opened(t) if t in coming else t for t in state.turns))
    for turn in coming:
        plan = things.find(looked.contact.made, turn.plan)
        if plan is None or plan.ended or beats.beat_on(plan, turn.on) is None:
            others = tuple(each for each in looked.turns if each.id != turn.id)
            looked = structs.replace(looked, turns=others)
        elif turn.by != left_by and refuse_take(looked, plan, turn.on, turn.by) is None:
            looked = structs.replace(looked, turns=_set(looked.turns, turn))
    return looked
