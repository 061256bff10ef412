"""The forms of handing a strand over, and of taking one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import short
from jaga.usecases.cards import Known
from jaga.usecases.giving import SHOWN_TO_EACH_OTHER
from jaga.usecases.holding import Offered, Taking


class HandForm(forms.Form):
    """To whom; and of what is my own, whether they hold it for me."""

    use_required_attribute = False
    whom = forms.ChoiceField(
        label=_("To whom"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose one person."), "invalid_choice": _("Choose one person.")},
    )  # fmt: skip
    how = forms.ChoiceField(
        label=_("How"), widget=forms.RadioSelect, required=False, initial="lent",
        choices=[
            ("lent", _("They hold it for me. I can take it back alone, at any time.")),
            ("given", _("For always. From then on it is theirs.")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, others: tuple[Known, ...], mine: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)
        whom.choices = [(known.id.hex(), known.name) for known in others]
        if not mine:
            del self.fields["how"]

    @property
    def way_back(self) -> bool:
        """Whether it is only lent. Whoever says nothing about what is their own lends it."""
        return "how" in self.fields and self.cleaned_data["how"] != "given"


class TakeForm(forms.Form):
    """What I call it, whose it is, and whether the one before reads on."""

    use_required_attribute = False
    name = short(
        _("What do you call this?"),
        _("Only you see it. Something that tells nothing: Thursday, the blue folder."),
    )
    mine = forms.ChoiceField(
        label=_("Whose is it?"), widget=forms.RadioSelect, required=False, initial="yes",
        choices=[("yes", _("It is about me. It is mine.")), ("no", _("I go on holding it for somebody."))],
    )  # fmt: skip
    reads_on = forms.ChoiceField(
        label=_("May the one who held it so far go on reading?"), widget=forms.RadioSelect, required=False,
        initial="no", choices=[("no", _("no")), ("yes", _("yes, only to listen"))],
        help_text=_("You can change this at any time."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if offered.place:
            del self.fields["name"]
        if offered.offer.for_them or offered.offer.kind != "story":
            del self.fields["mine"]
        if offered.offer.for_them:
            del self.fields["reads_on"]
        elif offered.offer.kind in SHOWN_TO_EACH_OTHER:
            self.fields["reads_on"].label = gettext("Does the one who held it so far stay in it?")
            self.fields["reads_on"].choices = [("yes", gettext("yes")), ("no", gettext("no"))]  # type: ignore[attr-defined]
        elif offered.holder:
            asked = gettext("May %(name)s go on reading?") % {"name": offered.holder.name}
            self.fields["reads_on"].label = asked

    def to_taking(self) -> Taking:
        """What this valid form says."""
        said = self.cleaned_data
        return Taking(said.get("name", ""), said.get("mine") != "no", said.get("reads_on") == "yes")
