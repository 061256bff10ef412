"""Helpers who can no longer open the strand: they are stepped back, so that nobody waits for who cannot know."""

from datetime import datetime

from jaga.practice.helping import Helper, StepBackHere
from jaga.usecases.folds import Seen, look
from jaga.usecases.giving import to_confirm
from jaga.usecases.helping_here import care_in
from jaga.usecases.person import Person
from jaga.usecases.strands import do


def without_who_cannot_write(person: Person, seen: Seen, now: datetime) -> Seen:
    """A strand that I hold, in which whoever was let in no longer, or only reads now, has stepped back.

    Only its holder knows who reads, so it happens when they look. Their end may have come by itself, on a day.
    """
    if seen.opened.holding is None or to_confirm(seen):
        return seen
    writing = {reader.id for reader in seen.opened.holding.readers if reader.terms.writes}
    left = [each for each in care_in(seen).helpers.said if each.here and _cannot_write(seen, each, writing)]
    for helper in left:
        do(person, seen.opened.place.id, StepBackHere(helper.id), now)
    return look(person, seen.opened.place.id, now) if left else seen


def _cannot_write(seen: Seen, helper: Helper, writing: set[bytes]) -> bool:
    return not helper.told and seen.fold.authors.get(helper.id) not in {seen.opened.me, *writing}
