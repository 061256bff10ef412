"""What the one who was harmed asks for in a situation, as far as whoever looks can read it."""

from datetime import datetime

from jaga.practice.passed_on import PassedOn
from jaga.practice.requests import Requests
from jaga.usecases.compartments import around
from jaga.usecases.person import Person
from jaga.vault import Place


def asked_for(person: Person, place: Place, now: datetime) -> tuple[str, ...]:
    """Every request that stands, once, in its words, from the strands of this situation that I can open."""
    found: list[str] = []
    for seen in around(person, place, now):
        made, passed_on = seen.state.part(Requests).made, seen.state.part(PassedOn).requests
        found += [each.words for each in made if not each.ended]
        found += [each.words for each in passed_on if not each.ended]
    return tuple(dict.fromkeys(found))
