"""The accountability strand: requests as passed on, what was agreed, what was seen. Its subject reads it too.

So it holds what they may read, and how they answered is noted elsewhere, in each helper's own notes.
"""

from datetime import datetime

from jaga.practice import (
    across,
    agreements,
    boundaries,
    consent,
    consenting,
    digests,
    ending,
    events,
    expecting,
    free_notes,
    held,
    helps,
    milestones,
    own_side,
    parts,
    passed_on,
    path,
    repair,
    roles,
    things,
)
from jaga.practice.across import Across
from jaga.practice.agreements import Agreements, ChangeAgreement, ReachAgreement
from jaga.practice.boundaries import Boundaries
from jaga.practice.consent import Consents
from jaga.practice.digests import Digests
from jaga.practice.ending import SaidEnds
from jaga.practice.expecting import Expectations
from jaga.practice.free_notes import FreeNotes
from jaga.practice.held import Held
from jaga.practice.helps import Helps
from jaga.practice.milestones import Milestones
from jaga.practice.own_side import OwnSides
from jaga.practice.passed_on import PassedOn
from jaga.practice.path import Path
from jaga.practice.refusals import NotKnown
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
    expectations: Expectations = Expectations()
    boundaries: Boundaries = Boundaries()
    helps: Helps = Helps()
    milestones: Milestones = Milestones()
    held: Held = Held()
    path: Path = Path()


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
    parts.Part("digests", digests.NoteDigestSent | digests.NoteEndTold, digests.decide, digests.evolve),
    parts.Part("ends", ending.Said, ending.decide_said, ending.evolve_said),
    parts.Part("expectations", expecting.Command, expecting.decide, expecting.evolve),
    parts.Part("boundaries", boundaries.Command, boundaries.decide, boundaries.evolve),
    parts.Part("helps", helps.Command, helps.decide, helps.evolve),
    parts.Part("milestones", milestones.Command, milestones.decide, milestones.evolve),
    parts.Part("held", held.Command, held.decide, held.evolve),
    parts.follows("path", path.evolve),
)

_decide, evolve, replay = parts.rules(Accountability, PARTS)


def decide(state: Accountability, command: events.Command, now: datetime) -> events.Decision:
    """What follows from a command, or why nothing does. What an agreement answers has to stand here.

    A request that is taken back while people agree on it still does: their words are not lost, and the page says so.
    """
    answers = command.request if isinstance(command, ReachAgreement | ChangeAgreement) else None
    if answers and things.find(state.passed_on.requests, answers) is None:
        return NotKnown("request")
    return _decide(state, command, now)
