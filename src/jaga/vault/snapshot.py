"""A snapshot: what my strands came to, sealed to me, so that not every one has to be opened again.

One blob a person, under a mark that only they can work out, filled to a power of two. A part of it speaks of one
strand and counts only while its content log is as long as it was: every change of the control log that changes what
a reader may see or what is let go opens an epoch there. Whatever is damaged, foreign or of another
version is passed over, and the logs are read.

What I let go of leaves the snapshot in the save in which it leaves its log: `TidyStore` sees to that, whoever saves.
"""

from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from jaga.vault import box
from jaga.vault.coding import decode, encode
from jaga.vault.errors import Damaged, EpochMovedError
from jaga.vault.keyring import Keyring, open_from_self, seal_to_self
from jaga.vault.shelf import Place
from jaga.vault.store import DropLog, DropRow, Outcome, PutSnapshot, SnapshotMoved, Step, Store

_LEAST = 4096
_TRIES = 16


class Part(msgspec.Struct, frozen=True, array_like=True):
    """What one strand came to when its content log had this length; from `until` (seconds) on, look again."""

    control: bytes
    length: int
    until: int | None
    content: bytes


Parts = dict[bytes, Part]
"""Parts by the tag of the content log that they speak of."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    version: bytes
    parts: Parts


class Snapshot(msgspec.Struct, frozen=True):
    """My snapshot as it was found: its sealed bytes, and the parts that this version of the program made."""

    was: bytes | None
    parts: Parts


def open_snapshot(store: Store, keyring: Keyring, version: bytes) -> Snapshot:
    """My snapshot, as far as this version made it; empty where there is none that opens."""
    was = store.snapshot(keyring.mark)
    kept = _read(keyring, was)
    return Snapshot(was, kept.parts if kept.version == version else {})


def keep_snapshot(store: Store, keyring: Keyring, version: bytes, found: Snapshot, parts: Parts) -> None:
    """Put these parts in place of what was found; where somebody was quicker, or the disk is full, nothing happens."""
    store.remember(PutSnapshot(keyring.mark, found.was, _sealed(keyring, _Kept(version, parts))))


def lengths_of(store: Store, places: Sequence[Place]) -> dict[bytes, int]:
    """How long the content log of each place is, by its tag; asked for all at once."""
    tags = [place.content for place in places]
    return dict(zip(tags, store.lengths(tags), strict=True))


class TidyStore:
    """A store as one person uses it: what they drop from a log leaves their snapshot in the same save."""

    def __init__(self, store: Store, keyring: Keyring) -> None:
        self._store, self._keyring = store, keyring

    def save(self, steps: Sequence[Step]) -> Outcome:
        """Take all steps or none, and with them whatever the snapshot says of the logs that lose something."""
        gone = {step.tag for step in steps if isinstance(step, DropRow | DropLog)}
        if not gone:
            return self._store.save(steps)
        for _ in range(_TRIES):
            # Even where there is none: one that is being made from before this save must not come after it.
            outcome = self._store.save((*steps, self._without(gone)))
            if not isinstance(outcome, SnapshotMoved):
                return outcome
        raise EpochMovedError("the snapshot kept moving")

    def merge(self, tag: bytes, rows: Iterable[bytes]) -> int:
        """Set union; stubs from elsewhere may empty a row here, so the parts of this log go first."""
        self._store.remember(self._without({tag}))
        return self._store.merge(tag, rows)

    def __getattr__(self, verb: str) -> object:
        """Every other verb is the store's own."""
        return getattr(self._store, verb)

    def _without(self, gone: set[bytes]) -> PutSnapshot:
        mark = self._keyring.mark
        was = self._store.snapshot(mark)
        kept = _read(self._keyring, was)
        parts = {tag: part for tag, part in kept.parts.items() if gone.isdisjoint((tag, part.control))}
        return PutSnapshot(mark, was, _sealed(self._keyring, _Kept(kept.version, parts)))


def tidy(store: Store, keyring: Keyring) -> Store:
    """The store as this person uses it."""
    return cast("Store", TidyStore(store, keyring))


def _read(keyring: Keyring, sealed: bytes | None) -> _Kept:
    if sealed is None:
        return _Kept(b"", {})
    before, kept = keyring.opened.get("snapshot", (None, None))
    if before != sealed:
        kept = _opened(keyring, sealed)
        keyring.opened["snapshot"] = (sealed, kept)
    return cast("_Kept", kept)


def _opened(keyring: Keyring, sealed: bytes) -> _Kept:
    try:
        return decode(box.unframe(open_from_self(keyring, _context(keyring), sealed)), _Kept)
    except Damaged:
        return _Kept(b"", {})


def _sealed(keyring: Keyring, kept: _Kept) -> bytes:
    content = encode(kept)
    framed = box.frame(content, max(_LEAST, 1 << (len(content) + 7).bit_length()) - 4)
    return seal_to_self(keyring, _context(keyring), framed)


def _context(keyring: Keyring) -> bytes:
    return b"snapshot/" + keyring.card.address
