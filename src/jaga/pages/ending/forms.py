"""The forms of an ending, of what was learned, and of telling others of a legal threat."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, one_of, roomy
from jaga.practice import ending, free_notes
from jaga.practice.ending import How
from jaga.usecases import threat

HOWS = (
    (How.REPAIR, _("something was repaired")),
    (How.DISTANCE, _("we keep apart from now on")),
    (How.STOPPING, _("somebody stopped")),
    (How.UNFINISHED, _("it was left unfinished")),
)


class NoteEnding(CommandForm):
    """How it ended for me."""

    command = ending.NoteEnding
    title = _("How it ended for me")
    why = _("For you alone. You can leave anything blank and change it any day.")
    core = ("how", "words")
    how = one_of(_("How did it end?"), HOWS)
    words = roomy(_("In your words"), rows=3)
    safe = roomy(
        _("What I do to be safe"),
        _("For example: keys taken back, location off, who knows where I am tonight. No address here."),
        rows=3,
    )
    keep = roomy(_("What I keep"), _("A promise that still stands, something I learned."), rows=2)
    let_go = roomy(
        _("What I let go"), _("Messages that I read again at night. It need not be today."), rows=2
    )
    grief = roomy(_("What I am sad about, or glad about"), rows=2)


class GoOnAfterAll(CommandForm):
    """It goes on."""

    command = ending.GoOnAfterAll
    title = _("It goes on after all")
    button = _("It goes on after all")


class SayItEnded(CommandForm):
    """It ended, for those who read here."""

    command = ending.SayItEnded
    title = _("It has ended")
    why = _("Everybody who is in this reads it, the person who caused harm too. Who ends it owes no reason.")
    guide = "h8"
    how = one_of(_("How did it end?"), HOWS)
    words = roomy(_("In a few words, if any"), rows=2)


class SayItGoesOn(CommandForm):
    """It goes on, for those who read here."""

    command = ending.SayItGoesOn
    title = _("It goes on after all")
    button = _("It goes on after all")


class LearnedForm(CommandForm):
    """What was learned, before and while it is looked through."""

    command = free_notes.WriteNote
    words = roomy(_("What we learned"), _("Without names. It is kept only when you say so below."), rows=10)


class AdviseForm(CommandForm):
    """Whom I tell of a legal threat, and in which words."""

    command = threat.Advise
    to = forms.MultipleChoiceField(
        label=_("Whom do you tell?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = roomy(
        _("In these words"), _("You can change them. Leave out who threatens, and what about."), rows=6
    )

    def said(self) -> dict[str, Any]:
        """The words; whom is asked for apart."""
        return {"words": super().said().get("words", "")}
