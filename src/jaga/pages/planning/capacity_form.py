"""What I can carry, for myself alone: what matters first, quiet times, days away and talk I do not take below."""

from typing import Any

import msgspec
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, one_of, roomy, short, some_of
from jaga.pages.keeping.forms_notes import HELPS, SIDES
from jaga.pages.planning.giving_forms import contacts
from jaga.pages.planning.quiet import AwayForm, QuietForm
from jaga.pages.planning.talk import all_talk, in_fields, in_words, ticked
from jaga.practice import capacity
from jaga.practice.notes import Notes


class SayCapacity(QuietForm, AwayForm, CommandForm):
    """What I can give."""

    command = capacity.SayCapacity
    title = _("What I can give, and where it ends")
    why = _(
        "Little is enough. Write only what you could still do on a bad day. You can take it back any time."
    )
    guide = "f4"
    core = ("contacts", "kinds", "talk")
    contacts = contacts(_("How many contacts a week, with everybody together"), _("Only if a number helps."))
    kinds = some_of(_("What I can do"), HELPS)
    time_limits = short(_("My limits of time"), _("For example: not after eleven at night."))
    energy_limits = short(_("My limits of strength"), _("For example: not in the week after a night shift."))
    talk = ticked(
        _("Talk I do not take"),
        _(
            "Nobody asks why, and it stays in these notes. Others see only that this one is not yours; "
            "in a plan with one kind of talk they may guess."
        ),
    )
    talk_else = in_words()
    words = roomy(_("More about it"), rows=3)
    easier = roomy(
        _("What is easier for me than for others"),
        _("Safety, money, papers, family, faith, gender: what can you carry because of it?"),
        rows=3,
    )
    side = one_of(_("For whom"), SIDES)
    zone = short(_("My clock, if it is another one"), _("For example: Europe/London."))

    @classmethod
    def at_first(cls, state: Any) -> dict[str, Any]:
        """As I said it last: then only what changed has to be said."""
        last = state.capacity.now if isinstance(state, Notes) else None
        if last is None:
            return {}
        said = {name: getattr(last, name) for name in msgspec.structs.asdict(last) if name in cls.base_fields}
        initial = said | {"kinds": list(last.kinds)} | in_fields(last.talk)
        return {"initial": initial, "quiet": last.quiet, "away": last.away}

    def said(self) -> dict[str, Any]:
        """What was filled in, with windows, days and talk in place of their fields."""
        names = capacity.SayCapacity.__struct_fields__
        said = {name: value for name, value in super().said().items() if name in names}
        more = {"quiet": self.quiet(), "away": self.away(), "talk": all_talk(self.cleaned_data)}
        return {**said, **more}
