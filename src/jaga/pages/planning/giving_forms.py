"""The forms of what somebody can give in one support strand: what matters first, the rest below."""

from typing import Any, ClassVar

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, short, some_of
from jaga.pages.keeping.forms_notes import HELPS
from jaga.pages.planning.quiet import AwayForm, QuietForm
from jaga.practice import helping
from jaga.practice.capacity import MOST


def contacts(label: Any, help_text: Any = "") -> forms.IntegerField:
    """How many contacts a week."""
    entry = forms.NumberInput(attrs={"inputmode": "numeric", "min": "0", "max": str(MOST)})
    wrong = _("A whole number from 0 to %(most)s, please.") % {"most": MOST}
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, widget=entry, min_value=0, max_value=MOST,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )  # fmt: skip


class GiveHere(QuietForm, AwayForm, CommandForm):
    """What I can give here."""

    command = helping.BeginHelping
    title = _("What I can give here")
    why = _("Little is enough: what you could still do on a bad day. You can change it any day.")
    button = _("Let the others here see this")
    core = ("name", "week", "hours")
    names_kept: ClassVar[frozenset[str]] = frozenset({"name", "week", "hours", "zone", "kinds", "yes_ahead"})
    name = short(_("What I go by here"), _("A name that the others here understand."))
    week = contacts(_("How many contacts a week, at most"))
    hours = short(_("How many hours, if that helps to say"))
    kinds = some_of(_("With what"), HELPS)
    zone = short(_("My clock, if it is another one"), _("For example: Europe/London."))
    yes_ahead = forms.BooleanField(
        label=_("Put me down without asking, within these limits"),
        help_text=_("Without this tick you are asked each time."),
        required=False,
    )

    def said(self) -> dict[str, Any]:
        """What was filled in, with the windows and the days in place of their fields."""
        said = {name: value for name, value in super().said().items() if name in self.names_kept}
        return {**said, "quiet": self.quiet(), "away": self.away()}


class GiveElse(GiveHere):
    """What I can give here has changed."""

    command = helping.SayLimits  # type: ignore[assignment]
    title = _("Change what I can give here")
    why = _("What you had taken and no longer fits is offered to the others at once.")


class GivesHere(GiveHere):
    """Somebody who is not in this house can give this."""

    title = _("Somebody who does not use Jaga")
    why = _("Ask before you write them down. You say yes and no for them, as they tell you.")
    button = _("Keep this")
    means: ClassVar[dict[str, object]] = {"told": True}
    name = short(_("What they go by here"), _("A name that the others here understand."))


def as_form(kind: type[GiveHere], data: Any, given: Any = None, **initial: object) -> GiveHere:
    """The form as somebody's limits stand, or as they were said elsewhere."""
    shown: dict[str, Any] = {}
    if given is not None:
        shown = {field.name: getattr(given, field.name) for field in msgspec.structs.fields(type(given))}
    shown = {name: list(value) if isinstance(value, frozenset) else value for name, value in shown.items()}
    fields = {name: value for name, value in shown.items() if name in kind.names_kept} | initial
    return kind(data, initial=fields, quiet=shown.get("quiet", ()), away=shown.get("away", ()))
