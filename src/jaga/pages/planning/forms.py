"""The forms of a plan of check-ins: few fields to begin with, every other step a short form of its own."""

from datetime import date, time
from typing import Any, ClassVar

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short, some_of
from jaga.pages.planning.quiet import QuietForm, hour
from jaga.pages.planning.rhythms import OFTEN, RHYTHMS, Often, named
from jaga.pages.planning.said import WISHES
from jaga.pages.planning.talk import all_talk, in_fields, in_words, ticked
from jaga.practice import contact
from jaga.practice.contact import NOON, ContactPlan
from jaga.practice.events import Command


def fields_of(command: type[Any]) -> tuple[str, ...]:
    """The names of what a command says."""
    return tuple(field.name for field in msgspec.structs.fields(command))


class _Rhythm(QuietForm, CommandForm):
    """How often, from when, at which hour, and when not at all."""

    core: ClassVar[tuple[str, ...]] = ("often", "first", "way")
    zone: ClassVar[str] = ""

    def __init__(self, *args: Any, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clock = zone

    def clean_often(self) -> Often:
        """How often, which nobody says for them: nothing is marked beforehand."""
        often: Often | None = self.cleaned_data["often"]
        if often is None:
            raise forms.ValidationError(_("Choose how often."))
        return often

    def said(self) -> dict[str, Any]:
        """The phases in place of the rhythm's name, the windows in place of their fields."""
        names = fields_of(self.command)
        said = {name: value for name, value in super().said().items() if name in names}
        at = self.cleaned_data.get("hour")
        return {
            **said,
            "phases": RHYTHMS[self.cleaned_data["often"]],
            "zone": self.clock,
            "hour": at if isinstance(at, time) else NOON,
            "quiet": self.quiet(),
        }


HOUR_HELP = _("Only used to find somebody who is free. It stands in no calendar.")
NOT_AT_ALL = _("For example Friday from 00:00 until 19:30. What falls there waits until it is over.")


class PlanContact(_Rhythm):
    """A new plan."""

    command = contact.PlanContact
    title = _("A plan to look in")
    why = _("Only where the person who was harmed wants one, as often as they say. It never ends unsaid.")
    guide = "f5b"
    button = _("Make this plan")
    core = ("often", "first", "way", "keeps")
    often = one_of(_("How often"), OFTEN)
    first = dated(_("First time"))
    way = short(
        _("By which way, that is safe now"),
        _("For example: only by message, about something you two really talk about."),
    )
    hour = hour(_("At about which hour"), HOUR_HELP)
    keeps = forms.BooleanField(
        label=_("Yes, what came of it may be kept"),
        help_text=_(
            "The days, who it was, and their words; everybody who reads this can read it. Without this tick nothing is "
            "kept, and no page shows that a day stayed open. It can change any day."
        ),
        required=False,
    )


class ChangeBeat(_Rhythm):
    """Another rhythm."""

    command = contact.ChangeBeat
    title = _("How often, and when")
    button = _("Change this")
    core = ("often", "first", "hour")
    often = one_of(_("How often"), OFTEN)
    first = dated(_("From which day on"))
    hour = hour(_("At about which hour"), HOUR_HELP)

    @classmethod
    def of(cls, data: Any, plan: ContactPlan, zone: str, day: date) -> "ChangeBeat":
        """The form as the plan stands."""
        beat = plan.beats[-1]
        shown = {"often": named(beat.phases), "first": max(day, beat.first), "hour": beat.hour}
        return cls(data, initial=shown, quiet=beat.quiet, zone=beat.zone or zone)


class ChangeContact(CommandForm):
    """One step of a plan: what it does not ask for stays as it was."""

    command = contact.ChangeContact

    def __init__(self, *args: Any, plan: ContactPlan, **kwargs: Any) -> None:
        self.before = {name: getattr(plan, name) for name in fields_of(contact.ChangeContact) if name != "id"}
        kwargs["initial"] = self.before | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def to_command(self, **fixed: object) -> Command:
        """Everything as it was, but for what this step asks; what was emptied is empty."""
        emptied = {name: "" for name in self.fields if isinstance(self.before.get(name), str)}
        dates = {name: None for name in self.fields if name == "ask_way"}
        return contact.ChangeContact(**{**self.before, **emptied, **dates, **self.said(), **fixed})


class Way(ChangeContact):
    """By which way."""

    title = _("By which way, and what it looks like")
    why = _("What is safe today may not be safe in a month. On the day below you are asked again.")
    button = _("Keep this")
    way = short(_("By which way, that is safe now"))
    ask_way = dated(_("When it is asked again whether this is safe"))
    looks_like = roomy(
        _("What it should look like to somebody who sees it"),
        _("Take something that you two really talk about."),
        rows=2,
    )


class NotAsked(ChangeContact):
    """What nobody asks, and what may come up."""

    title = _("What nobody asks, and what may come up")
    why = _(
        "So that it stays a hello and does not turn into questions, and nobody is sent into talk that they do not take."
    )
    never_ask = roomy(_("What nobody asks"), _("For example: what happened last night."), rows=3)
    talk = ticked(
        _("What may come up by itself"),
        _(
            "This page shows it to whoever holds this alone. Somebody who does not take such talk is told so, "
            "and others may guess it. Tick only what the person whom it is for wants them to know."
        ),
    )
    talk_else = in_words()

    def __init__(self, *args: Any, plan: ContactPlan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, initial=in_fields(plan.talk), **kwargs)

    def said(self) -> dict[str, Any]:
        """Talk as one list."""
        never_ask = super().said().get("never_ask", "")
        return {"never_ask": never_ask, "talk": all_talk(self.cleaned_data)}


class Missed(ChangeContact):
    """What happens when one is missed."""

    title = _("When one is missed")
    why = _(
        "As it is wanted, in the words of the person whom it is for. Nothing is done by itself, and nobody is woken."
    )
    when_missed = roomy(
        _("What happens then"), _("For example: first another of you, never the police by itself."), rows=3
    )
    missed_to = forms.ChoiceField(label=_("Who sees to it first"), required=False)

    def __init__(self, *args: Any, named: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["missed_to"].choices = [("", _("whoever holds this")), *named]  # type: ignore[attr-defined]


class Wished(ChangeContact):
    """Who is wished for."""

    title = _("Somebody close, or somebody who is not")
    why = _(
        "Some would rather hear from somebody close, some from anybody but. Each who looks in knows from their own "
        "notes how close they stand, and says only gladly or not this one, never why."
    )
    wishes = some_of(
        _("Who would be best"),
        WISHES,
        _(
            "This page shows it to whoever holds this alone. Somebody whose own notes fit is asked, "
            "and others may guess it."
        ),
    )

    def __init__(self, *args: Any, plan: ContactPlan, **kwargs: Any) -> None:
        ticked = {"wishes": [wish.value for wish in plan.wishes]}
        super().__init__(*args, plan=plan, initial=ticked, **kwargs)

    def said(self) -> dict[str, Any]:
        """What is ticked; nothing ticked is as well a wish."""
        return {"wishes": frozenset(self.cleaned_data["wishes"])}


class EndPlan(CommandForm):
    """It ends, and is said."""

    command = contact.EndContactPlan
    title = _("End this plan")
    why = _(
        "Tell the person whom it is for first, then each other. What was kept of it stays until it is let go of."
    )
    button = _("End this plan")
    words = roomy(_("Anything to say with it"), rows=2)
