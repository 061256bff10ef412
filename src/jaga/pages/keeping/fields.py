"""Form fields, and how a form becomes a command of the practice.

A form's fields bear the names of its command's fields, so that a refusal finds the field it speaks of.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.practice.events import Command
from jaga.practice.words import plain_newlines

if TYPE_CHECKING:
    # A sentence that waits for its language; the stubs have a name for it that Django itself lacks.
    from django.utils.functional import _StrPromise

    Label = str | _StrPromise
else:
    Label = object
ROWS = 5


class CommandForm(forms.Form):
    """A form that becomes one command."""

    command: ClassVar[type[Any]]
    title: ClassVar[Label]
    button: ClassVar[Label] = _("Keep this")
    why: ClassVar[Label] = ""
    means: ClassVar[dict[str, object]] = {}
    """Fields of the command that this form always gives the same."""
    core: ClassVar[tuple[str, ...]] = ()
    """The fields that stand open; the others wait under *More*. Empty: all stand open."""
    holders: ClassVar[bool] = False
    """Whether only the holder of the strand says it."""
    afresh: ClassVar[tuple[str, ...]] = ()
    """Fields that begin empty, though what the form is about has words of the same name."""
    guide: ClassVar[str] = ""
    """The text that helps with this form, by its name."""

    use_required_attribute = False

    @classmethod
    def fits(cls, state: Any) -> bool:  # noqa: ARG003  (asked of every form; most fit always)
        """Whether this form has a sense while the strand stands so."""
        return True

    @classmethod
    def at_first(cls, state: Any) -> dict[str, Any]:  # noqa: ARG003  (asked of every form; most begin empty)
        """With what this form begins while the strand stands so, as arguments of it."""
        return {}

    def know(self, named: list[tuple[str, str]]) -> None:
        """Those whose cards the writer holds, as marks with names; for a form that can name one of them."""
        if "card" in self.fields:
            self.fields["card"].choices = [("", _("nobody of these")), *named]  # type: ignore[attr-defined]
            if not named:
                del self.fields["card"]

    def offer_services(self, services: list[tuple[str, str]]) -> None:
        """The services of the place where the writer is, by id with their names; for a form that can name one."""

    @property
    def kind_name(self) -> str:
        """The name under which the page sends this form."""
        return type(self).__name__

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def open_fields(self) -> list[forms.BoundField]:
        """The fields that stand open: the core, and whatever needs a look."""
        return [field for field in self if not self.core or field.name in self.core or field.errors]

    def more_fields(self) -> list[forms.BoundField]:
        """The fields under *More*."""
        shown = {field.name for field in self.open_fields()}
        return [field for field in self if field.name not in shown]

    def to_command(self, **fixed: object) -> Command:
        """The command that this valid form stands for; `fixed` are the fields that no person fills in."""
        command: Command = self.command(**self.said(), **self.means, **fixed)
        return command

    def clean(self) -> dict[str, Any]:
        """What was filled in; a day or a choice that the command needs and that is missing is said at its field."""
        said = super().clean() or {}
        for name in _needed(self.command):
            if name in self.fields and name not in self.errors and said.get(name, "") is None:
                day = isinstance(self.fields[name], forms.DateField)
                self.add_error(name, _("Choose a day.") if day else _("Choose one of these."))
        return said

    def said(self) -> dict[str, Any]:
        """What was filled in, by the command's own field names; what was left out takes the command's default."""
        needed = set(_needed(self.command))
        return {
            name: _plain(value)
            for name, value in self.cleaned_data.items()
            if name in needed or not _left_out(value)
        }


def _needed(command: type[Any]) -> Iterable[str]:
    return (field.name for field in msgspec.structs.fields(command) if field.required)


def _left_out(value: object) -> bool:
    return value is None or value == ""


def _plain(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return plain_newlines(value)
    return frozenset(value) if isinstance(value, list) else value


def roomy(label: Label, help_text: Label = "", rows: int = ROWS) -> forms.CharField:
    """A roomy field for words; never required, because a refusal says so better."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=area)


def short(label: Label, help_text: Label = "") -> forms.CharField:
    """A field for a few words."""
    entry = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=entry)


def dated(label: Label, help_text: Label = "") -> forms.DateField:
    """A field for a date, with the device's own calendar where it has one."""
    entry = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = {"invalid": _("This is not a date that we can read. Like this: 2026-12-31.")}
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=entry, input_formats=["%Y-%m-%d"],
        error_messages=wrong,
    )  # fmt: skip


def card_of(label: Label, help_text: Label = "") -> forms.ChoiceField:
    """One of those whose cards the writer holds; `CommandForm.know` fills it."""
    return forms.ChoiceField(label=label, help_text=help_text, required=False)


Choice = tuple[StrEnum, Label]


class _Chosen(forms.TypedChoiceField):
    """One of some choices; without a choice, the command's own default stands."""


def one_of(
    label: Label, choices: Iterable[Choice], help_text: Label = "", *, initial: StrEnum | None = None
) -> forms.TypedChoiceField:
    """One of a few, as radio buttons."""
    listed = list(choices)
    kind = type(listed[0][0])
    return _Chosen(
        label=label, help_text=help_text, required=False, coerce=kind, empty_value=None, initial=initial,
        choices=[(each.value, said) for each, said in listed], widget=forms.RadioSelect,
    )  # fmt: skip


def some_of(
    label: Label, choices: Iterable[Choice], help_text: Label = "", initial: Iterable[StrEnum] = ()
) -> forms.TypedMultipleChoiceField:
    """Any of a few, as boxes to tick."""
    listed = list(choices)
    kind = type(listed[0][0])
    return forms.TypedMultipleChoiceField(
        label=label, help_text=help_text, required=False, coerce=kind, empty_value=[], initial=list(initial),
        choices=[(each.value, said) for each, said in listed], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
