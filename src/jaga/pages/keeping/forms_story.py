"""The forms of a story: whose it is, what was told if it is kept, what was agreed, what they ask for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, card_of, dated, one_of, roomy, short, some_of
from jaga.pages.keeping.forms_notes import TO_HELP
from jaga.practice import consent, requests, roles, telling
from jaga.practice.consent import Purpose, Reach
from jaga.practice.roles import Role
from jaga.practice.telling import Hearing, Knows

KNOWS = (
    (Knows.YES, _("yes, they know")),
    (Knows.NOT_YET, _("not yet, I will tell them")),
    (Knows.NOT_ASKED, _("I have not asked")),
)


class NoteKnowing(CommandForm):
    """Do they know."""

    command = telling.NoteKnowing
    title = _("Do they know that this is kept?")
    why = _("To write down what somebody told you is already passing it on. It stays theirs.")
    guide = "f2"
    knows = one_of(_("Do they know?"), KNOWS)


class KeepTold(CommandForm):
    """What was told."""

    command = telling.KeepTold
    title = _("What was told")
    why = _("Only what is needed, in plain words. Leave out real names, addresses, guesses and verdicts.")
    guide = "s7"
    words = roomy(_("Your words"))


class RewordTold(CommandForm):
    """Other words."""

    command = telling.RewordTold
    title = _("Say it differently")
    words = roomy(_("Your words"))


PURPOSES = (
    (Purpose.LISTEN, _("only to listen")),
    (Purpose.SUPPORT, _("to support the person who was harmed")),
    (Purpose.PLAN_APART, _("to plan so that they do not meet")),
    (Purpose.ADVICE, _("to get legal or professional advice")),
    (Purpose.APPROACH, _("to approach the person who caused harm")),
    (Purpose.PUBLIC, _("for public words without names")),
)
REACHES = (
    (Reach.WHOLE, _("the whole story")),
    (Reach.FROM_NOW_ON, _("only from now on")),
)


class RecordConsent(CommandForm):
    """What was agreed."""

    command = consent.RecordConsent
    title = _("What was agreed")
    why = _(
        "One line is enough: who may know, and for what. Until more is said it is: only me, only to listen."
    )
    guide = "f2"
    core = ("to", "purposes")
    to = short(_("Who may know"), _("Left empty: only me."))
    purposes = some_of(_("For what"), PURPOSES, initial=(Purpose.LISTEN,))
    reach = one_of(_("How much"), REACHES, initial=Reach.WHOLE)
    words = roomy(_("In their words"), rows=3)
    how = short(_("How they said it"), _("For example: by voice, in a park."))
    until = dated(_("Until when, if it ends"))
    ask_again = dated(_("When I ask again"), _("This reminds you. It locks nothing."))


class NarrowConsent(CommandForm):
    """Less than before."""

    command = consent.NarrowConsent
    title = _("They want less than before")
    button = _("Make it less")
    afresh = ("how",)
    purposes = some_of(_("For what it still counts"), PURPOSES)
    until = dated(_("Until when"))
    how = short(_("How they said it"))


class WithdrawConsent(CommandForm):
    """No longer."""

    command = consent.WithdrawConsent
    title = _("They no longer agree")
    why = _("No reason is needed. What was read before has been read; from now on it counts no more.")
    button = _("End it now")


class ConfirmConsent(CommandForm):
    """Still agreed."""

    command = consent.ConfirmConsent
    title = _("I asked, and it still stands")
    button = _("It still stands")
    afresh = ("how",)
    ask_again = dated(_("When I ask again"))
    how = short(_("How they said it"))


class AskForConsent(CommandForm):
    """I asked."""

    command = consent.AskForConsent
    title = _("I asked whether somebody may know")
    why = _("No answer is an answer too: it means no, for now.")
    to = short(_("Who would know"), TO_HELP)
    words = roomy(_("What I asked"), rows=3)


class NoteNo(CommandForm):
    """They said no."""

    command = consent.NoteNo
    title = _("They said no, or nothing")
    button = _("They said no, or nothing")


class MakeRequest(CommandForm):
    """What they ask for."""

    command = requests.MakeRequest
    title = _("What they ask for")
    why = _("In their words, as they said it. It stays so until they say otherwise.")
    words = roomy(_("In their words"), rows=3)


class RewordRequest(CommandForm):
    """Other words."""

    command = requests.RewordRequest
    title = _("They say it differently now")
    words = roomy(_("In their words"), rows=3)


class TakeRequestBack(CommandForm):
    """No longer asked for."""

    command = requests.TakeRequestBack
    title = _("They no longer ask for this")
    button = _("They no longer ask for this")


HEARINGS = (
    (Hearing.EVERYTHING, _("everything")),
    (Hearing.AGREED, _("only when something is agreed")),
    (Hearing.END, _("only the end")),
    (Hearing.NOTHING, _("nothing")),
)


class ChooseHearing(CommandForm):
    """How much they want to hear."""

    command = telling.ChooseHearing
    title = _("How much to hear of what follows")
    why = _("The choice of the person who was harmed. It can change any day.")
    hearing = one_of(_("How much"), HEARINGS)


ROLES = (
    (Role.UNSETTLED, _("not settled")),
    (Role.HARMED, _("was harmed")),
    (Role.CAUSED_HARM, _("caused harm")),
    (Role.STANDS_BY, _("stands by somebody")),
)


class SayRole(CommandForm):
    """Who stands where, as somebody says."""

    command = roles.SayRole
    title = _("Who stands where, as far as it is said")
    why = _("For this situation only. It can change, and it can stay unsettled.")
    name = short(_("Who"), TO_HELP)
    card = card_of(
        _("Or somebody I know here"),
        _("Then what is kept for one side cannot be given to the other by mistake."),
    )
    role = one_of(_("Where they stand here"), ROLES, initial=Role.UNSETTLED)
    words = roomy(_("Who says so, and how"), rows=3)

    def clean(self) -> dict[str, Any]:
        """Somebody whose card was chosen goes by the name that the writer has for them."""
        said = super().clean()
        if said.get("card") and not said.get("name"):
            said["name"] = dict(self.fields["card"].choices)[said["card"]]  # type: ignore[attr-defined]
        return said


class SayRoleAgain(SayRole):
    """It is different now, or nobody has to settle it."""

    title = _("Say it differently, or leave it unsettled")
    why = _("It can change at any time, and needs no reason.")


class PauseToAssess(CommandForm):
    """A pause, before anything is asked of anybody."""

    command = roles.PauseToAssess
    title = _("Pause, to see who was harmed and how")
    why = _(
        "When it is not clear, or both say that they were harmed. What keeps somebody safe goes on meanwhile."
    )
    button = _("We pause")
    words = roomy(_("What we want to understand first"), rows=3)

    @classmethod
    def fits(cls, state: Any) -> bool:
        """While there is no pause."""
        return state.roles.assessing is None


class GoOn(CommandForm):
    """The pause is over."""

    command = roles.GoOn
    title = _("The pause is over")
    button = _("We go on")

    @classmethod
    def fits(cls, state: Any) -> bool:
        """While there is a pause."""
        return state.roles.assessing is not None
