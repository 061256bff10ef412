"""The vault's Store over the house's database: bytes in, bytes out, never opened.

One save is one transaction that takes the write lock at its beginning, so that nobody reads what somebody
else is about to change. What `save` returned as Appended is on the disk.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from jaga.house import witness
from jaga.house.errors import HouseDamaged, HouseError, plainly
from jaga.house.models import SALT, Inbox, Log, Shelf, Slot, Snapshot
from jaga.house.turns import saving
from jaga.vault.layout import envelope_id, epoch_of, is_stub
from jaga.vault.store import (
    Append,
    Appended,
    DropInbox,
    DropLog,
    DropRow,
    DropSlot,
    Duplicate,
    EpochMoved,
    Outcome,
    PutInbox,
    PutShelf,
    PutSlot,
    PutSnapshot,
    ShelfMoved,
    SnapshotMoved,
    Step,
)

# The five questions of every page, as they are: building them anew each time cost more than their answers.
_READ = "SELECT bytes FROM log WHERE tag = %s AND position >= %s ORDER BY position"
_ROW = "SELECT bytes FROM log WHERE tag = %s AND position = %s"
_LAST = "SELECT max(position) FROM log WHERE tag = %s"
_EPOCH = "SELECT bytes FROM log WHERE tag = %s AND substr(bytes, 3, 1) = x'01' ORDER BY position DESC LIMIT 1"
_SAME = (
    "SELECT position FROM log WHERE tag = %s AND substr(bytes, 36, 32) = %s AND bytes = %s"
    " ORDER BY position LIMIT 1"
)
_SLOT = "SELECT blob FROM slot WHERE locator = %s"
_SHELF = "SELECT blob FROM shelf WHERE person = %s"
_SNAPSHOT = "SELECT blob FROM snapshot WHERE mark = %s"
# One seek a log, whatever its length.
_LENGTHS = "WITH asked(tag) AS (VALUES {}) SELECT (SELECT max(position) FROM log WHERE log.tag = asked.tag) FROM asked"
_AT_ONCE = 500


def _rows(question: str, *values: bytes | int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _first(question: str, *values: bytes | int) -> bytes | None:
    rows = _rows(question, *values)
    return bytes(rows[0][0]) if rows else None


class _Refused(Exception):  # noqa: N818  (never leaves this file)
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


class DatabaseStore:
    """Rows in five tables; safe from any number of threads and processes."""

    def save(self, steps: Sequence[Step]) -> Outcome:
        """Take all steps or none."""
        return save_with(steps, lambda: None)

    def append(self, tag: bytes, epoch: bytes | None, position: int | None, row: bytes) -> Outcome:
        """Save one row."""
        return self.save((Append(tag, epoch, position, row),))

    def read(self, tag: bytes, position: int = 0) -> list[bytes]:
        """Rows from a position on; empty bytes stand for a row that the disk lost."""
        try:
            with plainly():
                return [bytes(row) for (row,) in _rows(_READ, tag, position)]
        except HouseDamaged:
            return list(_what_is_left(tag, position))

    def epoch(self, tag: bytes) -> bytes | None:
        """Epoch of the last row that opens one."""
        with plainly():
            return _epoch(tag)

    def length(self, tag: bytes) -> int:
        """Count of rows."""
        with plainly():
            return _length(tag)

    def lengths(self, tags: Sequence[bytes]) -> list[int]:
        """Count of rows in each; -1 for those that the disk cannot tell."""
        found: list[int] = []
        for at in range(0, len(tags), _AT_ONCE):
            found += _lengths(tags[at : at + _AT_ONCE])
        return found

    def slot(self, locator: bytes) -> bytes | None:
        """One sealed blob."""
        with plainly():
            return _first(_SLOT, locator)

    def inbox(self, person: bytes) -> list[bytes]:
        """All that waits for one person, in the order of its hashes, which tells nothing."""
        with plainly():
            found = Inbox.objects.filter(person=person).values_list("blob", flat=True)
            return [bytes(blob) for blob in found]

    def shelf(self, person: bytes) -> bytes | None:
        """One person's shelf."""
        with plainly():
            return _shelf(person)

    def snapshot(self, mark: bytes) -> bytes | None:
        """One sealed blob; None where the disk lost it, which costs no more than time."""
        try:
            with plainly():
                return _first(_SNAPSHOT, mark)
        except HouseDamaged:
            return None

    def remember(self, step: PutSnapshot) -> None:
        """Take this one step, unless the disk is full or damaged."""
        with suppress(HouseError):
            self.save((step,))

    def tags(self) -> list[bytes]:
        """All logs."""
        with plainly():
            found = Log.objects.order_by("tag").values_list("tag", flat=True)
            return [bytes(tag) for tag in found.distinct()]

    def merge(self, tag: bytes, rows: Iterable[bytes]) -> int:
        """Set union; stubs win over bodies."""
        with saving(), transaction.atomic(durable=True):
            return sum(_merge_row(tag, row) for row in rows)


