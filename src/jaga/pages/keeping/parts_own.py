"""How the parts of a story, and of support, speak to the one whose it is: the same parts, said with *I*."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping import forms_own as own
from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping import forms_support as support
from jaga.pages.keeping.part import Shown, lines, on_day, said, unless_ended
from jaga.pages.keeping.parts_shared import offer, only_me
from jaga.practice.story import Story
from jaga.practice.support import Support
from jaga.usecases.compartments import is_survivor
from jaga.usecases.folds import Seen


def is_own(seen: Seen) -> bool:
    """Whether this is the story of the one who looks at it, and nobody else's that they hold."""
    return bool(isinstance(seen.state, Story) and seen.opened.holding and not seen.state.telling.on_behalf_of)


def says_i(seen: Seen) -> bool:
    """Whether its parts are said with *I*: one's own story, and support that the survivor holds for themself."""
    return is_own(seen) or (isinstance(seen.state, Support) and is_survivor(seen))


def _offered(thing: Any) -> Shown:
    return offer(thing, mine=True)


def _may_know(thing: Any) -> Shown:
    # Words and way were written by whoever held it on my behalf before: they stay as they were recorded.
    told = lines(
        ("", thing.words),
        (_("How this was agreed"), thing.how),
        (_("For what"), said(own.PURPOSES, thing.purposes)),
        (_("How much"), said(story.REACHES, thing.reach)),
        (_("Until"), on_day(thing.until)),
        (_("What became of it"), _("no longer") if thing.ended else ""),
    )
    return Shown(thing.id, thing.to or only_me(thing), told, thing.ended)


def _i_hear(thing: Any) -> Shown:
    return Shown("", said(story.HEARINGS, thing), lines(("", _("How much I want to hear"))))


SAID_WITH_I: dict[str, dict[str, Any]] = {
    "t1": {
        "title": later("What I want to keep"),
        "tile": later("As much or as little as I like."),
        "begins": (own.KeepMine,),
    },
    "t2": {
        "title": later("Who may know"),
        "tile": later("I decide, and I can change it."),
        "begins": (own.LetSomebodyKnow,),
        "things": lambda state: state.consents.recorded,
        "show": _may_know,
        "acts": unless_ended(own.LetKnowLess, own.LetKnowNoMore),
    },
    "t3": {
        "title": later("What I ask for"),
        "tile": later("In my words, if there is something."),
        "begins": (own.AskFor,),
        "acts": unless_ended(own.AskDifferently, own.AskNoMore),
    },
    "t4": {
        "title": later("What I want to hear"),
        "begins": (own.ChooseWhatIHear,),
        "show": _i_hear,
    },
    "s5": {
        "title": later("What I need"),
        "tile": later("In my words, if there is something."),
        "begins": (own.SayINeed,),
        "acts": unless_ended(own.NoteDoneForMe, support.RewordNeed, support.NeedNoMore),
        "passed_round": (own.NoteDoneForMe,),
    },
    "s6": {"begins": (support.MakeOffer, own.OfferMine), "show": _offered},
    # No pause to assess is offered to the one whose story it is; one that somebody said can be over.
    "t5": {"begins": (own.SayWhoStandsWhere, story.GoOn)},
}
"""What is other in each part of what is one's own."""
