"""Reading the content log: every entry verified against the writers of its epoch, in the order of the log.

One broken row never hides the others: it is counted in `damaged`. What a person wrote beyond the end of their
consent is set aside, and shown to the holder alone.
"""

from collections.abc import Iterable, Sequence

import msgspec

from jaga.vault import layout
from jaga.vault.coding import convert, decode, encode
from jaga.vault.control import EpochKey
from jaga.vault.envelope import CONTENT, Epoch, Unverified, Verified, open_, unseal, verified
from jaga.vault.errors import Damaged
from jaga.vault.keyring import Card, read_card
from jaga.vault.shapes import Entry, Event

EPOCH_OPENED, LET_GO = "vault.epoch-opened", "vault.let-go"
_TIPS = 16


class Opening(msgspec.Struct, frozen=True):
    """What the row that opens an epoch says: who writes in it, and what counts of those who no longer do."""

    turn: int
    due: int
    holder: bytes
    writers: tuple[tuple[bytes, bytes], ...]
    closed: tuple[tuple[bytes, tuple[bytes, ...]], ...]


class Tombstone(msgspec.Struct, frozen=True):
    """An entry was let go of: its ids stay, its words do not."""

    entry: bytes
    envelope: bytes
    author: bytes
    prev: bytes


class SeenEpoch(msgspec.Struct, frozen=True, array_like=True):
    """An epoch that was opened: persons and the ids of their cards."""

    tag: bytes
    turn: int
    due: int
    holder: bytes
    writers: tuple[tuple[bytes, bytes], ...]
    closed: tuple[tuple[bytes, tuple[bytes, ...]], ...]


class Leaf(msgspec.Struct, frozen=True, array_like=True):
    """The last entry of one author chain."""

    card_id: bytes
    chain: bytes
    seq: int
    id: bytes
    prev: bytes


