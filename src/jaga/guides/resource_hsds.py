"""Resources as services of Open Referral's Human Services Data Specification (HSDS) 3, in JSON.

Read: one service, one organization with its services, a page of either (`contents`), and tables of both. Telephone
numbers, where a house stands and people's names are left where they are: a number that nobody checked belongs in no
list.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import IO, Any

import msgspec

from jaga.guides.resource import COSTS, Resource, faults_of
from jaga.guides.resource_csv import Unreadable, Wrong
from jaga.guides.text import FIRST

LARGEST = 64 << 20
"""Bytes: JSON is read whole."""
_OURS = uuid.UUID("9d0c6c0b-7b53-4e0f-9d5e-2f1f5f0a3c11")
_LABEL = "resource:"
_KEPT = ("id", "format", "cost", "licence", "source", "checked_by", "seen", "place")
"""What HSDS has no field for; it stands in attributes whose label says which it is."""

Raw = Mapping[str, Any]


def read(content: bytes, today: date) -> Iterator[Resource | Wrong]:
    """Every service in turn; what does not say when it was seen was seen today."""
    try:
        told = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Unreadable(f"this is not JSON: {fault}") from fault
    services = list(_services(told))
    if not services:
        raise Unreadable(
            "no service in it: neither a service of HSDS 3, nor an organization, a page or tables of them"
        )
    for row, (service, maker) in enumerate(services, start=1):
        if _text(service, "status") in ("", "active"):
            yield from _read_one(row, service, maker, today)


def _services(told: object) -> Iterator[tuple[Raw, Raw]]:
    if isinstance(told, list):
        for each in told:
            yield from _services(each)
    elif not isinstance(told, dict):
        return
    elif isinstance(told.get("contents"), list):
        yield from _services(told["contents"])
    elif (tables := _table(told, "service")) and "name" not in told:
        makers = {_text(each, "id"): each for each in _table(told, "organization")}
        yield from ((each, _maker(each) or makers.get(_text(each, "organization_id"), {})) for each in tables)
    elif isinstance(told.get("services"), list):
        yield from ((each, told) for each in told["services"] if isinstance(each, dict))
    elif "status" in told or "organization" in told or "organization_id" in told:
        yield told, _maker(told)


def _table(told: Raw, name: str) -> list[Raw]:
    rows = told.get(name) or told.get(f"{name}s")
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []


def _maker(service: Raw) -> Raw:
    maker = service.get("organization")
    return maker if isinstance(maker, dict) else {}


def _read_one(row: int, service: Raw, maker: Raw, today: date) -> Iterator[Resource | Wrong]:
    try:
        found = _resource(service, maker, today)
    except (ValueError, TypeError) as fault:
        yield Wrong(row, str(fault))
        return
    wrong = list(faults_of(found))
    yield from (Wrong(row, sentence) for sentence in wrong) if wrong else (found,)


def _resource(service: Raw, maker: Raw, today: date) -> Resource:
    kept = _kept(service)
    told = _text(service, "description")
    # The first language, where the file says none: HSDS has one description and no language for it.
    good_for = {name[9:]: words for name, words in kept.items() if name.startswith("good_for_")} or (
        {FIRST: told} if told else {}
    )
    assured = _text(service, "assured_date")
    return Resource(
        id=kept.get("id") or _text(service, "id"),
        title=_text(service, "name"),
        maker=_text(maker, "name"),
        languages=tuple(dict.fromkeys(_code(each) for each in _list(service, "languages") if _code(each))),
        place=kept.get("place") or _country(service, maker),
        format=kept.get("format", "service"),
        cost=kept["cost"] if kept.get("cost") in COSTS else _cost(service),
        note={name[5:]: words for name, words in kept.items() if name.startswith("note_")},
        good_for=good_for,
        address=_text(service, "url"),
        licence=kept.get("licence", ""),
        source=kept.get("source", ""),
        seen=date.fromisoformat(kept["seen"]) if "seen" in kept else today,
        checked=date.fromisoformat(assured[:10]) if assured else None,
        checked_by=kept.get("checked_by", ""),
    )


def _kept(service: Raw) -> dict[str, str]:
    """What we wrote into attributes ourselves."""
    told = ((_text(each, "label"), _text(each, "value")) for each in _list(service, "attributes"))
    return {label.removeprefix(_LABEL): value for label, value in told if label.startswith(_LABEL) and value}


def _text(raw: Raw, name: str) -> str:
    """One line of it: a description may have several."""
    value = raw.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(raw: Raw, name: str) -> list[Raw]:
    value = raw.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _code(language: Raw) -> str:
    return _text(language, "code")


def _country(service: Raw, maker: Raw) -> str:
    """The country of the first address that has one."""
    places = [each.get("location") for each in _list(service, "service_at_locations")] + _list(
        maker, "locations"
    )
    addresses = (each for place in places if isinstance(place, dict) for each in _list(place, "addresses"))
    return next((code.lower() for each in addresses if (code := _text(each, "country"))), "")


def _cost(service: Raw) -> str:
    amounts = [each.get("amount") for each in _list(service, "cost_options")]
    known = [each for each in amounts if isinstance(each, int | float)]
    if not known:
        return ""
    return "free" if not any(known) else "paid" if all(known) else "partly"


def write(target: IO[bytes], resources: Iterable[Resource]) -> int:
    """Write all of them as one page of services, one at a time; how many there were."""
    count = 0
    target.write(b'{"contents":[')
    for found in resources:
        target.write(b",\n" if count else b"\n")
        target.write(msgspec.json.encode(_service(found)))
        count += 1
    page = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count, "empty": not count}
    target.write(b"\n]," + msgspec.json.encode({**page, "first_page": True, "last_page": True})[1:] + b"\n")
    return count


def _service(found: Resource) -> dict[str, Any]:
    id_ = _uuid(found.id)
    told = found.good_for.get(FIRST) or next(iter(found.good_for.values()), "")
    maker = {
        "id": str(uuid.uuid5(_OURS, f"maker {found.maker}")),
        "name": found.maker,
        "description": found.maker,
    }
    return {
        "id": id_,
        "name": found.title,
        "status": "active",
        **({"description": told} if told else {}),
        **({"url": found.address} if found.address else {}),
        **({"assured_date": str(found.checked)} if found.checked else {}),
        **({"organization": maker} if found.maker else {}),
        "languages": [
            {"id": _uuid(f"{found.id} {each}"), "code": each, "name": each} for each in found.languages
        ],
        "attributes": [
            {"id": _uuid(f"{found.id} {name}"), "link_id": id_, "link_entity": "service"}
            | {"label": f"{_LABEL}{name}", "value": value}
            for name, value in _attributes(found)
            if value
        ],
    }


def _attributes(found: Resource) -> Iterator[tuple[str, str]]:
    yield from ((name, str(getattr(found, name))) for name in _KEPT)
    for name in ("note", "good_for"):
        yield from ((f"{name}_{each}", words) for each, words in getattr(found, name).items())


def _uuid(id_: str) -> str:
    """HSDS asks for a UUID: the id where it is one, else always the same for the same id."""
    try:
        return str(uuid.UUID(id_))
    except ValueError:
        return str(uuid.uuid5(_OURS, id_))
