# ruff: noqa: PLR0913, PLR0917 - store, keyring, place and time stand in every signature
"""Turning the epoch: the one way in which a holder changes who may read.

Every change of consent, giving as well as withdrawing, makes a new content epoch, wraps it to those who
remain, signs ahead one successor for each end date, and lands in the same save as the word in the control
log. So "from now on" holds by construction, and a disk shows the same for a gift and for a withdrawal.
"""

import os
from collections.abc import Callable

import msgspec

from jaga.vault import layout
from jaga.vault.box import padded_length
from jaga.vault.coding import plain
from jaga.vault.control import (
    EpochKey,
    EpochTurned,
    HoldingTaken,
    State,
    StrandOpened,
    Withdrawn,
    evolve,
    opened,
    taken,
    written,
)
from jaga.vault.envelope import CONTENT, CONTROL, Epoch, Inner, seal
from jaga.vault.errors import AwaitingConfirmation, EpochMovedError
from jaga.vault.hold import Hold, load
from jaga.vault.keyring import Keyring, read_card
from jaga.vault.marks import SUPERSEDED, held_mark
from jaga.vault.reading import EPOCH_OPENED, Frontier, Opening, Reading, fold_rows
from jaga.vault.shapes import Event
from jaga.vault.shelf import Place, changing, find, open_shelf, with_place
from jaga.vault.slip import box_row, lay, locator, outlasts, write_slip
from jaga.vault.store import Append, Appended, DropSlot, PutSlot, Step, Store

TRIES = 16
Words = tuple[msgspec.Struct, ...]
Rekey = tuple[bytes, bytes]


class Turn(msgspec.Struct, frozen=True):
    """What a holder wants: words for the control log, and steps that land with them.

    `turns` is false for words that change nobody's reading; `rekey` gives the control log a new key as well.
    """

    words: Words
    steps: tuple[Step, ...] = ()
    turns: bool = True
    rekey: Rekey | None = None


Decide = Callable[[Hold], Turn]


def new_key() -> Rekey:
    """A new key for a control log, with its tag."""
    return os.urandom(16), os.urandom(32)


def act(
    store: Store,
    keyring: Keyring,
    place_id: bytes,
    now: int,
    decide: Decide,
    frontier: Frontier | None = None,
) -> State:
    """Load, decide, save as one; tried again from the start where the strand moved meanwhile."""
    for _ in range(TRIES):
        place = find(open_shelf(store, keyring), place_id)
        hold = load(store, keyring, place)
        turn = decide(hold)
        if turn.turns and store.slot(held_mark(place.control)) == SUPERSEDED:
            raise AwaitingConfirmation("somebody else may hold this strand now")
        steps, state = steps_of(store, keyring, hold, turn, now, frontier)
        if isinstance(store.save(steps), Appended):
            return state
    raise EpochMovedError("the strand kept moving")


def begin(store: Store, keyring: Keyring, place: Place, word: StrandOpened, steps: tuple[Step, ...]) -> None:
    """The first turn of a new strand."""
    tag, key = place.control_keys[0]
    hold = Hold(place, opened(word), (), 0, Epoch(place.control, tag, key, CONTROL))
    more, _ = steps_of(store, keyring, hold, Turn((word,)), 0, None)
    if not isinstance(store.save((*more, *steps)), Appended):
        raise EpochMovedError("the strand could not be begun")


def steps_of(
    store: Store, keyring: Keyring, hold: Hold, turn: Turn, now: int, frontier: Frontier | None
) -> tuple[tuple[Step, ...], State]:
    """Everything that one save of a holder changes."""
    words = (*turn.words, *_ended(hold.state, turn.words, keyring, now)) if turn.turns else turn.words
    state = said(hold.state, words, keyring)
    steps: list[Step] = []
    if turn.turns:
        steps, word = _turn(store, keyring, hold, state, now, frontier)
        words, state = (*words, word), evolve(state, word)
    return (*_control(store, keyring, hold, words, turn.rekey), *steps, *turn.steps), state


def said(state: State, words: Words, keyring: Keyring) -> State:
    """The state after these words of mine."""
    for word in words:
        if isinstance(word, HoldingTaken):
            state = taken(state, word, keyring.card.to_bytes())
        elif not isinstance(word, StrandOpened):
            state = evolve(state, word)
    return state


def read_all(store: Store, hold: Hold, frontier: Frontier | None) -> Reading:
    """The content log with the holder's keys, from a frontier on where that still holds."""
    start = frontier or Frontier()
    rows = store.read(hold.state.content, start.position)
    reading, overtaken = fold_rows(hold.state.content, hold.state.strand, hold.state.epochs, rows, start)
    return read_all(store, hold, None) if overtaken else reading


def _ended(state: State, words: Words, keyring: Keyring, now: int) -> Words:
    """Consents that reached their date are taken off the list at the first turn after it."""
    after = said(state, words, keyring)
    past = [id_ for id_, c in after.readers.items() if c.terms.until is not None and c.terms.until <= now]
    return tuple(Withdrawn(reader, by_date=True) for reader in sorted(past))


