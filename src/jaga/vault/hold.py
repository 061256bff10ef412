"""Reading the control log: every word verified as the holder's of that moment, forks met.

Once the holding was taken, branches by the old key are set aside.
"""

import msgspec

from jaga.vault import layout
from jaga.vault.control import HoldingTaken, State, StrandOpened, evolve, meet, opened, taken, word_of
from jaga.vault.envelope import CONTROL, Epoch, Unverified, Verified, entry_id, unseal, verified
from jaga.vault.errors import Damaged, Forked, NotTheHolder
from jaga.vault.keyring import Keyring, read_card
from jaga.vault.shelf import Place
from jaga.vault.statement import read_statement
from jaga.vault.store import Store


class Hold(msgspec.Struct, frozen=True):
    """A strand in its holder's hands: what the control log says, and where it ends."""

    place: Place
    state: State
    heads: tuple[bytes, ...]
    length: int
    epoch: Epoch


class _Log(msgspec.Struct):
    states: dict[bytes, State] = {}
    leaves: list[bytes] = []
    cancelled: set[bytes] = set()
    aside: set[bytes] = set()


def load(store: Store, keyring: Keyring, place: Place) -> Hold:
    """My hold on a strand, or `NotTheHolder` where I never had it or somebody has taken it since."""
    found = follow(store, place)
    if found.state.holder != keyring.card.to_bytes():
        raise NotTheHolder("somebody else holds this strand")
    return found


def follow(store: Store, place: Place) -> Hold:
    """What the control log says, to whoever has its keys."""
    keys = dict(place.control_keys)
    current = store.epoch(place.control) if place.control else None
    if current is None or current not in keys:
        raise NotTheHolder("not held by this place")
    rows = store.read(place.control)
    log = _Log()
    for row in rows:
        _add(log, place, row, keys)
    heads = _standing(log)
    state = meet([log.states[head] for head in heads])
    if (state.strand, state.content) != (place.strand, place.content):
        raise Damaged("the control log of another strand")
    return Hold(place, state, heads, len(rows), Epoch(place.control, current, keys[current], CONTROL))


def _add(log: _Log, place: Place, row: bytes, keys: dict[bytes, bytes]) -> None:
    layout.check(row)
    tag = layout.epoch_of(row)
    if tag not in keys:
        raise Damaged("a word in the control log that its holder cannot open")
    found = unseal(row, Epoch(place.control, tag, keys[tag], CONTROL))
    if not log.aside.isdisjoint(found.inner.heads) or _too_late(log, found):
        log.aside.add(entry_id(found.raw))
        return
    entry, state = _next(log, found) if found.inner.heads else _first(found, place)
    if entry.id in log.states:
        return
    log.states[entry.id] = state
    log.cancelled |= state.cancelled
    log.leaves = [leaf for leaf in log.leaves if leaf not in entry.inner.heads] + [entry.id]


def _too_late(log: _Log, found: Unverified) -> bool:
    """Whether this takes an offer that had been cancelled by then, in whatever branch of the log."""
    words = [word_of(event) for event in found.inner.events]
    return bool(words) and isinstance(words[0], HoldingTaken) and words[0].given in log.cancelled


def _first(found: Unverified, place: Place) -> tuple[Verified, State]:
    words = [word_of(event) for event in found.inner.events]
    if not words or not isinstance(words[0], StrandOpened) or words[0].strand != place.strand:
        raise Damaged("not the first word of this strand")
    entry = verified(found, read_card(words[0].holder).verify)
    state = opened(words[0])
    for word in words[1:]:
        state = evolve(state, word)
    return entry, state


def _next(log: _Log, found: Unverified) -> tuple[Verified, State]:
    if not all(head in log.states for head in found.inner.heads):
        raise Damaged("a word that follows nothing")
    state = meet([log.states[head] for head in found.inner.heads])
    words = [word_of(event) for event in found.inner.events]
    author = state.holder
    if words and isinstance(words[0], HoldingTaken):
        author = _taker(words[0], state)
        state = taken(state, words[0], author)
        words = words[1:]
    entry = verified(found, read_card(author).verify)
    for word in words:
        state = evolve(state, word)
    return entry, state


def _taker(word: HoldingTaken, state: State) -> bytes:
    return read_statement(word.given, state.holder).taker


def _standing(log: _Log) -> tuple[bytes, ...]:
    """The ends that count: once the holding was taken, branches by the old key are set aside."""
    if not log.leaves:
        raise Damaged("an empty control log")
    handed = {leaf: log.states[leaf].handed for leaf in log.leaves}
    farthest = max(handed.values(), key=len)
    if any(other != farthest[: len(other)] for other in handed.values()):
        raise Forked("handed over twice")
    return tuple(sorted(leaf for leaf in log.leaves if handed[leaf] == farthest))
