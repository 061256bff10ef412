"""Where my plans are: found by the shelf alone, so that the way to them is short and opens nothing on the way."""

from jaga.usecases.person import Person
from jaga.usecases.strands import situations
from jaga.vault import Place

PLANS = ("safety", "places")
"""The kinds that hold a plan; what can be done in one stands before where to go."""


def plans(person: Person) -> tuple[Place, ...]:
    """One place for each situation of mine in which there is a plan: the plan itself, or else its places."""
    found = []
    for situation in situations(person):
        place = situation.place("safety") or situation.place("places")
        if place is not None:
            found.append(place)
    return tuple(found)
