"""Guides as chapters for a voice: what stands on paper, line by line, the content note before all else."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jaga.formats.spoken import Chapter, lines_of
from jaga.guides.text import Step, Text
from jaga.pages.formats.paper import on_paper
from jaga.pages.words.facts import services_shown


def chapters_of(text: Text, language: str, place: str) -> list[Chapter]:
    """A chapter for the note, the lead and each step."""
    shown = {"language": language, "place": place, "open": True, "text": text}
    note = [Chapter(_("Before you read"), (_("Before you read"), text.note))] if text.note else []
    lead = Chapter(text.title, (text.title, *_lines(text.lead, shown)))
    return [
        *note,
        lead,
        *(Chapter(step.heading, (step.heading, *_lines(step, shown))) for step in text.steps),
    ]


def _lines(step: Step, shown: dict[str, object]) -> list[str]:
    told: list[str] = []
    for block in step.blocks:
        if block.kind == "contacts":
            html = _contacts(block.variant, shown)
        else:
            alone = Step(step.heading, step.anchor, (block,), step.line)
            html = render_to_string("words/_blocks.html", {**shown, "step": alone})
        told += lines_of(on_paper(html))
    return told


def _contacts(topic: str, shown: dict[str, object]) -> str:
    """Names and numbers; where each was read stands on the page, and would hide the next number from an ear."""
    found = services_shown(str(shown["place"]), topic, str(shown["language"]))
    told = [
        render_to_string("formats/zine_service.html", {"service": service}) for service in found["reachable"]
    ]
    if not told:
        return render_to_string("words/_services.html", {"services": found})
    return "".join(told)
