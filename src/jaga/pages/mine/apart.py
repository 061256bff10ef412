"""What is mine and belongs to no strand, as the folder of everything shows it: bells, the look, words not sent."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jaga.house.look import Look
from jaga.pages.bells.views import times_of
from jaga.pages.frame.looks import look_of
from jaga.pages.keeping.part import Shown, lines
from jaga.pages.mine.forms import ICONS
from jaga.practice.bells import Way
from jaga.usecases import bells, export, heard
from jaga.usecases.person import Person

Sections = list[tuple[str, list[Shown]]]


def ways() -> dict[Way, str]:
    """By which way a bell is heard."""
    return {
        Way.CALENDAR: _("In your calendar"),
        Way.MAIL: _("By e-mail"),
        Way.SERVICE: _("By another service"),
    }


def sections(person: Person) -> Sections:
    """All of it under its headings; what there is none of has none."""
    found = [
        (_("Bells"), list(_bells(person))),
        (_("Written to somebody, and not sent"), list(_drafts(person))),
        (_("Name, icon, and where leaving leads"), list(_look(person))),
    ]
    return [(title, things) for title, things in found if things]


def as_json(person: Person) -> bytes | None:
    """The same for other programs."""
    chosen = look_of(person)
    return export.apart(person, look=None if chosen == Look() else chosen)


def _bells(person: Person) -> Iterator[Shown]:
    for bell in bells.mine(person):
        yield Shown(bell.id.hex(), bell.text, lines(("", f"{ways()[bell.way]}, {times_of(bell)}")))


def _drafts(person: Person) -> Iterator[Shown]:
    for number, (known, draft) in enumerate(heard.drafts(person)):
        said = lines(
            (_("To whom"), known.name if known else ""),
            (_("If you write for somebody else: who asked you to"), draft.on_word_of),
        )
        yield Shown(str(number), draft.words, said)


def _look(person: Person) -> Iterator[Shown]:
    chosen = look_of(person)
    if chosen != Look():
        leads = (_("Where leaving quickly leads"), chosen.leave_to)
        yield Shown("look", chosen.name, lines((_("Its icon"), str(dict(ICONS)[chosen.icon])), leads))
