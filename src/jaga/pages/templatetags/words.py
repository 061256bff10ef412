"""Tags that bring the place's facts into a text."""

import re
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from jaga.guides.text import Text
from jaga.pages.words.facts import law_shown, services_shown, topic_name

register = template.Library()

STAND_OPEN = 2
"""How many services stand open in a text."""


@register.inclusion_tag("words/_services.html", takes_context=True)
def services(context: Context, topic: str) -> dict[str, Any]:
    """The place's services of a topic, or a plain sentence that none is known."""
    # What is laid out for paper, with everything open, is read at another hour.
    moment = None if context.get("open") or context.get("printed") else timezone.now()
    shown = services_shown(context["place"], topic, context["language"], moment)
    if topic != "emergency" and _has_emergency(context.get("text")):
        shown["reachable"] = [each for each in shown["reachable"] if not each["emergency"]]
    # In a text the first two stand open and the others fold: a long list hides the words after it.
    first, more = shown["reachable"][:STAND_OPEN], shown["reachable"][STAND_OPEN:]
    return {"services": {**shown, "reachable": first, "more": more}, "open": context.get("open")}


def _has_emergency(text: Text | None) -> bool:
    """Whether the text shows the emergency number by itself: it stands there once, and leaves room for the others."""
    steps = (text.lead, *text.steps) if isinstance(text, Text) else ()
    return any(
        block.kind == "contacts" and block.variant == "emergency" for step in steps for block in step.blocks
    )


@register.inclusion_tag("words/_law.html", takes_context=True)
def law(context: Context, topic: str) -> dict[str, Any]:
    """What the place's law says of a topic, as information."""
    return {"laws": law_shown(context["place"], topic, context["language"]), "topic": topic_name(topic)}


_NUMBER = re.compile(r"(?<![\w+-])\+?\d(?:[ -]?\d){6,14}(?![\w-])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@register.filter
def dialled(words: str) -> str:
    """Somebody's own words, in which a telephone number is one tap away; a day is none."""
    told, end = [], 0
    for found in _NUMBER.finditer(words):
        if _DAY.fullmatch(found[0]):
            continue
        dial = "".join(each for each in found[0] if each not in " -")
        told += [escape(words[end : found.start()]), format_html('<a href="tel:{}">{}</a>', dial, found[0])]
        end = found.end()
    return mark_safe("".join([*told, escape(words[end:])]))  # noqa: S308  (each piece is escaped above)
