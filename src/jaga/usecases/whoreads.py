"""Who can read what: of what I hold everybody who reads it; of what was given to me its holder and my own terms.

A reader learns of no other reader here, only of those whose words stand in the strand: but where whoever reads
writes as well all are shown to each other (`circle.in_it`).
"""

from datetime import datetime

import msgspec

from jaga.usecases import cards
from jaga.usecases.cards import Known
from jaga.usecases.folds import Seen
from jaga.usecases.giving import notes_on
from jaga.usecases.held_here import called
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.person import Person
from jaga.vault import (
    AwaitingConfirmation,
    Card,
    ConsentEnded,
    NotTakenYet,
    Place,
    Reader,
    Terms,
    open_shelf,
    read_card,
)


class Reads(msgspec.Struct, frozen=True):
    """Somebody who reads a strand that I hold, or did until the day that was set; `known` if I hold their card.

    `told` is what they are called in the note on how it was given, where one stands: whoever takes a strand over
    holds no card of those whom another let read.
    """

    id: bytes
    card: Card
    known: Known | None
    terms: Terms
    ended: bool = False
    told: str = ""


class Author(msgspec.Struct, frozen=True):
    """Who wrote something, if not I who hold it: me, or somebody, whose card I may hold; `then` held it before.

    `called` is what they are called here, as the holder says it.
    """

    me: bool
    known: Known | None
    then: bool = False
    called: str = ""


class Access(msgspec.Struct, frozen=True):
    """One strand on my shelf, and who can read it as far as I may know: `seen` is None while it waits."""

    place: Place
    seen: Seen | None
    readers: tuple[Reads, ...]
    holder: Known | None


def readers(person: Person, seen: Seen) -> tuple[Reads, ...]:
    """Everybody whom the holder lets read, by name, then those whose day came; nothing to anybody but the holder."""
    holding = seen.opened.holding
    if holding is None:
        return ()
    known = _by_card(person)
    found = (
        *(_reads(seen, reader, known) for reader in holding.readers),
        *(_reads(seen, reader, known, ended=True) for reader in holding.ended),
    )
    return tuple(sorted(found, key=_by_name))


def offered_to(seen: Seen) -> Card | None:
    """To whom I offered a strand that I hold: until they take it or I take it back, they can read all of it."""
    return seen.opened.holding.offered_to if seen.opened.holding else None


def holder(person: Person, seen: Seen) -> Known | None:
    """Who holds a strand that was given to me, if I hold their card."""
    return None if seen.opened.holding else cards.called(person, seen.opened.holder)


def author(person: Person, seen: Seen, thing: str) -> Author | None:
    """Who began this thing; None where that is unknown, and where I hold the strand and it was me."""
    wrote = seen.fold.authors.get(thing)
    if wrote is None:
        return None
    if wrote == seen.opened.me:
        return None if seen.opened.holding else Author(me=True, known=None)
    card, epochs = card_of(seen, thing), seen.fold.frontier.epochs if seen.fold.frontier else ()
    known = cards.called(person, card) if card else None
    held_then = wrote in {epoch.holder for epoch in epochs} and wrote != epochs[-1].holder
    name = called(seen, card) if card else ""
    return Author(me=False, known=known, then=held_then, called=name)


def card_of(seen: Seen, thing: str) -> Card | None:
    """The card of whoever began this thing, as the strand has it, whether or not I hold it."""
    wrote, frontier = seen.fold.authors.get(thing), seen.fold.frontier
    epochs = frontier.epochs if frontier else ()
    sealed = next((card for epoch in epochs for who, card in epoch.writers if who == wrote), b"")
    card = frontier.cards.get(sealed) if frontier else None
    return read_card(card) if card else None


def everything(person: Person, now: datetime) -> tuple[Access, ...]:
    """Every strand that I can open, and who can read it; what has ended or gone is not among them."""
    found = (_access(person, place, now) for place in open_shelf(person.store, person.keyring).places)
    return tuple(access for access in found if access is not None)


def _access(person: Person, place: Place, now: datetime) -> Access | None:
    try:
        seen = let_go_of_what_is_due(person, place.id, now)
    except ConsentEnded:
        return None
    except (AwaitingConfirmation, NotTakenYet):
        return Access(place, None, (), cards.called(person, read_card(place.holder)))
    return None if seen is None else Access(place, seen, readers(person, seen), holder(person, seen))


def _by_card(person: Person) -> dict[bytes, Known]:
    return {known.card.id: known for known in cards.mine(person)}


def _by_name(reads: Reads) -> tuple[bool, bool, str]:
    return reads.ended, reads.known is None, reads.known.name.casefold() if reads.known else ""


def _reads(seen: Seen, reader: Reader, known: dict[bytes, Known], *, ended: bool = False) -> Reads:
    told = next((each.to for each in notes_on(seen, reader.id)), "")
    return Reads(reader.id, reader.card, known.get(reader.card.id), reader.terms, ended, told)
