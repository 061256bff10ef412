# ruff: noqa: PLR0913, PLR0917 - store, keyring, place and time stand in every signature
"""Handing over: an offer by the holder, taken by another, and only then does anything change hands.

An offer carries the control log's keys, because whoever takes must see what they take: give it to nobody who
may not know everything. Taking, and cancelling, give the control log a new key.
"""

import os

import msgspec

from jaga.vault.coding import convert, encode, plain
from jaga.vault.consent import GrantNote
from jaga.vault.control import Granted, HoldingTaken, OfferCancelled, Offered, State
from jaga.vault.errors import EpochMovedError, HeldForAnother, NotGivenToYou, NotHere, VaultError
from jaga.vault.hold import Hold, follow
from jaga.vault.inbox import GRANT, OFFER, WAY_BACK, Note, opened_again, send_note, waiting
from jaga.vault.keyring import Card, Keyring, read_card
from jaga.vault.marks import SUPERSEDED, held_mark, unmark
from jaga.vault.offered import OfferNote, following, look_at_offer, offer_of, stands
from jaga.vault.offering import Handed, offering
from jaga.vault.shapes import Terms
from jaga.vault.shelf import (
    Place,
    Shelf,
    adding,
    change_shelf,
    find,
    new_id,
    open_shelf,
    with_place,
)
from jaga.vault.slip import locator
from jaga.vault.statement import hand_over, read_statement
from jaga.vault.store import Appended, DropInbox, Store
from jaga.vault.turning import TRIES, Turn, act, new_key, steps_of

KEYRING_REPLACED = "vault.keyring-replaced"


def accept(store: Store, keyring: Keyring, note: Note, name: str) -> Place:
    """A grant or an offer moves from my inbox onto my shelf, under a name that I choose."""
    note = opened_again(keyring, note)
    shelf = open_shelf(store, keyring)
    if note.kind == GRANT:
        place = _granted(store, shelf, note, convert(note.body, GrantNote), name)
    elif note.kind in (OFFER, WAY_BACK):
        place = _offered(store, shelf, keyring, note, convert(note.body, OfferNote), name)
    else:
        raise NotGivenToYou("this note gives nothing")

    def change(shelf: Shelf) -> Shelf:
        known = any(other.id == place.id for other in shelf.places)
        return (with_place(place.id, lambda _: place) if known else adding(place))(shelf)

    change_shelf(store, keyring, change, (DropInbox(keyring.card.address, note.sealed),))
    return place


def given(store: Store, keyring: Keyring, note: Note) -> Place | None:
    """The place that a grant would become, unless it is something else; nothing is saved by asking."""
    note = opened_again(keyring, note)
    if note.kind != GRANT:
        return None
    return _granted(store, open_shelf(store, keyring), note, convert(note.body, GrantNote), "")


def offer_holding(
    store: Store, keyring: Keyring, place_id: bytes, card: Card, now: int, *, way_back: bool = False
) -> None:
    """Offer a strand to somebody who would hold it from then on.

    With `way_back` it can be taken back alone. Whoever is offered a strand can read it, so this turns the
    epoch as a gift does; an offer that stood before is thereby cancelled, keys and all.
    """

    def decide(hold: Hold) -> Turn:
        state, place = hold.state, hold.place
        doubtful = store.slot(held_mark(place.control)) == SUPERSEDED  # then offering is all that is left
        rekey = new_key() if state.offer and not doubtful else None
        statement = hand_over(keyring, state.strand, card, way_back=way_back)
        note = offering(keyring, hold, Handed(card, statement, OFFER), rekey)
        return Turn((Offered(statement),), (note,), turns=not doubtful, rekey=rekey)

    act(store, keyring, place_id, now, decide)


def cancel_offer(store: Store, keyring: Keyring, place_id: bytes, now: int) -> None:
    """Take an offer back; both logs get new keys, since the offer carried the old ones."""

    def decide(hold: Hold) -> Turn:
        if not hold.state.offer:
            raise NotHere("nothing is offered")
        return Turn((OfferCancelled(),), rekey=new_key())

    act(store, keyring, place_id, now, decide)


def take_holding(
    store: Store, keyring: Keyring, place_id: bytes, now: int, *, keep: Terms | None = None
) -> None:
    """Take what was offered.

    The other half of the hand-over. `keep` is what the one before may go on reading.
    """
    for _ in range(TRIES):
        place = find(open_shelf(store, keyring), place_id)
        steps = steps_of(store, keyring, *_taking(store, keyring, place, keep), now, None)[0]
        if isinstance(store.save(steps), Appended):
            return
    raise EpochMovedError("the strand kept moving")


def take_back(
    store: Store, keyring: Keyring, place_id: bytes, now: int, *, keep: Terms | None = None
) -> None:
    """Take a strand back from the one who held it for me, on the return that they signed ahead."""
    take_holding(store, keyring, place_id, now, keep=keep)


