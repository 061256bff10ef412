"""The accountability strand: requests as passed on, what was agreed, what was seen. Its subject reads it too.

So it holds what they may read, and how they answered is noted elsewhere, in each helper's own notes.
"""

from jaga.practice import (
    across,
    agreements,
    consent,
    consenting,
    digests,
    ending,
    free_notes,
    own_side,
    parts,
    passed_on,
    repair,
    roles,
)
from jaga.practice.across import Across
from jaga.practice.agreements import Agreements
from jaga.practice.consent import Consents
from jaga.practice.digests import Digests
from jaga.practice.ending import SaidEnds
from jaga.practice.free_notes import FreeNotes
from jaga.practice.own_side import OwnSides
from jaga.practice.passed_on import PassedOn
from jaga.practice.repair import Repairs
from jaga.practice.roles import Roles


class Accountability(parts.Strand, frozen=True, kw_only=True):
    """Everything in one accountability strand."""

    passed_on: PassedOn = PassedOn()
    agreements: Agreements = Agreements()
    free_notes: FreeNotes = FreeNotes()
    roles: Roles = Roles()
    consents: Consents = Consents()
    across: Across = Across()
    repairs: Repairs = Repairs()
    own_sides: OwnSides = OwnSides()
    digests: Digests = Digests()
    ends: SaidEnds = SaidEnds()


PARTS = (
    parts.Part("passed_on", passed_on.Command, passed_on.decide, passed_on.evolve),
    parts.Part("agreements", agreements.Command, agreements.decide, agreements.evolve),
    parts.Part("free_notes", free_notes.Command, free_notes.decide, free_notes.evolve),
    parts.Part("roles", roles.Command, roles.decide, roles.evolve),
    parts.Part("consents", consent.Command, consenting.decide, consenting.evolve),
    parts.Part("across", across.Command, across.decide, across.evolve),
    parts.Part("repairs", repair.Command, repair.decide, repair.evolve),
    parts.Part("own_sides", own_side.Command, own_side.decide, own_side.evolve),
    # Its subject reads here, so no lines are proposed in it: it is kept only that the end was told.
    parts.Part("digests", digests.NoteDigestSent, digests.decide, digests.evolve),
    parts.Part("ends", ending.Said, ending.decide_said, ending.evolve_said),
)

decide, evolve, replay = parts.rules(Accountability, PARTS)
