"""The support strand: what helps, who does what, the plan of check-ins. Held as the story is, read by helpers."""

from jaga.practice import (
    across,
    care,
    consent,
    consenting,
    free_notes,
    needs,
    offers,
    parts,
    roles,
    tasks,
    telling,
)
from jaga.practice.across import Across
from jaga.practice.care import Care
from jaga.practice.consent import Consents
from jaga.practice.free_notes import FreeNotes
from jaga.practice.needs import Needs
from jaga.practice.offers import Offers
from jaga.practice.roles import Roles
from jaga.practice.tasks import Tasks
from jaga.practice.telling import Telling


class Support(parts.Strand, frozen=True, kw_only=True):
    """Everything in one support strand."""

    telling: Telling = Telling()
    free_notes: FreeNotes = FreeNotes()
    needs: Needs = Needs()
    offers: Offers = Offers()
    tasks: Tasks = Tasks()
    care: Care = Care()
    roles: Roles = Roles()
    consents: Consents = Consents()
    across: Across = Across()


PARTS = (
    parts.Part("telling", telling.Command, telling.decide, telling.evolve),
    parts.Part("free_notes", free_notes.Command, free_notes.decide, free_notes.evolve),
    parts.Part("needs", needs.Command, needs.decide, needs.evolve),
    parts.Part("offers", offers.Command, offers.decide, offers.evolve),
    parts.Part("tasks", tasks.Command, tasks.decide, tasks.evolve),
    parts.Part("care", care.Command, care.decide, care.evolve),
    parts.Part("roles", roles.Command, roles.decide, roles.evolve),
    parts.Part("consents", consent.Command, consenting.decide, consenting.evolve),
    parts.Part("across", across.Command, across.decide, across.evolve),
)

decide, evolve, replay = parts.rules(Support, PARTS)
