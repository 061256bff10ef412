"""The four ways on, each with its letter in addresses, what it is called, what it means, and what helps afterwards."""

import msgspec
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping.fields import Label
from jaga.practice.before import Way


class WayOn(msgspec.Struct, frozen=True):
    """One way: letter, title, what it means in a few sentences, and the texts that help."""

    letter: str
    title: Label
    means: Label
    afterwards: Label
    texts: tuple[str, ...]


WAYS: dict[Way, WayOn] = {
    Way.NOT_NOW: WayOn(
        "a",
        later("Not now"),
        later(
            "Not today, and perhaps not this month. You owe no date. If somebody presses you, “not now” is a whole "
            "sentence."
        ),
        later(
            "Sleep. If you are hurt yourself, look after that first. You can come back to this page on any day, or "
            "never."
        ),
        ("h2", "l8", "f4"),
    ),
    Way.NOT_ME: WayOn(
        "b",
        later("Not me"),
        later(
            "Somebody else can go, or nobody does. You may know them too well, or be too tired, or afraid. You can "
            "stand by the one who was hurt and do nothing else."
        ),
        later("If you want to, tell one person that it will not be you. You need not say why."),
        ("f4", "s4", "l1"),
    ),
    Way.WITHOUT_A_WORD: WayOn(
        "c",
        later("End the friendship without a word"),
        later("You may go today, and say nothing. That is enough."),
        later("It can hurt all the same. You may miss them and still be right to go."),
        ("h3", "h8", "l8"),
    ),
    Way.ADDRESS: WayOn(
        "d",
        later("Talk to them"),
        later(
            "You say what you heard and stay for the answer. Go when you are safe and rested. You can stop after "
            "one sentence."
        ),
        later("Prepare one sentence, say it aloud once, and settle whom you call afterwards."),
        ("h4", "h5", "l8"),
    ),
}


def way_under(letter: str) -> Way | None:
    """The way with this letter."""
    return next((way for way, on in WAYS.items() if on.letter == letter), None)
