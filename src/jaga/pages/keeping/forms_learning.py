"""Forms of learning at one's own pace."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy
from jaga.practice import pacing
from jaga.practice.pacing import Size

SIZES = (
    (Size.TWO, _("two minutes, or only opening it")),
    (Size.FIVE, _("five minutes")),
    (Size.TEN, _("ten minutes")),
    (Size.TWENTY, _("twenty minutes")),
)
HOW_LONG = _("How long? A timer helps")
EMPTY_RESTS = _("If you leave this empty, there is no day until you choose one.")


class PickOne(CommandForm):
    """One thing to learn."""

    command = pacing.PickOne
    title = _("One thing to learn")
    why = _(
        "One is enough. What else there is can wait, and nobody counts it. What you were learning before is put aside, "
        "and its notes stay."
    )
    guide = "r2"
    words = roomy(
        _("What would you like to try?"),
        _("For example: the first part of a text here, one talk, listening once without advice."),
        rows=2,
    )
    size = one_of(HOW_LONG, SIZES, initial=Size.TEN)
    on = dated(_("When"), EMPTY_RESTS)


class NoteSitting(CommandForm):
    """I did it, or some of it."""

    command = pacing.NoteSitting
    title = _("I did it, or some of it")
    button = _("Keep the note")
    why = _("One note, one thing to do. Both can stay empty. Then rest.")
    afresh = ("words", "action", "on")
    words = roomy(_("What stays with me"), rows=2)
    action = roomy(_("One small thing that I do because of it"), rows=2)
    on = dated(_("The next time"), EMPTY_RESTS)


class HaveBadWeek(CommandForm):
    """A bad week."""

    command = pacing.HaveBadWeek
    title = _("A bad week")
    why = _(
        "The time becomes shorter, and the day moves on by a week. What is short already, or has no day, rests."
    )
    button = _("It is a bad week")


class ChangePace(CommandForm):
    """Another day, or another size."""

    command = pacing.ChangePace
    title = _("Another day, or another length")
    button = _("Change the day or the length")
    size = one_of(HOW_LONG, SIZES)
    on = dated(_("When"), EMPTY_RESTS)


class PutDown(CommandForm):
    """Finish with it for now."""

    command = pacing.PutDown
    title = _("Finish with this for now")
    why = _("Learned or not. What you wrote stays here, and you can take it up again.")
    button = _("Finish, and keep my notes")


class TakeUpAgain(CommandForm):
    """Take it up again."""

    command = pacing.TakeUpAgain
    title = _("Take it up again")
    why = _("What you are learning now is put aside, and its notes stay.")
    button = _("Take it up again")
