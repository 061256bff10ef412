"""Beginning a strand and opening one: by its place on the shelf.

What opens is what the consent that holds at this moment lets open.
"""

import os

import msgspec

from jaga.vault.control import EpochKey, StrandOpened
from jaga.vault.envelope import CONTENT, Epoch
from jaga.vault.errors import AwaitingConfirmation, ConsentEnded, Damaged, NotHere, NotTakenYet, NotTheHolder
from jaga.vault.handover import given, put_way_back_beside
from jaga.vault.hold import Hold, load
from jaga.vault.inbox import Note
from jaga.vault.keyring import Card, Keyring, read_card
from jaga.vault.marks import SUPERSEDED, UNKNOWN, held_mark, unmark
from jaga.vault.offered import offer_of, stands
from jaga.vault.reading import Frontier, Reading, fold_rows
from jaga.vault.shapes import Holding, Reader, Terms
from jaga.vault.shelf import (
    Place,
    adding,
    change_shelf,
    changing,
    find,
    new_id,
    open_shelf,
    with_place,
    without_place,
)
from jaga.vault.slip import Slip, locator, read_slip, unbox_row
from jaga.vault.statement import leads_to, read_statement
from jaga.vault.store import DropLog, DropSlot, PutSlot, Step, Store
from jaga.vault.turning import begin


class Opened(msgspec.Struct, frozen=True):
    """A strand, opened for one person at one moment.

    `terms` is None where I hold it, `holding` where I do not.
    """

    place: Place
    me: bytes
    card_id: bytes
    terms: Terms | None
    holding: Holding | None
    holder: Card
    let_go_on: int | None
    epochs: tuple[EpochKey, ...]
    current: EpochKey
    awaits: bytes | None

    @property
    def strand(self) -> bytes:
        """The strand's id, the same for everybody in it."""
        return self.place.strand

    @property
    def writes(self) -> bool:
        """Whether I may write here."""
        return self.terms is None or self.terms.writes

    @property
    def epoch(self) -> Epoch:
        """The epoch to seal in."""
        return Epoch(self.place.content, self.current.tag, self.current.key, CONTENT)

    def __repr__(self) -> str:
        return "Opened(...)"  # keys do not belong into tracebacks


def create_strand(store: Store, keyring: Keyring, kind: str, name: str, now: int) -> Place:  # noqa: ARG001
    """A strand of my own, read by nobody else yet, on my shelf under this name."""
    key = (new_id(), os.urandom(32))
    me = keyring.card.to_bytes()
    place = Place(new_id(), kind, name, new_id(), new_id(), new_id(), os.urandom(32), me, new_id(), (key,))
    word = StrandOpened(place.strand, place.content, kind, me, new_id(), place.secret)
    begin(store, keyring, place, word, (changing(store, keyring, adding(place))[0],))
    return place


def open_strand(store: Store, keyring: Keyring, place_id: bytes, now: int) -> Opened:
    """The strand behind a place on my shelf; where my consent has ended, the place goes with it."""
    place = find(open_shelf(store, keyring), place_id)
    opened = _as_holder(store, keyring, place, now) if place.holds else None
    if opened is None and place.holds:
        place = find(open_shelf(store, keyring), place_id)
    if opened is None:
        opened = _as_reader(store, keyring, place, now)
    return opened


def look_into(store: Store, keyring: Keyring, note: Note, now: int) -> Opened | None:
    """What was given, opened before it is taken: nothing is saved, so no row tells that anybody looked.

    None where it is not given any more, waits for its holder, or has changed hands: then only taking it tells.
    """
    place = given(store, keyring, note)
    if place is None or store.slot(held_mark(place.content)) is not None:
        return None
    tag = store.epoch(place.content)
    where = locator(place.secret, tag) if tag else b""
    blob = store.slot(where) if tag else None
    if blob is None:
        return None
    slip = read_slip(keyring, where, blob)
    ends = [day for day in (slip.terms.until, slip.let_go_on) if day is not None]
    last = slip.keys[-1].tag if slip.keys else b""
    expected = (place.strand, place.content, tag, tag, place.holder)
    if (slip.strand, slip.content, slip.epoch, last, slip.holder) != expected or any(d <= now for d in ends):
        return None
    current, awaits = _due(store, place.content, slip.keys, slip.keys[-1].turn, now)
    me, holder = keyring.card.id, read_card(slip.holder)
    return Opened(
        place, slip.reader, me, slip.terms, None, holder, slip.let_go_on, slip.keys, current, awaits
    )


def read(store: Store, opened: Opened, frontier: Frontier | None = None) -> Reading:
    """What was written, verified, from a frontier on; entries set aside are shown to the holder alone."""
    start = frontier or Frontier()
    rows = store.read(opened.place.content, start.position)
    reading, overtaken = fold_rows(opened.place.content, opened.strand, opened.epochs, rows, start)
    if overtaken:
        return read(store, opened)
    return reading if opened.holding else msgspec.structs.replace(reading, set_aside=())


def _as_holder(store: Store, keyring: Keyring, place: Place, now: int) -> Opened | None:
    if store.slot(held_mark(place.control)) == SUPERSEDED:
        raise AwaitingConfirmation("somebody else may hold this strand now")
    if store.epoch(place.control) is None:
        raise NotHere("its rows are not here")
    try:
        hold = load(store, keyring, place)
    except NotTheHolder:
        _no_longer_held(store, keyring, place, now)
        return None
    state = hold.state
    if (
        state.forked and store.slot(held_mark(place.content)) is None
    ):  # readers stand in slots that one branch laid; until the holder confirms, nobody reads
        store.save((PutSlot(held_mark(place.content), UNKNOWN),))
    closed = store.slot(held_mark(place.content)) is not None  # then the date may have been taken back
    if state.let_go_on is not None and state.let_go_on <= now and not state.paused and not closed:
        let_go_of(store, keyring, hold)
        raise NotHere("let go of on its date")
    if store.epoch(place.content) is None:
        raise NotHere("its rows are not here")
    current, awaits = _due(store, place.content, state.epochs, state.turn, now)
    return Opened(
        place,
        state.me,
        keyring.card.id,
        None,
        _holding(store, hold, max(now, current.due)),
        keyring.card,
        None if state.paused else state.let_go_on,
        state.epochs,
        current,
        awaits,
    )


