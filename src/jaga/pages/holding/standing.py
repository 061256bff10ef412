"""How a strand stands between people, as its page says it: whose it is, who holds it, to whom it is offered."""

from typing import Any

from django.utils.translation import gettext as _

from jaga.pages.doorway.guard import Visit
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.sharing.said import name_of
from jaga.usecases import asked_of, cards, holding, landing
from jaga.usecases.folds import Seen


def standing(visit: Visit, seen: Seen) -> dict[str, Any]:
    """What the page of a strand says about its holding."""
    held = seen.opened.holding
    back = holding.lent(visit.person, seen.opened.place.id, visit.now) if held is None else None
    offered = holding.offered_to(visit.person, seen)
    mine = {"whose": ""} if back else {}
    return {
        **mine,
        "held": held is not None,
        "holder": "" if held else name_of(cards.called(visit.person, seen.opened.holder)),
        "lent_to": name_of(back.holder) if back else "",
        "back_at": f"{visit.home}{seen.opened.place.id.hex()}/hand",
        "offered_to": name_of(offered[1]) if offered else "",
        "held_for": name_of(cards.called(visit.person, held.held_for)) if held and held.held_for else "",
        "may_be_handed": holding.may_be_handed(seen) is None,
    }


def lines(visit: Visit) -> list[dict[str, str]]:
    """What Today says of offers to me, and of what I am asked, after I said to begin with Today."""
    if not landing.may_concern(visit.person):
        return []
    said = [
        {
            "address": f"{visit.home}to/{each.id.hex()}",
            "what": (
                _("%(name)s asks you to hold something for them")
                if each.offer.for_them
                else _("%(name)s offers you what they hold")
            )
            % {"name": name_of(each.holder)},
            "more": kind_said(each.offer.kind),
        }
        for each in holding.offers(visit.person, visit.now)
    ]
    asks = asked_of.asks(visit.person, visit.now)
    if asks:
        what = (
            _("What is asked of me") if any(each.sure for each in asks) else _("What was asked, and agreed")
        )
        said.append({"address": f"{visit.home}with", "what": what, "more": ""})
    if asked_of.along(visit.person, visit.now):
        said.append({"address": f"{visit.home}along", "what": _("What I read along"), "more": ""})
    return said


def kind_said(kind: str) -> str:
    """What a strand of this kind is called."""
    return str(KINDS[kind].title)
