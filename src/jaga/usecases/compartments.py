"""The compartments of one situation, as far as the one who asks can see them.

A check reads only strands that the asker can open, under the one name; so no answer can tell of another.
What it says no to, the asker could have read there themself.
"""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime

from jaga.practice.across import Across, LetBoth
from jaga.practice.capacity import Side
from jaga.practice.refusals import CausedHarmHere, Empty, OtherSide, Refusal
from jaga.practice.roles import Role, Roles, SayRole
from jaga.practice.telling import Telling
from jaga.usecases import cards
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import do, situations
from jaga.vault import AwaitingConfirmation, Card, ConsentEnded, NotHere, NotTakenYet, Place

SURVIVORS = frozenset({"story", "support", "safety", "places"})
"""The kinds that are kept for the survivor."""
CANNOT_OPEN = (NotHere, ConsentEnded, AwaitingConfirmation, NotTakenYet)


def mark(place: Place, card: Card) -> str:
    """Which card this is, within one strand: it means nothing in any other, and nothing to who lacks the card."""
    drawn = hashlib.blake2b(card.id, digest_size=16, key=place.strand, person=b"jaga.mark.1")
    return drawn.hexdigest()


def marked(person: Person, place: Place, of: str) -> cards.Known | None:
    """The one among my cards whom a mark in this strand names."""
    return next((known for known in cards.mine(person) if of and mark(place, known.card) == of), None)


def around(person: Person, place: Place, now: datetime) -> Iterator[Seen]:
    """The strands of the situation of this one that I can open now, this one among them."""
    for each in next((s.places for s in situations(person) if s.name == place.name), ()):
        try:
            yield look(person, each.id, now)
        except CANNOT_OPEN:
            continue


def side(seen: Seen) -> Side:
    """With whom a strand is. A team that has not said so counts as the other one: the stricter reading."""
    if seen.kind in SURVIVORS:
        return Side.SURVIVOR
    if seen.kind == "team":
        return Side.SURVIVOR if seen.state.part(Across).side is Side.SURVIVOR else Side.OTHER
    return Side.OTHER if seen.kind == "accountability" else Side.UNSAID


def may_give(person: Person, place: Place, card: Card, now: datetime) -> Refusal | None:
    """Why this strand cannot be given to this card, as far as I can know; None where nothing stands against it."""
    seen = look(person, place.id, now)
    ours = side(seen)
    if ours is Side.UNSAID:
        return None
    known, strands = cards.called(person, card), list(around(person, place, now))
    if ours is Side.SURVIVOR and any(_caused_harm(each, card, known) for each in strands):
        return CausedHarmHere()
    across = any(_is_in(each, card) for each in strands if side(each) not in {ours, Side.UNSAID})
    return OtherSide() if across and not _let_both(seen, card) else None


def let_both(person: Person, place: Place, known_id: bytes, how: str, now: datetime) -> Seen | Refusal:
    """The survivor says that this person may read here as well; anybody else records how they said it."""
    known, seen = cards.find(person, known_id), look(person, place.id, now)
    if not (is_survivor(seen) or how.strip()):
        return Empty("how")
    command = LetBoth(secrets.token_hex(8), known.name, mark(place, known.card), how)
    return do(person, place.id, command, now)


def say_role(person: Person, place: Place, known_id: bytes, role: Role, now: datetime) -> Seen | Refusal:
    """A role of somebody whose card I hold, in this one strand."""
    known = cards.find(person, known_id)
    of = mark(place, known.card)
    return do(person, place.id, SayRole(of, known.name, role, card=of), now)


def is_survivor(seen: Seen) -> bool:
    """Whether I hold what is kept for me: the story that I said is mine."""
    return bool(seen.opened.holding) and seen.state.part(Telling).on_behalf_of == ""


def _caused_harm(seen: Seen, card: Card, known: cards.Known | None) -> bool:
    of, name = mark(seen.opened.place, card), known.name.casefold() if known else ""
    return any(
        said.role is Role.CAUSED_HARM and (said.card == of or (name and said.name.strip().casefold() == name))
        for said in seen.state.part(Roles).said
    )


def _is_in(seen: Seen, card: Card) -> bool:
    """Whether I can see this card in a strand: its holder, who writes, and where I hold it all who read."""
    readers = seen.opened.holding.readers if seen.opened.holding else ()
    epoch = seen.fold.frontier.epochs[-1:] if seen.fold.frontier else ()
    wrote = {card_id for each in epoch for _, card_id in each.writers}
    return card == seen.opened.holder or card.id in wrote or any(card == reader.card for reader in readers)


def _let_both(seen: Seen, card: Card) -> bool:
    of = mark(seen.opened.place, card)
    return any(both.card == of and not both.ended for both in seen.state.part(Across).both)
