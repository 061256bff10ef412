"""What must never be restored over: a witness of what was ended, and what restoring does with it.

A witness knows what a store knows, tags and digests. Epochs that were superseded after a backup was made mean
that somebody's consent may have ended since: such strands open to their holder alone until the holder has
confirmed who may read. Without a witness that is every strand.
"""

import os
from collections.abc import Mapping

import msgspec

from jaga.vault import layout
from jaga.vault.coding import decode, encode
from jaga.vault.errors import Damaged, StaleLock
from jaga.vault.locks import Lock, generation
from jaga.vault.marks import RESTORED, SUPERSEDED, UNKNOWN, held_mark, unmark
from jaga.vault.store import DropLog, DropRow, PutSlot, Step, Store


class Head(msgspec.Struct, frozen=True, array_like=True):
    """Where a log ended, and in which epoch it was."""

    length: int
    envelope: bytes
    epoch: bytes


class Witness(msgspec.Struct, frozen=True, array_like=True):
    """What a store looked like, and what had ended by then.

    `let_go` has tags of logs and ids of envelopes; `locks` how many passphrases each person has had.
    """

    version: int = 1
    heads: dict[bytes, Head] = {}
    superseded: frozenset[bytes] = frozenset()
    let_go: frozenset[bytes] = frozenset()
    locks: dict[bytes, int] = {}

    def to_bytes(self) -> bytes:
        """For a file beside the backups."""
        return encode(self)


class Held(msgspec.Struct, frozen=True):
    """What restoring did: logs now closed until confirmed, and how much was let go of again."""

    closed: tuple[bytes, ...]
    let_go_logs: int
    let_go_entries: int


def read_witness(content: bytes) -> Witness:
    """What `to_bytes` gave."""
    witness = decode(content, Witness)
    if witness.version != 1:
        raise Damaged("not a witness of this version")
    return witness


def look(store: Store, locks: Mapping[bytes, int], before: Witness | None = None) -> Witness:
    """What can be witnessed of a store now; with the witness before, also what has gone since."""
    heads, over, stubs = {}, set(), set()
    for tag in store.tags():
        rows = store.read(tag)
        current = store.epoch(tag) or b""
        heads[tag] = Head(len(rows), layout.envelope_id(rows[-1]), current)
        over |= {layout.epoch_of(row) for row in rows if layout.opens_epoch(row)} - {current}
        stubs |= {layout.envelope_id(row) for row in rows if layout.is_stub(row)}
    now = Witness(1, heads, frozenset(over), frozenset(stubs), dict(locks))
    return unite(before, now, gone=frozenset(before.heads) - frozenset(heads)) if before else now


def unite(one: Witness, later: Witness, *, gone: frozenset[bytes] = frozenset()) -> Witness:
    """Both together: what ended in either has ended, and the later one says where things stand."""
    superseded = one.superseded | later.superseded
    superseded |= {head.epoch for tag, head in one.heads.items() if _moved(head, later.heads.get(tag))}
    let_go = one.let_go | later.let_go | gone
    heads = {tag: head for tag, head in (one.heads | later.heads).items() if tag not in let_go}
    newest = {
        person: max(one.locks.get(person, 0), later.locks.get(person, 0))
        for person in one.locks.keys() | later.locks.keys()
    }
    return Witness(1, heads, superseded, let_go, newest)


def reconcile(store: Store, witness: Witness | None) -> Held:
    """After a restore: let go again of what was let go of, close what may have changed since."""
    steps: list[Step] = [PutSlot(RESTORED, os.urandom(16))]
    closed, entries = [], 0
    gone = [tag for tag in store.tags() if witness and tag in witness.let_go]
    for tag in (tag for tag in store.tags() if tag not in gone):
        mark = _mark(store, witness, tag)
        if mark:
            closed.append(tag)
            steps.append(PutSlot(held_mark(tag), mark))
        drops = _drops(store, witness, tag)
        entries += len(drops)
        steps += drops
    store.save([*steps, *(DropLog(tag) for tag in gone), *unmark(*gone)])
    return Held(tuple(closed), len(gone), entries)


def check_lock(witness: Witness, person: bytes, sealed: Lock) -> None:
    """Refuse a restored lock whose passphrase was changed after the backup."""
    if generation(sealed) < witness.locks.get(person, 0):
        raise StaleLock("the passphrase was changed after this backup")


def _moved(head: Head, later: Head | None) -> bool:
    return later is not None and bool(head.epoch) and head.epoch != later.epoch


def _mark(store: Store, witness: Witness | None, tag: bytes) -> bytes | None:
    if witness is not None and store.epoch(tag) in witness.superseded:
        return SUPERSEDED
    # What an earlier restore found out is not forgotten.
    return store.slot(held_mark(tag)) or (UNKNOWN if witness is None or tag not in witness.heads else None)


def _drops(store: Store, witness: Witness | None, tag: bytes) -> list[DropRow]:
    if witness is None:
        return []
    return [
        DropRow(tag, position, layout.stub_of(row))
        for position, row in enumerate(store.read(tag))
        if not layout.is_stub(row) and layout.envelope_id(row) in witness.let_go
    ]
