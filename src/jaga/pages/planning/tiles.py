"""Tiles that lead from a strand to pages of their own: looking in together, who gives what, the path so far."""

from datetime import date, timedelta

import msgspec
from django.utils.translation import gettext as _

from jaga.pages.planning.said import day_said
from jaga.practice import beats
from jaga.practice.care import Care
from jaga.practice.notes import Notes
from jaga.practice.path import Path
from jaga.practice.support import Support
from jaga.usecases.folds import Seen

AHEAD = timedelta(days=400)


class Tile(msgspec.Struct, frozen=True):
    """One tile: where it leads, what it is called, and a line below."""

    end: str
    title: str
    below: str


def tiles(seen: Seen, today: date) -> tuple[Tile, ...]:
    """The tiles of a support strand, and of notes in which somebody wrote what they did; of any other none."""
    if isinstance(seen.state, Notes) and seen.state.reflections.written:
        return (
            Tile(
                "r", _("A room of your own"), _("Whom you may call, what is asked, and nothing that hurries.")
            ),
        )
    if not isinstance(seen.state, Support):
        return ()
    care = seen.state.care
    gives = ", ".join(helper.name for helper in care.helpers.said if helper.here)
    return (
        Tile("c", _("Looking in together"), _planned(care, today)),
        Tile("w", _("Who can give what here"), gives or _("Little is enough.")),
    )


def path_tile(seen: Seen) -> tuple[Tile, ...]:
    """The tile of the path, where those who face something together have taken a step."""
    steps = seen.state.part(Path).steps
    return (
        (Tile("path", _("The path so far"), _("Put forward, agreed, seen, changed: month by month.")),)
        if steps
        else ()
    )


def _planned(care: Care, today: date) -> str:
    if care.contact.no_contact:
        return _("No contact is wanted. That is a whole answer.")
    days = (
        next_day
        for plan in care.contact.made
        if not plan.ended
        for next_day in beats.days(plan, today + AHEAD)
    )
    first = min((day for day in days if day >= today), default=None)
    return _("Next: %(day)s") % {"day": day_said(first)} if first else _("Only where it is wanted.")
