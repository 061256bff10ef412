"""Which look a page has. In a house of one it is the house's; in one of many each person's is theirs alone, sealed."""

import msgspec
from django.conf import settings
from django.http import HttpRequest

from jaga.house import people
from jaga.house.errors import HouseError
from jaga.house.look import Look, choose, look
from jaga.usecases import extras
from jaga.usecases.person import Person
from jaga.vault import VaultError

VISIT = "jaga.visit"
"""Under which name a request carries the visit of whoever is signed in."""


def look_for(request: HttpRequest) -> Look:
    """The look of whoever is signed in and asks for this page; before that, the house's."""
    visit = request.META.get(VISIT)
    return look() if visit is None else look_of(visit.person)


def look_of(person: Person) -> Look:
    """The look that this person chose."""
    try:
        kept = extras.kept(person, extras.LOOK) if people.of_many() else None
        return look() if kept is None else msgspec.convert(kept, Look)
    except (HouseError, VaultError, msgspec.ValidationError):
        return look()  # what something looks like must stop nobody from leaving it


def keep_look(person: Person, chosen: Look) -> None:
    """Keep what this person chose, where it belongs."""
    if people.of_many():
        kept = msgspec.to_builtins(chosen)
        extras.keep(person, extras.LOOK, lambda _: kept)
    else:
        choose(chosen)


def take_look_along(person: Person) -> None:
    """The house's look was this person's, and becomes theirs alone: others come."""
    keep_look(person, look())
    (settings.HOME / "look").unlink(missing_ok=True)
