"""The cards that I hold, and what I call their people. There is no directory: I can give to nobody else.

A card comes to me by an invitation, given or taken. Whether it is really theirs, two people find out by
reading five words to each other; what was compared and when is kept with my shelf, sealed.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec

from jaga.practice.refusals import AlreadyKnown, NotKnown, Refusal
from jaga.usecases import extras
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import refuse_name
from jaga.vault import (
    Card,
    KnownCard,
    NotHere,
    Shelf,
    alias,
    change_shelf,
    fingerprint,
    keep_card,
    open_shelf,
)


class Known(msgspec.Struct, frozen=True):
    """Somebody whose card I hold: `id` is fit for addresses, and another one for everybody else.

    `name` is what I call them, `goes_by` what they call themselves.
    """

    id: bytes
    card: Card
    name: str
    compared: datetime | None = None
    goes_by: str = ""


def mine(person: Person) -> tuple[Known, ...]:
    """Everybody whose card I hold, in the order in which the cards came."""
    shelf = open_shelf(person.store, person.keyring)
    return tuple(_known(person, known, shelf.extras) for known in shelf.cards)


def find(person: Person, known_id: bytes) -> Known:
    """The one with this id among mine, or `NotHere`, whatever the reason."""
    for known in mine(person):
        if known.id == known_id:
            return known
    raise NotHere("there is no such card")


def called(person: Person, card: Card) -> Known | None:
    """Whose card this is, if I hold it."""
    return next((known for known in mine(person) if known.card == card), None)


def keep(person: Person, card: Card, name: str) -> Known | Refusal:
    """Keep a card that I was given, under a name that I choose; one that I hold already gets that name."""
    name = name.strip()
    if card == person.keyring.card:
        return NotKnown("card")
    if refused := refuse_name(name) or _taken(person, card, name):
        return refused
    before = called(person, card)
    if before is not None:
        rename(person, before.id, name)
    else:
        keep_card(person.store, person.keyring, card, name)
    return find(person, alias(person.keyring, card.id))


def rename(person: Person, known_id: bytes, name: str) -> Refusal | None:
    """Another name for somebody; nobody else ever sees it."""
    known, name = find(person, known_id), name.strip()
    if refused := refuse_name(name) or _taken(person, known.card, name):
        return refused
    card = known.card.to_bytes()

    def change(shelf: Shelf) -> Shelf:
        cards = tuple(KnownCard(card, name) if one.card == card else one for one in shelf.cards)
        return msgspec.structs.replace(shelf, cards=cards)

    change_shelf(person.store, person.keyring, change)
    return None


def forget(person: Person, known_id: bytes) -> None:
    """Give a card away: what I let them read stays given, and I can give nothing more until it comes again."""
    known = find(person, known_id)

    def change(shelf: Shelf) -> Shelf:
        cards = tuple(one for one in shelf.cards if one.card != known.card.to_bytes())
        shelf = _without(extras.GOES_BY, msgspec.structs.replace(shelf, cards=cards), known.card)
        return _without(extras.COMPARED, shelf, known.card)

    change_shelf(person.store, person.keyring, change)


def five_words(card: Card) -> tuple[str, ...]:
    """The five words of a card: of theirs, or of mine (`person.keyring.card`)."""
    return fingerprint(card)


def note_compared(person: Person, known_id: bytes, now: datetime) -> None:
    """We read our five words to each other, by voice, and they were the same."""
    card = find(person, known_id).card.id
    extras.keep(person, extras.COMPARED, lambda before: {**(before or {}), card: seconds(now)})


def take_comparing_back(person: Person, known_id: bytes) -> None:
    """We did not compare after all, or they were not the same."""
    card = find(person, known_id).card
    change_shelf(person.store, person.keyring, lambda shelf: _without(extras.COMPARED, shelf, card))


def name_i_go_by(person: Person) -> str:
    """Under which name others get to know me; empty where I said none."""
    return str(extras.kept(person, extras.NAME_I_GO_BY) or "")


def go_by(person: Person, name: str) -> Refusal | None:
    """The name that goes along with my card from now on; those who hold it call me what they like."""
    name = name.strip()
    if refused := refuse_name(name):
        return refused
    extras.keep(person, extras.NAME_I_GO_BY, lambda _: name)
    return None


def free_name(person: Person, name: str) -> str:
    """The name itself, or with a number behind it where I call somebody by it already."""
    return free_among(open_shelf(person.store, person.keyring), name)


def free_among(shelf: Shelf, name: str) -> str:
    """The same for a shelf that is being changed."""
    names = {known.name for known in shelf.cards}
    tried, number = name, 1
    while tried in names:
        number += 1
        tried = f"{name} {number}"
    return tried


def _known(person: Person, known: KnownCard, kept: dict[str, Any]) -> Known:
    card = known.read()
    when = (kept.get(extras.COMPARED) or {}).get(card.id)
    day = None if when is None else datetime.fromtimestamp(when, UTC)
    goes_by = (kept.get(extras.GOES_BY) or {}).get(card.id, "")
    return Known(alias(person.keyring, card.id), card, known.name, day, goes_by)


def _taken(person: Person, card: Card, name: str) -> Refusal | None:
    others = (known for known in mine(person) if known.card != card)
    return AlreadyKnown("name") if any(known.name == name for known in others) else None


def _without(key: str, shelf: Shelf, card: Card) -> Shelf:
    def change(before: Any) -> Any:  # noqa: ANN401  (whatever was kept)
        return {other: said for other, said in (before or {}).items() if other != card.id} or None

    return extras.with_extra(key, change)(shelf)
