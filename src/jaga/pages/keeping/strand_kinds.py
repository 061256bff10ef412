"""The kinds of strands as people meet them: what each is called, what it is for, and the letter in its address."""

import msgspec
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import Label


class Kind(msgspec.Struct, frozen=True):
    """One kind: its letter, what it is called, and in one sentence what it is for."""

    letter: str
    title: Label
    purpose: Label


KINDS: dict[str, Kind] = {
    "notes": Kind("n", _("My own notes"), _("For you alone.")),
    "story": Kind("t", _("The story that is kept"), _("What was told, if it is kept, and what was agreed.")),
    "support": Kind("s", _("Support"), _("What helps, and who does what. For those who help.")),
    "safety": Kind("k", _("A safety plan"), _("What to do when it is not safe. For very few.")),
    "places": Kind(
        "p", _("Places of safety"), _("Where to go. Kept apart from the plan, for fewer people still.")
    ),
    "team": Kind("m", _("A team"), _("For those who work with one side: who speaks when, and what is next.")),
    "accountability": Kind(
        "a",
        _("What was asked and agreed"),
        _("For those who face this together: what is asked for, what was agreed, what was seen since."),
    ),
    "circle": Kind(
        "c", _("A circle"), _("For people who hold things together. Everybody in it sees who else is.")
    ),
}


def kind_under(letter: str) -> str | None:
    """The kind with this letter."""
    return next((kind for kind, said in KINDS.items() if said.letter == letter), None)
