"""The forms of giving and asking: one sentence stands open, what makes it longer waits behind it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import Choice, CommandForm, Label, dated, one_of, roomy, short, some_of
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.practice.consent import Purpose, Reach
from jaga.usecases import asking, giving
from jaga.usecases.cards import Known

REACHES = (
    (Reach.FROM_NOW_ON, _("from now on: what is here already stays closed to them")),
    (Reach.WHOLE, _("the whole story: what is here already, too")),
)
REACHES_OF_A_CIRCLE = (REACHES[0], (Reach.WHOLE, _("everything: what is here already, too")))
REMINDS = _("This reminds you. It locks nothing.")


def _box(label: Label, help_text: Label = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class GiveForm(CommandForm):
    """One sentence: as it begins it is only to listen; how far back is chosen."""

    command = giving.Give
    core = ("reach", "along")
    reach = one_of(_("How much"), REACHES)
    purposes = some_of(_("For what"), PURPOSES, initial=(Purpose.LISTEN,))
    until = dated(_("Until when, if it ends"), _("This day is still theirs. Then it ends by itself."))
    ask_again = dated(_("When I ask again"), REMINDS)
    writes = _box(_("They may add words of their own"))
    called = short(
        _("What they are called here"),
        _("Everybody who reads this sees it. Some of them may not know this person in this program."),
    )
    along = _box(
        _("They only read along: nothing here is asked of them"),
        _(
            "Everybody who reads this sees it. If it is not ticked, their first page says that it may be asked of them."
        ),
    )
    how = short(
        _("How this was agreed"),
        _(
            "Only if you want. Everybody who reads this can read that note, with the name by which you call them."
        ),
    )

    def __init__(
        self,
        *args: Any,
        choices: tuple[Choice, ...],
        notes: bool,
        called: bool,
        along: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, choices)
        if not notes:
            del self.fields["how"]
        if not called:
            del self.fields["called"]
        if not along:
            del self.fields["along"]
        if called or not choices:  # where all are shown to each other, whoever reads writes
            del self.fields["writes"]
        if called:
            self.fields["reach"].choices = [(each.value, said) for each, said in REACHES_OF_A_CIRCLE]  # type: ignore[attr-defined]
        if not choices:
            self.fields["reach"].choices = [(each.value, said) for each, said in REACHES_OF_A_CIRCLE]  # type: ignore[attr-defined]


class NarrowForm(CommandForm):
    """Less than before."""

    command = giving.Narrow
    purposes = some_of(_("For what it still counts"), PURPOSES)
    until = dated(_("Until when"), _("This day is still theirs. Then it ends by itself."))
    reach = _box(_("Only what I write from now on; what is here already is closed to them"))
    only_reads = _box(_("They may read, and no longer add words"))

    def __init__(
        self, *args: Any, choices: tuple[Choice, ...], whole: bool, writes: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, choices)
        if not whole:
            del self.fields["reach"]
        if not writes:
            del self.fields["only_reads"]

    def said(self) -> dict[str, Any]:
        """A ticked box takes the past away; an empty one leaves it as it is."""
        said = super().said()
        return {**said, "reach": Reach.FROM_NOW_ON if said.pop("reach", False) else None}


class StandForm(CommandForm):
    """It stands."""

    command = giving.Stand
    ask_again = dated(_("When I ask again"), _("Left empty, you are not reminded. It stands either way."))


class AskForm(CommandForm):
    """A question to the one who holds it."""

    command = asking.Ask
    whom = forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect, required=False)
    purposes = some_of(_("For what"), PURPOSES)
    words = roomy(_("In your words"), _("Only the person who holds this reads them."), rows=3)

    def __init__(self, *args: Any, others: list[Known], choices: tuple[Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, choices)
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)
        names = [(known.id.hex(), known.name) for known in others]
        if not choices:  # in a circle there is no more for oneself
            field.choices, field.required = names, True
            field.error_messages["required"] = _("Choose one person.")
            return
        if not others:
            field.widget = forms.HiddenInput()
        field.choices = [("", _("for me: more than now")), *names]
        field.initial = ""

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Ask for one of these."""
        _offer(self, choices)

    def said(self) -> dict[str, Any]:
        """Everything but for whom, which is a card and no word."""
        return {name: value for name, value in super().said().items() if name != "whom"}


class AcceptForm(forms.Form):
    """The name under which something stands on my shelf."""

    name = short(
        _("What do you call this?"),
        _("Only you see it. Something that tells nothing: Thursday, the blue folder."),
    )


def _offer(form: forms.Form, choices: tuple[Choice, ...]) -> None:
    if not choices:
        del form.fields["purposes"]
        return
    field = form.fields["purposes"]
    assert isinstance(field, forms.TypedMultipleChoiceField)
    field.choices = [(each.value, said) for each, said in choices]
