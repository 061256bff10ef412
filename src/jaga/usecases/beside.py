"""Beginning another strand beside one that I have: the same name, a purpose and an audience of its own."""

from datetime import datetime

from jaga.practice.refusals import Refusal
from jaga.practice.telling import BeginStory, Telling
from jaga.usecases.compartments import SURVIVORS, around
from jaga.usecases.folds import look
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do
from jaga.vault import Place

OTHERS = ("support", "safety", "places", "team", "accountability")
"""What can be begun beside notes or a story, in the order in which it is offered."""


def whose(person: Person, place: Place, now: datetime) -> Telling | None:
    """Whose the strands of this situation are, where one that I hold says so."""
    for seen in around(person, place, now):
        telling = seen.state.part(Telling)
        if seen.opened.holding and telling.on_behalf_of is not None:
            return Telling(telling.on_behalf_of, telling.knows)
    return None


def begin_beside(
    person: Person, place: Place, kind: str, on_behalf_of: str, now: datetime
) -> Place | Refusal:
    """A strand of that kind, read by nobody else yet; what is kept for a survivor says whose it is."""
    known = whose(person, place, now) or Telling(on_behalf_of.strip())
    begun = begin(person, kind, look(person, place.id, now).name, now)
    if isinstance(begun, Place) and kind in SURVIVORS:
        assert known.on_behalf_of is not None
        do(person, begun.id, BeginStory(known.on_behalf_of, known.knows), now)
    return begun
