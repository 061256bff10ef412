"""The forms of a bell: one for each way, with what that way needs."""

from datetime import time
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.house import mail, services
from jaga.pages.keeping.fields import short, some_of
from jaga.practice.bells import WEEK, Way, Weekday
from jaga.usecases.bells import Bell

_PARTS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@cache
def zones() -> tuple[tuple[str, Any], ...]:
    """The places whose clocks can be chosen: the house's own first and open, the others by their part of the world."""
    known = {name for name in available_timezones() if name.split("/")[0] in _PARTS}
    parts = [
        (part, tuple((name, _city(name)) for name in sorted(known) if name.split("/")[0] == part))
        for part in _PARTS
    ]
    own = settings.TIME_ZONE
    return (
        (own, _city(own)),
        *((part, tuple(each for each in found if each[0] != own)) for part, found in parts),
    )


def _city(name: str) -> str:
    return name.partition("/")[2].replace("_", " ") or name


class BellForm(forms.Form):
    """What a bell says, and when."""

    use_required_attribute = False
    text = short(
        later("What it says"),
        later("Nothing else is shown. Left empty, it is a dot that says nothing in any language: ·"),
    )
    days = some_of(later("On which days"), zip(WEEK, WEEKDAYS.values(), strict=True))
    at = forms.TimeField(
        label=later("At what time"), required=False, input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": later("This is not a time that we can read. Like this: 20:30.")},
    )  # fmt: skip
    zone = forms.ChoiceField(
        label=later("By the clocks of"),
        help_text=later("If you travel, change it here, or it goes on as before."),
        choices=zones,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_days(self) -> list[Weekday]:
        """The days, of which there is at least one."""
        if not self.cleaned_data["days"]:
            raise forms.ValidationError(_("Choose at least one day."))
        return list(self.cleaned_data["days"])

    def clean_at(self) -> time:
        """The time, which only the person can say."""
        if self.cleaned_data["at"] is None:
            raise forms.ValidationError(_("Choose a time."))
        return time(self.cleaned_data["at"].hour, self.cleaned_data["at"].minute)

    def to_bell(self, bell_id: bytes, way: Way, to: str) -> Bell:
        """The bell that this valid form stands for; `to` where the form does not ask for it."""
        said = self.cleaned_data
        return Bell(
            bell_id, way, said["text"], tuple(said["days"]), said["at"], said["zone"] or settings.TIME_ZONE,
            said.get("to", to),
        )  # fmt: skip


class MailForm(BellForm):
    """A bell by e-mail."""

    to = short(
        later("To which address"),
        later("An address that you read yourself. A short code is sent there first."),
    )
    field_order = ("to",)

    def clean_to(self) -> str:
        """The address, refused where it is none."""
        to = str(self.cleaned_data["to"]).strip()
        if not mail.is_address(to):
            raise forms.ValidationError(
                _("This is no e-mail address that we can use. Like this: name@post.example")
            )
        return to


class ServiceForm(BellForm):
    """A bell by a listed service."""

    to = short(
        later("To which address"),
        later("In one of the three forms above. A short code is sent there first."),
    )
    field_order = ("to",)

    def clean_to(self) -> str:
        """The address, refused where it is of no listed service."""
        to = str(self.cleaned_data["to"]).strip()
        if services.service_of(to) is None:
            raise forms.ValidationError(
                _("We do not send there. It has to be in one of the three forms above.")
            )
        return to


FORMS: dict[Way, type[BellForm]] = {
    Way.CALENDAR: BellForm,
    Way.MAIL: MailForm,
    Way.SERVICE: ServiceForm,
}


def first_said(bell: Bell) -> dict[str, Any]:
    """What stands in the form of a bell that there is."""
    return {
        "text": bell.text, "days": [day.value for day in bell.days], "at": bell.at, "zone": bell.zone, "to": bell.to,
    }  # fmt: skip
