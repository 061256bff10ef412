"""The ways in which something is passed on, as people meet them: what each is, and where its own act leads."""

import msgspec
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping.fields import Label
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.pages.keeping.part import said
from jaga.practice.consent import Purpose
from jaga.usecases.passing import Agreed, Way


class Shown(msgspec.Struct, frozen=True):
    """One way: its number in the address, what it is, what to think of, the page it leads to, a guide."""

    number: str
    title: Label
    thought: Label
    onward: str = ""
    guide: str = ""


WAYS: dict[Way, Shown] = {
    Way.COPY: Shown(
        "1", later("Copy it as text"), later("A copy lies where it was put, and can be sent on."), "text"
    ),
    Way.PRINT: Shown(
        "2", later("Print it"), later("Paper can be found. Think first where it will lie."), "print"
    ),
    Way.EXPORT: Shown(
        "3",
        later("Take everything of mine along"),
        later("Only what you hold goes into that folder."),
        "../copy",
    ),
    Way.GIVE: Shown(
        "4", later("Let somebody else read it"), later("Who holds it decides that, and nobody else."), "give"
    ),
    Way.QUOTE: Shown(
        "5", later("Say or write some of it to somebody"), later("Less is nearly always enough."), "", "f7"
    ),
    Way.PUBLIC: Shown(
        "6",
        later("Say something in public"),
        later("Words that stand by somebody can name nobody."),
        "",
        "f2b",
    ),
    Way.APPROACH: Shown(
        "7",
        later("Speak with the person who caused harm"),
        later("What you saw and what you feel is yours to say. What they told you is theirs."),
        "",
        "h1",
    ),
}


def way_under(number: str) -> Way | None:
    """The way with this number."""
    return next((way for way, shown in WAYS.items() if shown.number == number), None)


def line(agreed: Agreed) -> str:
    """What was agreed, in one line, as it also stands on a print."""
    if agreed.mine:
        return _("This is mine to decide.")
    if agreed.together:
        return _("This belongs to all who are in it.")
    purposes = said(PURPOSES, agreed.purposes or frozenset({Purpose.LISTEN}))
    if agreed.until is None:
        return _("Agreed: %(purposes)s.") % {"purposes": purposes}
    until = formats.date_format(agreed.until, "j F Y")
    return _("Agreed: %(purposes)s, until %(until)s.") % {"purposes": purposes, "until": until}