class Frontier(msgspec.Struct, frozen=True, array_like=True):
    """How far a log was read, and what is needed to read on from there.

    Small whatever the length of the log.
    """

    position: int = 0
    tips: tuple[bytes, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    epochs: tuple[SeenEpoch, ...] = ()
    cards: dict[bytes, bytes] = {}
    since: int = 0

    def to_bytes(self) -> bytes:
        """For a snapshot, which must be sealed."""
        return encode(self)


def read_frontier(content: bytes) -> Frontier:
    """What `to_bytes` gave."""
    return decode(content, Frontier)


class Reading(msgspec.Struct, frozen=True):
    """What was verified since a frontier, and the new frontier.

    `whole` says that this is everything from the beginning: a fold kept from before starts anew.
    """

    entries: tuple[Entry, ...]
    set_aside: tuple[Entry, ...]
    let_go: frozenset[bytes]
    damaged: tuple[int, ...]
    whole: bool
    frontier: Frontier

    @property
    def writers(self) -> tuple[tuple[bytes, Card], ...]:
        """The persons who write now, with their cards, the holder first."""
        if not self.frontier.epochs:
            return ()
        last = self.frontier.epochs[-1]
        return tuple((person, read_card(self.frontier.cards[card])) for person, card in last.writers)


class _Batch(msgspec.Struct):
    content: bytes
    strand: bytes
    keys: dict[bytes, EpochKey]
    tips: list[bytes]
    leaves: dict[bytes, Leaf]
    known: dict[tuple[bytes, bytes], int]
    epochs: list[SeenEpoch]
    cards: dict[bytes, bytes]
    entries: dict[bytes, Entry] = {}
    tombs: dict[bytes, Tombstone] = {}
    stubs: set[bytes] = set()
    late: set[bytes] = set()
    damaged: list[int] = []
    named: set[bytes] = set()
    unsure: bool = False


def fold_rows(
    content: bytes, strand: bytes, keys: Iterable[EpochKey], rows: Sequence[bytes], frontier: Frontier
) -> tuple[Reading, bool]:
    """Rows of a content log from `frontier.position` on, verified; others are passed over.

    The second value says that something read before the frontier no longer counts.
    """
    batch = _Batch(
        content,
        strand,
        {key.tag: key for key in keys},
        list(frontier.tips),
        {leaf.id: leaf for leaf in frontier.leaves},
        {(leaf.card_id, leaf.chain): leaf.seq for leaf in frontier.leaves},
        list(frontier.epochs),
        dict(frontier.cards),
    )
    for position, row in enumerate(rows, frontier.position):
        try:
            _take(batch, position, row)
        except Damaged:
            batch.damaged.append(position)
    return _finished(batch, frontier, len(rows)), _overtaken(batch, frontier)


def _take(batch: _Batch, position: int, row: bytes) -> None:
    layout.check(row)
    key = batch.keys.get(layout.epoch_of(row))
    if key is None:
        return
    if layout.is_stub(row):
        batch.stubs.add(layout.envelope_id(row))
        return
    epoch = Epoch(batch.content, key.tag, key.key, CONTENT)
    if layout.opens_epoch(row):
        _open_epoch(batch, key, open_(row, epoch, key.opener))
    else:
        _add(batch, position, unseal(row, epoch))


def _open_epoch(batch: _Batch, key: EpochKey, found: Verified) -> None:
    events = found.inner.events
    if len(events) != 1 or events[0].kind != EPOCH_OPENED or found.inner.strand != batch.strand:
        raise Damaged("not the opening of an epoch")
    opening = convert(events[0].body, Opening)
    last = (batch.epochs[-1].turn, batch.epochs[-1].due) if batch.epochs else (0, 0)
    # An epoch signed ahead and since replaced must not come back.
    if (opening.turn, opening.due) <= last or (opening.turn, opening.due) != (key.turn, key.due):
        raise Damaged("an epoch out of its turn")
    cards = [(person, read_card(card)) for person, card in opening.writers]
    batch.cards |= {card.id: card.to_bytes() for _, card in cards}
    writers = tuple((person, card.id) for person, card in cards)
    batch.epochs.append(SeenEpoch(key.tag, key.turn, key.due, opening.holder, writers, opening.closed))


def _add(batch: _Batch, position: int, found: Unverified) -> None:
    inner = found.inner
    epoch = next((seen for seen in reversed(batch.epochs) if seen.tag == found.epoch.tag), None)
    author = next((p for p, card in epoch.writers if card == inner.author), None) if epoch else None
    if author is None or inner.strand != batch.strand:
        raise Damaged("not by a writer of this epoch")
    entry = verified(found, read_card(batch.cards[inner.author]).verify)
    if entry.id in batch.entries or not _follows(batch, entry):
        return
    batch.entries[entry.id] = Entry(
        entry.id,
        author,
        inner.author,
        inner.chain,
        inner.seq,
        inner.prev,
        inner.heads,
        inner.time,
        inner.events,
        found.epoch.tag,
        entry.envelope,
        position,
    )
    batch.tips = [tip for tip in batch.tips if tip not in inner.heads] + [entry.id]
    for event in inner.events:
        if event.kind == LET_GO:
            _bury(batch, epoch, author, event)


def _follows(batch: _Batch, entry: Verified) -> bool:
    """Whether this entry is new; among those read before the frontier only reading all again can tell."""
    inner = entry.inner
    if inner.seq <= batch.known.get((inner.author, inner.chain), -1):
        batch.unsure = True
        return False
    batch.named.add(inner.prev)
    batch.leaves.pop(inner.prev, None)
    if entry.id not in batch.named:
        batch.leaves[entry.id] = Leaf(inner.author, inner.chain, inner.seq, entry.id, inner.prev)
    return True


def _bury(batch: _Batch, epoch: SeenEpoch | None, author: bytes, event: Event) -> None:
    tomb = convert(event.body, Tombstone)
    if epoch is not None and author in (tomb.author, epoch.holder):
        batch.tombs[tomb.entry] = tomb


def _finished(batch: _Batch, frontier: Frontier, count: int) -> Reading:
    late = _late(batch)
    buried = {id_ for id_, tomb in batch.tombs.items() if _buries(batch, tomb)}
    kept = [entry for id_, entry in batch.entries.items() if id_ not in buried]
    since = min((key.turn for key in batch.keys.values()), default=0)
    reached = Frontier(
        frontier.position + count,
        tuple(batch.tips[-_TIPS:]),
        tuple(batch.leaves.values()),
        tuple(batch.epochs),
        batch.cards,
        since,
    )
    return Reading(
        tuple(entry for entry in kept if entry.id not in late),
        tuple(entry for entry in kept if entry.id in late),
        frozenset(buried),
        tuple(batch.damaged),
        frontier.position == 0,
        reached,
    )


def _buries(batch: _Batch, tomb: Tombstone) -> bool:
    """Whether a tombstone counts: for a body that is gone already, or by whom its own words name as author.

    Otherwise one writer could make another's words disappear from the pages of everybody.
    """
    entry = batch.entries.get(tomb.entry)
    return tomb.envelope in batch.stubs if entry is None else entry.author == tomb.author


def _late(batch: _Batch) -> set[bytes]:
    """Entries beyond the last accepted one of somebody whose consent ended."""
    turn = {seen.tag: place for place, seen in enumerate(batch.epochs)}
    late: set[bytes] = set()
    for place, seen in enumerate(batch.epochs):
        for card, ends in seen.closed:
            allowed = _back_from(ends, batch)
            mine = (entry for entry in batch.entries.values() if entry.card_id == card)
            late |= {entry.id for entry in mine if turn[entry.epoch] < place and entry.id not in allowed}
    return late


def _overtaken(batch: _Batch, frontier: Frontier) -> bool:
    """Whether something in this batch may undo what was read before it."""
    if frontier.position and frontier.since != min((key.turn for key in batch.keys.values()), default=0):
        return True
    if batch.unsure:
        return True
    if frontier.position and not batch.tombs.keys() <= batch.entries.keys():
        return True
    for seen in batch.epochs[len(frontier.epochs) :]:
        for card, ends in seen.closed:
            allowed = _back_from(ends, batch)
            if any(leaf.card_id == card and leaf.id not in allowed for leaf in frontier.leaves):
                return True
    return False


def _back_from(ends: Iterable[bytes], batch: _Batch) -> set[bytes]:
    allowed: set[bytes] = set()
    for end in ends:
        while end and end not in allowed:
            allowed.add(end)
            known = batch.entries.get(end) or batch.tombs.get(end)
            end = known.prev if known else b""  # noqa: PLW2901 - walking back
    return allowed
