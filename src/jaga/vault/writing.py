# ruff: noqa: PLR0913, PLR0917 - store, keyring, place and time stand in every signature
"""Writing an entry: signed, sealed under the epoch that is due, saved only if that epoch still is."""

from collections.abc import Sequence

from jaga.vault import box
from jaga.vault.coding import plain
from jaga.vault.envelope import Inner, entry_id, seal, unseal
from jaga.vault.errors import (
    AwaitingConfirmation,
    EpochMovedError,
    LettingGoPaused,
    NotAWriter,
    NotHere,
    NotYours,
    ReservedKind,
)
from jaga.vault.keyring import Keyring
from jaga.vault.layout import stub_of
from jaga.vault.marks import RESTORED
from jaga.vault.reading import LET_GO, Frontier, Reading, Tombstone
from jaga.vault.shapes import Event
from jaga.vault.store import Append, Appended, DropRow, Step, Store
from jaga.vault.strand import Opened, open_strand, read
from jaga.vault.turning import TRIES


def append(
    store: Store,
    keyring: Keyring,
    opened: Opened,
    events: Sequence[Event],
    now: int,
    frontier: Frontier | None = None,
) -> bytes:
    """One entry; returns its id. With the frontier of a fold only what came since is read.

    Where the strand moved meanwhile it is opened again, so that a consent that ended in between ends this
    too.
    """
    if any(event.kind.startswith("vault.") for event in events):
        raise ReservedKind("kinds that begin with `vault.` are the vault's own")
    return _append(store, keyring, opened, tuple(events), now, frontier)


def let_go_entry(
    store: Store, keyring: Keyring, opened: Opened, entry: bytes, now: int, frontier: Frontier | None = None
) -> None:
    """Let go of one entry, by its author or the holder.

    A signed tombstone is written, and the body leaves the store in the same save.
    """
    reading = read(store, opened)
    found = next((e for e in (*reading.entries, *reading.set_aside) if e.id == entry), None)
    if found is None:
        raise NotHere("there is no such entry")
    if opened.me != found.author and not opened.holding:
        raise NotYours("somebody else wrote it")
    if opened.holding and opened.holding.paused:
        raise LettingGoPaused("a legal threat was noted")
    row = store.read(opened.place.content, found.position)[0]
    tomb = Tombstone(entry, found.envelope, found.author, found.prev)
    drop = DropRow(opened.place.content, found.position, stub_of(row))
    _append(store, keyring, opened, (Event(LET_GO, plain(tomb)),), now, frontier, (drop,))


def _append(
    store: Store,
    keyring: Keyring,
    opened: Opened,
    events: tuple[Event, ...],
    now: int,
    frontier: Frontier | None,
    also: tuple[Step, ...] = (),
) -> bytes:
    for _ in range(TRIES):
        if not opened.writes:
            raise NotAWriter("you may read here, not write")
        if opened.holding and opened.holding.needs_confirming:
            raise AwaitingConfirmation("confirm who may read this first")
        steps, row = _steps(store, keyring, opened, events, now, read(store, opened, frontier))
        if isinstance(store.save((*steps, *also)), Appended):
            return entry_id(unseal(row, opened.epoch).raw)
        opened = open_strand(store, keyring, opened.place.id, now)
    raise EpochMovedError("the strand kept moving")


def _steps(
    store: Store, keyring: Keyring, opened: Opened, events: tuple[Event, ...], now: int, reading: Reading
) -> tuple[tuple[Step, ...], bytes]:
    log = opened.place.content
    chain = box.digest(b"jaga.chain.1", opened.place.chain + (store.slot(RESTORED) or b""), size=16)
    mine = [f for f in reading.frontier.leaves if (f.card_id, f.chain) == (opened.card_id, chain)]
    leaf = max(mine, key=lambda known: (known.seq, known.id), default=None)
    inner = Inner(
        opened.strand,
        opened.card_id,
        chain,
        leaf.seq + 1 if leaf else 0,
        leaf.id if leaf else b"",
        reading.frontier.tips,
        now,
        events,
    )
    row = seal(keyring, opened.epoch, inner)
    entry = Append(log, opened.current.tag, None, row)
    if opened.awaits is None:
        return (entry,), row
    return (Append(log, store.epoch(log), None, opened.awaits), entry), row
