"""A place's services and law, turned into what one page in one language shows."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaga.guides.marks import marked
from jaga.guides.place import FIELDS, NO_SOURCE, Contact, Law, Service
from jaga.guides.text import FIRST
from jaga.pages.days import day, month
from jaga.pages.shown import places


def topic_name(topic: str) -> str:
    """What a topic is called where nothing is known of it."""
    return {
        "emergency": _("an emergency"),
        "suicide": _("thoughts of suicide"),
        "sexual-violence": _("sexual violence"),
        "abuse": _("abuse at home or by a partner"),
        "legal": _("legal advice"),
        "money": _("giving money"),
        "harmed-others": _("somebody who caused harm"),
        "harassment": _("harassment"),
        "stalking": _("stalking"),
        "online": _("what is said online"),
        "defamation": _("defamation"),
        "child": _("harm to a child"),
        "legal-aid": _("legal aid"),
        "all": _("this place"),
    }[topic]


def services_shown(place: str, topic: str, language: str, moment: datetime | None = None) -> dict[str, Any]:
    """The services of a topic: those that can be reached, and those of which only a name is known.

    With a moment, who answers then stands first and each says so. Paper and files have none: they are read later.
    """
    today = timezone.localdate()
    pack = places()[place]
    at = pack.time_here(moment) if moment else None
    return {
        "topic": topic_name(topic),
        "reachable": [
            _service(service, language, today, at) for service in pack.services_for(topic, today, at)
        ],
        "clock": at,
        "names": [said(service.name, language) for service in pack.names_for(topic)],
    }


def services_named(place: str, language: str) -> list[tuple[str, str]]:
    """Every service of a place by its code and id, with its name: those that can be reached, then the others."""
    pack = places()[place]
    found = (*pack.services_for("all", timezone.localdate()), *pack.names_for("all"))
    return [(f"{place}:{service.id}", said(service.name, language)) for service in found]


def service_lines(named: str) -> list[tuple[str, str]]:
    """How a service can be reached now, with the day it was seen; nothing where it is listed no more."""
    place, _colon, id_ = named.partition(":")
    listed = places()[place].services if place in places() else ()
    service = next((each for each in listed if each.id == id_), None)
    if service is None or not service.contacts:
        return []
    language = get_language() or "en"
    label = {"sms": _("Message"), "visit": _("Go there")}
    found = [(label.get(each.kind, ""), _reached(each, language)) for each in service.contacts]
    old = service.is_old(timezone.localdate())
    told = (
        _("Seen by us on %(day)s.") % {"day": day(service.seen)},
        "" if service.checked else _("Nobody of us has called to check this."),
        _("This is from %(day)s and may have changed.") % {"day": month(service.dated)} if old else "",
    )
    return [*found, ("", " ".join(each for each in told if each))]


def _reached(contact: Contact, language: str) -> str:
    sure = "" if contact.sure else _("not sure")
    parts = (said(contact.value, language), said(contact.hours, language), sure)
    return ", ".join(part for part in parts if part)


def crisis_shown(place: str, language: str, moment: datetime | None = None) -> dict[str, dict[str, Any]]:
    """The services of the topics that *Help now* shows. The emergency number stands once, above all others."""
    shown = {
        name: services_shown(place, name, language, moment) for name in ("emergency", "suicide", "abuse")
    }
    for name in ("suicide", "abuse"):
        shown[name]["reachable"] = [each for each in shown[name]["reachable"] if not each["emergency"]]
    return shown


def first_help(place: str, language: str) -> list[dict[str, Any]]:
    """For the foot of a paper: the emergency number, and the first line for somebody who wants to die."""
    crisis = crisis_shown(place, language)
    return [service for name in ("emergency", "suicide") for service in crisis[name]["reachable"][:1]]


def law_shown(place: str, topic: str, language: str) -> list[dict[str, Any]]:
    """The law of a topic, with source and date."""
    return [_law(law, language, timezone.localdate()) for law in places()[place].laws_for(topic)]


def _service(service: Service, language: str, today: date, at: time | None) -> dict[str, Any]:
    return {
        "name": said(service.name, language),
        "about": " ".join(_told(service, language)),
        "contacts": [_contact(contact, language, at) for contact in service.contacts],
        "emergency": "emergency" in service.topics,
        **_provenance(service, language, today),
    }


def _told(service: Service, language: str) -> Iterator[str]:
    """What there is to say first, then what else is known; what is not known is said once for all, by the page."""
    if service.about:
        yield said(service.about, language)
    yield from (said(service.known[field], language) for field in FIELDS if field in service.known)


def _contact(contact: Contact, language: str, at: time | None) -> dict[str, Any]:
    value = said(contact.value, language)
    dial = "".join(character for character in value if character.isdigit() or character == "+")
    return {
        "kind": contact.kind,
        "value": value,
        "hours": said(contact.hours, language),
        "sure": contact.sure,
        "answers": None if at is None else contact.answers(at),
        # A number that two sources dispute is a link as well, and says that it is not sure: at night one digit
        # typed wrong reaches a stranger more often than an old number does (docs/adr/0030).
        "address": f"{'sms' if contact.kind == 'sms' else 'tel'}:{dial}"
        if contact.kind in ("phone", "sms")
        else "",
    }


def _law(law: Law, language: str, today: date) -> dict[str, Any]:
    return {
        "name": said(law.name, language),
        "facts": _facts(law.facts, language),
        **_provenance(law, language, today),
    }


def _provenance(entry: Service | Law, language: str, today: date) -> dict[str, Any]:
    return {
        "sources": [
            {
                "name": said(source.source, language),
                "published": source.published,
                "plain": isinstance(source.source, str),
            }
            for source in entry.sources
            if source.source != NO_SOURCE
        ],
        "seen": entry.seen,
        "checked": entry.checked,
        "old": entry.is_old(today),
        "dated": entry.dated,
    }


def said(words: str | Mapping[str, str], language: str) -> str:
    """The words in this language; where they lack it, in the first, and marked."""
    if isinstance(words, str):
        return words
    if not words:
        return ""
    return words[language] if language in words else marked(words[FIRST])


def _facts(facts: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return facts[language] if language in facts else tuple(marked(fact) for fact in facts[FIRST])
