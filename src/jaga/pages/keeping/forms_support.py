"""The forms of what is needed and what is offered, in a support strand."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping.fields import CommandForm, roomy, short, some_of
from jaga.pages.keeping.forms_strands import WHO
from jaga.practice import needs, offers
from jaga.practice.needs import NeedKind

KINDS = (
    (NeedKind.COMPANY, _("company, or a film")),
    (NeedKind.ANSWER, _("to find out what I want to answer")),
    (NeedKind.ASK_FOR_ME, _("to have somebody asked for me")),
    (NeedKind.MEDIATE, _("somebody who goes between people")),
    (NeedKind.PASS_ON, _("to have passed on what I ask for")),
    (NeedKind.ELSE, _("something else")),
)
"""As the person who was harmed would say it."""


class SayNeed(CommandForm):
    """Something is needed."""

    command = needs.SayNeed
    title = _("What is needed")
    why = _(
        "In the words of the person who was harmed, or a tick, or both. It binds nobody, them least of all."
    )
    guide = "f5"
    words = roomy(_("Words"), rows=3)
    kinds = some_of(_("What it is, if one of these fits"), KINDS)


class RewordNeed(CommandForm):
    """It is different now."""

    command = needs.RewordNeed
    title = _("Say it differently")
    words = roomy(_("Words"), rows=3)
    kinds = some_of(_("What it is, if one of these fits"), KINDS)


class NoteDoneForNeed(CommandForm):
    """Something was done about it."""

    command = needs.NoteDoneForNeed
    title = _("Something was done")
    why = _("It stays here until the person who was harmed says that it is enough.")
    afresh = ("words",)
    words = roomy(_("What was done"), rows=2)
    who = short(_("Who did it"), WHO)


class NeedNoMore(CommandForm):
    """No longer needed."""

    command = needs.NeedNoMore
    title = _("This is no longer needed")
    button = _("This is no longer needed")


class MakeOffer(notes.MakeOffer):
    """An offer that everybody here can read."""

    title = _("What I can offer")
    why = _("Without strings. It needs no answer, and no answer is fine.")
    choices = roomy(_("What I can offer"), _("One on each line, so that one of them can be chosen."), rows=4)
    by = short(_("Who offers it"), WHO)
    to = None  # type: ignore[assignment]  # here it is clear to whom


class OfferTheirs(notes.MakeOffer):
    """The survivor gives, too."""

    command = offers.OfferTheirs  # type: ignore[assignment]
    holders = True
    title = _("What the person who was harmed would like to give")
    why = _(
        "They can give as well as receive, where they want to: a recipe, an ear, a lift. Asking for it is trust."
    )
    choices = roomy(_("What they would like to give"), _("One on each line."), rows=3)
    to = None  # type: ignore[assignment]


class NoteChoice(notes.NoteChoice):
    """What was chosen of an offer."""

    title = _("What was chosen")


class NoteOfferDone(CommandForm):
    """It was done."""

    command = offers.NoteOfferDone
    title = _("It was done")
    button = _("It was done")
    afresh = ("words",)
    words = roomy(_("What came of it, if you want to keep it"), rows=2)


class TakeOfferBack(CommandForm):
    """No longer offered."""

    command = offers.TakeOfferBack
    title = _("This is no longer offered")
    why = _("No reason is asked.")
    button = _("This is no longer offered")
