# ruff: noqa: PLR0913, PLR0917 - store, keyring, place and time stand in every signature
"""Giving, narrowing and withdrawing: what only a strand's holder can do, each in one save."""

import os
from collections.abc import Collection

import msgspec

from jaga.vault.control import (
    CardReplaced,
    Confirmed,
    Consent,
    Granted,
    LetGoOn,
    Narrowed,
    OfferCancelled,
    State,
    Withdrawn,
)
from jaga.vault.errors import AwaitingConfirmation, ConsentEnded, NoSuchReader, WouldWiden
from jaga.vault.hold import Hold
from jaga.vault.inbox import GRANT, posting
from jaga.vault.keyring import Card, Keyring
from jaga.vault.marks import held_mark, unmark
from jaga.vault.offering import offered_to, way_back_again
from jaga.vault.reading import Frontier
from jaga.vault.shapes import Terms
from jaga.vault.shelf import new_id
from jaga.vault.store import PutInbox, Step, Store
from jaga.vault.turning import Turn, act, new_key


class GrantNote(msgspec.Struct, frozen=True):
    """What a first grant says in the inbox; everything else stands in the slot."""

    strand: bytes
    content: bytes
    kind: str
    secret: bytes


def grant(store: Store, keyring: Keyring, place_id: bytes, card: Card, terms: Terms, now: int) -> bytes:
    """Let somebody read, under these terms; returns who they are in this strand.

    Given again to the same card, the new terms replace the old; "from now on" then goes on from where it
    began.
    """
    if terms.until is not None and terms.until <= now:
        raise ConsentEnded("this consent would have ended before it began")
    given: list[bytes] = []

    def decide(hold: Hold) -> Turn:
        _refuse_unconfirmed(store, hold.state)
        found = _of_card(hold.state, card)
        reader, before = found or (new_id(), None)
        if before and before.terms.until is not None and before.terms.until <= now:
            before = None
        secret = before.secret if before else os.urandom(32)
        since = _since(before, terms, hold.state.turn + 1)
        given[:] = [reader]
        note = () if before else (_note(keyring, hold.state, card, secret),)
        return Turn((Granted(reader, card.to_bytes(), secret, since, terms),), note)

    act(store, keyring, place_id, now, decide)
    return given[0]


def narrow(store: Store, keyring: Keyring, place_id: bytes, reader: bytes, terms: Terms, now: int) -> None:
    """Less than before: fewer purposes, an earlier end, from now on only, or reading without writing."""

    def decide(hold: Hold) -> Turn:
        before = _reader(hold.state, reader)
        if _widens(before.terms, terms):
            raise WouldWiden("more than before needs a new consent")
        return Turn((Narrowed(reader, _since(before, terms, hold.state.turn + 1), terms),))

    act(store, keyring, place_id, now, decide)


def withdraw(
    store: Store, keyring: Keyring, place_id: bytes, reader: bytes, now: int, frontier: Frontier | None = None
) -> None:
    """End a consent: whatever is written from here on stands under a key that this reader never gets.

    No content is opened, unless the reader could write: then what came after `frontier` is, to name their
    last entry. If the strand is offered to them, that offer ends too.
    """

    def decide(hold: Hold) -> Turn:
        card = _reader(hold.state, reader).card
        if not offered_to(hold.state, card):
            return Turn((Withdrawn(reader, by_date=False),))
        # An offer carries the control log's key, with which they would go on reading.
        return Turn((Withdrawn(reader, by_date=False), OfferCancelled()), rekey=new_key())

    act(store, keyring, place_id, now, decide, frontier)


def replace_card(
    store: Store, keyring: Keyring, place_id: bytes, reader: bytes, card: Card, now: int
) -> None:
    """The same person under a new keyring; the old one reads nothing written from here on."""

    def decide(hold: Hold) -> Turn:
        before = _reader(hold.state, reader)
        secret = os.urandom(32)
        words = (
            CardReplaced(reader, card.to_bytes()),
            Granted(reader, card.to_bytes(), secret, before.since, before.terms),
        )
        return Turn(words, (_note(keyring, hold.state, card, secret),))

    act(store, keyring, place_id, now, decide)


def confirm(store: Store, keyring: Keyring, place_id: bytes, keep: Collection[bytes], now: int) -> None:
    """After a restore or a fork: those in `keep` go on reading, all others do not.

    Both logs get new keys, since a restore may have forgotten an offer that carried the old ones. An offer
    ends; a way back stays. A date of letting go that has come by now is taken back, and can be set again: it
    may have been taken back already, by words that the restore lost.
    """

    def decide(hold: Hold) -> Turn:
        gone = [
            Withdrawn(reader, by_date=False) for reader in sorted(hold.state.readers) if reader not in keep
        ]
        rekey = new_key()
        steps: tuple[Step, ...] = (
            *unmark(hold.place.content, hold.place.control),
            *way_back_again(keyring, hold, rekey),
        )
        return Turn((Confirmed(), *gone, *_forgotten(hold.state, now)), steps, rekey=rekey)

    act(store, keyring, place_id, now, decide)


def _since(before: Consent | None, terms: Terms, turn: int) -> int:
    """The first turn whose key comes with these terms; the whole story, once taken away, starts from now."""
    if terms.whole:
        return 0
    return turn if before is None or before.terms.whole else before.since


def _forgotten(state: State, now: int) -> tuple[msgspec.Struct, ...]:
    offer = (OfferCancelled(),) if state.offer else ()
    came = state.let_go_on is not None and state.let_go_on <= now
    return (*offer, LetGoOn(None)) if came else offer


def _note(keyring: Keyring, state: State, card: Card, secret: bytes) -> PutInbox:
    body = GrantNote(state.strand, state.content, state.kind, secret)
    return posting(keyring, card, GRANT, msgspec.to_builtins(body, builtin_types=(bytes,)))


def _of_card(state: State, card: Card) -> tuple[bytes, Consent] | None:
    return next(((id_, c) for id_, c in state.readers.items() if c.card == card.to_bytes()), None)


def _reader(state: State, reader: bytes) -> Consent:
    if reader not in state.readers:
        raise NoSuchReader("nobody with this id reads here")
    return state.readers[reader]


def _widens(before: Terms, after: Terms) -> bool:
    longer = before.until is not None and (after.until is None or after.until > before.until)
    more = not set(after.purposes) <= set(before.purposes)
    return longer or more or (after.whole and not before.whole) or (after.writes and not before.writes)


def _refuse_unconfirmed(store: Store, state: State) -> None:
    if state.forked or store.slot(held_mark(state.content)) is not None:
        raise AwaitingConfirmation("confirm who may read this first")
