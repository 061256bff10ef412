"""The safety strand: a plan in free pieces, read by few. Places of safety are the same in a strand of their own."""

from jaga.practice import across, consent, consenting, parts, plan, roles, telling
from jaga.practice.across import Across
from jaga.practice.consent import Consents
from jaga.practice.plan import Plan
from jaga.practice.roles import Roles
from jaga.practice.telling import Telling


class Safety(parts.Strand, frozen=True, kw_only=True):
    """Everything in one safety strand."""

    telling: Telling = Telling()
    plan: Plan = Plan()
    roles: Roles = Roles()
    consents: Consents = Consents()
    across: Across = Across()


PARTS = (
    parts.Part("telling", telling.Command, telling.decide, telling.evolve),
    parts.Part("plan", plan.Command, plan.decide, plan.evolve),
    parts.Part("roles", roles.Command, roles.decide, roles.evolve),
    parts.Part("consents", consent.Command, consenting.decide, consenting.evolve),
    parts.Part("across", across.Command, across.decide, across.evolve),
)

decide, evolve, replay = parts.rules(Safety, PARTS)
