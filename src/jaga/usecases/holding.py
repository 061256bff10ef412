"""Who holds a strand: offering it to somebody, taking it, and lending it with a way back that needs nobody else.

From the moment it is taken only the new holder's word counts. What was written stays as it was; a story whose
survivor takes it over is their own from then on, and on behalf of nobody.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec

from jaga import vault
from jaga.practice.consent import Consents, WithdrawConsent
from jaga.practice.letting_go import WHOLE
from jaga.practice.refusals import (
    AlreadyKnown,
    GoesBackFirst,
    NoLongerOffered,
    NotInIt,
    PausedByThreat,
    Refusal,
)
from jaga.practice.telling import BeginStory, Knows
from jaga.usecases import cards, folds
from jaga.usecases.cards import Known
from jaga.usecases.folds import STRANDS, Seen, look
from jaga.usecases.giving import SHOWN_TO_EACH_OTHER, may_be_given
from jaga.usecases.letting import let_go
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import do, name_taken, pause, refuse_name, threatened
from jaga.vault import (
    OFFER,
    WAY_BACK,
    Card,
    Note,
    NotHere,
    Offer,
    Place,
    Shelf,
    Terms,
    VaultError,
    alias,
    open_shelf,
)

GO_ON_READING = Terms(("listen",), whole=True)
"""What the one before may go on doing, if the new holder says so: only to listen."""
STILL_THEIRS = Terms(("listen",), whole=True, writes=True)
"""What somebody keeps who lets another hold for them, since it is their own strand; and whoever stays in a circle."""


class Offered(msgspec.Struct, frozen=True):
    """A strand that is offered to me: `id` is fit for addresses, `place` is where I have it already, if I do."""

    id: bytes
    waits: Note | Place
    offer: Offer
    place: Place | None
    holder: Known | None
    readers: tuple[Known | None, ...]


class Taking(msgspec.Struct, frozen=True):
    """What I say when I take a strand: my name for it, whether it is mine, whether the one before reads on."""

    name: str
    mine: bool = True
    reads_on: bool = False


def may_be_handed(seen: Seen) -> Refusal | None:
    """Why this strand cannot be offered to anybody, if that is so."""
    if refused := may_be_given(seen):
        return refused
    return GoesBackFirst() if seen.opened.holding and seen.opened.holding.held_for else None


def offer(
    person: Person, place_id: bytes, known_id: bytes, now: datetime, *, way_back: bool = False
) -> Refusal | None:
    """Offer a strand that I hold to somebody whose card I hold; with `way_back` they hold it for me."""
    seen, known = look(person, place_id, now), cards.find(person, known_id)
    if refused := may_be_handed(seen) or _not_in_it(seen, known.card):
        return refused
    vault.offer_holding(person.store, person.keyring, place_id, known.card, seconds(now), way_back=way_back)
    return None


def may_be_offered_to(person: Person, seen: Seen) -> tuple[Known, ...]:
    """Those whose cards I hold to whom this strand can be offered."""
    return tuple(known for known in cards.mine(person) if _not_in_it(seen, known.card) is None)


def _not_in_it(seen: Seen, card: Card) -> Refusal | None:
    """Whoever is offered a strand can read it from then on; in some kinds nobody reads whom the others do not see."""
    readers = seen.opened.holding.readers if seen.opened.holding else ()
    unseen = seen.kind in SHOWN_TO_EACH_OTHER and all(reader.card != card for reader in readers)
    return NotInIt() if unseen else None


def cancel(person: Person, place_id: bytes, now: datetime) -> None:
    """Take an offer back. Where nothing is offered any more, nothing happens."""
    holding = look(person, place_id, now).opened.holding
    if holding is not None and holding.offered_to is not None:
        vault.cancel_offer(person.store, person.keyring, place_id, seconds(now))


def offered_to(person: Person, seen: Seen) -> tuple[Card, Known | None] | None:
    """To whom a strand that I hold is offered now."""
    holding = seen.opened.holding
    card = holding.offered_to if holding else None
    return (card, cards.called(person, card)) if card else None


def offers(person: Person, now: datetime) -> tuple[Offered, ...]:
    """What is offered to me and can be taken; what I lent stands at its own place and is not among them."""
    return tuple(each for each in _all(person, now) if not (each.offer.back and each.place))


def find(person: Person, offer_id: bytes, now: datetime) -> Offered:
    """The offer with this id among mine, or `NotHere`, whatever the reason."""
    for each in offers(person, now):
        if each.id == offer_id:
            return each
    raise NotHere("nothing like this is offered")


def lent(person: Person, place_id: bytes, now: datetime) -> Offered | None:
    """What somebody holds for me at this place of mine, and I can take back alone."""
    backs = (each for each in _all(person, now) if each.offer.back)
    return next((each for each in backs if each.place and each.place.id == place_id), None)


def take(person: Person, offer_id: bytes, wish: Taking, now: datetime) -> Place | Refusal:
    """Take what is offered. Whether the one before reads on is said in the same step."""
    offered = find(person, offer_id, now)
    name = offered.place.name if offered.place else wish.name.strip()
    if refused := refuse_name(name) or _taken(person, offered, name):
        return refused
    place = offered.waits
    if isinstance(place, Note):
        place = vault.accept(person.store, person.keyring, place, name)
    keep = GO_ON_READING if wish.reads_on else None
    if offered.offer.for_them or (keep and offered.offer.kind in SHOWN_TO_EACH_OTHER):
        keep = STILL_THEIRS
    if refused := _take(person, place, keep, now):
        return refused
    on_behalf_of = (offered.holder.name if offered.holder else name) if offered.offer.for_them else ""
    if wish.mine or on_behalf_of:
        _say_whose(person, place.id, on_behalf_of, now)
    return place


def take_and_let_go(person: Person, offer_id: bytes, now: datetime) -> Refusal | None:
    """Take what is offered and let go of all of it, in one step; not where somebody's legal threat rests on it."""
    offered = find(person, offer_id, now)
    if offered.offer.paused or threatened(person, now):
        return PausedByThreat()
    place = take(person, offer_id, Taking(offer_id.hex()), now)
    return place if isinstance(place, Refusal) else let_go(person, place.id, WHOLE, now)


