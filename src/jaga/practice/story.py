"""The story strand: held by the survivor, or by a supporter on their behalf, with its consents beside it."""

from collections.abc import Iterable
from datetime import datetime

from jaga.practice import across, consent, consenting, events, parts, requests, roles, telling
from jaga.practice.across import Across
from jaga.practice.consent import Consents
from jaga.practice.events import Decision, Fact
from jaga.practice.requests import Requests
from jaga.practice.roles import Roles
from jaga.practice.telling import Telling


class Story(parts.Strand, frozen=True, kw_only=True):
    """Everything in one story strand. As it begins: only me, only to listen, and not a word kept."""

    telling: Telling = Telling()
    requests: Requests = Requests()
    roles: Roles = Roles()
    consents: Consents = Consents()
    across: Across = Across()


PARTS = (
    parts.Part("telling", telling.Command, telling.decide, telling.evolve),
    parts.Part("requests", requests.Command, requests.decide, requests.evolve),
    parts.Part("roles", roles.Command, roles.decide, roles.evolve),
    parts.Part("consents", consent.Command, consenting.decide, consenting.evolve),
    parts.Part("across", across.Command, across.decide, across.evolve),
)


def decide(state: Story, command: events.Command, now: datetime) -> Decision:
    """What follows from a command in a story, or why nothing does."""
    return parts.decide(PARTS, state, command, now)


def evolve(state: Story, fact: Fact) -> Story:
    """The story after this fact."""
    return parts.evolve(PARTS, state, fact)


def replay(facts: Iterable[Fact]) -> Story:
    """The story after all these facts, in this order."""
    return events.replay(evolve, Story(), facts)
