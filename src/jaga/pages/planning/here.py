"""What every page of this folder starts from: the support strand, its plans and helpers, and who I am in it."""

from django.http import Http404

from jaga.pages.doorway.guard import Visit
from jaga.pages.keeping.views import seen_or_404
from jaga.practice import things
from jaga.practice.care import Care
from jaga.practice.contact import ContactPlan
from jaga.practice.helping import Helper
from jaga.practice.support import Support
from jaga.usecases.folds import Seen


def support_or_404(visit: Visit, place_id: bytes) -> Seen:
    """The support strand under this id; nothing else has plans and helpers."""
    seen = seen_or_404(visit, place_id)
    if not isinstance(seen.state, Support):
        raise Http404
    return seen


def care_of(seen: Seen) -> Care:
    """Its plans, helpers and turns."""
    assert isinstance(seen.state, Support)
    return seen.state.care


def holds(seen: Seen) -> bool:
    """Whether I hold it, and so speak for the survivor."""
    return seen.opened.holding is not None


def plan_or_404(seen: Seen, plan: str) -> ContactPlan:
    """The plan with this id."""
    found = things.find(care_of(seen).contact.made, plan)
    if found is None:
        raise Http404
    return found


def me_in(seen: Seen) -> Helper | None:
    """What I said that I give here, if I did."""
    mine = (each for each in care_of(seen).helpers.said if not each.told and _began(seen, each))
    return next(mine, None)


def speaks_for(seen: Seen, helper: Helper) -> bool:
    """Whether I say yes and no for this helper: I am they, or hold the strand and was told."""
    return holds(seen) if helper.told else _began(seen, helper)


def spoken_for(seen: Seen) -> tuple[Helper, ...]:
    """All in whose name I may speak, myself first."""
    found = [helper for helper in care_of(seen).helpers.said if speaks_for(seen, helper)]
    return tuple(sorted(found, key=lambda helper: helper.told))


def helper_or_404(seen: Seen, helper: str) -> Helper:
    """The helper with this id."""
    found = things.find(care_of(seen).helpers.said, helper)
    if found is None:
        raise Http404
    return found


def _began(seen: Seen, helper: Helper) -> bool:
    return seen.fold.authors.get(helper.id) == seen.opened.me