def _holding(store: Store, hold: Hold, now: int) -> Holding:
    state = hold.state
    readers = [Reader(id_, read_card(c.card), c.terms) for id_, c in sorted(state.readers.items())]
    ended = tuple(r for r in readers if r.terms.until is not None and r.terms.until <= now)
    offered = read_statement(state.offer, state.holder).taker if state.offer else None
    back = read_statement(state.way_back, state.holder).taker if state.way_back else None
    return Holding(
        tuple(r for r in readers if r not in ended),
        ended,
        state.forked,
        store.slot(held_mark(state.content)) is not None,
        read_card(offered) if offered else None,
        state.let_go_on,
        state.paused,
        read_card(back) if back else None,
    )


def _due(
    store: Store, content: bytes, epochs: tuple[EpochKey, ...], turn: int, now: int
) -> tuple[EpochKey, bytes | None]:
    """The epoch to use now, with the row that still has to open it: time alone moves it, and never back."""
    tag = store.epoch(content)
    current = next((epoch for epoch in epochs if epoch.tag == tag), None)
    if current is None:
        raise Damaged("the content log is in an epoch that nobody here knows")
    due = [epoch for epoch in epochs if epoch.turn == current.turn == turn and current.due < epoch.due <= now]
    if not due:
        return current, None
    latest = max(due, key=lambda epoch: epoch.due)
    blob = store.slot(locator(latest.key, latest.tag))
    if blob is None:
        raise Damaged("an epoch signed ahead is missing")
    return latest, unbox_row(latest, blob)


def _as_reader(store: Store, keyring: Keyring, place: Place, now: int) -> Opened:
    if not place.secret:
        raise AwaitingConfirmation("waiting for the holder to replace a card")
    if store.slot(held_mark(place.content)) is not None:
        raise AwaitingConfirmation("waiting for the holder to confirm")
    tag = store.epoch(place.content)
    slip = _slip(store, keyring, place, tag) if tag else None
    later = [due.tag for due in slip.schedule if due.at <= now] if slip else []
    if slip and later:
        slip = _slip(store, keyring, place, later[-1])
    if slip is None or (slip.terms.until is not None and slip.terms.until <= now):
        _ended(store, keyring, place, now)
    assert slip is not None
    if slip.let_go_on is not None and slip.let_go_on <= now:
        store.save((DropLog(place.content), DropSlot(locator(place.secret, slip.epoch))))
        change_shelf(store, keyring, without_place(place.id))
        raise NotHere("let go of on its date")
    current, awaits = _due(store, place.content, slip.keys, slip.keys[-1].turn, now)
    return Opened(
        place,
        slip.reader,
        keyring.card.id,
        slip.terms,
        None,
        read_card(slip.holder),
        slip.let_go_on,
        slip.keys,
        current,
        awaits,
    )


def _slip(store: Store, keyring: Keyring, place: Place, tag: bytes) -> Slip | None:
    where = locator(place.secret, tag)
    blob = store.slot(where)
    if blob is None:
        return None
    slip = read_slip(keyring, where, blob)
    last = slip.keys[-1].tag if slip.keys else b""
    if (slip.strand, slip.content, slip.epoch, last) != (place.strand, place.content, tag, tag):
        raise Damaged("a slip for another place")
    if slip.holder != place.holder:
        _know_holder(store, keyring, place, slip)
    return slip


def _know_holder(store: Store, keyring: Keyring, place: Place, slip: Slip) -> None:
    """Follow the holding only where each hand-over was signed by the holder before.

    From then on the old holder is not heard.
    """
    if not leads_to(place.holder, slip.holder, place.strand, slip.handed):
        raise Damaged("signed by somebody to whom this strand was never handed over")
    change_shelf(
        store, keyring, with_place(place.id, lambda p: msgspec.structs.replace(p, holder=slip.holder))
    )


def _ended(store: Store, keyring: Keyring, place: Place, now: int) -> None:
    # A way back has a new key once its holder confirmed: the one that counts waits in the inbox.
    standing = place.offer and stands(store, keyring, place, offer_of(place))
    if standing or (place.offer and put_way_back_beside(store, keyring, place, now)):
        raise NotTakenYet("offered to be held, not yet taken")
    change_shelf(store, keyring, without_place(place.id))
    raise ConsentEnded("the consent has ended")


def _no_longer_held(store: Store, keyring: Keyring, place: Place, now: int) -> None:
    if store.epoch(place.control) in dict(place.control_keys):
        return
    if not put_way_back_beside(store, keyring, place, now):
        gone = with_place(place.id, lambda p: msgspec.structs.replace(p, control_keys=()))
        change_shelf(store, keyring, gone)


def let_go_of(store: Store, keyring: Keyring, hold: Hold) -> None:
    """All of it in one save: rows that a crash left over would open to keys that somebody kept."""
    place, laid = hold.place, hold.state.laid
    slots = [DropSlot(laid[at : at + 32]) for at in range(0, len(laid), 32)]
    marks = unmark(place.content, place.control)
    steps: tuple[Step, ...] = (DropLog(place.control), *slots, DropLog(place.content), *marks)
    change_shelf(store, keyring, without_place(place.id), steps)
