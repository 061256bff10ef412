"""Learning at one's own pace as pages show it: the one thing in hand, what was put down, where somebody stopped."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.guides.text import FIRST
from jaga.pages.keeping import forms_learning as forms
from jaga.pages.keeping.part import Form, Part, Shown, lines, on_day, said
from jaga.pages.words.phases import phase_of
from jaga.practice.pacing import Learning, Sat
from jaga.practice.placemarks import PlaceMark


def _things(state: Any) -> tuple[Any, ...]:
    """The one in hand, then where I stopped, then what was put down, the last first."""
    picked = state.pacing.picked
    return (
        *(each for each in picked if not each.ended),
        *state.place_marks.kept[::-1],
        *(each for each in picked[::-1] if each.ended),
    )


def _show(thing: Any) -> Shown:
    return _stopped(thing) if isinstance(thing, PlaceMark) else _learning(thing)


def _stopped(mark: PlaceMark) -> Shown:
    """A place in a text; of a text that this house has no longer, its name alone."""
    found = phase_of(get_language() or FIRST, mark.id, mark.part)
    if found is None:
        return Shown(mark.id, mark.id, lines((_("Kept"), on_day(mark.kept))), ended=True)
    where = _("Part %(at)s of %(of)s") % {"at": found.at, "of": found.of}
    told = lines((_("Where I stopped"), where), ("", found.step.heading), (_("Kept"), on_day(mark.kept)))
    return Shown(mark.id, found.text.title, told, goes_on=f"{mark.id}-{mark.part}")


def _learning(thing: Learning) -> Shown:
    resting = "" if thing.on or thing.ended else _("resting, until you come back")
    told = lines(
        (_("How long"), "" if thing.ended else said(forms.SIZES, thing.size)),
        (_("Next"), "" if thing.ended else on_day(thing.on) or resting),
        *(line for sat in thing.sat[::-1] for line in _sat(sat)),
        (_("What became of it"), _("put aside") if thing.ended else ""),
    )
    return Shown(thing.id, thing.words, told, thing.ended)


def _sat(sat: Sat) -> tuple[tuple[str, str], ...]:
    stays = sat.words or ("" if sat.action else _("I did it, or some of it"))
    return ((on_day(sat.at), stays), (_("What I do because of it"), sat.action))


def _acts(thing: Any) -> tuple[Form, ...]:
    if isinstance(thing, PlaceMark):
        return ()
    if thing.ended:
        return (forms.TakeUpAgain,)
    return (forms.NoteSitting, forms.HaveBadWeek, forms.ChangePace, forms.PutDown)


LEARNING = Part(
    "n16", "notes", later("Learning, at my own pace"), later("One thing, a few minutes, then rest."),
    (forms.PickOne,), _things, _show, _acts,
)  # fmt: skip
