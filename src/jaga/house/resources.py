"""The resources that the people who run this house added: kept readable, found by words and by choices.

They are changed by commands alone, all of a change or none, and the index is made anew in the same save. Where this
SQLite has no FTS5 the words are looked through one by one.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import msgspec
from django.db import connection, transaction

from jaga.guides.resource import Resource, plain
from jaga.house.errors import plainly

_PUT = (
    "INSERT INTO resource (id, words, marks, body) VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO UPDATE"
    " SET words = excluded.words, marks = excluded.marks, body = excluded.body"
)
_NUMBER = "SELECT number FROM resource WHERE id = %s"
_AT_ONCE = 500
MOST_WORDS = 8
"""More words of a search than these are not looked for."""


class Wanted(msgspec.Struct, frozen=True):
    """What somebody looks for: words, all of which a resource must have, and marks (`guides.resource.mark`)."""

    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def fits(self, found: Resource) -> bool:
        """Whether it is a resource like this."""
        has = plain(found.words)
        return found.marks.issuperset(self.marks) and all(
            any(each.startswith(word) for each in has) for word in self.words
        )


def wanted(words: str, marks: Iterable[str]) -> Wanted:
    """What was asked for, as it is compared."""
    return Wanted(tuple(plain(words)[:MOST_WORDS]), tuple(marks))


def put(resources: Iterable[Resource]) -> tuple[int, int]:
    """Add these and correct those whose id is here already, all or none: how many, and how many are new."""
    with plainly(), transaction.atomic(durable=True):
        before = count()
        taken = sum(_lay(batch) for batch in _batches(resources))
        reindex()
        return taken, count() - before


def lay(resources: Iterable[Resource]) -> None:
    """Put them in the table within a save that is under way; `reindex` has to follow."""
    for batch in _batches(resources):
        _lay(batch)


def _lay(batch: Sequence[Resource]) -> int:
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, [_row(found) for found in batch])
    return len(batch)


def _batches(resources: Iterable[Resource]) -> Iterator[list[Resource]]:
    left = iter(resources)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def _row(found: Resource) -> tuple[str, str, str, str]:
    body = msgspec.json.encode(found).decode()
    return found.id, " ".join(plain(found.words)), " ".join(sorted(found.marks)), body


def remove(ids: Iterable[str]) -> int:
    """Remove these; how many of them were here."""
    with plainly(), transaction.atomic(durable=True):
        before = count()
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM resource WHERE id = %s", [(id_,) for id_ in ids])
        reindex()
        return before - count()


def reindex() -> None:
    """Make what is searched and what can be chosen say the same as the table; within a save."""
    read = msgspec.json.Decoder(_Chosen).decode
    choices = {each for (body,) in _rows("SELECT body FROM resource") for each in choices_of(read(body))}
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM resource_choice")
        cursor.executemany("INSERT INTO resource_choice (kind, value) VALUES (%s, %s)", sorted(choices))
        if _is_indexed():
            cursor.execute("INSERT INTO resource_index (resource_index) VALUES ('rebuild')")


class _Chosen(msgspec.Struct, frozen=True):
    """Of a resource what it can be chosen by; the rest is not read."""

    format: str
    cost: str = ""
    place: str = ""
    languages: tuple[str, ...] = ()


def choices_of(found: Resource | _Chosen) -> list[tuple[str, str]]:
    """What a resource can be chosen by, kind and value."""
    rest = (("p", found.place), ("f", found.format), ("c", found.cost))
    return [*(("l", language) for language in found.languages), *rest]


def choices() -> list[tuple[str, str]]:
    """What the resources of this house can be chosen by."""
    with plainly():
        return [(kind, value) for kind, value in _rows("SELECT kind, value FROM resource_choice")]


def find(asked: Wanted, start: int, most: int, without: Sequence[str] = ()) -> list[Resource]:
    """So many of those that fit, from a position on, in the order in which they were first added.

    `without` names a few that stand elsewhere.
    """
    how, values = _condition(asked, [number for id_ in without for (number,) in _rows(_NUMBER, id_)])
    # The index gives numbers in their order and stops at the last that is asked for, however many more would fit.
    numbers = f"SELECT {how} LIMIT %s OFFSET %s"
    question = f"SELECT body FROM resource WHERE number IN ({numbers}) ORDER BY number"  # noqa: S608  (our own words)
    with plainly():
        return [_resource(body) for (body,) in _rows(question, *values, most, start)]


def _condition(asked: Wanted, without: Sequence[int]) -> tuple[str, tuple[str, ...]]:
    others = f"NOT IN ({', '.join(map(str, without))})"
    if not asked.words and not asked.marks:
        return f"number FROM resource WHERE number {others} ORDER BY number", ()
    if _is_indexed():
        index = f"FROM resource_index WHERE resource_index MATCH %s AND rowid {others} ORDER BY rowid"
        return f"rowid {index}", (_match(asked),)
    # Words and marks are letters and figures alone, so none is a sign of LIKE.
    parts = ["' ' || words LIKE %s"] * len(asked.words) + ["' ' || marks || ' ' LIKE %s"] * len(asked.marks)
    values = (*(f"% {word}%" for word in asked.words), *(f"% {each} %" for each in asked.marks))
    return f"number FROM resource WHERE {' AND '.join(parts)} AND number {others} ORDER BY number", values


def _match(asked: Wanted) -> str:
    """The question in the language of FTS5. Each word stands in quotation marks and has none in it."""
    words = [f'words : "{word}" *' for word in asked.words]
    return " AND ".join([*words, *(f'marks : "{each}"' for each in asked.marks)])


def here(ids: Iterable[str]) -> dict[str, Resource]:
    """Those of these ids that are kept here."""
    asked = tuple(ids)
    if not asked:
        return {}
    slots = ", ".join(["%s"] * len(asked))
    with plainly():
        rows = _rows(f"SELECT body FROM resource WHERE id IN ({slots})", *asked)  # noqa: S608  (slots alone)
    return {found.id: found for (body,) in rows for found in (_resource(body),)}


def everything() -> Iterator[Resource]:
    """All of them, in their order, without holding them all at once."""
    with plainly(), connection.cursor() as cursor:
        cursor.execute("SELECT body FROM resource ORDER BY number")
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (_resource(body) for (body,) in rows)


def count() -> int:
    """How many there are."""
    return int(next(_rows("SELECT count(*) FROM resource"))[0])


@cache
def _decoder() -> msgspec.json.Decoder[Resource]:
    return msgspec.json.Decoder(Resource)


def _resource(body: str) -> Resource:
    return _decoder().decode(body)


def _is_indexed() -> bool:
    return has_fts() and bool(list(_rows("SELECT 1 FROM sqlite_master WHERE name = 'resource_index'")))


@cache
def has_fts() -> bool:
    """Whether this SQLite can search words."""
    probe = sqlite3.connect(":memory:")
    try:
        return bool(probe.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])
    finally:
        probe.close()


def _rows(question: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        yield from iter(cursor)
