"""A small place out of a country's file of open-helplines, whose data is free of any licence (CC0).

Nobody here called any of it: each entry is checked by nobody, and its source says which list, which state of it, and
the day on which it was seen. What the list does not say is not known; its sentences are left where they are. A number
that is short for its country is written as it is dialled there, and is not sure.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from jaga.guides.languages import complete
from jaga.guides.place import load_places
from jaga.guides.text import ROOT

LIST = "github.com/Kouki-odaka/open-helplines"
_TOPICS = {
    "suicide_prevention": "suicide",
    "general_crisis": "suicide",
    "domestic_violence": "abuse",
    "sexual_violence": "sexual-violence",
}
_KINDS = {"phone": "phone", "text": "sms", "chat": "web", "email": "web", "app": "web"}
_CODE = re.compile("[a-z]{2}")
_SHORT = 6
"""Figures behind the code of the country: one so short is dialled within the country, without that code."""
_ALWAYS = {"en": "day and night", "ms": "siang dan malam"}
_SAYS = {
    ("cost", True): {"en": "The list says that it is free.", "ms": "Senarai itu kata ia percuma."},
    ("cost", False): {"en": "The list says that it costs money.", "ms": "Senarai itu kata ia berbayar."},
    ("records", True): {
        "en": "The list says that you need not say who you are.",
        "ms": "Senarai itu kata anda tidak perlu memberitahu siapa anda.",
    },
    ("records", False): {
        "en": "The list says that they ask who you are.",
        "ms": "Senarai itu kata mereka bertanya siapa anda.",
    },
}


class Unfit(Exception):  # noqa: N818  (a refusal is named as one)
    """The file is not one of the list, or the place is there already; the text says which."""


class Contact(msgspec.Struct, frozen=True):
    """One way to reach a helpline, as the list has it."""

    method: str
    number: str = ""
    url: str = ""
    languages: tuple[str, ...] = ()
    hours: str = ""
    free: bool | None = None
    anonymous: bool | None = None


class Record(msgspec.Struct, frozen=True):
    """One helpline of the list."""

    id: str
    name: str
    category: str
    contacts: tuple[Contact, ...]
    verified_at: date
    source: str
    secondary_categories: tuple[str, ...] = ()
    local_name: str = ""


class _File(msgspec.Struct, frozen=True):
    country: str
    records: tuple[Record, ...]


class Origin(msgspec.Struct, frozen=True):
    """Of which place a file is, what the list has no field for, and where and when it was seen."""

    code: str
    clock: str
    calling: str
    commit: str
    seen: date


def bring_in(content: bytes, origin: Origin, root: Path = ROOT / "places") -> int:
    """Write the place, or nothing; how many services it has. Raises `Refused` where it could not be shown."""
    from babel import Locale  # noqa: PLC0415  (only this command needs it)

    if origin.code.upper() not in Locale("en").territories or not _CODE.fullmatch(origin.code):
        raise Unfit(f"This is not the code of a country: {origin.code!r}. Like this: id.")
    folder = root / origin.code
    if folder.exists():
        raise Unfit(f"There is a place {origin.code} already. Correct it by hand, with sources.")
    try:
        told = msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Unfit(f"This is not a file of {LIST}: {fault}.") from fault
    if told.country.lower() != origin.code:
        raise Unfit(f"This file is of {told.country.lower()} and not of {origin.code}.")
    services = [_service(record, origin) for record in told.records]
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / origin.code
        trial.mkdir()
        for name, text in _files(services, origin):
            (trial / name).write_text(text, "utf-8")
        load_places(trial.parent)
        shutil.copytree(trial, folder)
    return len(services)


def _files(services: list[dict[str, Any]], origin: Origin) -> Iterator[tuple[str, str]]:
    """The three files of a place, with what a reader has to know at their heads."""
    from babel import Locale  # noqa: PLC0415  (as above)

    names = {each: Locale(each).territories[origin.code.upper()] for each in complete()}
    front = {"code": origin.code, "name": names, "clock": origin.clock, "reviewed": []}
    yield "place.yaml", _yaml(front)
    said = (
        f"# From {LIST} (CC0), commit {origin.commit}.\n# Nobody here has called a number: checked: null.\n"
    )
    yield "services.yaml", said + _yaml(services)
    yield "law.yaml", "# No law of this place is known to us yet.\n"


def _yaml(value: object) -> str:
    import yaml  # noqa: PLC0415  (only this command writes it)

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)


def _service(record: Record, origin: Origin) -> dict[str, Any]:
    file = f"{LIST}, data/countries/{origin.code}/helplines.json, commit {origin.commit[:8]}"
    topics = {_TOPICS.get(each) for each in (record.category, *record.secondary_categories)} - {None}
    return {
        "id": record.id,
        "name": f"{record.name} ({record.local_name})" if record.local_name else record.name,
        "topics": sorted(str(topic) for topic in topics),
        "contacts": [_contact(each, origin) for each in record.contacts],
        "known": _known(record),
        **_about(record, origin),
        "sources": [
            {
                "source": f"{file}, which names {record.source}",
                "seen": origin.seen,
                "published": record.verified_at,
            }
        ],
        "checked": None,
    }


def _contact(contact: Contact, origin: Origin) -> dict[str, Any]:
    if contact.method not in _KINDS:
        raise Unfit(f"There is no such way to reach somebody here: {contact.method!r}.")
    short = _short(contact, origin)
    always = contact.hours == "24/7"
    hours = _ALWAYS if always else dict.fromkeys(complete(), contact.hours)
    return {
        "kind": _KINDS[contact.method],
        "value": short or contact.number or contact.url,
        "sure": not short,
        **({"hours": dict(hours)} if contact.hours else {}),
        **({"daily": {"opens": "00:00:00", "shuts": "00:00:00"}} if always and not short else {}),
    }


def _short(contact: Contact, origin: Origin) -> str:
    """The number as it is dialled within the country, where it is a short one."""
    bare = contact.number.removeprefix(f"+{origin.calling}")
    return bare if bare != contact.number and len(bare) <= _SHORT else ""


def _about(record: Record, origin: Origin) -> dict[str, Any]:
    """How the list writes numbers that we write shorter."""
    long = ", ".join(each.number for each in record.contacts if _short(each, origin))
    if not long:
        return {}
    return {
        "about": {"en": f"The list writes it as {long}.", "ms": f"Senarai itu menulisnya sebagai {long}."}
    }


def _known(record: Record) -> dict[str, dict[str, str]]:
    """What the list says of every way to reach it alike."""
    from babel import Locale  # noqa: PLC0415  (only this command needs it)

    spoken = list(dict.fromkeys(code for each in record.contacts for code in each.languages))
    named = {
        each: ", ".join(Locale(each).languages.get(code, code) for code in spoken) for each in complete()
    }
    known = {}
    if spoken:
        known["languages"] = {"en": f"Languages: {named['en']}.", "ms": f"Bahasa: {named['ms']}."}
    for field in ("cost", "records"):
        said = {each.free if field == "cost" else each.anonymous for each in record.contacts}
        if said in ({True}, {False}):
            known[field] = dict(_SAYS[field, said.pop() is True])
    return known
