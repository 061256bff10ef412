"""The questions of the two plans. Their words are a text each, so that they can be read without an account as well.

An address names a plan by a number and a question by a letter: it tells pages apart and tells nothing.
"""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.guides.text import Block, Step
from jaga.pages.keeping.fields import Label
from jaga.pages.shown import library
from jaga.practice.plan import HOME, NIGHT, Of


class Plan(msgspec.Struct, frozen=True):
    """A plan: its number in addresses, what it is called, the text whose steps are its questions."""

    number: str
    title: Label
    tile: Label
    text: str
    of: tuple[Of, ...]

    def letter(self, of: Of) -> str:
        """Under which letter this question stands."""
        return chr(ord("a") + self.of.index(of))

    def under(self, letter: str) -> Of | None:
        """The question under this letter."""
        return next((of for of in self.of if self.letter(of) == letter), None)


PLANS = (
    Plan("1", later("When home is not safe"), later("A word, ways out, a bag, who calls whom."), "l5", HOME),
    Plan(
        "2", later("For the hardest nights"), later("What shows it, what helps, who can come."), "w8b", NIGHT
    ),
)


def plan_under(number: str) -> Plan | None:
    """The plan with this number."""
    return next((plan for plan in PLANS if plan.number == number), None)


def plan_of(of: Of) -> Plan | None:
    """The plan to which this question belongs."""
    return next((plan for plan in PLANS if of in plan.of), None)


def step_of(of: Of, language: str) -> Step | None:
    """The step of the text in which this question is asked."""
    plan = plan_of(of)
    text = library().text(language, plan.text) if plan else None
    return text.steps[plan.of.index(of)] if plan and text else None


def heading(of: Of, language: str) -> str:
    """What a question is called."""
    step = step_of(of, language)
    return step.heading if step else _("Anything else")


def from_elsewhere(step: Step, front: str) -> Step:
    """The step as a page elsewhere shows it: its links lead from there to the texts."""
    blocks = tuple(
        Block(each.kind, each.variant, each.html.replace('href="', f'href="{front}'), each.line)
        for each in step.blocks
    )
    return msgspec.structs.replace(step, blocks=blocks)
