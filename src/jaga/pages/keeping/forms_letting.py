"""The forms of letting go, and of a legal threat that makes it rest."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, roomy
from jaga.practice import letting_go


class LetGoOn(CommandForm):
    """Let go on a day."""

    command = letting_go.LetGoOn
    title = _("Let go of it on a day")
    button = _("Let go on this day")
    on = dated(_("On which day"))


class NoteLegalThreat(CommandForm):
    """A legal threat."""

    command = letting_go.NoteLegalThreat
    title = _("Somebody threatens with the law")
    words = roomy(_("What came, and when"), _("Only if you want. A date and who sent it are enough."), rows=3)
