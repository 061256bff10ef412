"""The circle strand: people who hold things together, each of whom sees who else is in it. It is no case.

So there is no role in it, no story, no side, and nothing that counts or looks up anybody.
"""

from jaga.practice import agreements, free_notes, gatherings, members, parts
from jaga.practice.agreements import Agreements
from jaga.practice.free_notes import FreeNotes
from jaga.practice.gatherings import Gatherings
from jaga.practice.members import Members


class Circle(parts.Strand, frozen=True, kw_only=True):
    """Everything in one circle's strand."""

    members: Members = Members()
    agreements: Agreements = Agreements()
    gatherings: Gatherings = Gatherings()
    free_notes: FreeNotes = FreeNotes()


PARTS = (
    parts.Part("members", members.Command, members.decide, members.evolve),
    parts.Part("agreements", agreements.Command, agreements.decide, agreements.evolve),
    parts.Part("gatherings", gatherings.Command, gatherings.decide, gatherings.evolve),
    parts.Part("free_notes", free_notes.Command, free_notes.decide, free_notes.evolve),
)

decide, evolve, replay = parts.rules(Circle, PARTS)
