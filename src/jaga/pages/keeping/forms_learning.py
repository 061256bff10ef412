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
HOW_LONG = _("How long, with a clock")
EMPTY_RESTS = _("Left empty, there is no day until you choose one.")


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
        _("What"),
        _("For example: the first part of a text here, one talk, listening once without advice."),
        rows=2,
    )
    size = one_of(HOW_LONG, SIZES, initial=Size.TEN)
    on = dated(_("On which day"), EMPTY_RESTS)


class NoteSitting(CommandForm):
    """I sat with it."""

    command = pacing.NoteSitting
    title = _("I sat with it")
    why = _("One note, one thing to do. Both can stay empty. Then rest.")
    afresh = ("words", "action", "on")
    words = roomy(_("What stays with me"), rows=2)
    action = roomy(_("One small thing that I do because of it"), rows=2)
    on = dated(_("The next time"), EMPTY_RESTS)


class HaveBadWeek(CommandForm):
    """A bad week."""

    command = pacing.HaveBadWeek
    title = _("A bad week")
    why = _("It becomes smaller and waits a week. No reason is asked.")
    button = _("It is a bad week")


class ChangePace(CommandForm):
    """Another day, or another size."""

    command = pacing.ChangePace
    title = _("Another day, or another length")
    size = one_of(HOW_LONG, SIZES)
    on = dated(_("On which day"), EMPTY_RESTS)


class PutDown(CommandForm):
    """Put it down."""

    command = pacing.PutDown
    title = _("Put it down")
    why = _("Learned or not. What you wrote stays here.")
    button = _("Put it down")


class TakeUpAgain(CommandForm):
    """Take it up again."""

    command = pacing.TakeUpAgain
    title = _("Take it up again")
    why = _("What you are learning now is put aside, and its notes stay.")
    button = _("Take it up again")
