"""What a strand has for some day: promises, looking in, turns, asking again, coming back, letting go."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from enum import StrEnum

import msgspec

from jaga.practice import planner, things, thread
from jaga.practice.agreements import Agreements
from jaga.practice.care import Care
from jaga.practice.consent import Consent, Consents
from jaga.practice.contact import ContactPlan
from jaga.practice.events import today
from jaga.practice.gatherings import Gatherings
from jaga.practice.helping import Helper
from jaga.practice.milestones import Milestones
from jaga.practice.notes import Notes
from jaga.practice.nudges import SOON
from jaga.practice.planner import Proposal, Standing
from jaga.practice.tasks import Tasks
from jaga.practice.turns import Stands, Turn, turn_id
from jaga.usecases.folds import Seen
from jaga.usecases.giving import day_to_ask, last_day, to_confirm
from jaga.usecases.helping_here import care_in, me

COMING = 5 * SOON


class About(StrEnum):
    """What an item is."""

    NUDGE = "nudge"
    PROMISE = "promise"
    ASK_AGAIN = "ask-again"
    MENDING = "mending"
    COME_BACK = "come-back"
    GIFT = "gift"
    READER = "reader"
    CONFIRM = "confirm"
    LETTING_GO = "letting-go"
    TURN = "turn"
    TURN_ASKED = "turn-asked"
    TURN_OPEN = "turn-open"
    TURN_MISSED = "turn-missed"
    TURN_SWAP = "turn-swap"
    ASK_WAY = "ask-way"
    AGREEMENT = "agreement"
    TASK = "task"
    GATHERING = "gathering"
    MILESTONE = "milestone"
    LEARNING = "learning"


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """What a strand has for some day, and the days on which Today shows it; None where there is no such end."""

    about: About
    thing: str
    words: str
    to: str
    day: date | None
    first: date | None
    last: date | None = None


def dated_in(seen: Seen, now: datetime) -> Iterator[Dated]:
    """What one strand has for any day, as it is today: who is proposed for what changes with the days."""
    zone = now.tzinfo
    letting = seen.state.letting_go
    for planned in () if seen.rests else letting.days:
        # Said a week before: nothing that I look after may end without a word.
        yield Dated(About.LETTING_GO, planned.of, "", "", planned.on, _before(planned.on))
    yield from _of_readers(seen, zone)
    if isinstance(seen.state, Notes):
        yield from _of_notes(seen.state)
        yield from _learning(seen.state)
        yield from _looking_back(seen.state.part(Milestones), zone)
    else:
        for consent in seen.state.part(Consents).recorded:
            yield from _of_consent(consent)
        yield from _of_people_together(seen)
        yield from _looking_back(seen.state.part(Milestones), zone)
        yield from turns_in(seen, today(now))


def changes_by_itself(seen: Seen) -> bool:
    """Whether what this strand has for some day is another thing tomorrow, with nothing said in between."""
    return any(not plan.ended for plan in care_in(seen).contact.made)


def turns_in(seen: Seen, day: date) -> Iterator[Dated]:
    """Check-ins that are mine, that I am asked for, that have nobody where I can act, and one that waits for me.

    Of anybody else nothing is said: only what the survivor wanted it to look like.
    """
    care, mine = care_in(seen), me(seen)
    holds = seen.opened.holding is not None
    looks = {plan.id: plan.looks_like for plan in care.contact.made}
    for each in planner.plan(care, day, day + COMING):
        if about := _concerns(each, mine.id if mine else None, day, holds=holds):
            yield _turn(about, each.plan, each.on, looks[each.plan])
    for turn in care.turns:
        if mine and turn.on >= day and turn.swap and turn.swap.to == mine.id:
            yield _turn(About.TURN_SWAP, turn.plan, turn.on, looks[turn.plan])
    for plan in care.contact.made:
        if holds and plan.ask_way and not plan.ended:
            yield Dated(About.ASK_WAY, plan.id, plan.way, "", plan.ask_way, plan.ask_way)
        missed = thread.waiting(care, plan, day)
        if missed and (about := _waits(care, plan, missed, mine, holds=holds)):
            yield _turn(about, plan.id, missed.on, plan.looks_like)


def _concerns(each: Proposal, mine: str | None, day: date, *, holds: bool) -> About | None:
    if each.stands is Standing.GAP:
        return About.TURN_OPEN if holds or mine in each.others else None
    if each.stands is Standing.PROPOSED:
        return About.TURN_ASKED if mine in planner.asked(each, day) else None
    return About.TURN if each.helper == mine else None


def _waits(care: Care, plan: ContactPlan, turn: Turn, mine: Helper | None, *, holds: bool) -> About | None:
    """A missed one waits for the one who was named for that, if they are there; else for the holder."""
    if mine and turn.stands is Stands.TAKEN and turn.by == mine.id:
        return About.TURN
    named = things.find(care.helpers.said, plan.missed_to)
    if named is None or named.told or not named.here:
        return About.TURN_MISSED if holds else None
    return About.TURN_MISSED if mine and mine.id == named.id else None


def _turn(about: About, plan: str, on: date, looks_like: str) -> Dated:
    return Dated(about, turn_id(plan, on), looks_like, "", on, _before(on))


def _of_readers(seen: Seen, zone: tzinfo | None) -> Iterator[Dated]:
    """Of each whom I let read when I meant to ask again, which ends nothing; and whether they wait for my word."""
    readers = seen.opened.holding.readers if seen.opened.holding else ()
    if readers and to_confirm(seen):
        yield Dated(About.CONFIRM, "", "", "", None, None)
    for reader in readers:
        if asks := day_to_ask(reader.terms, zone):
            yield Dated(About.READER, reader.id.hex(), "", "", asks, asks, last_day(reader.terms, zone))


def _of_consent(consent: Consent) -> Iterator[Dated]:
    asks = consent.ask_again
    if asks is not None and not consent.ended:
        yield Dated(About.ASK_AGAIN, consent.id, consent.words, consent.to, asks, asks, consent.until)


def _of_people_together(seen: Seen) -> Iterator[Dated]:
    """What several have for a day: agreements to look at again, things to do, gatherings until their day is over."""
    state, holds, mine = seen.state, seen.opened.holding is not None, me(seen)
    for agreed in state.part(Agreements).reached:
        if agreed.on and not agreed.ended:
            yield Dated(About.AGREEMENT, agreed.id, agreed.words, agreed.who, agreed.on, _before(agreed.on))
    for task in state.part(Tasks).noted:
        # What somebody else here took on is theirs; the holder sees that it is in hands.
        theirs = task.by and not holds and (mine is None or task.by != mine.id)
        if task.on and not task.ended and not theirs:
            yield Dated(About.TASK, task.id, task.words, task.who, task.on, _before(task.on))
    for each in state.part(Gatherings).planned:
        if each.on and not each.ended:
            yield Dated(About.GATHERING, each.id, each.words, each.when, each.on, _before(each.on), each.on)


def _looking_back(days: Milestones, zone: tzinfo | None) -> Iterator[Dated]:
    """Days to look back, until a few days after each or until something was seen: nobody is late with one."""
    for each in days.planned:
        seen = any(was.at.astimezone(zone).date() >= each.on for was in each.seen)
        if not (each.ended or seen):
            yield Dated(About.MILESTONE, each.id, each.words, "", each.on, _before(each.on), each.on + SOON)


def _of_notes(state: Notes) -> Iterator[Dated]:
    for nudge in state.nudges.planned:
        if not nudge.ended:
            yield Dated(About.NUDGE, nudge.id, nudge.about, nudge.way, nudge.next, _before(nudge.next))
    for promise in state.promises.made:
        if not promise.ended:
            yield Dated(
                About.PROMISE, promise.id, promise.words, promise.to, promise.by,
                _before(promise.by) if promise.by else None,
            )  # fmt: skip
    for mending in state.mending.heard:
        if mending.look_again:
            words = mending.does or mending.told
            yield Dated(
                About.MENDING, mending.id, words, mending.by, mending.look_again, _before(mending.look_again)
            )
    for gift in state.giving.gifts:
        if gift.on and not gift.ended:
            yield Dated(About.GIFT, gift.id, gift.to, "", gift.on, _before(gift.on))
    if back := state.capacity.back_on:
        yield Dated(About.COME_BACK, "", "", "", back, _before(back))


def _learning(state: Notes) -> Iterator[Dated]:
    """The one thing in hand, on its day and a few days after it, then no more: nobody is behind with it."""
    for each in state.pacing.picked:
        if each.on and not each.ended:
            yield Dated(About.LEARNING, each.id, each.words, "", each.on, each.on, each.on + SOON)


def _before(day: date) -> date:
    """The first day on which something counts as soon."""
    return day - SOON
