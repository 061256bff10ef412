"""The forms of a story, and of support, that is one's own: the same commands, said to the person whose story it is."""

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping import forms_support as support
from jaga.pages.keeping.fields import one_of, roomy, some_of
from jaga.practice.consent import Purpose

FOR_ME = {Purpose.SUPPORT: _("to support me"), Purpose.PLAN_APART: _("to plan so that we do not meet")}
PURPOSES = tuple((purpose, FOR_ME.get(purpose, said)) for purpose, said in story.PURPOSES)


class KeepMine(story.KeepTold):
    """What I want to keep."""

    title = _("What I want to keep")
    why = _(
        "As much or as little as you like; a few lines are enough. Leave out real names if somebody "
        "else might see it one day."
    )
    guide = ""


class LetSomebodyKnow(story.RecordConsent):
    """Who may know of what happened to me, and for what."""

    title = _("Who may know, and for what")
    why = _("You decide, and you can change it any day. Writing it here tells nobody, and lets nobody read.")
    purposes = some_of(_("For what"), PURPOSES, initial=(Purpose.LISTEN,))
    # Django leaves out a field that a subclass sets to None; its stubs do not know that.
    words = how = ask_again = None  # type: ignore[assignment]


class LetKnowLess(story.NarrowConsent):
    """Less than before."""

    title = _("Less than before")
    purposes = some_of(_("For what it still counts"), PURPOSES)
    how = None  # type: ignore[assignment]  # left out, as above


class LetKnowNoMore(story.WithdrawConsent):
    """No longer."""

    title = _("No longer")


class AskFor(story.MakeRequest):
    """What I ask for."""

    title = _("What I ask for")
    why = _("In your own words. It stays so until you say otherwise.")
    words = roomy(_("In my words"), rows=3)


class AskDifferently(story.RewordRequest):
    """Other words."""

    title = _("Say it differently")
    words = roomy(_("In my words"), rows=3)


class AskNoMore(story.TakeRequestBack):
    """No longer asked for."""

    title = button = _("I no longer ask for this")


class ChooseWhatIHear(story.ChooseHearing):
    """How much I want to hear."""

    title = _("How much I want to hear of what follows")
    why = _("Hear only as much as you want. You can choose anew any day.")
    hearing = one_of(_("How much"), story.HEARINGS)


class SayWhoStandsWhere(story.SayRole):
    """Who stands where, in my own story: for the sides, and no question to me."""

    title = _("Who stands where, as I see it")
    why = _("You need not write this. It keeps what is yours from going to the other side by mistake.")


class SayINeed(support.SayNeed):
    """What I need."""

    title = _("What I need")
    why = _("In your own words, or a tick, or both. It binds you to nothing.")


class NoteDoneForMe(support.NoteDoneForNeed):
    """Something was done about it."""

    why = _("It stays here until you say that it is enough.")


class OfferMine(support.OfferTheirs):
    """I give, too."""

    title = _("What I would like to give")
    why = _("You can give as well as receive, where you want to: a recipe, an ear, a lift.")
    choices = roomy(_("What I would like to give"), _("One on each line."), rows=3)
