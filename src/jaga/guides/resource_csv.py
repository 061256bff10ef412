"""Resources as a table that spreadsheets read: one a row, read row by row, written so that no cell is a formula."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec

from jaga.guides.languages import complete
from jaga.guides.resource import Resource, faults_of

_BY_LANGUAGE = ("note", "good_for")
COLUMNS = (
    *("id", "title", "maker", "languages", "place", "format", "cost"),
    *(f"{name}_{language}" for name in _BY_LANGUAGE for language in complete()),
    *("address", "licence", "source", "seen", "checked", "checked_by"),
)
_NEEDED = ("id", "title", "seen")
_LONGEST_LINE = 1 << 20
# With these a spreadsheet takes a cell for a formula, and does what it says: the wide ones too, in some languages.
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Unreadable(Exception):  # noqa: N818  (a refusal is named as one)
    """The file cannot be read on; the text says at which row and why."""


class Wrong(msgspec.Struct, frozen=True):
    """A row that is not fit to be taken: `row` counts as a spreadsheet does, the names of the columns being 1."""

    row: int
    sentence: str


def read(file: Path) -> Iterator[Resource | Wrong]:
    """Every row in turn, whatever the size of the file; raises `Unreadable` where it makes no sense to go on."""
    with file.open("rb") as source:
        rows = _rows(source)
        names = next(rows, [])
        _check(names)
        for row, cells in enumerate(rows, start=2):
            if any(cells):
                yield from _read_row(row, names, cells)


def _rows(source: IO[bytes]) -> Iterator[list[str]]:
    rows, row = csv.reader(_lines(source), strict=True), 1
    try:
        for cells in rows:
            yield [cell.strip() for cell in cells]
            row += 1
    except csv.Error as fault:
        raise Unreadable(
            f"row {row}: not a row of a CSV file ({fault}). Is a quotation mark left open?"
        ) from fault
    except _NotText as fault:
        raise Unreadable(f"row {row}: {fault}") from fault


class _NotText(Exception):  # noqa: N818
    pass


_SAVE_AS = "Save the file again as CSV UTF-8, with commas."


def _lines(source: IO[bytes]) -> Iterator[str]:
    first = True
    while line := source.readline(_LONGEST_LINE):
        if (first and line.startswith((b"\xff\xfe", b"\xfe\xff"))) or b"\0" in line:
            raise _NotText(f"this is not UTF-8 but another encoding, such as UTF-16. {_SAVE_AS}")
        if len(line) == _LONGEST_LINE:
            raise _NotText("a line without an end. This is not a CSV file.")
        try:
            yield line.decode("utf-8-sig" if first else "utf-8")
        except UnicodeDecodeError as fault:
            raise _NotText(
                f"this is not UTF-8 but another encoding, such as Windows-1252. {_SAVE_AS}"
            ) from fault
        first = False


def _check(names: list[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in _NEEDED if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if len(names) == 1 and any(sign in names[0] for sign in ";\t"):
        raise Unreadable(f"row 1: the columns are not parted by commas. {_SAVE_AS}")
    for said, wrong in (("not known here", unknown), ("missing", missing), ("there twice", twice)):
        if wrong:
            told = ", ".join(repr(name[:40]) for name in wrong[:20])
            raise Unreadable(f"row 1: columns {said}: {told}. The columns are: {', '.join(COLUMNS)}")


def _read_row(row: int, names: list[str], cells: list[str]) -> Iterator[Resource | Wrong]:
    if len(cells) != len(names):
        yield Wrong(row, f"it has {len(cells)} cells, and row 1 has {len(names)}")
        return
    told = {name: _bare(cell) for name, cell in zip(names, cells, strict=True)}
    days = {name: told.pop(name, "") for name in ("seen", "checked")}
    wrong = [
        f"{name}: not a day like 2026-11-28: {day[:20]!r}"
        for name, day in days.items()
        if day and not _day(day)
    ]
    if not days["seen"]:
        wrong.append("seen: on which day was it seen? Like this: 2026-11-28")
    if wrong:
        yield from (Wrong(row, sentence) for sentence in wrong)
        return
    found = _resource(told, _day(days["seen"]) or date.min, _day(days["checked"]))
    wrong = list(faults_of(found))
    yield from (Wrong(row, sentence) for sentence in wrong) if wrong else (found,)


def _resource(told: dict[str, str], seen: date, checked: date | None) -> Resource:
    by_language: dict[str, Any] = {
        name: {each: words for each in complete() if (words := told.pop(f"{name}_{each}", ""))}
        for name in _BY_LANGUAGE
    }
    languages = tuple(told.pop("languages", "").split())
    filled: dict[str, Any] = {name: words for name, words in told.items() if words}
    filled |= {name: told[name] for name in ("id", "title")}
    return Resource(**filled, **by_language, languages=languages, seen=seen, checked=checked)


def _day(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def write(target: IO[str], resources: Iterable[Resource]) -> int:
    """Write all of them; how many there were."""
    table = csv.writer(target, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    count = 0
    for found in resources:
        table.writerow([_harmless(_cell(found, name)) for name in COLUMNS])
        count += 1
    return count


def _cell(found: Resource, name: str) -> str:
    if name == "languages":
        return " ".join(found.languages)
    before, _, language = name.rpartition("_")
    if before in _BY_LANGUAGE:
        told: Mapping[str, str] = getattr(found, before)
        return told.get(language, "")
    value = getattr(found, name)
    return "" if value is None else str(value)


def _harmless(words: str) -> str:
    """A cell that a spreadsheet takes for words: one apostrophe before what would be a formula."""
    return f"'{words}" if words.lstrip("'").startswith(_BEGINS) else words


def _bare(cell: str) -> str:
    """The words of such a cell as they were."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_BEGINS) else cell
