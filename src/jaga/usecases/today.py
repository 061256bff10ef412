"""Today: what I promised, where I meant to look in, what I wanted to ask again. Nothing shouts, nothing is late."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from jaga.practice.consent import to_ask_again
from jaga.practice.events import today
from jaga.practice.notes import Notes
from jaga.practice.nudges import When, when
from jaga.practice.story import Story
from jaga.usecases.folds import Seen
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.person import Person
from jaga.usecases.strands import situations
from jaga.vault import AwaitingConfirmation, ConsentEnded, NotTakenYet, Place

SOON = timedelta(days=7)


class About(StrEnum):
    """What an item is."""

    NUDGE = "nudge"
    PROMISE = "promise"
    ASK_AGAIN = "ask-again"
    MENDING = "mending"
    COME_BACK = "come-back"
    LETTING_GO = "letting-go"


class Item(msgspec.Struct, frozen=True):
    """One thing that is mine to look at: where it stands, its words, its day if it has one."""

    about: About
    place: Place
    thing: str
    words: str
    to: str
    day: date | None
    when: When


def gather(person: Person, now: datetime) -> list[Item]:
    """Everything for today and soon, in the order of their days; what has no day stands last."""
    day = today(now)
    items = [
        item
        for situation in situations(person)
        for place in situation.places
        if (seen := _seen(person, place, now)) is not None
        for item in items_of(seen, day)
    ]
    return sorted(items, key=lambda item: (item.day is None, item.day or day))


def _seen(person: Person, place: Place, now: datetime) -> Seen | None:
    try:
        return let_go_of_what_is_due(person, place.id, now)
    except (ConsentEnded, AwaitingConfirmation, NotTakenYet):
        return None


def items_of(seen: Seen, day: date) -> Iterator[Item]:
    """What one strand has for this day and the next seven."""
    for planned in seen.state.letting_go.days:
        # Said a week before: nothing that I look after may end without a word.
        if not seen.state.letting_go.paused and _when(planned.on, day) is not When.LATER:
            yield Item(
                About.LETTING_GO, seen.opened.place, planned.of, "", "", planned.on, _when(planned.on, day)
            )
    if isinstance(seen.state, Notes):
        yield from _of_notes(seen.opened.place, seen.state, day)
    elif isinstance(seen.state, Story):
        for consent in to_ask_again(seen.state.consents, day):
            yield Item(
                About.ASK_AGAIN, seen.opened.place, consent.id, consent.words, consent.to, consent.ask_again,
                _when(consent.ask_again, day),
            )  # fmt: skip


def _of_notes(place: Place, state: Notes, day: date) -> Iterator[Item]:
    for nudge in state.nudges.planned:
        if (stands := when(nudge, day)) not in (None, When.LATER):
            assert stands is not None
            yield Item(About.NUDGE, place, nudge.id, nudge.about, nudge.way, nudge.next, stands)
    for promise in state.promises.made:
        if not promise.ended and _when(promise.by, day) is not When.LATER:
            yield Item(
                About.PROMISE,
                place,
                promise.id,
                promise.words,
                promise.to,
                promise.by,
                _when(promise.by, day),
            )
    for mending in state.mending.heard:
        if mending.look_again and _when(mending.look_again, day) is not When.LATER:
            yield Item(
                About.MENDING, place, mending.id, mending.does or mending.told, mending.by, mending.look_again,
                _when(mending.look_again, day),
            )  # fmt: skip
    if state.capacity.back_on and _when(state.capacity.back_on, day) is not When.LATER:
        back = state.capacity.back_on
        yield Item(About.COME_BACK, place, "", "", "", back, _when(back, day))


def _when(due: date | None, day: date) -> When:
    if due is None:
        return When.SOON
    if due <= day:
        return When.TODAY if due == day else When.WAITING
    return When.SOON if due <= day + SOON else When.LATER
