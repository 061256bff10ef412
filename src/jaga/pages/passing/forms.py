"""The forms of what goes across: requests to send, where to take them up, a digest."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, roomy, short
from jaga.practice import digests
from jaga.practice.passed_on import WANTED, Occasion

OCCASIONS = (
    (Occasion.AGREED, _("something was agreed")),
    (Occasion.END, _("it has ended")),
    (Occasion.BETWEEN, _("something in between")),
)

NAMES = ("asked_by", "by")


def _boxes(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def _one(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, required=False, widget=forms.RadioSelect)


class OverForm(forms.Form):
    """Which requests go, to whom, by whom; and whether how much they want to hear goes along."""

    requests = _boxes(_("What goes across"))
    to = _one(_("To whom"), _("Best the one who looks after that team's page."))
    asked_by = short(_("Who asks for it"), _("The name that is to stand there."))
    by = short(_("Who passed it on"), _("The name that is to stand there."))
    hearing_too = forms.MultipleChoiceField(
        label=_("What goes along"), choices=[("yes", _("how much to hear of what follows"))], initial=["yes"],
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    use_required_attribute = False
    own = False
    """Whether it is asked by the one who sends it: then no name has to stand there, and none is asked for."""

    @property
    def open_fields(self) -> list[forms.BoundField]:
        """What stands open."""
        return [field for field in self if not (self.own and field.name in NAMES)]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What waits behind it."""
        return [field for field in self if self.own and field.name in NAMES]


class TakeUpForm(forms.Form):
    """Where it is taken up."""

    places = _boxes(_("Where it belongs"))

    use_required_attribute = False


class DigestForm(forms.Form):
    """A short text for the one who was harmed."""

    occasion = _one(_("What this is about"))
    words = roomy(
        _("A few lines"), _("Only what they asked to hear. No names that they did not use."), rows=4
    )

    use_required_attribute = False


class ProposeDigest(CommandForm):
    """Lines that could go."""

    command = digests.ProposeDigest
    title = _("Propose some lines")
    why = _(
        "Nothing goes by itself. Whoever holds this page reads it again, changes it if need be, and sends it or not."
    )
    occasion = _one(_("What this is about"))
    words = roomy(
        _("A few lines"), _("Only what they asked to hear. No names that they did not use."), rows=4
    )

    @classmethod
    def fits(cls, state: Any) -> bool:
        """Where they want to hear something, and were not told that it has ended."""
        return bool(WANTED[state.passed_on.hearing]) and not state.digests.end_told

    @classmethod
    def at_first(cls, state: Any) -> dict[str, Any]:
        """Of as much as they want to hear."""
        return {"wanted": WANTED[state.passed_on.hearing]}

    def __init__(self, *args: Any, wanted: Collection[Occasion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["occasion"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each, label) for each, label in OCCASIONS if each in wanted]

    def clean(self) -> dict[str, Any]:
        """One of these has to be chosen."""
        said = super().clean()
        if not said.get("occasion") and "occasion" not in self.errors:
            self.add_error("occasion", _("Choose one of these."))
        return said

    def said(self) -> dict[str, Any]:
        """What it is about by its own name."""
        said = super().said()
        return {**said, "occasion": Occasion(said["occasion"])}


class RewordDigest(CommandForm):
    """Other words for them."""

    command = digests.RewordDigest
    title = _("Say it differently")
    words = roomy(_("A few lines"), rows=4)


class LeaveDigest(CommandForm):
    """They do not go."""

    command = digests.LeaveDigest
    title = _("This does not go")
    button = _("This does not go")


class BothForm(forms.Form):
    """Who may be with both sides, and how the survivor said so."""

    to = _one(_("Who"))
    how = short(_("How they said it"), _("For example: by voice, in a park."))

    use_required_attribute = False
