"""What a part of a strand is, as pages show it, and the small words that all parts share."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec
from django.utils import formats

from jaga.pages.keeping.fields import CommandForm, Label
from jaga.usecases.folds import Seen
from jaga.usecases.person import Person

Form = type[CommandForm]


class Shown(msgspec.Struct, frozen=True):
    """A thing as a page shows it: its words, labelled lines below them, and where one can answer it."""

    id: str
    words: str
    lines: tuple[tuple[str, str], ...] = ()
    ended: bool = False
    goes_on: str = ""
    """The address below the front page where it goes on, where it is something to read."""
    leads: tuple[str, str] = ("", "")
    """An address within its strand, and the words of the button that leads there."""


class Part(msgspec.Struct, frozen=True):
    """One part of a strand: the forms that begin a thing in it, its things, and what can be done with each."""

    slug: str
    kind: str
    title: Label
    tile: Label
    begins: tuple[Form, ...]
    things: Callable[[Any], tuple[Any, ...]]
    show: Callable[[Any], Shown]
    acts: Callable[[Any], tuple[Form, ...]]
    first: bool = False
    """Whether it stands among the first tiles of its strand."""
    holders: bool = False
    """Whether only the holder of the strand says anything in it."""
    behind: bool = False
    """Whether its tile shows whoever only reads none of what stands in it: it is read once it is opened."""
    counted: bool = False
    """Whether its tile says how much there is and shows nobody a word: what was told, whoever looks over a shoulder."""
    passed_round: tuple[Form, ...] = ()
    """What everybody who writes can do with its things, whoever began them."""
    each_their_own: bool = False
    """Whether everybody says one thing in it, of themself alone."""
    own_first: bool = False
    """Whether it stands first in the notes of somebody who may have harmed somebody; the others wait behind a fold."""
    ones_own_side: bool = False
    """Whether it is here that somebody says how they see it, where another said where they stand."""
    apart: bool = False
    """Whether it stands under the tile of another, and not among the tiles of its strand."""
    at: str = ""
    """Under which address it has a page of its own, to which its tile leads."""
    draw: Callable[[Any], Any] | None = None
    """What draws its things, where looking at them beats reading."""
    told: Callable[[Person, Seen, Any], tuple[tuple[str, str], ...]] | None = None
    """What else is said of a thing to whoever looks at it: what needs the whole strand, or names."""
    done: Callable[[Seen, Any], tuple[Form, ...]] | None = None
    """What whoever looks at a thing has said of it already, so that it is not offered to them again."""
    beside: tuple[str, Label] | None = None
    """Where whoever writes, and cannot change a thing that another began, writes beside it, and what that says."""
    opens: Callable[[Person, Seen, Any], str] | None = None
    """What the link to a thing says, where it says more than that it can be opened."""
    services: str = ""
    """The topic of the services of the place that stand below its things."""

    def acts_of(self, thing: Any, *, mine: bool) -> tuple[Form, ...]:
        """What can be done with a thing: everything where it is mine, otherwise what passes from hand to hand."""
        return tuple(form for form in self.acts(thing) if mine or form in self.passed_round)

    def forms(self, state: Any, *, holds: bool) -> tuple[Form, ...]:
        """The forms that begin something while the strand stands so, for its holder or for another who writes."""
        return tuple(form for form in self.begins if form.fits(state) and (holds or not form.holders))


def on_day(day: date | datetime | None) -> str:
    """A day in words; empty where there is none."""
    return formats.date_format(day, "j F Y") if day else ""


def lines(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The pairs that say something."""
    return tuple((label, said) for label, said in pairs if said)


def said(choices: tuple[tuple[StrEnum, Label], ...], chosen: StrEnum | frozenset[Any]) -> str:
    """The label of a choice, or of several joined, in the order in which they are offered."""
    several = chosen if isinstance(chosen, frozenset) else {chosen}
    return ", ".join(str(label) for each, label in choices if each in several)


def unless_ended(*forms: Form) -> Callable[[Any], tuple[Form, ...]]:
    """These forms while a thing stands; none afterwards, and none with what only stands: a choice how much to hear."""
    return lambda thing: () if getattr(thing, "ended", True) else forms


def always(*forms: Form) -> Callable[[Any], tuple[Form, ...]]:
    """These forms, however a thing stands."""
    return lambda _thing: forms


def nothing(_thing: Any) -> tuple[Form, ...]:
    """No forms."""
    return ()
