"""The story strand: held by the survivor, or by a supporter on their behalf, with its consents beside it."""

from jaga.practice import across, consent, consenting, parts, requests, roles, telling
from jaga.practice.across import Across
from jaga.practice.consent import Consents
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

decide, evolve, replay = parts.rules(Story, PARTS)
