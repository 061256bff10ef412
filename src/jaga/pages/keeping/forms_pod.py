"""The forms of my pod: whom I would turn to, whether I asked them, and who is further out."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, one_of, roomy, short
from jaga.pages.keeping.forms_notes import TO_HELP
from jaga.practice import people
from jaga.practice.people import Asked, Turning

TURNINGS = (
    (Turning.POD, _("whatever it is")),
    (Turning.HARMED, _("if I am harmed")),
    (Turning.CALLS_ME_OUT, _("to tell me when I was wrong")),
    (Turning.HOLDS_SHAME, _("if I have hurt somebody")),
    (Turning.AROUND, _("just to be around")),
    (Turning.FURTHER, _("further out: a number, a place, an organisation")),
)
"""When I would turn to them, from near to far."""
ASKED = (
    (Asked.NOT, _("I have not asked")),
    (Asked.ASKED, _("I asked, and there is no answer yet")),
    (Asked.YES, _("they said yes")),
    (Asked.NOT_NOW, _("not now")),
)


class NamePodMember(CommandForm):
    """Somebody I turn to."""

    command = people.NameSomeone
    title = _("Somebody I would turn to")
    why = _(
        "Two names are enough to begin. One and a half is enough too: a cousin for films, a helpline. "
        "It can be somebody who does not know why. They are told nothing from here."
    )
    guide = "s3"
    core = ("name", "turning")
    name = short(_("Who"), TO_HELP)
    turning = one_of(_("When"), TURNINGS[:-1], initial=Turning.POD)
    asked = one_of(_("Did I ask them?"), ASKED, initial=Asked.NOT)
    words = roomy(_("For what"), rows=3)


class NameShameHolder(CommandForm):
    """Who holds my shame."""

    command = people.NameSomeone
    means: ClassVar = {"turning": Turning.HOLDS_SHAME}
    title = _("With whom I can put down my shame")
    why = _("If something that you did weighs on you: somebody who hears it, and does not have to excuse it.")
    guide = "d3"
    name = short(_("Who"), TO_HELP)
    words = roomy(_("What I want to tell them"), rows=3)


class NameFurtherOut(CommandForm):
    """An organisation, a number, a place."""

    command = people.NameSomeone
    means: ClassVar = {"turning": Turning.FURTHER}
    title = _("Somebody further out")
    why = _("A helpline counts too. You can call, and hang up at any time.")
    guide = "s3"
    service = forms.ChoiceField(label=_("One that we know of"), required=False)
    name = short(
        _("Or one in your own words"), _("A clinic, a place of prayer, a stall where they know your face.")
    )
    words = roomy(_("For what"), rows=3)

    def offer_services(self, services: list[tuple[str, str]]) -> None:
        """The services of this place, by the ids under which its list has them."""
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("none of these")), *services]

    def said(self) -> dict[str, Any]:
        """Without words of my own it is called as the list calls it."""
        said = super().said()
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        listed = dict(field.choices).get(said.get("service", ""), "")  # type: ignore[arg-type]
        return {**said, "name": said.get("name") or (str(listed) if said.get("service") else "")}


class ChangeSomeone(CommandForm):
    """It is different with them now."""

    command = people.ChangeSomeone
    title = _("It is different now")
    name = short(_("Who"), TO_HELP)
    turning = one_of(_("When"), TURNINGS)
    asked = one_of(_("Did I ask them?"), ASKED)
    words = roomy(_("For what"), rows=3)
