"""What is planned in a support strand as the same parts that other things have: for a copy, a print, a folder."""

from django.utils.translation import gettext as _

from jaga.pages.keeping.part import Shown, lines, on_day
from jaga.pages.planning.said import helper_lines, name_in, others_see, plan_lines
from jaga.practice.care import Care
from jaga.practice.turns import Stands, Turn
from jaga.usecases.folds import Seen
from jaga.usecases.helping_here import care_in, speaks_for

Laid = list[tuple[str, list[Shown]]]


def planned(seen: Seen) -> Laid:
    """Who helps, the plans, and what came of them; only what there is something of."""
    care, holds = care_in(seen), seen.opened.holding is not None
    whole = {each.id for each in (care.helpers.said if holds else speaks_for(seen))}
    helpers = [
        Shown(each.id, each.name, helper_lines(each) if each.id in whole else others_see(each))
        for each in care.helpers.said
    ]
    plans = [
        Shown(each.id, _("The plan to look in"), plan_lines(each, care.helpers, holds=holds), each.ended)
        for each in care.contact.made
    ]
    came = [_turn(care, each) for each in care.turns]
    unwanted = [Shown("", _("No contact is wanted"))] if care.contact.no_contact else []
    parts = (
        (_("Who can give what here"), helpers),
        (_("Looking in together"), unwanted + plans),
        (_("What came of it"), came),
    )
    return [(title, things) for title, things in parts if things]


def names_in(seen: Seen) -> list[str]:
    """The names that stand in fields of their own."""
    return [each.name for each in care_in(seen).helpers.said]


def _turn(care: Care, turn: Turn) -> Shown:
    stands = {
        Stands.TAKEN: _("taken"),
        Stands.KEPT: _("was in touch"),
        Stands.MISSED: _("still open"),
        Stands.SEEN_TO: _("still open for a while, then seen to"),
    }
    found = lines(
        (_("Who"), name_in(care.helpers, turn.seen_by or turn.by)),
        ("", stands.get(turn.stands, "")),
        ("", turn.words),
    )
    return Shown(turn.id, on_day(turn.on), found)
