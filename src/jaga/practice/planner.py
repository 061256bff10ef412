"""Who is proposed for each coming check-in, and why; where nobody is, that is a gap, with its reason.

A proposal is stored nowhere. It is worked out from what stands in the strand, as if everybody were here first, and
then with those who are; so it changes little when somebody steps back, and only for those whom that concerns.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import beats, hours, seating, turns
from jaga.practice.care import Care
from jaga.practice.contact import ContactPlan, Wish
from jaga.practice.helping import Helper
from jaga.practice.seating import LATELY, Hand, Key, Line, Seat, Slot, Table
from jaga.practice.turns import Stands

HURRY = timedelta(days=3)
"""So near, one that nobody took goes first to who said yes ahead."""


class Standing(StrEnum):
    """How a coming check-in stands."""

    TAKEN = "taken"
    AHEAD = "ahead"
    PROPOSED = "proposed"
    GAP = "gap"


class Why(StrEnum):
    """Why somebody is proposed, or why nobody is."""

    TOOK_IT = "took-it"
    ONLY_ONE = "only-one"
    NOT_TWICE = "not-twice"
    LEAST_LATELY = "least-lately"
    AS_WISHED = "as-wished"
    INSTEAD = "instead"
    SOON = "soon"
    TWICE = "twice"
    LIMIT = "limit"
    DECLINED = "declined"
    QUIET = "quiet"
    NOT_THIS_ONE = "not-this-one"
    STEPPED_BACK = "stepped-back"
    NOBODY_AGREED = "nobody-agreed"


CAN_CHANGE = frozenset({Why.TWICE, Why.LIMIT, Why.DECLINED})
"""Gaps that those whom it concerns could close by their own word; what else stands against it is not asked about."""


class Proposal(Struct, frozen=True):
    """A coming check-in. `others` could have it too; of a gap, they could close it, and beside them the holder.

    `instead_of` would have it if everybody were here and nobody had said anything; empty where that is so.
    """

    plan: str
    on: date
    at: datetime
    helper: str
    stands: Standing
    why: Why
    others: tuple[str, ...] = ()
    instead_of: str = ""


def plan(care: Care, day: date, horizon: date) -> tuple[Proposal, ...]:
    """Each coming check-in from this day to the horizon, in the order of time."""
    if care.contact.no_contact:
        return ()
    lines = tuple(_line(care, each, day, horizon) for each in care.contact.made if not each.ended)
    return propose(tuple(map(_hand, care.helpers.said)), lines, day)


def asked(proposal: Proposal, day: date) -> tuple[str, ...]:
    """Who is asked for one that nobody took: the one whom it is proposed to, and near its day whoever else could."""
    if proposal.stands is not Standing.PROPOSED:
        return ()
    return (proposal.helper, *(proposal.others if proposal.on <= day + HURRY else ()))


def propose(hands: tuple[Hand, ...], lines: tuple[Line, ...], day: date) -> tuple[Proposal, ...]:
    """The same for any helpers and plans, several survivors' at once where one limit counts for all of them."""
    by_id = {hand.id: hand for hand in hands}
    everybody = _everybody(by_id, lines, day)
    table = Table(by_id, lines)
    seating.fill(table, everybody, day + HURRY)
    wished = {key: by for key, by in everybody.items() if by}
    return tuple(_proposal(table, seat, wished, day) for seat in table.seats if not seat.slot.past)


def _everybody(hands: Mapping[str, Hand], lines: tuple[Line, ...], day: date) -> dict[Key, str]:
    """Who would have what if nobody had stepped back, declined or taken anything since this week began."""
    here = {each: structs.replace(hand, since=date.min) for each, hand in hands.items()}
    week = hours.monday(day)
    table = Table(
        here, tuple(structs.replace(line, slots=tuple(_as_new(line.slots, week))) for line in lines)
    )
    seating.fill(table, {}, date.min)
    return {seat.key: seat.by for seat in table.seats}


