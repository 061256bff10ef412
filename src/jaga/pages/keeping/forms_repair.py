"""The forms of what somebody says in their own name where harm is faced: what they will repair, how they see it."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, roomy
from jaga.practice import own_side, repair


class _RepairForm(CommandForm):
    did = roomy(_("What I did"), _("What happened, and leave out the word but."), rows=3)
    effect = roomy(_("What it did"), _("As far as you know. You do not have to guess."), rows=3)
    repair = roomy(_("What I will repair"), _("What was asked for comes first, if something was."), rows=3)
    change = roomy(_("How I change"), _("Something that others could see."), rows=3)


class ShareRepair(_RepairForm):
    """What I did, and what I will repair."""

    command = repair.ShareRepair
    title = _("What I did, and what I will repair")
    button = _("Let it stand here")
    why = _(
        "In your own name, and only if you want to. It is sent to nobody. Everybody named at the top of this page "
        "can read it. Leave out their name, and what others told you."
    )
    guide = "d3"


class ChangeRepair(_RepairForm):
    """I say it differently now."""

    command = repair.ChangeRepair
    title = _("Say it differently")
    button = _("Let it stand here")
    why = _("The words before it stay below, with their day, so that nothing is promised away.")


class TakeRepairBack(CommandForm):
    """I take it back."""

    command = repair.TakeRepairBack
    title = button = _("Take my words back")
    why = _(
        "You can take them back without a reason. Then they are shown to nobody here. Whoever has read them may "
        "remember them."
    )


class SayHowISeeIt(CommandForm):
    """How I see it."""

    command = own_side.SayHowISeeIt
    title = _("How I see it")
    button = _("Let it stand here")
    why = _(
        "In your own words: what you remember, what you do not agree with, what hurts you in this. Nobody has to "
        "answer. It changes nothing about what is asked. Everybody named at the top of this page can read it."
    )
    words = roomy(_("How I see it"), _("Speak of yourself, and not of what they are like."))


class SayItDifferently(CommandForm):
    """I see it differently now."""

    command = own_side.SayItDifferently
    title = _("Say it differently")
    words = roomy(_("How I see it"))
