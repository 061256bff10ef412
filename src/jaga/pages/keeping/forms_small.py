"""The short form for a small harm, from either side, and how it went."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, roomy, short
from jaga.pages.keeping.forms_notes import TO_HELP
from jaga.practice import smallharms

WITH = _("Between me and whom")


class WriteHurt(CommandForm):
    """I was hurt: three lines."""

    command = smallharms.WriteHurt
    title = _("I was hurt: three lines")
    why = _(
        "As it comes, for you alone. You decide afterwards whether you say it, or leave it. It is for two people who "
        "can disagree without fear."
    )
    guide = "l2"
    core = ("feel", "happened", "need")
    feel = roomy(_("What I feel"), _("For example: I felt left out."), rows=2)
    happened = roomy(
        _("What happened"), _("Only what could be seen or heard. Without always and never."), rows=2
    )
    need = roomy(
        _("What I need"), _("Something that they can do. For example: Please tell me the same day."), rows=2
    )
    to = short(WITH, TO_HELP)


class WriteDone(CommandForm):
    """I did it: five lines."""

    command = smallharms.WriteDone
    title = _("I did it: five lines")
    why = _("Any of the five, in any order. Listening comes before the fourth.")
    guide = "l2b"
    core = ("did", "listened", "holds_shame", "they_need", "commit")
    did = roomy(_("I did this"), _("Without but and without if."), rows=2)
    listened = roomy(_("I listened, and heard"), rows=2)
    holds_shame = short(
        _("Where I put down my shame"), _("With somebody whom you did not hurt. It stays with you.")
    )
    they_need = roomy(_("What they need"), _("Perhaps nothing, or time. Ask, and do not guess."), rows=2)
    commit = roomy(_("What I commit to"), _("Small, with a day."), rows=2)
    to = short(WITH, TO_HELP)


class SayHowItWent(CommandForm):
    """How it went."""

    command = smallharms.SayHowItWent
    title = _("How it went")
    why = _("In a week or in a month. Kept three times out of four is an answer too.")
    afresh = ("words",)
    words = roomy(_("How it went"), rows=3)
    on = dated(_("When"), _("Left empty, it is today."))
