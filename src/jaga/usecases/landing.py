"""Where somebody lands when they come in: on what concerns them. Decided from their shelf and inbox alone.

Whoever is offered a strand lands on what exists of theirs, until they said what should become of it. Whoever is
asked to face harm they caused lands on that, and whoever only reads along lands on what they were given. Everybody else
lands on Today.
"""

from datetime import datetime
from enum import StrEnum

from jaga import vault
from jaga.usecases import extras, holding
from jaga.usecases.asked_of import ASKED, along, asks
from jaga.usecases.holding import Offered
from jaga.usecases.person import Person
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME
from jaga.vault import open_shelf

CONCERNS = frozenset({vault.GRANT, vault.OFFER, vault.WAY_BACK})


class Landing(StrEnum):
    """A page to land on."""

    TODAY = "today"
    THEIRS = "theirs"
    ASKED = "asked"
    ALONG = "along"


def land(person: Person, now: datetime) -> Landing:
    """Where I land."""
    if not may_concern(person):
        return Landing.TODAY
    left = set(extras.kept(person, extras.LEFT_SO) or ())
    if any(each.id not in left for each in asks(person, now)):
        return Landing.ASKED
    if any(each.id not in left for each in theirs(person, now)):
        return Landing.THEIRS
    if any(each.id not in left for each in along(person, now)):
        return Landing.ALONG
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
    ids = [each.id for each in asks(person, now)] + [each.id for each in holding.offers(person, now)]
    ids += [each.id for each in along(person, now)]
    extras.keep(person, extras.LEFT_SO, lambda _: ids or None)
