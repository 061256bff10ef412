"""The form of one question of a plan."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, roomy, short
from jaga.pages.keeping.forms_strands import WHO
from jaga.practice import plan


class AnswerQuestion(CommandForm):
    """A piece of the plan, under the question that it answers."""

    command = plan.WritePiece
    words = roomy(_("Words"), _("Short words are quick to read at night."), rows=3)
    who = short(_("Who holds this part"), WHO)


class SettleWord(AnswerQuestion):
    """A word, and beside it what it means: whoever reads it at night has to know what to do."""

    words = short(_("The word"), _("One that you never use otherwise."))
    about = short(_("What it means"), _("What whoever gets it does then: come, call, or wait."))
    field_order = ("words", "about", "who")
