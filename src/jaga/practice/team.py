"""The team strand: who speaks when, what next, and what the survivor asks for as it was passed on."""

from jaga.practice import (
    across,
    consent,
    consenting,
    digests,
    free_notes,
    parts,
    passed_on,
    roles,
    tasks,
)
from jaga.practice.across import Across
from jaga.practice.consent import Consents
from jaga.practice.digests import Digests
from jaga.practice.free_notes import FreeNotes
from jaga.practice.passed_on import PassedOn
from jaga.practice.roles import Roles
from jaga.practice.tasks import Tasks


class Team(parts.Strand, frozen=True, kw_only=True):
    """Everything in one team's strand."""

    passed_on: PassedOn = PassedOn()
    tasks: Tasks = Tasks()
    free_notes: FreeNotes = FreeNotes()
    roles: Roles = Roles()
    consents: Consents = Consents()
    across: Across = Across()
    digests: Digests = Digests()


PARTS = (
    parts.Part("passed_on", passed_on.Command, passed_on.decide, passed_on.evolve),
    parts.Part("tasks", tasks.Command, tasks.decide, tasks.evolve),
    parts.Part("free_notes", free_notes.Command, free_notes.decide, free_notes.evolve),
    parts.Part("roles", roles.Command, roles.decide, roles.evolve),
    parts.Part("consents", consent.Command, consenting.decide, consenting.evolve),
    parts.Part("across", across.Command, across.decide, across.evolve),
    parts.Part("digests", digests.Command, digests.decide, digests.evolve),
)

decide, evolve, replay = parts.rules(Team, PARTS)
