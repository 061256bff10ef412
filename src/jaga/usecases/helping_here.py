"""Who I am among those who help in a strand, and in whose name I may speak."""

from jaga.practice.care import Care
from jaga.practice.helping import Helper
from jaga.practice.support import Support
from jaga.usecases.folds import Seen


def care_in(seen: Seen) -> Care:
    """What is planned in this strand; nothing where it is of another kind."""
    return seen.state.care if isinstance(seen.state, Support) else Care()


def me(seen: Seen) -> Helper | None:
    """What I said that I give here, if I did."""
    mine = (each for each in care_in(seen).helpers.said if not each.told and _began(seen, each))
    return next(mine, None)


def speaks_for(seen: Seen) -> tuple[Helper, ...]:
    """All in whose name I may speak, myself first: where I hold the strand, those too who are not in the house."""
    holds = seen.opened.holding is not None
    found = [each for each in care_in(seen).helpers.said if (holds if each.told else _began(seen, each))]
    return tuple(sorted(found, key=lambda each: each.told))


def _began(seen: Seen, helper: Helper) -> bool:
    return seen.fold.authors.get(helper.id) == seen.opened.me
