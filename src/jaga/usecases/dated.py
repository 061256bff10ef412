"""What a strand has for some day: promises, looking in, asking again, coming back, letting go."""

from collections.abc import Iterator
from datetime import date, tzinfo
from enum import StrEnum

import msgspec

from jaga.practice.consent import Consent, Consents
from jaga.practice.notes import Notes
from jaga.practice.nudges import SOON
from jaga.usecases.folds import Seen
from jaga.usecases.giving import day_to_ask, last_day, to_confirm


class About(StrEnum):
    """What an item is."""

    NUDGE = "nudge"
    PROMISE = "promise"
    ASK_AGAIN = "ask-again"
    MENDING = "mending"
    COME_BACK = "come-back"
    READER = "reader"
    CONFIRM = "confirm"
    LETTING_GO = "letting-go"


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """What a strand has for some day, and the days on which Today shows it; None where there is no such end."""

    about: About
    thing: str
    words: str
    to: str
    day: date | None
    first: date | None
    last: date | None = None


def dated_in(seen: Seen, zone: tzinfo | None) -> Iterator[Dated]:
    """What one strand has for any day."""
    letting = seen.state.letting_go
    for planned in () if letting.paused else letting.days:
        # Said a week before: nothing that I look after may end without a word.
        yield Dated(About.LETTING_GO, planned.of, "", "", planned.on, _before(planned.on))
    yield from _of_readers(seen, zone)
    if isinstance(seen.state, Notes):
        yield from _of_notes(seen.state)
    else:
        consents: Consents = getattr(seen.state, "consents", Consents())
        for consent in consents.recorded:
            yield from _of_consent(consent)


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
    if back := state.capacity.back_on:
        yield Dated(About.COME_BACK, "", "", "", back, _before(back))


def _before(day: date) -> date:
    """The first day on which something counts as soon."""
    return day - SOON
