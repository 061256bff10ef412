"""The forms of people and invitations."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.house.invitations import DAYS, MOST_DAYS
from jaga.house.people import HandleRefused, refuse_handle
from jaga.pages.keeping.fields import roomy, short
from jaga.pages.keeping.sentences import sentence
from jaga.practice.refusals import TooLong
from jaga.practice.words import plain_newlines
from jaga.usecases.inviting import LONGEST_WELCOME
from jaga.usecases.strands import refuse_name


class _Named(forms.Form):
    """A form with fields for names, each refused as a name is."""

    use_required_attribute = False
    names: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """What was filled in, names without blanks around them."""
        said = super().clean() or {}
        for field in self.names:
            said[field] = str(said.get(field) or "").strip()
            if refused := refuse_name(said[field]):
                self.add_error(field, sentence(refused))
        return said


class NameForm(_Named):
    """What I call somebody."""

    names = ("name",)
    name = short(later("What do you call them?"), later("Only you see it."))


class InviteForm(_Named):
    """Whom I invite, as whom, and for how many days."""

    names = ("name", "own_name")
    name = short(later("What do you call them?"), later("Only you see it."))
    own_name = short(
        later("The name that you go by"),
        later("They see it with the invitation, and here later on."),
    )
    welcome = roomy(
        later("A few words of welcome"),
        later("If you like. Nothing about what happened: the link can fall into other hands."),
        rows=3,
    )
    days = forms.IntegerField(
        label=later("For how many days the link holds"), min_value=1, max_value=MOST_DAYS, required=False,
        help_text=later("1 to 30. You can take it back at any time."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": MOST_DAYS}),
        error_messages={
            name: later("A number of days from 1 to 30.") for name in ("invalid", "min_value", "max_value")
        },
    )  # fmt: skip

    def clean_days(self) -> int:
        """The days, or as many as are usual."""
        return int(self.cleaned_data["days"] or DAYS)

    def clean_welcome(self) -> str:
        """The words, refused where they are too many."""
        words = plain_newlines(str(self.cleaned_data["welcome"])).strip()
        if len(words) > LONGEST_WELCOME:
            raise forms.ValidationError(sentence(TooLong("welcome", LONGEST_WELCOME)))
        return words


def _handle_field() -> forms.CharField:
    entry = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(
        label=later("A name to sign in with"), required=False, widget=entry,
        help_text=later(
            "A short word; it does not have to be your name. Two words are added by chance. "
            "Whoever runs this website sees it."
        ),
    )  # fmt: skip


class HandleForm(forms.Form):
    """A handle, with which somebody signs in."""

    use_required_attribute = False
    chosen = _handle_field()

    def clean_chosen(self) -> str:
        """The handle, refused where it is none."""
        chosen = str(self.cleaned_data["chosen"])
        try:
            refuse_handle(chosen)
        except HandleRefused as refused:
            raise forms.ValidationError(
                _("A sign-in name has 1 to 40 letters or digits, with spaces or hyphens between.")
            ) from refused
        return chosen


class ComeForm(HandleForm, _Named):
    """Who comes: a handle, and the name that they go by."""

    names = ("own_name",)
    own_name = short(
        later("The name that you go by"),
        later("People who know you here see it, and may call you something else."),
    )
