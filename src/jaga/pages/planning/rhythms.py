"""How often a plan can be: rhythms to choose from. Each thins out or stays, none ends by itself."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.part import said
from jaga.practice.rhythm import Phase, Phases, Span, Unit

WEEK, MONTH = Span(1, Unit.WEEKS), Span(1, Unit.MONTHS)
A_QUARTER = Span(3, Unit.MONTHS)


class Often(StrEnum):
    """How often, by a name that a form can send."""

    TWICE_THINNING = "twice-thinning"
    TWICE = "twice"
    WEEKLY_THINNING = "weekly-thinning"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


RHYTHMS: dict[Often, Phases] = {
    Often.TWICE_THINNING: (Phase(WEEK, A_QUARTER, times=2), Phase(WEEK, A_QUARTER), Phase(MONTH)),
    Often.TWICE: (Phase(WEEK, times=2),),
    Often.WEEKLY_THINNING: (Phase(WEEK, A_QUARTER), Phase(MONTH)),
    Often.WEEKLY: (Phase(WEEK),),
    Often.FORTNIGHTLY: (Phase(Span(2, Unit.WEEKS)),),
    Often.MONTHLY: (Phase(MONTH),),
}
OFTEN = (
    (Often.TWICE_THINNING, _("twice a week for three months, then weekly for three, then monthly")),
    (Often.TWICE, _("twice a week")),
    (Often.WEEKLY_THINNING, _("weekly for three months, then monthly")),
    (Often.WEEKLY, _("weekly")),
    (Often.FORTNIGHTLY, _("every second week")),
    (Often.MONTHLY, _("monthly")),
)


def named(phases: Phases) -> Often | None:
    """The name of a rhythm that is among these."""
    return next((often for often, each in RHYTHMS.items() if each == phases), None)


def often_said(phases: Phases) -> str:
    """A rhythm in words; empty for one that is not among these."""
    often = named(phases)
    return said(OFTEN, often) if often else ""
