"""Everything of mine, as it stands and as it was written, in a form that needs no program to read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from jaga.usecases.folds import Seen
from jaga.usecases.person import Person
from jaga.usecases.strands import held
from jaga.vault import read


def everything(person: Person, now: datetime) -> Iterator[tuple[str, Seen, bytes]]:
    """For each strand that I hold: a file name without an ending, the strand as it stands, its entries as JSON.

    What somebody else let me read is theirs to pass on.
    """
    for number, seen in enumerate(held(person, now), 1):
        yield f"{number}-{seen.kind}", seen, _as_json(person, seen)


def _as_json(person: Person, seen: Seen) -> bytes:
    entries = [
        {
            "written": datetime.fromtimestamp(entry.time, UTC).isoformat(),
            "events": [{"kind": event.kind, **_plain(event.body)} for event in entry.events],
        }
        for entry in read(person.store, seen.opened).entries
    ]
    whole = {"name": seen.name, "kind": seen.kind, "entries": entries}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _plain(body: Any) -> dict[str, Any]:  # noqa: ANN401  (a decoded map)
    return dict(body)
