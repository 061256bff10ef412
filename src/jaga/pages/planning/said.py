"""Helpers, quiet times, plans and turns as short lines that a page shows."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping.forms_notes import HELPS
from jaga.pages.keeping.part import lines, on_day, said
from jaga.pages.planning.quiet import apart
from jaga.pages.planning.rhythms import often_said
from jaga.pages.planning.talk import talk_said
from jaga.practice.contact import ContactPlan, Wish
from jaga.practice.helping import Helper, Helpers
from jaga.practice.hours import Away, Quiet, Window

WISHES = (
    (Wish.CLOSE, later("rather somebody close to the person whom it is for")),
    (Wish.NOT_OTHERS, later("nobody close to the person who caused harm")),
)
Lines = tuple[tuple[str, str], ...]


def hour_said(hour: time) -> str:
    """An hour of the day."""
    return time_format(hour, "H:i")


def day_said(day: date | datetime) -> str:
    """A day with its name."""
    return date_format(day, "l, j F")


def weekday(number: int) -> str:
    """The name of a day of the week."""
    return str(WEEKDAYS[number])


def quiet_said(quiet: Quiet) -> str:
    """Quiet times in words."""
    early, late, off, others = apart(quiet)
    parts = [
        _("not before %(hour)s") % {"hour": hour_said(early)} if early else "",
        _("not after %(hour)s") % {"hour": hour_said(late)} if late else "",
        _("not on %(days)s") % {"days": ", ".join(weekday(int(day)) for day in off)} if off else "",
        *map(_window, others),
    ]
    return "; ".join(filter(None, parts))


def _window(window: Window) -> str:
    hours = {
        "day": weekday(window.weekday),
        "since": hour_said(window.since),
        "until": hour_said(window.until),
    }
    return _("not on %(day)s from %(since)s until %(until)s") % hours


def away_said(away: Away) -> str:
    """Days away in words."""
    stretches = ({"first": on_day(each.first), "last": on_day(each.last)} for each in away)
    return "; ".join(
        each["first"] if each["first"] == each["last"] else _("%(first)s until %(last)s") % each
        for each in stretches
    )


def others_see(helper: Helper) -> Lines:
    """What the others are shown of somebody: no number, no hour and no day, which only the planning needs."""
    return lines(
        (_("With what"), said(HELPS, helper.kinds)),
        ("", _("said by whoever holds this, as they were told") if helper.told else ""),
        ("", _("Is resting.") if not helper.here else ""),
    )


def helper_lines(helper: Helper) -> Lines:
    """What somebody said that they can give, as they see it themself, or whoever speaks for them."""
    return lines(
        (_("Contacts a week, at most"), str(helper.week or "")),
        (_("Hours"), helper.hours),
        (_("Quiet times"), quiet_said(helper.quiet)),
        (_("Away"), away_said(helper.away)),
        (_("Clock"), helper.zone),
        (_("With what"), said(HELPS, helper.kinds)),
        (
            _("What is proposed to them"),
            _("is theirs at once, as they said beforehand") if helper.yes_ahead else "",
        ),
        ("", _("said by whoever holds this, as they were told") if helper.told else ""),
        (
            _("Resting"),
            _("until %(day)s") % {"day": on_day(helper.back_on)} if helper.back_on else "",
        ),
        ("", _("Is resting.") if not helper.here and not helper.back_on else ""),
    )


def name_in(helpers: Helpers, id_: str) -> str:
    """What a helper goes by here."""
    return next((helper.name for helper in helpers.said if helper.id == id_), "")


def names(helpers: Helpers, ids: Iterable[str]) -> str:
    """The names of several."""
    return ", ".join(filter(None, (name_in(helpers, id_) for id_ in ids)))


def aloud(plan: ContactPlan, helpers: Helpers) -> dict[str, str]:
    """What is read aloud of a plan to the one whom it is for, beside what stands in it word for word."""
    often = often_said(plan.beats[-1].phases)
    wishes = said(WISHES, plan.wishes)
    return {
        "often": often,
        "who": names(helpers, plan.agreed),
        "talk": talk_said(plan.talk),
        "wishes": wishes,
    }


def plan_lines(plan: ContactPlan, helpers: Helpers, *, holds: bool) -> Lines:
    """What stands in a plan; what may come up is shown to whoever holds it alone."""
    beat = plan.beats[-1]
    return lines(
        (_("How often"), often_said(beat.phases)),
        (_("At about"), hour_said(beat.hour)),
        (_("When not at all"), quiet_said(beat.quiet)),
        (_("By which way"), plan.way),
        (_("Whether the way is safe is asked again"), on_day(plan.ask_way)),
        (_("What it looks like to others"), plan.looks_like),
        (_("What nobody asks"), plan.never_ask),
        (_("What may come up"), talk_said(plan.talk) if holds else ""),
        (_("Who would be best"), said(WISHES, plan.wishes) if holds else ""),
        (_("When one is missed"), plan.when_missed),
        (_("Who sees to it first"), name_in(helpers, plan.missed_to)),
        (_("Who looks in"), names(helpers, plan.agreed)),
        (_("Not this one for"), names(helpers, sorted(plan.not_this))),
        ("", _("Never the same person twice running.") if not plan.twice_running else ""),
    )
