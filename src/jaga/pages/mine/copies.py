"""Everything of mine as one folder of HTML and JSON, readable without the program, unsigned.

It is made in memory: a file on the way would be a second copy that nobody lets go of.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from jaga.pages.keeping.parts import parts_of
from jaga.pages.keeping.strand_kinds import KINDS
from jaga.pages.mine import apart
from jaga.pages.planning.copied import planned
from jaga.usecases import cards
from jaga.usecases.export import everything, people
from jaga.usecases.person import Person

WHEN = (1980, 1, 1, 0, 0, 0)
"""The time that a zip gives its files: the earliest there is, because it is nobody's business."""


def folder(person: Person, language: str, now: datetime) -> bytes:
    """The folder as a zip."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files(person, language, now):
            target.writestr(zipfile.ZipInfo(name, WHEN), content)
    return whole.getvalue()


def files(person: Person, language: str, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder: its name and what stands in it."""
    listed = []
    for name, seen, as_json in everything(person, now):
        parts = [
            (part.title, [part.show(thing) for thing in part.things(seen.state)]) for part in parts_of(seen)
        ]
        shown = {
            "seen": seen,
            "parts": [*(part for part in parts if part[1]), *planned(seen)],
            "language": language,
        }
        listed.append((name, seen.name, KINDS[seen.kind].title))
        yield f"{name}.html", render_to_string("mine/export_strand.html", shown).encode()
        yield f"{name}.json", as_json
    if (known := people(person)) is not None:
        yield "people.json", known
    if (own := apart.as_json(person)) is not None:
        yield "apart.json", own
    index = {"listed": listed, "language": language, "day": now, "people": cards.mine(person)}
    index["apart"] = apart.sections(person)
    yield "index.html", render_to_string("mine/export_index.html", index).encode()
    static = settings.PACKAGE / "pages" / "static"
    for file in (static / "house.css", *sorted((static / "fonts").iterdir())):
        yield str(file.relative_to(static)), file.read_bytes()
