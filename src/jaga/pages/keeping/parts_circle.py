"""The parts of a circle as pages show them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping import forms_circle as forms
from jaga.pages.keeping.forms_notes import HELPS, RewordNote
from jaga.pages.keeping.forms_strands import EndAgreement
from jaga.pages.keeping.part import Part, Shown, always, lines, on_day, said, unless_ended
from jaga.pages.keeping.parts_shared import agreement, note


def _member(thing: Any) -> Shown:
    found = lines(
        (_("What they can do"), said(HELPS, thing.kinds)),
        ("", thing.words),
        (_("Where it ends"), thing.limits),
    )
    return Shown(thing.id, thing.name, found)


def _agreement(thing: Any) -> Shown:
    return agreement(thing, _("Who looks after it"), _("When we look at it again"))


def _gathering(thing: Any) -> Shown:
    became = _("it was called off") if thing.called_off else _("it has been") if thing.ended else ""
    found = lines(
        (_("On which day"), on_day(thing.on)),
        (_("At what time, and how long"), thing.when),
        (_("Where"), thing.where),
        (_("Who opens it, and keeps the time"), thing.opens),
        (_("Who notices when somebody needs a break, and steps outside with them"), thing.listens),
        (_("What is not told there"), thing.not_here),
        (_("What became of it"), became),
        ("", thing.afterwards or ""),
    )
    return Shown(thing.id, thing.words, found, thing.ended)


PARTS: tuple[Part, ...] = (
    Part("c1", "circle", later("What each of us can do"), later("Each says it for themself alone."),
         (forms.SayIAmIn,), lambda state: state.members.said, _member, always(forms.SayItAnew), first=True,
         each_their_own=True),
    Part("c2", "circle", later("What we agreed"), later("With a day to look at it again."),
         (forms.ReachOurAgreement,), lambda state: state.agreements.reached, _agreement,
         unless_ended(forms.LookAgain, EndAgreement), first=True),
    Part("c3", "circle", later("When we come together"), later("One hour, without a verdict."),
         (forms.PlanGathering,), lambda state: state.gatherings.planned, _gathering,
         unless_ended(forms.NoteAfterwards, forms.ChangeGathering, forms.CallGatheringOff)),
    Part("c4", "circle", later("What we learn"), later("Without names."),
         (forms.WriteLearning,), lambda state: state.free_notes.written, note, always(RewordNote)),
)  # fmt: skip
"""Every part of a circle, in the order in which they are shown."""
