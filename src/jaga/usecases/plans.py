"""Where my plans are: found by the shelf alone, so that the way to them is short and opens nothing on the way."""

from jaga.usecases.person import Person
from jaga.vault import Place, open_shelf

PLANS = ("safety", "places")
"""The kinds that hold a plan; what can be done in one stands before where to go."""


def plans(person: Person) -> tuple[Place, ...]:
    """One place for each situation of mine in which there is a plan: the plan itself, or else its places."""
    first, *others = PLANS
    found: dict[str, Place] = {}
    for place in open_shelf(person.store, person.keyring).places:
        if place.kind == first or (place.kind in others and place.name not in found):
            found[place.name] = place
    return tuple(found.values())
