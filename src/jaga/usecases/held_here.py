"""Who holds an accountability strand and who named them, and what those who read it are called to each other."""

from jaga.practice.held import Held, Named
from jaga.usecases.compartments import mark
from jaga.usecases.folds import Seen
from jaga.vault import Card


def named(seen: Seen) -> Named | None:
    """What whoever holds it now said of it last. What a holder before them said is theirs, and counts no more."""
    frontier = seen.fold.frontier
    now = frontier.epochs[-1].holder if frontier and frontier.epochs else None
    holds = seen.opened.me if seen.opened.holding else now
    said = [each for each in seen.state.part(Held).named if seen.fold.authors.get(each.id) == holds]
    return said[-1] if said else None


def called(seen: Seen, card: Card) -> str:
    """What the holder says that somebody is called here; empty where that was not said."""
    if card == seen.opened.holder:
        holder = named(seen)
        return holder.name if holder else ""
    of = mark(seen.opened.place, card)
    names = [each.name for each in seen.state.part(Held).called if each.card == of]
    return names[-1] if names else ""
