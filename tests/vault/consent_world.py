"""The real vault beside the model: a store that can stop at any save, a witness, and what a person might keep."""

import copy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from jaga import vault
from jaga.vault import Append, DropLog, DropRow, Keyring, MemoryStore, PutInbox, Step, Store, Witness
from jaga.vault.control import EpochTurned, Granted, word_of
from jaga.vault.envelope import CONTENT, CONTROL, Epoch, Inner, unseal
from jaga.vault.keyring import SIGNATURE
from jaga.vault.layout import epoch_of, is_stub, opens_epoch
from jaga.vault.slip import locator, read_slip
from jaga.vault.store import Appended, Outcome
from jaga.vault.wrap import unwrap


class Stopped(Exception):  # noqa: N818 - no refusal of the vault's
    """The machine stopped here."""


class BreakableStore:
    """A store whose machine stops before or after its n-th save, as often as it is told to."""

    def __init__(self, inner: Store, ended: Callable[[], None] = lambda: None) -> None:
        self.inner, self._ended = inner, ended
        self.arrived: dict[bytes, int] = {}
        self.changed = False
        self._stop: tuple[int, bool] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def stop_at(self, stop: tuple[int, bool] | None) -> None:
        """Before (False) or after (True) the save of this number, counted from now on."""
        self._stop, self.changed = stop, False

    def save(self, steps: Sequence[Step]) -> Outcome:
        number, after = self._stop or (0, False)
        if self._stop:
            self._stop = (number - 1, after)
        if number == 1 and not after:
            raise Stopped
        outcome = self.inner.save(steps)
        if isinstance(outcome, Appended):
            self._note(steps)
        if number == 1:
            raise Stopped
        return outcome

    def _note(self, steps: Sequence[Step]) -> None:
        for step in steps:
            if isinstance(step, PutInbox):
                self.arrived.setdefault(step.blob, len(self.arrived))
        self.changed = self.changed or any(isinstance(step, Append | DropLog) for step in steps)
        if any(
            isinstance(s, DropRow | DropLog) or (isinstance(s, Append) and opens_epoch(s.row)) for s in steps
        ):
            self._ended()


class InMemory:
    """A house in memory: its witness is renewed as the real house renews it."""

    def __init__(self) -> None:
        self.witness = Witness()
        self.store = BreakableStore(MemoryStore(), self._look)

    def _look(self) -> None:
        self.witness = vault.look(self.store.inner, {}, self.witness)

    @contextmanager
    def looked_at(self) -> Iterator[Store]:
        """A copy, so that looking changes nothing."""
        yield copy.deepcopy(self.store.inner)

    def keep(self) -> object:
        return copy.deepcopy(self.store.inner)

    def restore(self, backup: object, *, witness_kept: bool) -> None:
        self.store.inner = copy.deepcopy(backup)
        seen = vault.read_witness(self.witness.to_bytes()) if witness_kept else None
        vault.reconcile(self.store.inner, seen)
        now = vault.look(self.store.inner, {})
        here = {tag: head for tag, head in self.witness.heads.items() if tag in now.heads}
        before = msgspec.structs.replace(self.witness, heads=here)
        self.witness = vault.unite(before, now) if witness_kept else now

    def close(self) -> None:
        """Nothing stays."""


class Hoard:
    """Everything that one person ever came by in one strand: control keys, secrets of slots, epoch keys.

    It looks at the raw rows with all of it, as somebody with the disk of the house could.
    """

    def __init__(self, keyring: Keyring, content: bytes, control: bytes) -> None:
        self.keyring, self.content, self.control = keyring, content, control
        self.secrets: set[bytes] = set()
        self.controls: dict[bytes, bytes] = {}
        self.keys: dict[bytes, bytes] = {}
        self.seen: dict[bytes, bytes] = {}  # raw words of each row or slip that opened
        self.turns: dict[bytes, int] = {}
        self.granted: set[bytes] = set()  # secrets of everybody's slots, which only holders come by
        self._tried: set[tuple[bytes, ...]] = set()

    def gather(self, store: Store) -> None:
        """All that the shelf, the inbox, the slots and the control log give up to this person."""
        for place in vault.open_shelf(store, self.keyring).places:
            if place.content == self.content:
                self.secrets.add(place.secret)
                self.controls |= dict(place.control_keys)
                self._hear(vault.OFFER, place.offer and msgspec.msgpack.decode(place.offer))
        for note in vault.waiting(store, self.keyring):
            if note.body.get("content") == self.content:
                self._hear(note.kind, note.body)
        for row in store.read(self.control):
            self._control(row)
        tags = {epoch_of(row) for row in store.read(self.content)} | self.keys.keys()
        for tag in tags:
            for secret in self.secrets:
                self._slot(store, secret, tag)

    def opens(self, store: Store) -> set[str]:
        """The words of every row that any kept key opens."""
        rows = [row for row in store.read(self.content) if not is_stub(row) and epoch_of(row) in self.keys]
        for row in rows:
            if row not in self.seen:
                tag = epoch_of(row)
                self.seen[row] = unseal(row, Epoch(self.content, tag, self.keys[tag], CONTENT)).raw
        return {words for row in rows for words in said(self.seen[row])}

    def left_over(self, store: Store) -> list[bytes]:
        """Slots of turns that are over, as far as the control log tells where they would stand."""
        now = self.turns.get(store.epoch(self.content) or b"", 0)
        over = [tag for tag, turn in self.turns.items() if turn < now]
        return [tag for tag in over for secret in self.granted if store.slot(locator(secret, tag))]

    def _hear(self, kind: str, body: Any) -> None:
        if body and kind in (vault.OFFER, vault.WAY_BACK):
            self.controls |= {bytes(tag): bytes(key) for tag, key in body["control_keys"]}
        elif body and kind == vault.GRANT:
            self.secrets.add(body["secret"])

    def _control(self, row: bytes) -> None:
        tag = epoch_of(row)
        if tag not in self.controls or (row,) in self._tried:
            return
        self._tried.add((row,))
        words = unseal(row, Epoch(self.control, tag, self.controls[tag], CONTROL)).inner.events
        for word in (word_of(event) for event in words):
            if isinstance(word, Granted):
                self.granted.add(word.secret)
            if isinstance(word, EpochTurned):
                self.keys |= {epoch.tag: epoch.key for epoch in (word.epoch, *word.schedule)}
                self.turns |= {epoch.tag: epoch.turn for epoch in (word.epoch, *word.schedule)}

    def _slot(self, store: Store, secret: bytes, tag: bytes) -> None:
        where = locator(secret, tag) if secret else b""
        blob = store.slot(where)
        if blob is None or (where, blob) in self._tried:
            return
        self._tried.add((where, blob))
        slip = read_slip(self.keyring, where, blob)
        self.seen[where + blob] = unwrap(self.keyring, b"slot/" + where, blob)[:-SIGNATURE]
        self.keys |= {epoch.tag: epoch.key for epoch in slip.keys}


def said(raw: bytes) -> Iterator[str]:
    """The words of an entry, none for the vault's own."""
    for event in msgspec.msgpack.decode(raw, type=Inner).events:
        if event.kind == "Said":
            yield event.body["words"]
