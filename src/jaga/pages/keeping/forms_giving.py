"""The forms of giving money, once or in a rhythm, and of whose work I trust."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short
from jaga.practice import giving, trusting
from jaga.practice.rhythm import Phase, Phases, Span, Unit


class Gives(StrEnum):
    """How often something is given."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


def _months(number: int) -> Phases:
    return (Phase(Span(number, Unit.MONTHS)),)


GIFTS: dict[Gives, Phases] = {
    Gives.ONCE: (),
    Gives.MONTHLY: _months(1),
    Gives.QUARTERLY: _months(3),
    Gives.YEARLY: _months(12),
}
GIVES = (
    (Gives.ONCE, _("once")),
    (Gives.MONTHLY, _("every month")),
    (Gives.QUARTERLY, _("every three months")),
    (Gives.YEARLY, _("every year")),
)


class PlanGift(CommandForm):
    """Money, if I can."""

    command = giving.PlanGift
    title = _("Money, if I can")
    why = _("To people whose work you trust. Nobody sees it, and no amount is too small.")
    guide = "f9"
    core = ("to", "how_much", "on")
    to = short(_("To whom"))
    how_much = short(_("How much"), _("Only if you want to write it down."))
    on = dated(_("When"), _("On this day it stands on Today. If it comes again, choose the first day."))
    often = one_of(_("How often"), GIVES, initial=Gives.ONCE)

    def said(self) -> dict[str, Any]:
        """The phases in place of the rhythm's name."""
        said = super().said()
        phases = GIFTS[said.pop("often", None) or Gives.ONCE]
        return {**said, "phases": phases}


class LeaveGiftOut(CommandForm):
    """Not this time."""

    command = giving.LeaveGiftOut
    title = _("Not this time")
    why = _("No reason is needed. The next one comes as planned.")
    button = _("Not this time")


class GiveNoMore(CommandForm):
    """No longer."""

    command = giving.GiveNoMore
    title = _("I no longer mean to give this")
    button = _("I no longer mean to give this")


class NoteTrusted(CommandForm):
    """Whose work I trust."""

    command = trusting.NoteTrusted
    title = _("Whose work I trust")
    why = _("To give there, to send somebody there, or to ask them. Look again now and then.")
    guide = "f9"
    name = short(_("Who"))
    words = roomy(_("Why, and how to reach them"), rows=3)


class TrustNoMore(CommandForm):
    """No longer."""

    command = trusting.TrustNoMore
    title = _("I no longer trust it")
    button = _("I no longer trust it")


class NoteGiven(CommandForm):
    """It was given."""

    command = giving.NoteGiven
    title = _("It is given")
    button = _("It is given")
