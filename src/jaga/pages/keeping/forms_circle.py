"""The forms of a circle: who is in it, what was agreed, a gathering, what was learned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, roomy, short, some_of
from jaga.pages.keeping.forms_notes import HELPS
from jaga.pages.keeping.forms_strands import WHO
from jaga.practice import agreements, free_notes, gatherings, members

WITHOUT_NAMES = _("Without names, so that nobody can be recognised.")


class _OfMyself(CommandForm):
    """What somebody says of themself."""

    command = members.SayIAmIn
    name = short(_("What the others here call you"))
    kinds = some_of(_("What I can do"), HELPS)
    words = roomy(_("More about it"), rows=3)
    limits = short(_("Where it ends"), _("For example: not on Fridays, not by phone. No reason is needed."))
    outside = forms.BooleanField(
        label=_("Others here may keep me among the people they know"),
        help_text=_("Outside this circle as well. It counts only with those who ticked it too."),
        required=False,
    )


class SayIAmIn(_OfMyself):
    """I am in it."""

    title = _("I am in this")
    why = _(
        "Only you say this of yourself, and only you change it. Say as much as you want the others to count on; "
        "a name is enough."
    )
    guide = "f4"
    core = ("name", "kinds")


class SayItAnew(_OfMyself):
    """It is different now."""

    title = _("It is different now")


class ReachOurAgreement(CommandForm):
    """Something was agreed in a circle."""

    command = agreements.ReachAgreement
    title = _("We agreed on this")
    why = _("Few and small, so that they can be kept. With a day on which you look at it together again.")
    guide = "p3"
    words = roomy(
        _("What we agreed"),
        _("For example: we ask before we hug; two people close the room together."),
        rows=3,
    )
    who = short(_("Who looks after it, if somebody does"), WHO)
    on = dated(_("When we look at it again"))


class LookAgain(CommandForm):
    """It was looked at again."""

    command = agreements.ChangeAgreement
    title = _("We looked at it again")
    why = _("It can stay as it is, until another day. Other words take the place of these.")
    words = roomy(_("What we agreed"), rows=3)
    on = dated(_("When we look at it again"))


class _Gathering(CommandForm):
    """All that can be said of a gathering beforehand."""

    words = roomy(
        _("What it is for"), _("For example: how we are, and what each needs to keep coming."), rows=3
    )
    on = dated(_("On which day"))
    when = short(_("At what time, and how long"))
    where = short(_("Where"), _("Or whom to ask for the place, if it should not stand here."))
    opens = short(_("Who opens it, and keeps the time"), WHO)
    listens = short(_("Who notices when somebody needs a break, and steps outside with them"), WHO)
    not_here = roomy(
        _("What is not told there"),
        _("For example: no names, nothing of what happened, no guesses. What is said stays in the room."),
        rows=3,
    )


class PlanGathering(_Gathering):
    """A gathering."""

    command = gatherings.PlanGathering
    title = _("A gathering")
    why = _(
        "When something has shaken you: one hour, to see how everybody is. It finds out nothing, and decides "
        "about nobody. Nobody has to come or to speak."
    )
    guide = "w2#s5"
    core = ("words", "on", "when", "where")


class ChangeGathering(_Gathering):
    """Another plan."""

    command = gatherings.ChangeGathering
    title = _("It is planned differently")


class NoteAfterwards(CommandForm):
    """It has been."""

    command = gatherings.NoteAfterwards
    title = _("It has been")
    why = _("What somebody took on, and until when. Not who said what.")
    guide = "l8"
    words = roomy(_("What comes of it, if you want to keep it"), WITHOUT_NAMES, rows=3)


class CallGatheringOff(CommandForm):
    """It will not be."""

    command = gatherings.CallGatheringOff
    title = _("It will not be")
    why = _("No reason is needed. You can talk in twos instead.")
    button = _("It will not be")


class WriteLearning(CommandForm):
    """What we learn."""

    command = free_notes.WriteNote
    title = _("What we learn")
    why = _("What in our space made it possible, what we change, what we want to have ready next time.")
    guide = "p3"
    words = roomy(_("Words"), WITHOUT_NAMES, rows=3)