def take_back(person: Person, place_id: bytes, now: datetime, *, reads_on: bool = False) -> Refusal | None:
    """Take back what somebody holds for me. It needs nobody else, and no reason."""
    offered = lent(person, place_id, now)
    if offered is None or offered.place is None:
        return NoLongerOffered()
    shown = offered.offer.kind in SHOWN_TO_EACH_OTHER
    keep = (STILL_THEIRS if shown else GO_ON_READING) if reads_on else None
    if refused := _take(person, offered.place, keep, now):
        return refused
    _say_whose(person, place_id, "", now)
    return None


def leave_out(person: Person, offer_id: bytes, now: datetime) -> None:
    """Not taking is whole: the offer goes out of my sight, and nobody is told."""
    offered = find(person, offer_id, now)
    if isinstance(offered.waits, Note):
        vault.dismiss(person.store, person.keyring, offered.waits)
    else:
        vault.change_shelf(person.store, person.keyring, _without_offer(offered.waits.id))


def _all(person: Person, now: datetime) -> list[Offered]:
    notes = [n for n in vault.waiting(person.store, person.keyring) if n.kind in (OFFER, WAY_BACK)]
    if _put_ways_back_beside(person, notes, now):
        notes = [n for n in vault.waiting(person.store, person.keyring) if n.kind in (OFFER, WAY_BACK)]
    places = open_shelf(person.store, person.keyring).places
    waiting: list[Note | Place] = [*notes, *(place for place in places if place.offer)]
    found = []
    for waits in waiting:
        try:
            found.append(_offered(person, waits, places, now))
        except VaultError:
            continue  # taken back, taken by somebody, or made up: there is nothing to take
    return [each for each in found if each.offer.kind in STRANDS]


def _put_ways_back_beside(person: Person, notes: list[Note], now: datetime) -> bool:
    """What came back by a note stands beside the place from which it was lent."""
    lent = {note.body.get("control") for note in notes if note.kind == WAY_BACK}
    places = [p for p in open_shelf(person.store, person.keyring).places if p.control in lent]
    put = [vault.put_way_back_beside(person.store, person.keyring, place, seconds(now)) for place in places]
    return any(put)


def _offered(person: Person, waits: Note | Place, places: tuple[Place, ...], now: datetime) -> Offered:
    seen = vault.look_at_offer(person.store, person.keyring, waits, seconds(now))
    place = next((place for place in places if place.strand == seen.strand), None)
    id_ = alias(person.keyring, waits.sealed) if isinstance(waits, Note) else waits.id
    readers = tuple(cards.called(person, reader.card) for reader in seen.readers)
    return Offered(id_, waits, seen, place, cards.called(person, seen.holder), readers)


def _take(person: Person, place: Place, keep: Terms | None, now: datetime) -> Refusal | None:
    folds.forget(person.keyring.card.address, place.id)
    under_threat = threatened(person, now)
    try:
        vault.take_holding(person.store, person.keyring, place.id, seconds(now), keep=keep)
    except vault.NotGivenToYou:
        return NoLongerOffered()
    # What I hold from now on is under my threat as well.
    return pause(person, place, "", now) if under_threat else None


def _say_whose(person: Person, place_id: bytes, on_behalf_of: str, now: datetime) -> None:
    """A story says anew whose it is, in the words of the one who holds it now."""
    state = look(person, place_id, now).state
    if hasattr(state, "telling"):
        do(person, place_id, BeginStory(on_behalf_of, Knows.YES), now)
    # "Only me" was said of the one who held it until now; from here on the keys say it.
    for told in state.part(Consents).recorded:
        if not (told.to or told.ended):
            do(person, place_id, WithdrawConsent(told.id), now)


def _taken(person: Person, offered: Offered, name: str) -> Refusal | None:
    others = (
        place
        for place in open_shelf(person.store, person.keyring).places
        if place.strand != offered.offer.strand
    )
    return AlreadyKnown("name") if name_taken(others, offered.offer.kind, name) else None


def _without_offer(place_id: bytes) -> Callable[[Shelf], Shelf]:
    def change(shelf: Shelf) -> Shelf:
        places = tuple(
            msgspec.structs.replace(place, offer=b"") if place.id == place_id else place
            for place in shelf.places
        )
        return msgspec.structs.replace(shelf, places=places)

    return change
