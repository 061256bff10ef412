"""Talk that somebody does not take, and that a plan may bring up: a few to tick, others in words, one on each line.

A plan and a person meet in the same word, so what is ticked is kept by a name that is the same in every language.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import Label, roomy

TALK: tuple[tuple[str, Label], ...] = (
    ("faith", _("talk of faith")),
    ("law", _("talk of police and courts")),
    ("death", _("talk of death and grief")),
    ("who-did-it", _("talk of the person who caused harm")),
    ("violence-at-home", _("talk of violence at home")),
    ("sexual-violence", _("talk of sexual violence")),
    ("suicide", _("talk of suicide or of hurting oneself")),
)
NAMES = {name for name, _label in TALK}


def ticked(label: Label, help_text: Label = "") -> forms.MultipleChoiceField:
    """The field to tick some of them."""
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, choices=TALK, widget=forms.CheckboxSelectMultiple
    )


def in_words() -> forms.CharField:
    """The field for others."""
    return roomy(_("Other talk"), _("One on each line."), rows=2)


def in_fields(talk: Iterable[str]) -> dict[str, Any]:
    """What stands in the two fields, `talk` and `talk_else`."""
    kept = tuple(talk)
    return {
        "talk": [each for each in kept if each in NAMES],
        "talk_else": "\n".join(each for each in kept if each not in NAMES),
    }


def all_talk(said: dict[str, Any]) -> tuple[str, ...]:
    """What was ticked and what was written, each once."""
    written = (line.strip() for line in str(said.get("talk_else") or "").splitlines())
    return tuple(dict.fromkeys((*(said.get("talk") or ()), *filter(None, written))))


def talk_said(talk: Iterable[str]) -> str:
    """Talk in words."""
    labels = dict(TALK)
    return ", ".join(str(labels.get(each, each)) for each in talk)
