"""Quiet times and days as fields of a form: whole days, early, late, and one window or stretch of days more each time.

What is kept are windows of the week and stretches of days. A form shows them again as they were filled in.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import Label, dated
from jaga.practice.hours import Away, Days, Quiet, Window

MIDNIGHT = time(0)
DAYS = tuple((str(number), name) for number, name in WEEKDAYS.items())
MOST_ROWS = 12


def hour(label: Label, help_text: Label = "") -> forms.TimeField:
    """A field for an hour of the day."""
    entry = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    wrong = {"invalid": _("This is not an hour that we can read. Like this: 21:30.")}
    return forms.TimeField(
        label=label, help_text=help_text, required=False, widget=entry, input_formats=["%H:%M", "%H:%M:%S"],
        error_messages=wrong,
    )  # fmt: skip


def whole_days(label: Label, help_text: Label = "") -> forms.MultipleChoiceField:
    """Days of the week to tick."""
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, choices=DAYS, widget=forms.CheckboxSelectMultiple
    )


class QuietForm(forms.Form):
    """The fields of quiet times; a form that has them gives `quiet` in their place."""

    early = hour(_("Not before"))
    late = hour(_("Not after"))
    off = whole_days(_("Not at all on"))

    def __init__(self, *args: Any, quiet: Quiet = (), **kwargs: Any) -> None:
        early, late, off, others = apart(quiet)
        shown = {"early": early, "late": late, "off": off}
        kwargs["initial"] = shown | _as_rows(others) | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for row in range(len(others) + 1):
            self.fields |= _row(row)
        _rows_after_days(self)

    def clean(self) -> dict[str, Any]:
        """A window needs its day and both its hours."""
        said = super().clean() or {}
        for row in range(MOST_ROWS):
            values = [said.get(f"{name}{row}") for name in ("day", "since", "until")]
            if any(value not in (None, "") for value in values) and any(v in (None, "") for v in values):
                self.add_error(f"day{row}", _("Choose the day, and both hours."))
        return said

    def quiet(self) -> Quiet:
        """The windows that were filled in."""
        return tuple(dict.fromkeys(together(self.cleaned_data)))


def _rows_after_days(form: forms.Form) -> None:
    """One more quiet time, then the days away, stand right after the days of the week."""
    both = (("day", "since", "until"), ("first", "last"))
    rows = [name for begins in both for name in form.fields if _is_row(name, begins)]
    names = [name for name in form.fields if name not in rows]
    place = names.index("off") + 1
    form.order_fields([*names[:place], *rows, *names[place:]])


def _is_row(name: str, begins: tuple[str, ...]) -> bool:
    return name.startswith(begins) and name[-1].isdigit()


def _row(row: int) -> dict[str, forms.Field]:
    label = _("One more quiet time: on") if row == 0 else _("And one more: on")
    return {
        f"day{row}": forms.ChoiceField(label=label, required=False, choices=[("", _("no day")), *DAYS]),
        f"since{row}": hour(_("from")),
        f"until{row}": hour(_("until")),
    }


def _as_rows(others: Quiet) -> dict[str, Any]:
    return {
        f"{name}{row}": value
        for row, window in enumerate(others)
        for name, value in (("day", str(window.weekday)), ("since", window.since), ("until", window.until))
    }


def apart(quiet: Quiet) -> tuple[time | None, time | None, list[str], Quiet]:
    """Early, late, whole days, and the other windows, as the fields show them."""
    off = [str(window.weekday) for window in quiet if window.since == window.until == MIDNIGHT]
    left = tuple(window for window in quiet if not window.since == window.until == MIDNIGHT)
    for window in left:
        nightly = {Window(day, window.since, window.until) for day in WEEKDAYS}
        over_night = MIDNIGHT in {window.since, window.until} or window.until < window.since
        if over_night and nightly <= set(left):
            rest = tuple(each for each in left if each not in nightly)
            return _hour(window.until), _hour(window.since), off, rest
    return None, None, off, left


def _hour(hour: time) -> time | None:
    return None if hour == MIDNIGHT else hour


def together(said: Mapping[str, Any]) -> Iterator[Window]:
    """The windows of what was filled in."""
    early, late = said.get("early"), said.get("late")
    if early or late:
        for day in WEEKDAYS:
            yield Window(day, late or MIDNIGHT, early or MIDNIGHT)
    for ticked in said.get("off") or ():
        yield Window(int(ticked), MIDNIGHT, MIDNIGHT)
    for row in range(MOST_ROWS):
        chosen, since, until = (said.get(f"{name}{row}") for name in ("day", "since", "until"))
        if chosen and since is not None and until is not None:
            yield Window(int(chosen), since, until)


class AwayForm(forms.Form):
    """Days away: each stretch that stands, and room for one more."""

    def __init__(self, *args: Any, away: Away = (), **kwargs: Any) -> None:
        shown = {
            f"{name}{row}": value
            for row, days in enumerate(away)
            for name, value in (("first", days.first), ("last", days.last))
        }
        kwargs["initial"] = shown | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for row in range(len(away) + 1):
            self.fields[f"first{row}"] = dated(_("Away from"))
            self.fields[f"last{row}"] = dated(_("until, that day too"))

    def clean(self) -> dict[str, Any]:
        """A stretch of days ends on its first day or later."""
        said = super().clean() or {}
        for row, first, last in _stretches(said):
            if first and last and last < first:
                self.add_error(f"last{row}", _("This day is before the first one."))
        return said

    def away(self) -> Away:
        """The stretches that were filled in; with one day alone, that day."""
        found = ((first or last, last or first) for _row, first, last in _stretches(self.cleaned_data))
        return tuple(Days(first, last) for first, last in found if first and last)


def _stretches(said: Mapping[str, Any]) -> Iterator[tuple[int, date | None, date | None]]:
    for row in range(MOST_ROWS):
        yield row, said.get(f"first{row}"), said.get(f"last{row}")
