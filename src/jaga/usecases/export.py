"""Everything of mine, as it stands and as it was written, in a form that needs no program to read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from jaga.usecases import bells, cards, heard, whoreads
from jaga.usecases.folds import Seen
from jaga.usecases.person import Person
from jaga.usecases.strands import held
from jaga.usecases.whoreads import Reads
from jaga.vault import read


def everything(person: Person, now: datetime) -> Iterator[tuple[str, Seen, bytes]]:
    """For each strand that I hold: a file name without an ending, the strand as it stands, its entries as JSON.

    What somebody else let me read is theirs to pass on.
    """
    for number, seen in enumerate(held(person, now), 1):
        yield f"{number}-{seen.kind}", seen, _as_json(person, seen)


def people(person: Person) -> bytes | None:
    """The people whose cards I hold, as JSON: what I call them, what they go by, their five words; None for nobody."""
    listed = [
        {
            "name": known.name,
            "goes_by": known.goes_by,
            "five_words": list(cards.five_words(known.card)),
            "compared": known.compared and known.compared.isoformat(),
        }
        for known in cards.mine(person)
    ]
    return msgspec.json.format(msgspec.json.encode(listed), indent=1) if listed else None


def apart(person: Person, **more: object) -> bytes | None:
    """What is mine and belongs to no strand, as JSON, with whatever more the pages know of; None for nothing.

    A bell's address is left out: it is the secret of a calendar, or a key to an account, and this folder is not locked.
    """
    rung = [
        {"text": bell.text, "way": bell.way, "days": bell.days, "at": bell.at, "zone": bell.zone}
        for bell in bells.mine(person)
    ]
    unsent = [
        {"to": known.name if known else "", **msgspec.structs.asdict(draft)}
        for known, draft in heard.drafts(person)
    ]
    mine = {key: said for key, said in {"bells": rung, "drafts": unsent, **more}.items() if said}
    return msgspec.json.format(msgspec.json.encode(mine), indent=1) if mine else None


def _as_json(person: Person, seen: Seen) -> bytes:
    entries = [
        {
            "written": datetime.fromtimestamp(entry.time, UTC).isoformat(),
            "events": [{"kind": event.kind, **_plain(event.body)} for event in entry.events],
        }
        for entry in read(person.store, seen.opened).entries
    ]
    reads = [_as_read(reader) for reader in whoreads.readers(person, seen)]
    whole = {"name": seen.name, "kind": seen.kind, "who_reads": reads, "entries": entries}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _as_read(reader: Reads) -> dict[str, Any]:
    terms = reader.terms
    return {
        "name": reader.known.name if reader.known else "",
        "purposes": terms.purposes,
        "whole": terms.whole,
        "may_write": terms.writes,
        "until": _moment(terms.until),
        "ask_again": _moment(terms.ask_again),
        "ended": reader.ended,
    }


def _moment(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat()


def _plain(body: Any) -> dict[str, Any]:  # noqa: ANN401  (a decoded map)
    return dict(body)
