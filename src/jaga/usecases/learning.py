"""What we learned, before a circle reads it: looked through with the names that I know, then kept or put there.

Looking through keeps nothing and holds nobody up; whoever wrote it decides.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.recognising import Sentence, look_through
from jaga.practice.refusals import NotKnown, Refusal
from jaga.usecases import cards
from jaga.usecases.compartments import CANNOT_OPEN
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import do, situations
from jaga.vault import Place

NAMING = frozenset(
    {"name", "to", "by", "who", "whose", "asked_by", "on_behalf_of", "opens", "listens", "holds_shame", "where"}
)  # fmt: skip
"""Fields of whatever is kept that say who somebody is, or where."""
_LONGEST_NAME = 60


def looked_through(person: Person, words: str, now: datetime) -> tuple[Sentence, ...]:
    """Each sentence in which something could tell who is meant, as far as that can be seen from what I keep."""
    return look_through(words, names_i_know(person, now))


def names_i_know(person: Person, now: datetime) -> frozenset[str]:
    """What I call my people and situations, and who is named in anything that I can open."""
    known = {name for each in cards.mine(person) for name in (each.name, each.goes_by)}
    for situation in situations(person):
        known.add(situation.name)
        for place in situation.places:
            known.update(_named_at(person, place, now))
    return frozenset(name for name in known if 0 < len(name) <= _LONGEST_NAME)


def circles(person: Person) -> tuple[Place, ...]:
    """The circles that I am in."""
    places = (place for situation in situations(person) for place in situation.places)
    return tuple(place for place in places if place.kind == "circle")


def put(person: Person, place_id: bytes, once: str, words: str, now: datetime) -> Seen | Refusal:
    """Put it with what a circle learns, or keep it among my own notes."""
    seen = look(person, place_id, now)
    if seen.kind not in ("circle", "notes"):
        return NotKnown("place")
    return do(person, place_id, WriteNote(once, words, Of.LEARNING), now)


def _named_at(person: Person, place: Place, now: datetime) -> Iterator[str]:
    try:
        yield from _named_in(look(person, place.id, now).state)
    except CANNOT_OPEN:
        return


def _named_in(value: Any) -> Iterator[str]:  # noqa: ANN401  (whatever a state is made of)
    if isinstance(value, tuple):
        for each in value:
            yield from _named_in(each)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inside = getattr(value, field)
            if isinstance(inside, str) and field in NAMING:
                yield inside
            else:
                yield from _named_in(inside)