def save_with(steps: Sequence[Step], first: Callable[[], None]) -> Outcome:
    """Take all steps or none, after `first` in the same transaction; what `first` raises undoes everything."""
    positions: list[int] = []
    try:
        # durable: inside somebody else's transaction an acknowledged save could still be undone.
        with saving(), transaction.atomic(durable=True):
            first()
            for step in steps:
                _take(step, positions)
            ended = witness.follow(steps)
    except _Refused as refused:
        return refused.outcome
    if ended:
        witness.copy()
    return Appended(tuple(positions))


def _take(step: Step, positions: list[int]) -> None:
    match step:
        case Append():
            positions.append(_append(step, first=not positions))
        case DropRow(tag, position, stub):
            _drop_row(tag, position, stub)
        case DropLog(tag):
            Log.objects.filter(tag=tag).delete()
        case PutSlot(locator, blob):
            Slot.objects.update_or_create({"blob": blob}, locator=locator)
        case DropSlot(locator):
            Slot.objects.filter(locator=locator).delete()
        case PutInbox(person, blob):
            Inbox.objects.bulk_create(
                [Inbox(person=person, mark=mark_of(blob), blob=blob)], ignore_conflicts=True
            )
        case DropInbox(person, blob):
            Inbox.objects.filter(person=person, mark=mark_of(blob)).delete()
        case PutShelf():
            _put_shelf(step)
        case PutSnapshot():
            _put_snapshot(step)


def _append(step: Append, *, first: bool) -> int:
    if first and (place := _place_of(step.tag, step.row)) is not None:
        raise _Refused(Duplicate(place))
    current, end = _epoch(step.tag), _length(step.tag)
    if current != step.epoch or step.position not in (None, end):
        raise _Refused(EpochMoved(current))
    Log.objects.bulk_create([Log(tag=step.tag, position=end, bytes=step.row)])
    return end


def _place_of(tag: bytes, row: bytes) -> int | None:
    found = _rows(_SAME, tag, row[35:67], row)
    return int(found[0][0]) if found else None


def _same_salt(tag: bytes, row: bytes) -> QuerySet[Log]:
    return Log.objects.alias(salt=SALT).filter(tag=tag, salt=row[35:67]).order_by("position")


def _epoch(tag: bytes) -> bytes | None:
    row = _first(_EPOCH, tag)
    return None if row is None else epoch_of(row)


def _length(tag: bytes) -> int:
    ((last,),) = _rows(_LAST, tag)
    return 0 if last is None else int(last) + 1


def _drop_row(tag: bytes, position: int, stub: bytes) -> None:
    if not Log.objects.filter(tag=tag, position=position).update(bytes=stub):
        raise LookupError("there is no such row to let go of")


def mark_of(blob: bytes) -> bytes:
    """The hash under which a note is kept, so that the same is kept once."""
    return hashlib.blake2b(blob, digest_size=16, person=b"jaga.house.note").digest()


def _shelf(person: bytes) -> bytes | None:
    return _first(_SHELF, person)


def _put_shelf(step: PutShelf) -> None:
    if _shelf(step.person) != step.was:
        raise _Refused(ShelfMoved())
    if step.blob is None:
        Shelf.objects.filter(person=step.person).delete()
    else:
        Shelf.objects.update_or_create({"blob": step.blob}, person=step.person)


def _put_snapshot(step: PutSnapshot) -> None:
    if _first(_SNAPSHOT, step.mark) != step.was:
        raise _Refused(SnapshotMoved())
    Snapshot.objects.update_or_create({"blob": step.blob}, mark=step.mark)


def _lengths(tags: Sequence[bytes]) -> list[int]:
    asked = _LENGTHS.format(", ".join(["(%s)"] * len(tags)))
    try:
        with plainly():
            return [0 if last is None else int(last) + 1 for (last,) in _rows(asked, *tags)]
    except HouseDamaged:
        return [-1] * len(tags)


def _merge_row(tag: bytes, row: bytes) -> bool:
    same = _same_salt(tag, row).values_list("position", "bytes")
    place = next((place for place, other in same if envelope_id(bytes(other)) == envelope_id(row)), None)
    if place is None:
        Log.objects.bulk_create([Log(tag=tag, position=_length(tag), bytes=row)])
    elif is_stub(row):
        _drop_row(tag, place, row)
    return place is None


def _what_is_left(tag: bytes, position: int) -> Iterable[bytes]:
    """Each row asked for alone, up to the first that is not there, or that is lost at an end nobody knows."""
    try:
        with plainly():
            end: int | None = _length(tag)
    except HouseDamaged:
        end = None
    while end is None or position < end:
        row = _row(tag, position)
        if row is None or (end is None and not row):
            return
        yield row
        position += 1


def _row(tag: bytes, position: int) -> bytes | None:
    try:
        with plainly():
            return _first(_ROW, tag, position)
    except HouseDamaged:
        return b""
