"""Tags that bring the place's facts into a text."""

from typing import Any

from django import template
from django.template import Context

from jaga.pages.words.facts import law_shown, services_shown, topic_name

register = template.Library()

STAND_OPEN = 2
"""How many services stand open in a text."""


@register.inclusion_tag("words/_services.html", takes_context=True)
def services(context: Context, topic: str) -> dict[str, Any]:
    """The place's services of a topic, or a plain sentence that none is known."""
    shown = services_shown(context["place"], topic, context["language"])
    # In a text the first two stand open and the others fold: a long list hides the words after it.
    first, more = shown["reachable"][:STAND_OPEN], shown["reachable"][STAND_OPEN:]
    return {"services": {**shown, "reachable": first, "more": more}, "open": context.get("open")}


@register.inclusion_tag("words/_law.html", takes_context=True)
def law(context: Context, topic: str) -> dict[str, Any]:
    """What the place's law says of a topic, as information."""
    return {"laws": law_shown(context["place"], topic, context["language"]), "topic": topic_name(topic)}
