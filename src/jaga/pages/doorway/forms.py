"""The forms at the door: a first save in its four ways, and choosing a passphrase."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping import forms_circle as circle
from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping import forms_own as own
from jaga.pages.keeping.fields import CommandForm, dated, short
from jaga.usecases.passphrase import Weakness, weakness

WAYS: dict[str, tuple[str, tuple[type[CommandForm], ...]]] = {
    "2": ("notes", (notes.MakePromise, notes.PlanCheckIns, notes.NoteMaySay)),
    "1": ("story", (own.KeepMine,)),
    "3": ("notes", (notes.WriteReflection,)),
    "4": ("notes", (notes.WriteNote,)),
    "5": ("circle", (circle.SayIAmIn, circle.ReachOurAgreement)),
}
"""What each way of beginning keeps: the kind of strand, and the forms it offers; numbered as the doors are, then a
circle."""


class NameForm(forms.Form):
    """What I call this; nobody else sees it."""

    name = short(
        later("What do you call this?"),
        later("Only you see it. Something that tells nothing: Thursday, the blue folder."),
    )


class LetGoForm(forms.Form):
    """The day on which it is let go by itself, suggested and free to change."""

    on = dated(
        later("Let it go by itself on"),
        later(
            "A year from now is suggested. It goes when you next open it, on that day or later. "
            "Left empty, it stays until you let it go."
        ),
    )


class PassphraseForm(forms.Form):
    """A new passphrase: the one offered, or one's own."""

    which = forms.ChoiceField(
        label=later("Passphrase"), widget=forms.RadioSelect, initial="offered", required=False,
        choices=[("offered", later("the six words above; I write them down now")), ("own", later("my own"))],
    )  # fmt: skip
    offered = forms.CharField(widget=forms.HiddenInput, required=False)
    own = forms.CharField(
        label=later("My own passphrase"), required=False, strip=False,
        help_text=later("Four or more words that do not belong together. Look who can see your screen."),
        widget=forms.TextInput(attrs={"autocomplete": "new-password", "spellcheck": "false", "autocapitalize": "none"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The passphrase chosen, refused with its reason where it is weak."""
        said = super().clean() or {}
        # Somebody who typed their own means it, whichever button is on.
        own = said.get("own") or (said.get("which") == "own")
        chosen = said.get("own", "") if own else said.get("offered", "")
        if found := weakness(chosen):
            self.add_error("own", _weak(found))
        return {**said, "passphrase": chosen}


def _weak(found: Weakness) -> str:
    return {
        Weakness.SHORT: _("This is too short to hold. Ten letters at least; four words are better."),
        Weakness.COMMON: _("Many people use this, or something close to it. It would be tried first."),
        Weakness.GUESSABLE: _(
            "A computer could find this out in hours or days. Add two words that do not belong to it."
        ),
        Weakness.LONG: _("This is longer than a passphrase can be. A sentence is enough."),
    }[found]
