"""The Store: few verbs over bytes, no queries, no times, no meaning.

Rows are log(tag, position, bytes), slot(locator, blob), inbox(person, blob), shelf(person, blob) and
snapshot(mark, blob). A store never opens anything. Two things in a row's public header are its business: the
mark that a row opens an epoch, and the epoch's tag (`opens_epoch`, `epoch_of`). The *current epoch* of a log is
that of its last row with the mark.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from jaga.vault.layout import epoch_of, opens_epoch

__all__ = [
    "Append",
    "Appended",
    "DropInbox",
    "DropLog",
    "DropRow",
    "DropSlot",
    "Duplicate",
    "EpochMoved",
    "Outcome",
    "PutInbox",
    "PutShelf",
    "PutSlot",
    "PutSnapshot",
    "ShelfMoved",
    "SnapshotMoved",
    "Step",
    "Store",
    "epoch_of",
    "opens_epoch",
]


class Append(msgspec.Struct, frozen=True):
    """Add `row` to log `tag` if its current epoch is `epoch` (None: the log is empty).

    Where `position` is given, the log must also be just that long.
    """

    tag: bytes
    epoch: bytes | None
    position: int | None
    row: bytes


class DropRow(msgspec.Struct, frozen=True):
    """Replace the row at `position` of log `tag` by its `stub`: the body is gone, the ids stay."""

    tag: bytes
    position: int
    stub: bytes


class DropLog(msgspec.Struct, frozen=True):
    """Remove log `tag` with all its rows; a log that is not there is already gone."""

    tag: bytes


class PutSlot(msgspec.Struct, frozen=True):
    """Put `blob` under `locator`, replacing what was there."""

    locator: bytes
    blob: bytes


class DropSlot(msgspec.Struct, frozen=True):
    """Remove what is under `locator`; an empty slot is already gone."""

    locator: bytes


class PutInbox(msgspec.Struct, frozen=True):
    """Put `blob` into the inbox of `person`; the same bytes twice are one."""

    person: bytes
    blob: bytes


class DropInbox(msgspec.Struct, frozen=True):
    """Remove `blob` from the inbox of `person`."""

    person: bytes
    blob: bytes


class PutShelf(msgspec.Struct, frozen=True):
    """Set the shelf of `person` to `blob` if it is byte for byte `was`.

    None says that there is, or shall be, no shelf.
    """

    person: bytes
    was: bytes | None
    blob: bytes | None


class PutSnapshot(msgspec.Struct, frozen=True):
    """Put `blob` under `mark` if what stands there is byte for byte `was` (None: nothing does)."""

    mark: bytes
    was: bytes | None
    blob: bytes


Step = Append | DropRow | DropLog | PutSlot | DropSlot | PutInbox | DropInbox | PutShelf | PutSnapshot


class Appended(msgspec.Struct, frozen=True):
    """Everything was saved; `positions` are those of the appended rows, in their order."""

    positions: tuple[int, ...] = ()


class Duplicate(msgspec.Struct, frozen=True):
    """The first appended row stood in its log already, byte for byte; nothing was changed."""

    position: int


class EpochMoved(msgspec.Struct, frozen=True):
    """The log is in another epoch, or its end is elsewhere than expected; nothing was changed."""

    epoch: bytes | None


class ShelfMoved(msgspec.Struct, frozen=True):
    """The shelf is no longer what it was; nothing was changed."""


class SnapshotMoved(msgspec.Struct, frozen=True):
    """The snapshot is no longer what it was; nothing was changed."""


Outcome = Appended | Duplicate | EpochMoved | ShelfMoved | SnapshotMoved


class Store(Protocol):
    """Where rows are kept; implemented in memory here and in a database by the house."""

    def save(self, steps: Sequence[Step]) -> Outcome:
        """Take all steps in order as one, or none of them; each sees those before it."""
        ...

    def append(self, tag: bytes, epoch: bytes | None, position: int | None, row: bytes) -> Outcome:
        """Save one `Append`: one compare-and-set."""
        ...

    def read(self, tag: bytes, position: int = 0) -> list[bytes]:
        """Rows of log `tag` from `position` on; a log that is not there is empty."""
        ...

    def epoch(self, tag: bytes) -> bytes | None:
        """Epoch tag of the last row of log `tag` that opens an epoch."""
        ...

    def length(self, tag: bytes) -> int:
        """Count of rows in log `tag`."""
        ...

    def lengths(self, tags: Sequence[bytes]) -> list[int]:
        """Count of rows in each of these logs, in their order; -1 where the disk cannot tell."""
        ...

    def slot(self, locator: bytes) -> bytes | None:
        """What is under `locator`."""
        ...

    def inbox(self, person: bytes) -> list[bytes]:
        """What waits for `person`, in no promised order."""
        ...

    def shelf(self, person: bytes) -> bytes | None:
        """The sealed shelf of `person`."""
        ...

    def snapshot(self, mark: bytes) -> bytes | None:
        """What is under `mark`."""
        ...

    def remember(self, step: PutSnapshot) -> None:
        """Take this one step if that can be done; nothing depends on it."""
        ...

    def merge(self, tag: bytes, rows: Iterable[bytes]) -> int:
        """Append those of `rows` that log `tag` lacks (set union); returns how many were new.

        A row and its stub are the same row: a stub replaces the row, a row never replaces its stub.
        """
        ...

    def tags(self) -> list[bytes]:
        """Tags of all logs, for backups and restoring alone."""
        ...
