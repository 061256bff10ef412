"""Strands in which somebody is asked to face harm, as those see them who do not hold them, and of whom it is asked.

What was said of my card decides. Where nothing was said of anybody, it may be asked of whoever was given nothing
else, and the pages say no more than that.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum, auto

import msgspec

from jaga import vault
from jaga.practice.passed_on import Passed, PassedOn
from jaga.practice.roles import Role, Roles
from jaga.usecases import cards, circle
from jaga.usecases.cards import Known
from jaga.usecases.circle import InIt
from jaga.usecases.compartments import CANNOT_OPEN, mark
from jaga.usecases.folds import Seen, look, look_before_taking
from jaga.usecases.held_here import called
from jaga.usecases.person import Person
from jaga.vault import GRANT, Card, Note, Place, Terms, alias, open_shelf, read_card

ASKED = "accountability"
"""The kind of strand in which somebody is asked to face harm they caused."""
OWN = frozenset({"notes", "story", "circle"})
"""What somebody may hold beside it: words for themself, their own hurts, a circle that they are in with others."""


class Stands(Enum):
    """Whether it is asked of me."""

    ASKED = auto()
    ALONG = auto()
    UNSAID = auto()
    ANOTHER = auto()


class With(msgspec.Struct, frozen=True):
    """Somebody who is in a strand with me, if I hold their card; `called` what the holder says they are called."""

    card: Card
    known: Known | None
    called: str = ""


class Ask(msgspec.Struct, frozen=True):
    """A strand in which I am asked to face something: who is in it, what is asked. `seen` is None while it waits.

    `sure` is whether somebody said that it is asked of me.
    """

    id: bytes
    seen: Seen | None
    people: tuple[With, ...]
    requests: tuple[Passed, ...]
    sure: bool = False


class Along(msgspec.Struct, frozen=True):
    """A strand that I only read along: who gave it, on which terms, who else reads. `waits` until I take it."""

    id: bytes
    waits: bool
    holder: With
    terms: Terms | None
    others: tuple[InIt, ...]


def asks(person: Person, now: datetime) -> tuple[Ask, ...]:
    """Everything in which I am, or may be, asked to face harm I caused, on my shelf or waiting for me."""
    alone = _is_all_that_was_given(person)
    found = [
        _ask(person, *each, sure=stands is Stands.ASKED)
        for each, stands in _given(person, now)
        if stands is Stands.ASKED or (stands is Stands.UNSAID and alone)
    ]
    return tuple(found)


def along(person: Person, now: datetime) -> tuple[Along, ...]:
    """Everything that I only read along, where that is all that others gave me."""
    if not _is_all_that_was_given(person):
        return ()
    return tuple(_along(person, *each) for each, stands in _given(person, now) if stands is Stands.ALONG)


def stands(seen: Seen, card: Card) -> Stands:
    """Whether what is asked here is asked of this card, as somebody said it."""
    said = [each for each in seen.state.part(Roles).said if each.card]
    of = mark(seen.opened.place, card)
    mine = {each.role for each in said if each.card == of}
    if Role.CAUSED_HARM in mine:
        return Stands.ASKED
    if Role.STANDS_BY in mine:
        return Stands.ALONG
    of_another = Role.HARMED in mine or any(each.role is Role.CAUSED_HARM for each in said)
    return Stands.ANOTHER if of_another else Stands.UNSAID


def _given(person: Person, now: datetime) -> Iterator[tuple[tuple[Seen | None, Note | None], Stands]]:
    """What others gave me of this kind, taken or waiting, with what was said of me there."""
    me = person.keyring.card
    for place in open_shelf(person.store, person.keyring).places:
        if place.kind == ASKED and not place.holds and not place.offer:
            seen = _look(person, place, now)
            if seen is not None and not seen.opened.holding:
                yield (seen, None), stands(seen, me)
    for note in vault.waiting(person.store, person.keyring):
        if note.kind == GRANT and note.body.get("kind") == ASKED:
            before = look_before_taking(person, note, now)
            yield (before, note), stands(before, me) if before else Stands.UNSAID


def _is_all_that_was_given(person: Person) -> bool:
    """Whether others gave me nothing else: who helps somebody else in it was given, or holds, more than that."""
    places = open_shelf(person.store, person.keyring).places
    notes = [note for note in vault.waiting(person.store, person.keyring) if note.kind == GRANT]
    given = {place.kind for place in places if not place.holds and not place.offer}
    kinds = {*given, *(str(note.body.get("kind")) for note in notes)}
    # Whoever is asked may be in a circle like everybody else.
    return kinds <= {ASKED, "circle"} and {place.kind for place in places if place.holds} <= OWN


def _look(person: Person, place: Place, now: datetime) -> Seen | None:
    try:
        return look(person, place.id, now)
    except CANNOT_OPEN:
        return None


def _ask(person: Person, seen: Seen | None, note: Note | None, *, sure: bool) -> Ask:
    if note is not None:
        sender = With(note.sender, cards.called(person, note.sender))
        return Ask(alias(person.keyring, note.sealed), None, (sender,), (), sure)
    assert seen is not None
    return Ask(seen.opened.place.id, seen, tuple(_people(person, seen)), _requests(seen), sure)


def _along(person: Person, seen: Seen | None, note: Note | None) -> Along:
    assert seen is not None
    card = seen.opened.holder
    holder = With(card, cards.called(person, card), called(seen, card))
    others = tuple(each for each in circle.in_it(person, seen) if not (each.me or each.holds))
    id_ = alias(person.keyring, note.sealed) if note else seen.opened.place.id
    return Along(id_, note is not None, holder, seen.opened.terms, others)


def _people(person: Person, seen: Seen) -> Iterable[With]:
    """Who holds it and who else reads it: all of them may write, so the log names them."""
    frontier = seen.fold.frontier
    epoch = frontier.epochs[-1] if frontier and frontier.epochs else None
    writers = [read_card(frontier.cards[card]) for _, card in epoch.writers] if frontier and epoch else []
    others = [card for card in writers if card not in (seen.opened.holder, person.keyring.card)]
    for card in (seen.opened.holder, *others):
        yield With(card, cards.called(person, card), called(seen, card))


def _requests(seen: Seen) -> tuple[Passed, ...]:
    return tuple(request for request in seen.state.part(PassedOn).requests if not request.ended)
