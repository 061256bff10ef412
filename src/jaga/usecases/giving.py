"""Letting somebody read a strand that I hold: giving, narrowing, ending, saying that it stands, confirming.

What the keys can open is decided here, and stands in the log that its holder alone reads. A note on how a
consent was given is an entry like any other, which everybody who reads the strand can read, so none is written
unless the holder says so.
"""

import secrets
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import ClassVar

import msgspec

from jaga import vault
from jaga.practice import consent, words
from jaga.practice.accountability import Accountability
from jaga.practice.consent import ONLY_TO_LISTEN, Purpose, Reach
from jaga.practice.events import Command
from jaga.practice.held import CallReader, Held
from jaga.practice.letting_go import LetGo
from jaga.practice.members import Members
from jaga.practice.refusals import ConfirmFirst, Empty, NotYoursToSay, OnlyMine, Refusal, Widens
from jaga.practice.roles import Role, Roles, SayRole
from jaga.usecases import cards, folds
from jaga.usecases.cards import Known
from jaga.usecases.compartments import mark, may_give
from jaga.usecases.folds import Seen, look
from jaga.usecases.held_here import called
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import do
from jaga.vault import Frontier, NotHere, Reader, Terms

ALONE = ("notes",)
"""Kinds of strands that are for one person: what somebody feels about others is not theirs to read."""

SHOWN_TO_EACH_OTHER = ("circle", "accountability")
"""Kinds in which whoever reads may write as well: so all of them are named to each other, and nobody reads unseen."""


class Give(Command, frozen=True):
    """What the holder says: as it begins it is only to listen, and how far back is always said.

    `called` is what the others who read an accountability strand know them by, `along` whether they only read there,
    and nothing is asked of them.
    """

    ahead: ClassVar[tuple[str, ...]] = ("until", "ask_again")
    reach: Reach
    purposes: frozenset[Purpose] = ONLY_TO_LISTEN
    until: date | None = None
    ask_again: date | None = None
    writes: bool = False
    how: str = ""
    called: str = ""
    along: bool = False


class Narrow(Command, frozen=True):
    """Less than before; what is left as None stays as it is."""

    ahead: ClassVar[tuple[str, ...]] = ("until",)
    purposes: frozenset[Purpose] | None = None
    until: date | None = None
    reach: Reach | None = None
    only_reads: bool = False


class Stand(Command, frozen=True):
    """It stands as it is; asked again on this day, or not at all."""

    ahead: ClassVar[tuple[str, ...]] = ("ask_again",)
    ask_again: date | None = None


def may_be_given(seen: Seen) -> Refusal | None:
    """Why nobody can be let into this strand, if that is so."""
    if seen.opened.holding is None:
        return NotYoursToSay()
    if seen.kind in ALONE:
        return OnlyMine()
    return ConfirmFirst() if to_confirm(seen) else None


def to_confirm(seen: Seen) -> bool:
    """Whether the holder has to say first who goes on reading: after a restore, or a log with two ends."""
    holding = seen.opened.holding
    return holding is not None and (holding.needs_confirming or holding.forked)


def give(person: Person, place_id: bytes, known_id: bytes, wish: Give, now: datetime) -> bytes | Refusal:
    """Let somebody whose card I hold read; who they are in this strand from now on."""
    seen, known = look(person, place_id, now), cards.find(person, known_id)
    refused = may_be_given(seen) or may_give(person, seen.opened.place, known.card, now)
    if refused := refused or words.refuse(wish, now) or _none(wish.purposes):
        return refused
    zone = now.tzinfo
    terms = Terms(
        _purposes(wish.purposes),
        _until(wish.until, zone),
        _from(wish.ask_again, zone),
        wish.reach == Reach.WHOLE,
        wish.writes or seen.kind in SHOWN_TO_EACH_OTHER,
    )
    reader = vault.grant(person.store, person.keyring, place_id, known.card, terms, seconds(now))
    if wish.how:
        seen = look(person, place_id, now)
        note = _note_on_how(seen, known, reader, wish)
        if not any(_says_the_same(note, told) for told in notes_on(seen, reader)):  # the form was sent twice
            do(person, place_id, note, now)
    if wish.called:
        _call(person, place_id, known, wish.called, now)
    if wish.along:
        _say_along(person, place_id, known, wish.called, now)
    return reader


def role_of(seen: Seen, known: Known) -> Role | None:
    """What was said last that somebody is here; None where nothing was said of their card."""
    of = mark(seen.opened.place, known.card)
    said = [each.role for each in seen.state.part(Roles).said if each.card == of]
    return said[-1] if said else None


def _say_along(person: Person, place_id: bytes, known: Known, name: str, now: datetime) -> None:
    """Say that nothing is asked of them here, unless something else was said of them, which counts."""
    seen = look(person, place_id, now)
    if isinstance(seen.state, Accountability) and role_of(seen, known) in (None, Role.UNSETTLED):
        of = mark(seen.opened.place, known.card)
        do(person, place_id, SayRole(of, name or known.name, Role.STANDS_BY, card=of), now)


def _call(person: Person, place_id: bytes, known: Known, name: str, now: datetime) -> None:
    """Say what they are called, where those who read are shown to each other and no card tells it."""
    seen = look(person, place_id, now)
    if isinstance(seen.state, Accountability) and called(seen, known.card) != name:
        do(person, place_id, CallReader(secrets.token_hex(8), name, mark(seen.opened.place, known.card)), now)


