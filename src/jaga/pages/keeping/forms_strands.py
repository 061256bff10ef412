"""The forms of support, safety, a team and accountability."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short
from jaga.pages.keeping.forms_story import HEARINGS
from jaga.practice import across, agreements, free_notes, passed_on, plan, tasks
from jaga.practice.capacity import Side

WHO = _("A name that you and the others here understand.")


class WriteWhatHelps(CommandForm):
    """What helps."""

    command = free_notes.WriteNote
    title = _("What helps")
    why = _("In the words of the person whom it helps, in any language. What does not help belongs here too.")
    guide = "f5"
    words = roomy(_("Words"), rows=3)


class NoteTask(CommandForm):
    """Something to do."""

    command = tasks.NoteTask
    title = _("Something to do")
    why = _("It can stand here without a name until somebody takes it.")
    words = roomy(_("What"), rows=3)
    who = short(_("Who does it"), WHO)
    on = dated(_("When, if there is a day"))


class NoteTurn(NoteTask):
    """Who speaks when."""

    title = _("Who speaks, and when")
    why = _("Who begins, who listens, who leaves with whom. It can stand here without a name.")
    guide = "h4"


class TakeTask(CommandForm):
    """Somebody takes it."""

    command = tasks.TakeTask
    title = _("Somebody takes this")
    who = short(_("Who does it"), WHO)
    on = dated(_("When, if there is a day"))


class GiveTaskBack(CommandForm):
    """Nobody does it for now."""

    command = tasks.GiveTaskBack
    title = _("Give it back")
    why = _("No reason is asked. It stands here for somebody else.")
    button = _("Give it back")


class NoteTaskDone(CommandForm):
    """It was done."""

    command = tasks.NoteTaskDone
    title = _("It was done")
    button = _("It was done")
    afresh = ("words",)
    words = roomy(_("What came of it, if you want to keep it"), rows=2)


class WritePiece(CommandForm):
    """A piece of the plan."""

    command = plan.WritePiece
    title = _("A piece of the plan")
    why = _("One piece is enough to begin. Short words are quick to read at night.")
    guide = "w7"
    about = short(_("What it is for"), _("For example: a word that means come, a bag, whom to call first."))
    words = roomy(_("Words"), rows=3)
    who = short(_("Who holds this part"), WHO)


class WritePlace(WritePiece):
    """A place of safety."""

    title = _("A place to go to")
    why = _("Where, and how to get in. Fewer people know this than know the plan.")
    about = short(_("When this place fits"))


class RewordPiece(CommandForm):
    """The piece is different now."""

    command = plan.RewordPiece
    title = _("Say it differently")
    about = short(_("What it is for"))
    words = roomy(_("Words"), rows=3)
    who = short(_("Who holds this part"), WHO)


class TakeUpRequest(CommandForm):
    """What is asked for, as it was passed on."""

    command = passed_on.TakeUpRequest
    title = _("What is asked for, as it was passed on")
    why = _("A short text of its own, in the words of the one who asks. It tells nothing of what happened.")
    core = ("words",)
    words = roomy(_("In their words"), rows=3)
    asked_by = short(_("Who asks for it"), WHO)
    by = short(_("Who passed it on"))


class NoteNoLongerAsked(CommandForm):
    """They no longer ask for it."""

    command = passed_on.NoteNoLongerAsked
    title = _("They no longer ask for this")
    button = _("They no longer ask for this")


class TakeUpHearing(CommandForm):
    """How much they want to hear, told by voice."""

    command = passed_on.TakeUpHearing
    title = _("How much they want to hear of what follows")
    why = _("The choice of the person who was harmed. It can change any day.")
    hearing = one_of(_("How much"), HEARINGS)

    @classmethod
    def fits(cls, state: Any) -> bool:
        """Where it did not come across with the requests, from a card that can change it."""
        return not state.passed_on.card


class EndAgreement(CommandForm):
    """It is over."""

    command = agreements.EndAgreement
    title = _("This is over")
    why = _("Because it was done, or was not, or was left. A few words say more than a tick.")
    button = _("It is over")
    afresh = ("words",)
    words = roomy(_("How it went"), rows=3)


class WriteWhatWasSeen(CommandForm):
    """What was seen."""

    command = free_notes.WriteNote
    title = _("What was seen")
    why = _(
        "What you saw yourself, on which day, in plain words. "
        "Everybody who is in this reads it, and who wrote it."
    )
    guide = "h7"
    words = roomy(_("What I saw myself"), rows=3)
    theirs = roomy(
        _("What somebody else said"), _("Leave it empty, unless they said that it may stand here."), rows=2
    )
    may = forms.BooleanField(label=_("They said I may write this"), required=False)


class WriteWhatNext(CommandForm):
    """What is next."""

    command = free_notes.WriteNote
    title = _("What next")
    why = _("The way ahead as this team sees it. How somebody answered belongs in your own notes.")
    guide = "h7"
    words = roomy(_("Words"), rows=3)


SIDES = (
    (Side.SURVIVOR, _("with the person who was harmed")),
    (Side.OTHER, _("with the person who caused harm")),
    (Side.NEITHER, _("with neither")),
)


class SaySide(CommandForm):
    """With whom a team is."""

    command = across.SaySide
    title = _("With whom this team is")
    why = _("So that nobody reads on both sides by mistake.")
    side = one_of(_("This team is"), SIDES)