def put_way_back_beside(store: Store, keyring: Keyring, place: Place, now: int) -> bool:
    """Put the return that waits in my inbox beside the place from which somebody took what I had lent them.

    Without it a place that I may no longer read would leave the shelf, and its name with it.
    """
    for note in waiting(store, keyring):
        if note.kind == WAY_BACK and note.body.get("control") == place.control:
            try:
                look_at_offer(store, keyring, note, now)
            except VaultError:
                continue  # not the one that counts: perhaps by somebody who held it long before
            accept(store, keyring, note, place.name)
            return True
    return False


def move_to_new_keyring(store: Store, old: Keyring, new: Keyring, now: int) -> None:
    """My shelf under a new keyring, for when somebody else knows the passphrase.

    What I hold is handed over to myself; of what I read each holder is told, and it waits until they replaced
    the card.
    """
    shelf = open_shelf(store, old)
    read_only = tuple(msgspec.structs.replace(p, secret=b"") for p in shelf.places if not p.holds)
    change_shelf(store, new, lambda _: Shelf(read_only, shelf.cards, shelf.extras))
    for place in shelf.places:
        if place.holds:
            _move_held(store, old, new, place, now)
        else:
            body = {"strand": place.strand, "card": new.card.to_bytes()}
            send_note(store, old, read_card(place.holder), KEYRING_REPLACED, body)
    change_shelf(store, old, lambda _: Shelf())


def _move_held(store: Store, old: Keyring, new: Keyring, place: Place, now: int) -> None:
    hold = follow(store, place)
    statement = hand_over(old, place.strand, new.card, way_back=False)
    note = OfferNote(place.strand, place.content, place.kind, place.control, place.control_keys, statement)
    moved = msgspec.structs.replace(place, offer=encode(plain(note)), control_keys=(), chain=new_id())
    if hold.state.way_back:  # the one for whom I hold must be able to take back from the new keyring too
        raise HeldForAnother("a strand held for somebody else goes back to them first")
    act(store, old, place.id, now, lambda _: Turn((Offered(statement),), turns=False))
    change_shelf(store, new, adding(moved))
    take_holding(store, new, place.id, now)


def _granted(store: Store, shelf: Shelf, note: Note, grant: GrantNote, name: str) -> Place:
    sender = note.sender.to_bytes()
    tag = store.epoch(grant.content) or b""
    for (
        place
    ) in shelf.places:  # a consent given again joins the place it had; nobody else's note may touch it
        if place.strand == grant.strand and place.holder == sender and not place.holds:
            # Notes come in no order: one of a consent that ended must not replace one that runs.
            secrets = [one for one in (grant.secret, place.secret) if one and store.slot(locator(one, tag))]
            secret = (*secrets, grant.secret)[0]
            return msgspec.structs.replace(place, name=name, secret=secret, content=grant.content)
    return Place(new_id(), grant.kind, name, grant.strand, grant.content, new_id(), grant.secret, sender)


def _offered(store: Store, shelf: Shelf, keyring: Keyring, note: Note, offer: OfferNote, name: str) -> Place:
    sender = note.sender.to_bytes()
    statement = read_statement(offer.statement, sender)
    if statement.taker != keyring.card.to_bytes() or statement.strand != offer.strand:
        raise NotGivenToYou("offered to somebody else")
    for place in shelf.places:
        known = place.holder == sender or place.control == offer.control
        if place.strand == offer.strand and place.content == offer.content and known:
            if not stands(
                store, keyring, place, offer
            ):  # it would shut me out of what I hold or was offered since
                return place
            return msgspec.structs.replace(place, name=name, offer=encode(plain(offer)))
    return Place(
        new_id(),
        offer.kind,
        name,
        offer.strand,
        offer.content,
        new_id(),
        os.urandom(32),
        sender,
        offer=encode(plain(offer)),
    )


def _taking(store: Store, keyring: Keyring, place: Place, keep: Terms | None) -> tuple[Hold, Turn]:
    offer = offer_of(place)
    hold = following(store, keyring, place, offer)
    return hold, _taken(keyring, hold, hold.state, offer, keep)


def _taken(keyring: Keyring, hold: Hold, state: State, offer: OfferNote, keep: Terms | None) -> Turn:
    mine, before = keyring.card.to_bytes(), read_card(state.holder)
    rekey = new_key()
    asked = read_statement(offer.statement, state.holder).way_back
    back = hand_over(keyring, state.strand, before, way_back=False) if asked else b""
    me = next((id_ for id_, consent in state.readers.items() if consent.card == mine), None) or new_id()
    words: tuple[msgspec.Struct, ...] = (HoldingTaken(offer.statement, back, me, hold.place.secret),)
    if keep:
        since = 0 if keep.whole else state.turn + 1
        words = (*words, Granted(state.me, state.holder, state.secret, since, keep))
    notes = (offering(keyring, hold, Handed(before, back, WAY_BACK), rekey),) if asked else ()
    # Who holds it is plain again; who may read it after a restore is still for them to confirm.
    return Turn(words, (*notes, *unmark(hold.place.control)), rekey=rekey)