def narrow(person: Person, place_id: bytes, reader: bytes, less: Narrow, now: datetime) -> Refusal | None:
    """Less than before, in one step; more is a new consent."""
    seen = look(person, place_id, now)
    if refused := words.refuse(less, now) or _none(less.purposes):
        return refused
    before = reader_of(seen, reader).terms
    terms = Terms(
        before.purposes if less.purposes is None else _purposes(less.purposes),
        before.until if less.until is None else _until(less.until, now.tzinfo),
        before.ask_again,
        before.whole and less.reach != Reach.FROM_NOW_ON,
        before.writes and (not less.only_reads or seen.kind in SHOWN_TO_EACH_OTHER),
    )
    try:
        vault.narrow(person.store, person.keyring, place_id, reader, terms, seconds(now))
    except vault.WouldWiden:
        return Widens("until" if set(terms.purposes) <= set(before.purposes) else "purposes")
    for told in notes_on(seen, reader):
        do(
            person,
            place_id,
            consent.NarrowConsent(told.id, less.purposes, less.reach, less.until),
            now,
        )
    return None


def stands(person: Person, place_id: bytes, reader: bytes, again: Stand, now: datetime) -> Refusal | None:
    """I asked, or thought about it, and it stands; with no new day it is not asked again."""
    seen = look(person, place_id, now)
    if refused := words.refuse(again, now):
        return refused
    before = reader_of(seen, reader).terms
    terms = msgspec.structs.replace(before, ask_again=_from(again.ask_again, now.tzinfo))
    vault.narrow(person.store, person.keyring, place_id, reader, terms, seconds(now))
    return None


def end(person: Person, place_id: bytes, reader: bytes, now: datetime) -> Terms:
    """End it, in one step and without a reason; under which terms they read until now.

    What they said of themself in a circle goes with it, and what they were called: they are not in it any more.
    """
    seen = look(person, place_id, now)
    theirs = reader_of(seen, reader)
    frontier: Frontier | None = seen.fold.frontier
    vault.withdraw(person.store, person.keyring, place_id, reader, seconds(now), frontier)
    for told in notes_on(seen, reader):
        do(person, place_id, consent.WithdrawConsent(told.id), now)
    of = mark(seen.opened.place, theirs.card)
    for said in (*seen.state.part(Members).said, *seen.state.part(Held).called):
        if seen.fold.authors.get(said.id) == reader or getattr(said, "card", "") == of:
            do(person, place_id, LetGo(said.id), now)
            folds.forget(person.keyring.card.address, place_id)
    return theirs.terms


def confirm(person: Person, place_id: bytes, keep: Collection[bytes], now: datetime) -> None:
    """After a restore or a fork: these go on reading, all others do not."""
    look(person, place_id, now)
    vault.confirm(person.store, person.keyring, place_id, keep, seconds(now))


def reader_of(seen: Seen, reader: bytes) -> Reader:
    """The one who reads under this id, or `NotHere`; to those who do not hold the strand nobody does."""
    readers = seen.opened.holding.readers if seen.opened.holding else ()
    for each in readers:
        if each.id == reader:
            return each
    raise NotHere("nobody with this id reads here")


def last_day(terms: Terms, zone: tzinfo | None) -> date | None:
    """The last day on which these terms hold."""
    return None if terms.until is None else _day(terms.until - 1, zone)


def day_to_ask(terms: Terms, zone: tzinfo | None) -> date | None:
    """The day on which the holder meant to ask again."""
    return None if terms.ask_again is None else _day(terms.ask_again, zone)


def _note_on_how(seen: Seen, known: Known, reader: bytes, wish: Give) -> consent.RecordConsent:
    """The consent as it was told, beside the keys; an earlier note of the same consent makes way."""
    before = [told.id for told in notes_on(seen, reader)]
    return consent.RecordConsent(
        f"{reader.hex()[:16]}{secrets.token_hex(4)}", known.name, wish.purposes, wish.reach, wish.until,
        how=wish.how, instead_of=before[0] if before else "",
    )  # fmt: skip


def _says_the_same(note: consent.RecordConsent, told: consent.Consent) -> bool:
    said = ("to", "purposes", "reach", "until", "how")
    return all(getattr(note, name) == getattr(told, name) for name in said)


def notes_on(seen: Seen, reader: bytes) -> list[consent.Consent]:
    """The notes on how this reader's consent was given that still stand."""
    consents = seen.state.part(consent.Consents)
    return [told for told in consents.recorded if told.id.startswith(reader.hex()[:16]) and not told.ended]


def _none(purposes: frozenset[Purpose] | None) -> Refusal | None:
    return Empty("purposes") if purposes == frozenset() else None


def _purposes(chosen: frozenset[Purpose]) -> tuple[str, ...]:
    return tuple(purpose.value for purpose in Purpose if purpose in chosen)


def _until(day: date | None, zone: tzinfo | None) -> int | None:
    """The end of this day: the day itself is still theirs."""
    return None if day is None else _from(day + timedelta(days=1), zone)


def _from(day: date | None, zone: tzinfo | None) -> int | None:
    return None if day is None else seconds(datetime.combine(day, time.min, zone or UTC))


def _day(at: int, zone: tzinfo | None) -> date:
    return datetime.fromtimestamp(at, zone or UTC).date()
