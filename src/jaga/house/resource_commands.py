"""What `jaga library` does: each prints, and gives back how it ended (0, 1 or a sentence)."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from jaga.guides import resource_csv, resource_hsds
from jaga.guides.place import is_older
from jaga.guides.resource import Resource, faults_of
from jaga.guides.resource_csv import Unreadable, Wrong
from jaga.house import clock, commands, resources
from jaga.house.errors import HouseError
from jaga.house.files import refusal
from jaga.pages.shown import shipped

MOST_TOLD = 20
"""Rows that are told; a file of another kind has as many wrong ones as rows."""

_WORTH_KNOWING = ("languages", "cost", "licence", "address", "good_for")

Rows = Callable[[], Iterator[Resource | Wrong]]


def bring_in(file: Path) -> str | int:
    """Add and correct from a file: all of it, or nothing where one row is not fit."""
    try:
        rows = _rows_of(file)
        if told := _wrong_rows(rows()):
            return "\n".join((*told, "Nothing was taken. Mend these rows, then try again."))
        commands.make_ready()
        taken, new = resources.put(_right(rows()))
    except (Unreadable, HouseError) as unfit:
        return f"{unfit} Nothing was taken."
    except OSError as fault:
        return f"{file} cannot be read: {fault.strerror}."
    print(f"{taken} taken: {new} new, {taken - new} corrected. Everybody who reads here can see them.")  # noqa: T201
    return 0


def _rows_of(file: Path) -> Rows:
    """How the rows of this file are read, twice: once to look whether all are fit, once to take them."""
    if file.suffix.lower() != ".json":
        return lambda: resource_csv.read(file)
    if file.stat().st_size > resource_hsds.LARGEST:
        raise Unreadable(
            f"A JSON file is read whole, and this one is larger than {resource_hsds.LARGEST >> 20} MiB: use CSV."
        )
    content, today = file.read_bytes(), clock.today()
    return lambda: resource_hsds.read(content, today)


def _wrong_rows(rows: Iterator[Resource | Wrong]) -> list[str]:
    wrong = (each for each in rows if isinstance(each, Wrong))
    told = [f"row {each.row}: {each.sentence}" for each in islice(wrong, MOST_TOLD)]
    more = sum(1 for _ in wrong)
    return [*told, f"and {more} more"] if more else told


def _right(rows: Iterator[Resource | Wrong]) -> Iterator[Resource]:
    """What is to be taken. What is shipped in the same words is not: a later correction of it would not be seen."""
    known = {each.id: each for each in shipped()}
    for each in rows:
        if isinstance(each, Wrong):
            # The file was changed between the two readings.
            raise Unreadable(f"row {each.row}: {each.sentence}.")
        if each != known.get(each.id):
            yield each


def add(id_: str, told: dict[str, Any]) -> str | int:
    """Add one, or correct what is told of one that is here or shipped."""
    try:
        commands.make_ready()
        was = resources.here([id_]).get(id_) or next((each for each in shipped() if each.id == id_), None)
        found = _changed(was, id_, told)
        if wrong := list(faults_of(found)):
            return "\n".join((*wrong, "Nothing was changed."))
        resources.put([found])
    except HouseError as unfit:
        return str(unfit)
    print(f"{'Added' if was is None else 'Corrected'}: {found.title}. Everybody who reads here can see it.")  # noqa: T201
    return 0


def _changed(was: Resource | None, id_: str, told: dict[str, Any]) -> Resource:
    before = was or Resource(id=id_, title="", seen=clock.today())
    by_language = {
        name: {**getattr(before, name), **told.pop(name)} for name in ("note", "good_for") if told.get(name)
    }
    return msgspec.structs.replace(before, **told, **by_language)


def remove(ids: tuple[str, ...]) -> str | int:
    """Remove these: all, or none where one is not here."""
    try:
        commands.make_ready()
        kept = resources.here(ids)
        if strange := [id_ for id_ in ids if id_ not in kept]:
            return f"Not among what this house added: {', '.join(strange)}. Nothing was removed."
        print(f"{resources.remove(ids)} removed.")  # noqa: T201
    except HouseError as unfit:
        return str(unfit)
    return 0


def export(file: Path) -> str | int:
    """Write all that can be read here, shipped and added, into a file: CSV, or HSDS where it ends with .json."""
    try:
        commands.make_ready()
        if file.suffix.lower() == ".json":
            with file.open("wb") as page:
                resource_hsds.write(page, everything())
        else:
            with file.open("w", encoding="utf-8-sig", newline="") as target:
                resource_csv.write(target, everything())
    except HouseError as unfit:
        return str(unfit)
    except OSError as fault:
        return str(refusal(fault, file))
    print(f"Written to {file}.")  # noqa: T201
    return 0


def everything() -> Iterator[Resource]:
    """What is shipped, as this house corrected it, and then what it added."""
    ids = [each.id for each in shipped()]
    corrected = resources.here(ids)
    yield from (corrected.get(each.id, each) for each in shipped())
    yield from (each for each in resources.everything() if each.id not in corrected)


def check() -> str | int:
    """Print what somebody should look at, by resource; 1 where there is anything."""
    try:
        commands.make_ready()
        today = clock.today()
        told = [f"{each.id}: {sentence}" for each in everything() for sentence in to_do(each, today)]
    except HouseError as unfit:
        return str(unfit)
    for line in told:
        print(line)  # noqa: T201
    if not told:
        print("Nothing to do.")  # noqa: T201
    return int(bool(told))


def to_do(found: Resource, today: date) -> Iterator[str]:
    """What is not known of a resource, or may have changed, each as what to do."""
    last = max(found.seen, found.checked or found.seen)
    if found.checked is None:
        yield "checked by nobody. Open it, then set --checked and --checked-by"
    elif not found.checked_by:
        yield "somebody checked it, and it is not said who. Check it yourselves"
    if is_older(last, today):
        yield f"last looked at on {last}. See whether it is still there, then set --seen"
    if missing := [name for name in _WORTH_KNOWING if not getattr(found, name)]:
        yield f"not known: {', '.join(missing)}. Find out, or leave it so"
    if found.address and not found.link:
        yield "its address is not https, so it is shown and not linked. Look for one that is"