def _turn(
    store: Store, keyring: Keyring, hold: Hold, state: State, now: int, frontier: Frontier | None
) -> tuple[list[Step], EpochTurned]:
    current = store.epoch(state.content)
    length = store.length(state.content)
    # What was signed ahead and never opened is void from here on, and must not be handed out as a key.
    epochs = tuple(e for e in state.epochs if not e.due or e.due <= now or e.tag == current)
    number = state.turn + 1
    opener = keyring.card.verify
    fresh = EpochKey(os.urandom(16), os.urandom(32), number, 0, opener)
    dates = sorted({c.terms.until for c in state.readers.values() if c.terms.until is not None})
    ahead = tuple(EpochKey(os.urandom(16), os.urandom(32), number, due, opener) for due in dates)
    seen = msgspec.structs.replace(state, epochs=(*epochs, fresh, *ahead))
    closed = _closed(store, hold, state, frontier)
    row = _opening(keyring, seen, fresh, closed)
    slots = _slots(keyring, seen, fresh, ahead, closed)
    laid = b"".join(where for where, _ in slots)
    old = [DropSlot(state.laid[at : at + 32]) for at in range(0, len(state.laid), 32)]
    puts = [PutSlot(where, blob) for where, blob in sorted(slots)]  # sorted by random locators: shuffled
    return [Append(state.content, current, length, row), *old, *puts], EpochTurned(fresh, ahead, laid)


def _closed(
    store: Store, hold: Hold, state: State, frontier: Frontier | None
) -> tuple[tuple[bytes, tuple[bytes, ...]], ...]:
    """Who wrote until now and no longer does, each with the last entries of theirs that count."""
    stopped = {read_card(card).id for _, card in _writers(hold.state)} - {
        read_card(card).id for _, card in _writers(state)
    }
    if not stopped or not hold.length:
        return ()
    leaves = read_all(store, hold, frontier).frontier.leaves
    return tuple(
        (card, tuple(leaf.id for leaf in leaves if leaf.card_id == card)) for card in sorted(stopped)
    )


def _writers(state: State, epoch: EpochKey | None = None) -> list[tuple[bytes, bytes]]:
    writing = [
        (reader, consent.card)
        for reader, consent in sorted(state.readers.items())
        if consent.terms.writes and (epoch is None or outlasts(consent, epoch))
    ]
    return [(state.me, state.holder), *writing]


def _opening(
    keyring: Keyring, state: State, epoch: EpochKey, closed: tuple[tuple[bytes, tuple[bytes, ...]], ...]
) -> bytes:
    opening = Opening(epoch.turn, epoch.due, state.me, tuple(_writers(state, epoch)), closed)
    event = Event(EPOCH_OPENED, plain(opening))
    inner = Inner(state.strand, keyring.card.id, bytes(16), 0, b"", (), 0, (event,))
    return seal(keyring, Epoch(state.content, epoch.tag, epoch.key, CONTENT), inner, layout.OPENS_EPOCH)


def _slots(
    keyring: Keyring,
    state: State,
    fresh: EpochKey,
    ahead: tuple[EpochKey, ...],
    closed: tuple[tuple[bytes, tuple[bytes, ...]], ...],
) -> list[tuple[bytes, bytes]]:
    slips = {
        epoch.tag: [
            (
                read_card(c.card),
                locator(c.secret, epoch.tag),
                write_slip(keyring, state, reader, epoch, ahead),
            )
            for reader, c in state.readers.items()
            if outlasts(c, epoch)
        ]
        for epoch in (fresh, *ahead)
    }
    longest = max((len(signed) for some in slips.values() for _, _, signed in some), default=0)
    length = padded_length(longest + 4)
    rows = [box_row(epoch, _opening(keyring, state, epoch, closed)) for epoch in ahead]
    return [slot for some in slips.values() for slot in lay(some, length)] + rows


def _control(store: Store, keyring: Keyring, hold: Hold, words: Words, rekey: Rekey | None) -> list[Step]:
    place = hold.place
    epoch = Epoch(place.control, *rekey, CONTROL) if rekey else hold.epoch
    mark = layout.OPENS_EPOCH if rekey or not hold.length else layout.PLAIN
    previous = hold.heads[0] if hold.heads else b""
    inner = Inner(
        place.strand,
        keyring.card.id,
        place.chain,
        hold.length,
        previous,
        hold.heads,
        0,
        tuple(written(word) for word in words),
    )
    row = seal(keyring, epoch, inner, mark)
    steps: list[Step] = [Append(place.control, store.epoch(place.control), hold.length, row)]
    if rekey:
        steps.append(changing(store, keyring, with_place(place.id, lambda p: _held(p, place, rekey)))[0])
    return steps


def _held(shelved: Place, place: Place, rekey: Rekey) -> Place:
    keys = (*place.control_keys, rekey)
    return msgspec.structs.replace(
        shelved, control=place.control, control_keys=keys, holder=place.holder, offer=b""
    )
