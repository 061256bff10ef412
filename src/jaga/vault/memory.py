"""A Store in memory: for tests, for demonstrations, and as the plainest reading of what a Store is."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from jaga.vault.layout import envelope_id, epoch_of, is_stub, opens_epoch
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

T = TypeVar("T")


class _Refused(Exception):  # noqa: N818 - never leaves this file
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


class _Log:
    """Rows, with where each stands and which of them open an epoch."""

    def __init__(self) -> None:
        self.rows: list[bytes] = []
        self.places: dict[bytes, int] = {}
        self.epochs: list[bytes] = []

    def add(self, row: bytes) -> None:
        self.places[row] = len(self.rows)
        self.rows.append(row)
        if opens_epoch(row):
            self.epochs.append(epoch_of(row))

    def take_off(self) -> None:
        row = self.rows.pop()
        del self.places[row]
        if opens_epoch(row):
            self.epochs.pop()

    def put(self, position: int, row: bytes) -> None:
        self.places.pop(self.rows[position], None)
        self.places[row] = position
        self.rows[position] = row


class MemoryStore:
    """Rows in dictionaries; one thread at a time."""

    def __init__(self) -> None:
        self._logs: dict[bytes, _Log] = {}
        self._slots: dict[bytes, bytes] = {}
        self._inboxes: dict[bytes, tuple[bytes, ...]] = {}
        self._shelves: dict[bytes, bytes] = {}
        self._snapshots: dict[bytes, bytes] = {}
        self._undo: list[Callable[[], object]] = []

    def save(self, steps: Sequence[Step]) -> Outcome:
        """Take all steps or none."""
        self._undo.clear()
        positions: list[int] = []
        try:
            for step in steps:
                self._take(step, positions)
        except _Refused as refused:
            for undo in reversed(self._undo):
                undo()
            return refused.outcome
        return Appended(tuple(positions))

    def append(self, tag: bytes, epoch: bytes | None, position: int | None, row: bytes) -> Outcome:
        """Save one row."""
        return self.save((Append(tag, epoch, position, row),))

    def read(self, tag: bytes, position: int = 0) -> list[bytes]:
        """Rows from a position on."""
        return self._logs[tag].rows[position:] if tag in self._logs else []

    def epoch(self, tag: bytes) -> bytes | None:
        """Epoch of the last row that opens one."""
        log = self._logs.get(tag)
        return log.epochs[-1] if log and log.epochs else None

    def length(self, tag: bytes) -> int:
        """Count of rows."""
        return len(self._logs[tag].rows) if tag in self._logs else 0

    def lengths(self, tags: Sequence[bytes]) -> list[int]:
        """Count of rows in each."""
        return [self.length(tag) for tag in tags]

    def slot(self, locator: bytes) -> bytes | None:
        """One sealed blob."""
        return self._slots.get(locator)

    def inbox(self, person: bytes) -> list[bytes]:
        """All that waits for one person."""
        return list(self._inboxes.get(person, ()))

    def shelf(self, person: bytes) -> bytes | None:
        """One person's shelf."""
        return self._shelves.get(person)

    def snapshot(self, mark: bytes) -> bytes | None:
        """One sealed blob."""
        return self._snapshots.get(mark)

    def remember(self, step: PutSnapshot) -> None:
        """Take this one step."""
        self.save((step,))

    def tags(self) -> list[bytes]:
        """All logs."""
        return sorted(self._logs)

    def merge(self, tag: bytes, rows: Iterable[bytes]) -> int:
        """Set union; stubs win over bodies."""
        log = self._logs.setdefault(tag, _Log())
        places = {envelope_id(row): place for place, row in enumerate(log.rows)}
        before = len(log.rows)
        for row in rows:
            place = places.setdefault(envelope_id(row), len(log.rows))
            if place == len(log.rows):
                log.add(row)
            elif is_stub(row):
                log.put(place, row)
        return len(log.rows) - before

    def _take(self, step: Step, positions: list[int]) -> None:
        match step:
            case Append():
                self._append(step, positions)
            case DropRow(tag, position, stub):
                log = self._logs[tag]
                self._undo.append(partial(log.put, position, log.rows[position]))
                log.put(position, stub)
            case DropLog(tag):
                self._set(self._logs, tag, None)
            case PutSlot(locator, blob):
                self._set(self._slots, locator, blob)
            case DropSlot(locator):
                self._set(self._slots, locator, None)
            case PutInbox(person, blob):
                self._set(self._inboxes, person, (*self._others(person, blob), blob))
            case DropInbox(person, blob):
                self._set(self._inboxes, person, self._others(person, blob))
            case PutShelf(person, was, blob):
                self._swap(self._shelves, person, was, blob, ShelfMoved())
            case PutSnapshot(mark, was, blob):
                self._swap(self._snapshots, mark, was, blob, SnapshotMoved())

    def _append(self, step: Append, positions: list[int]) -> None:
        log = self._logs.get(step.tag) or _Log()
        if not positions and step.row in log.places:
            raise _Refused(Duplicate(log.places[step.row]))
        current = self.epoch(step.tag)
        if current != step.epoch or step.position not in (None, len(log.rows)):
            raise _Refused(EpochMoved(current))
        positions.append(len(log.rows))
        if not log.rows:
            self._set(self._logs, step.tag, log)
        log.add(step.row)
        self._undo.append(log.take_off)

    def _others(self, person: bytes, blob: bytes) -> tuple[bytes, ...]:
        return tuple(other for other in self._inboxes.get(person, ()) if other != blob)

    def _swap(
        self, table: dict[bytes, bytes], key: bytes, was: bytes | None, blob: bytes | None, moved: Outcome
    ) -> None:
        if table.get(key) != was:
            raise _Refused(moved)
        self._set(table, key, blob)

    def _set(self, table: dict[bytes, T], key: bytes, value: T | None) -> None:
        before = table.get(key)
        self._undo.append(partial(_put, table, key, before))
        _put(table, key, value)


def _put(table: dict[bytes, T], key: bytes, value: T | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