def _as_new(slots: tuple[Slot, ...], week: date) -> Iterator[Slot]:
    return (slot if slot.on < week else Slot(slot.on, slot.at) for slot in slots)


def _hand(helper: Helper) -> Hand:
    since = date.min if helper.here else helper.back_on or date.max
    # Who stepped back may be asked again from the day they named; their yes ahead waits until they say they are here.
    ahead = helper.yes_ahead and helper.here
    return Hand(helper.id, helper.week, helper.quiet, helper.away, helper.zone, ahead, since)


def _line(care: Care, made: ContactPlan, day: date, horizon: date) -> Line:
    since = hours.monday(day) - LATELY
    slots = tuple(_slot(care, made, on, at, day) for on, at in beats.moments(made, since, horizon))
    gladly = made.gladly if Wish.CLOSE in made.wishes else None
    return Line(made.id, slots, made.agreed, made.not_this, made.twice_running, gladly)


def _slot(care: Care, made: ContactPlan, on: date, at: datetime, day: date) -> Slot:
    turn = turns.find(care.turns, made.id, on)
    settled = on <= day and turn.stands not in {Stands.OPEN, Stands.TAKEN}
    by = turn.holds if turn.stands is Stands.TAKEN or on <= day else ""
    return Slot(on, at, by, turn.declined, on < day or settled)


def _proposal(table: Table, seat: Seat, wished: Mapping[Key, str], day: date) -> Proposal:
    on, at, by = seat.slot.on, seat.slot.at, seat.by
    other = wished.get(seat.key, by)
    instead_of = other if other != by else ""
    if not by:
        why, others = _gap(table, seat)
        return Proposal(seat.line.id, on, at, "", Standing.GAP, why, others, instead_of)
    others = tuple(each for each in seat.could if each != by and table.may_take(each, seat))
    if seat.slot.by:
        return Proposal(seat.line.id, on, at, by, Standing.TAKEN, Why.TOOK_IT, others, instead_of)
    why = _instead(table, seat, day) if instead_of else _why(table, seat)
    stands = Standing.AHEAD if table.hands[by].ahead else Standing.PROPOSED
    return Proposal(seat.line.id, on, at, by, stands, why, others, instead_of)


def _instead(table: Table, seat: Seat, day: date) -> Why:
    return Why.SOON if seat.slot.on <= day + HURRY and table.hands[seat.by].ahead else Why.INSTEAD


def _why(table: Table, seat: Seat) -> Why:
    if len(seat.could) == 1:
        return Why.ONLY_ONE
    others = [each for each in seat.could if each != seat.by]
    beside = any(table.running(each, seat) for each in others)
    if beside and not any(table.free(each, seat) for each in others):
        return Why.NOT_TWICE
    # The same for everybody in such a plan: it names nobody as close, and nobody as not.
    return Why.LEAST_LATELY if seat.line.gladly is None else Why.AS_WISHED


def _gap(table: Table, seat: Seat) -> tuple[Why, tuple[str, ...]]:
    """What stands between this one and the nearest to a yes, and who is as near."""
    against = {each: _against(table, seat, each) for each in seat.line.agreed if each in table.hands}
    nearest = min(against.values(), key=list(Why).index, default=Why.NOBODY_AGREED)
    near = tuple(each for each, why in against.items() if why is nearest)
    return nearest, near if nearest in CAN_CHANGE else ()


def _against(table: Table, seat: Seat, by: str) -> Why:
    hand, slot = table.hands[by], seat.slot
    if slot.on < hand.since:
        return Why.STEPPED_BACK
    if by in seat.line.not_this:
        return Why.NOT_THIS_ONE
    if seating.is_quiet(hand, slot):
        return Why.QUIET
    if by in slot.declined:
        return Why.DECLINED
    return Why.LIMIT if table.full(by, seat) else Why.TWICE
