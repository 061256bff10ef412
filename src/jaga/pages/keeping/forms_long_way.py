"""The forms of a longer engagement: agreeing in one's own name, what is expected, where it stops, what helps, when."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short
from jaga.pages.keeping.forms_strands import WHO
from jaga.practice import agreements, boundaries, expecting, held, helps, milestones
from jaga.practice.agreements import Says
from jaga.usecases import agreeing

LONGEST_CHOICE = 60


class AnswersARequest(CommandForm):
    """An agreement that can say which request it answers."""

    def offer_requests(self, asked: list[tuple[str, str, bool]]) -> None:
        """What was asked for, by id with its words, and whether it no longer is: then it is kept, not offered anew."""
        field, chosen = self.fields["request"], self.initial.get("request")
        assert isinstance(field, forms.ChoiceField)
        kept = [each for each in asked if self.is_bound or not each[2] or each[0] == chosen]
        field.choices = [
            ("", _("nothing that was asked for")),
            *((each[0], _as_choice(each)) for each in kept),
        ]
        if not kept:
            del self.fields["request"]


def _as_choice(asked: tuple[str, str, bool]) -> str:
    _id, words, no_longer = asked
    line = " ".join(words.split())
    line = line if len(line) <= LONGEST_CHOICE else f"{line[: LONGEST_CHOICE - 1].rstrip()}…"
    return gettext("%(words)s (no longer asked for)") % {"words": line} if no_longer else line


def _request() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("What it answers, of what was asked for"), required=False)


class ReachAgreement(AnswersARequest):
    """Something was agreed."""

    command = agreements.ReachAgreement
    title = _("Something was agreed")
    why = _(
        "Small enough to be done, with a day to look at it. Only what everybody whom it concerns has said yes to. "
        "Everybody who is in this reads it, and who wrote it. Each then says for themself whether they agreed."
    )
    guide = "h7"
    words = roomy(_("What was agreed"), rows=3)
    who = short(_("Who does it"), WHO)
    on = dated(_("By when"))
    request = _request()


class ChangeAgreement(AnswersARequest):
    """Something else was agreed."""

    command = agreements.ChangeAgreement
    title = _("We agreed on something else")
    why = _("The words before it stay. With other words or another day, each says anew whether they agree.")
    words = roomy(_("What was agreed"), rows=3)
    on = dated(_("By when"))
    request = _request()

    def said(self) -> dict[str, Any]:
        """What it answers can be taken away again, so an empty choice is said too."""
        said = super().said()
        return {**said, "request": self.cleaned_data["request"]} if "request" in self.fields else said


class ReopenAgreement(CommandForm):
    """It is taken up again."""

    command = agreements.ReopenAgreement
    title = _("We take it up again")
    why = _("How it went before stays. Each says anew whether they agree.")
    button = _("We take it up again")
    on = dated(_("By when"))


class AgreedToThis(CommandForm):
    """I agree."""

    command = agreeing.Say
    means: ClassVar = {"says": Says.AGREED}
    title = _("I agree to this")
    why = _(
        "Only you can answer this for yourself. The others here see your answer and your name. You can answer "
        "differently on any day."
    )
    button = _("I agree to this")


class NotYet(CommandForm):
    """Not yet."""

    command = agreeing.Say
    means: ClassVar = {"says": Says.NOT_YET}
    title = _("Not yet")
    why = _(
        "You need more time, or want to talk first. It is a full answer, and nobody is told to hurry you."
    )
    button = _("Not yet")
    afresh = ("words",)
    words = roomy(_("What you need first, if you want to say so"), rows=2)


class NotSo(CommandForm):
    """I did not, or not like this."""

    command = agreeing.Say
    means: ClassVar = {"says": Says.NOT_SO}
    title = _("I do not agree, or not like this")
    why = _("That is an answer too. The others here see it and your name.")
    button = _("I do not agree, or not like this")
    afresh = ("words",)
    words = roomy(_("How it would be right, if you want to say so"), rows=2)


class SayExpectation(CommandForm):
    """Something is expected."""

    command = expecting.SayExpectation
    title = _("What I expect")
    why = _("Something that can be seen from outside. Say whose it is; nobody expects in another's name.")
    guide = "h7"
    words = roomy(_("What is expected"), rows=3)
    whose = short(_("Who expects it"), WHO)


class ChangeExpectation(CommandForm):
    """It is different now."""

    command = expecting.ChangeExpectation
    title = _("It is different now")
    why = _("The words before it stay.")
    words = roomy(_("What is expected"), rows=3)


class LeaveExpectation(CommandForm):
    """No longer expected."""

    command = expecting.LeaveExpectation
    title = _("This is no longer expected")
    button = _("This is no longer expected")


OF = (
    (boundaries.Of.CONTACT, _("contact")),
    (boundaries.Of.TIME, _("time")),
    (boundaries.Of.ENERGY, _("strength")),
    (boundaries.Of.DISCLOSURE, _("what is passed on")),
    (boundaries.Of.SHARED, _("places and pastimes that we share")),
    (boundaries.Of.ANYTHING, _("something else")),
)


class SetBoundary(CommandForm):
    """Here it stops."""

    command = boundaries.SetBoundary
    title = _("Where it stops")
    why = _("Said beforehand, it can be kept calmly. For example: no calls after ten; I carry no messages.")
    guide = "h7"
    words = roomy(_("Where it stops"), rows=3)
    of = one_of(_("What it is about"), OF)
    whose = short(_("Whose limit it is"), WHO)
    until = dated(_("Until when, if it ends"))


class ChangeBoundary(CommandForm):
    """It stops somewhere else."""

    command = boundaries.ChangeBoundary
    title = _("It is different now")
    why = _("The words before it stay.")
    words = roomy(_("Where it stops"), rows=3)
    until = dated(_("Until when, if it ends"))


class LiftBoundary(CommandForm):
    """It does not stop here any more."""

    command = boundaries.LiftBoundary
    title = _("This limit is no longer needed")
    button = _("This limit is no longer needed")


HELPS = (
    (helps.Of.PERSON, _("somebody to talk to")),
    (helps.Of.OWN_HURTS, _("help for their own hurts")),
    (helps.Of.READING, _("something to read, hear or watch")),
    (helps.Of.ANYTHING, _("something else")),
)


class _Help(CommandForm):
    """All that can be said of what could help."""

    of = one_of(_("What kind of help"), HELPS)
    words = roomy(_("Who or what"), rows=2)
    about = roomy(_("More about it"), rows=2)


class NoteHelp(_Help):
    """Something that could help."""

    command = helps.NoteHelp
    title = _("Somebody or something that could help")
    why = _(
        "Offered, never owed. Somebody who can hear it, will not excuse it and will not walk away; not the one "
        "who was hurt, nor a child. Ask a person before their name stands here."
    )
    guide = "h7"


class ChangeHelp(_Help):
    """It is different now."""

    command = helps.ChangeHelp
    title = _("Say it differently")


class PlanMilestone(CommandForm):
    """A day to look back."""

    command = milestones.PlanMilestone
    title = _("A day to look back")
    why = _("For instance after one, three and six months. Everybody who is in this reads it.")
    guide = "h7"
    on = dated(_("On which day"))
    words = roomy(_("What to look at, if you know it"), rows=2)


class PlanMilestoneOfMine(PlanMilestone):
    """A day to look back, for me alone."""

    why = _("For instance after one, three and six months. Only you read it.")


class NoteSeen(CommandForm):
    """What was seen."""

    command = milestones.NoteSeen
    title = _("What I saw")
    why = _("In plain words, without names. Before the day or after it, and as often as you like.")
    afresh = ("words",)
    words = roomy(_("Words"), rows=3)


class MoveMilestone(CommandForm):
    """Another day."""

    command = milestones.MoveMilestone
    title = _("On another day")
    on = dated(_("On which day"))


class LeaveMilestone(CommandForm):
    """Not on this day."""

    command = milestones.LeaveMilestone
    title = _("No looking back on this day")
    why = _("No reason is needed. What was seen stays.")
    button = _("No looking back on this day")


class SayWhoNamed(CommandForm):
    """Who named the holder."""

    command = held.SayWhoNamed
    title = _("Who named you to hold this")
    why = _(
        "The person who was harmed can name who holds this. If nobody named you, leave it: then this says so. "
        "Everybody who is in this reads it on its first page."
    )
    by = short(_("Who named you"), WHO)
    how = short(_("How it was said"), _("For example: by voice, to Aishah."))
    name = short(_("What you are called here"), _("For those who do not know you in this program."))


class SayWhoNamedAnew(SayWhoNamed):
    """Said differently."""

    title = _("Say it differently")
