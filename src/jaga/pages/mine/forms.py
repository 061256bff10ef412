"""The forms of what is mine."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.house.look import LONGEST_NAME, Icon, Look, may_lead
from jaga.pages.keeping.fields import short

ICONS = (
    (Icon.LANTERN, later("a lantern")),
    (Icon.LEAF, later("a leaf")),
    (Icon.PAGE, later("a page")),
    (Icon.DROP, later("a drop")),
)


class LookForm(forms.Form):
    """A neutral name, an icon, and where leaving leads."""

    use_required_attribute = False
    name = forms.CharField(
        label=later("Its name"), max_length=LONGEST_NAME, required=False,
        help_text=later("It stands in the title and in the browser's history. For example: Garden, Recipes."),
    )  # fmt: skip
    icon = forms.ChoiceField(
        label=later("Its icon"), choices=[(icon.value, said) for icon, said in ICONS], widget=forms.RadioSelect,
        required=False,
    )  # fmt: skip
    leave_to = short(
        later("Where leaving quickly leads"),
        later("A web address, or empty for a page about rice porridge that needs no network."),
    )

    def clean_leave_to(self) -> str:
        """The address, refused where it is none."""
        address = str(self.cleaned_data["leave_to"]).strip()
        if not may_lead(address):
            raise forms.ValidationError(_("This is no web address. It begins with https://"))
        return address

    def to_look(self) -> Look:
        """The look that this valid form stands for."""
        said: dict[str, Any] = self.cleaned_data
        return Look(
            name=said["name"].strip() or Look().name,
            icon=Icon(said["icon"]) if said["icon"] else Icon.LANTERN,
            leave_to=said["leave_to"],
        )
