"""Tags that bring the place's facts into a text."""

from typing import Any

from django import template
from django.template import Context

from jaga.pages.words.facts import law_shown, services_shown

register = template.Library()


@register.inclusion_tag("words/_services.html", takes_context=True)
def services(context: Context, topic: str) -> dict[str, Any]:
    """The place's services of a topic, or a plain sentence that none is known."""
    return {"services": services_shown(context["place"], topic, context["language"])}


@register.inclusion_tag("words/_law.html", takes_context=True)
def law(context: Context, topic: str) -> dict[str, Any]:
    """What the place's law says of a topic, as information."""
    return {"laws": law_shown(context["place"], topic, context["language"])}
