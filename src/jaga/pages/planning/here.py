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


def helper_or_404(seen: Seen, helper: str) -> Helper:
    """The helper with this id."""
    found = things.find(care_of(seen).helpers.said, helper)
    if found is None:
        raise Http404
    return found
