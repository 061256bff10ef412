"""Where somebody lands when they come in: on what concerns them. Decided from their shelf and inbox alone.

Whoever is offered a strand lands on what exists of theirs, until they said what should become of it. Whoever is
asked to face harm they caused lands on that. Everybody else lands on Today.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from jaga import vault
from jaga.practice.passed_on import Passed, PassedOn
from jaga.practice.roles import Role, Roles
from jaga.usecases import cards, extras, holding
from jaga.usecases.cards import Known
from jaga.usecases.compartments import CANNOT_OPEN, mark
from jaga.usecases.folds import Seen, look
from jaga.usecases.held_here import called
from jaga.usecases.holding import Offered
from jaga.usecases.person import Person
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME
from jaga.vault import GRANT, Card, Note, Place, alias, open_shelf, read_card

ASKED = "accountability"
"""The kind of strand in which somebody is asked to face harm they caused."""
CONCERNS = frozenset({vault.GRANT, vault.OFFER, vault.WAY_BACK})
OWN = frozenset({"notes", "story", "circle"})
"""What somebody may hold beside it: words for themself, their own hurts, a circle that they are in with others."""


class Landing(StrEnum):
    """A page to land on."""

    TODAY = "today"
    THEIRS = "theirs"
    ASKED = "asked"


class With(msgspec.Struct, frozen=True):
    """Somebody who is in a strand with me, if I hold their card; `called` what the holder says they are called."""

    card: Card
    known: Known | None
    called: str = ""


class Ask(msgspec.Struct, frozen=True):
    """A strand in which I am asked to face something: who is in it, what is asked. `seen` is None while it waits."""

    id: bytes
    seen: Seen | None
    people: tuple[With, ...]
    requests: tuple[Passed, ...]


def land(person: Person, now: datetime) -> Landing:
    """Where I land."""
    if not may_concern(person):
        return Landing.TODAY
    left = set(extras.kept(person, extras.LEFT_SO) or ())
    if any(each.id not in left for each in asks(person, now)):
        return Landing.ASKED
    if any(each.id not in left for each in theirs(person, now)):
        return Landing.THEIRS
    return Landing.TODAY


def may_concern(person: Person) -> bool:
    """Whether anything is there at all that could be offered or asked: most who come in have nothing such."""
    places = open_shelf(person.store, person.keyring).places
    if any(place.offer or (place.kind == ASKED and not place.holds) for place in places):
        return True
    return any(note.kind in CONCERNS for note in vault.waiting(person.store, person.keyring))


def theirs(person: Person, now: datetime) -> tuple[Offered, ...]:
    """What is offered to me as mine, not to be held for somebody; a circle is nobody's own."""
    return tuple(
        each
        for each in holding.offers(person, now)
        if not each.offer.for_them and each.offer.kind not in ALONE_UNDER_ITS_NAME
    )


def leave_so(person: Person, now: datetime) -> None:
    """It stays as it is, and I land on Today from now on, until something new is offered or asked."""
    ids = [ask.id for ask in asks(person, now)] + [each.id for each in holding.offers(person, now)]
    extras.keep(person, extras.LEFT_SO, lambda _: ids or None)


def asks(person: Person, now: datetime) -> tuple[Ask, ...]:
    """Everything in which I am asked to face harm I caused, as far as it is on my shelf or waits for me."""
    places = open_shelf(person.store, person.keyring).places
    given = [place for place in places if not place.holds and not place.offer]
    notes = [note for note in vault.waiting(person.store, person.keyring) if note.kind == GRANT]
    alone = _is_all_that_was_given(places, given, notes)
    found = [_asked(person, place, now, alone=alone) for place in given if place.kind == ASKED]
    waiting = [_waiting(person, note) for note in notes if note.body.get("kind") == ASKED and alone]
    return tuple(each for each in (*found, *waiting) if each is not None)


def _is_all_that_was_given(places: Iterable[Place], given: list[Place], notes: list[Note]) -> bool:
    """Whether others gave me nothing else: who helps somebody else in it was given, or holds, more than that."""
    kinds = {*(place.kind for place in given), *(str(note.body.get("kind")) for note in notes)}
    # Whoever is asked may be in a circle like everybody else.
    return kinds <= {ASKED, "circle"} and {place.kind for place in places if place.holds} <= OWN


def _asked(person: Person, place: Place, now: datetime, *, alone: bool) -> Ask | None:
    try:
        seen = look(person, place.id, now)
    except CANNOT_OPEN:
        return None
    if seen.opened.holding or not _is_me(seen, person.keyring.card, alone=alone):
        return None
    return Ask(place.id, seen, tuple(_people(person, seen)), _requests(seen))


def _is_me(seen: Seen, card: Card, *, alone: bool) -> bool:
    """Whether I am the one who is asked: somebody said so of my card, or of no card and I was given nothing else."""
    marks = {each.card for each in seen.state.part(Roles).said if each.role is Role.CAUSED_HARM and each.card}
    return mark(seen.opened.place, card) in marks if marks else alone


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


def _waiting(person: Person, note: Note) -> Ask:
    sender = With(note.sender, cards.called(person, note.sender))
    return Ask(alias(person.keyring, note.sealed), None, (sender,), ())
