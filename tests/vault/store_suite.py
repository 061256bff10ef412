"""What every Store promises, as functions that take a factory of empty stores.

    SUITE = runpy.run_path("tests/vault/store_suite.py")["SUITE"]

    @pytest.mark.parametrize("promise", SUITE, ids=lambda promise: promise.__name__)
    def test_my_store(promise):
        promise(lambda: MyStore(...))

`new()` must give an empty store each time. Nothing here needs a key: a store knows bytes only.
"""

import hashlib
import os

from jaga.vault.layout import header, stub_of
from jaga.vault.store import (
    Append,
    Appended,
    DropInbox,
    DropLog,
    DropRow,
    DropSlot,
    Duplicate,
    EpochMoved,
    PutInbox,
    PutShelf,
    PutSlot,
    PutSnapshot,
    ShelfMoved,
    SnapshotMoved,
)

LOG, OTHER = b"L" * 16, b"O" * 16
ONE, TWO = b"1" * 16, b"2" * 16
PERSON, SOMEBODY = b"P" * 16, b"S" * 16
HERE, THERE = b"h" * 32, b"t" * 32


def row(epoch=ONE, *, opens=False, log=LOG, size=256):
    """A row as a store sees it: a header that says where it belongs, and bytes that mean nothing."""
    return header(int(opens), log, epoch, os.urandom(32), size) + os.urandom(32 + size + 16)


def begun(new):
    store = new()
    first = row(opens=True)
    assert store.append(LOG, None, 0, first) == Appended((0,))
    return store, first


def a_log_that_is_not_there_is_empty(new):
    store = new()
    assert (store.read(LOG), store.length(LOG), store.epoch(LOG), store.tags()) == ([], 0, None, [])
    assert (store.slot(HERE), store.inbox(PERSON), store.shelf(PERSON)) == (None, [], None)


def rows_come_back_as_they_were_in_their_order(new):
    store, first = begun(new)
    rows = [row(), row(size=4096), row()]
    for place, each in enumerate(rows, 1):
        assert store.append(LOG, ONE, None, each) == Appended((place,))
    assert store.read(LOG) == [first, *rows]
    assert store.read(LOG, 2) == rows[1:]
    assert store.read(LOG, 4) == store.read(LOG, 99) == []
    assert (store.length(LOG), store.tags()) == (4, [LOG])


def positions_are_each_logs_own(new):
    store, _ = begun(new)
    assert store.append(OTHER, None, 0, row(log=OTHER, opens=True)) == Appended((0,))
    assert store.append(LOG, ONE, 1, row()) == Appended((1,))
    assert store.append(OTHER, ONE, 1, row(log=OTHER)) == Appended((1,))
    assert sorted(store.tags()) == [LOG, OTHER]


def the_epoch_is_that_of_the_last_row_that_opens_one(new):
    store, _ = begun(new)
    store.append(LOG, ONE, None, row())
    assert store.append(LOG, ONE, None, row(TWO, opens=True)) == Appended((2,))
    assert store.epoch(LOG) == TWO
    assert store.append(LOG, TWO, None, row(TWO)) == Appended((3,))
    assert store.merge(LOG, [row(ONE)]) == 1
    assert store.epoch(LOG) == TWO


def an_append_under_another_epoch_changes_nothing(new):
    store, first = begun(new)
    store.append(LOG, ONE, None, row(TWO, opens=True))
    for expected in (ONE, None, b"3" * 16):
        assert store.append(LOG, expected, None, row()) == EpochMoved(TWO)
    assert store.length(LOG) == 2
    assert store.append(OTHER, ONE, None, row(log=OTHER)) == EpochMoved(None)
    assert store.tags() == [LOG]
    assert store.read(LOG)[0] == first


def an_append_at_another_position_changes_nothing(new):
    store, _ = begun(new)
    for position in (0, 2):
        assert store.append(LOG, ONE, position, row()) == EpochMoved(ONE)
    assert store.append(LOG, ONE, 1, row()) == Appended((1,))


def the_same_row_twice_is_one(new):
    store, first = begun(new)
    again = row()
    store.append(LOG, ONE, None, again)
    assert store.append(LOG, ONE, None, again) == Duplicate(1)
    assert store.append(LOG, None, 0, first) == Duplicate(0)
    store.append(LOG, ONE, None, row(TWO, opens=True))
    assert store.append(LOG, ONE, 1, again) == Duplicate(1)
    assert store.length(LOG) == 3


def a_save_lands_whole(new):
    store, _ = begun(new)
    rows = row(TWO, opens=True), row(TWO)
    steps = [
        Append(LOG, ONE, 1, rows[0]),
        Append(LOG, TWO, None, rows[1]),
        Append(OTHER, None, 0, row(log=OTHER, opens=True)),
        PutSlot(HERE, b"wrap"),
        PutInbox(PERSON, b"note"),
        PutShelf(PERSON, None, b"shelf"),
    ]
    assert store.save(steps) == Appended((1, 2, 0))
    assert store.read(LOG, 1) == list(rows)
    assert (store.slot(HERE), store.inbox(PERSON), store.shelf(PERSON)) == (b"wrap", [b"note"], b"shelf")


def a_save_that_fails_at_its_end_leaves_nothing_behind(new):
    store, first = begun(new)
    store.save(
        [
            PutSlot(HERE, b"old"),
            PutSlot(THERE, b"old"),
            PutInbox(PERSON, b"old"),
            PutShelf(PERSON, None, b"s"),
        ]
    )
    changes = [
        Append(LOG, ONE, 1, row(TWO, opens=True)),
        Append(OTHER, None, 0, row(log=OTHER, opens=True)),
        DropRow(LOG, 0, stub_of(first)),
        PutSlot(HERE, b"new"),
        DropSlot(THERE),
        PutSlot(b"n" * 32, b"new"),
        PutInbox(PERSON, b"new"),
        DropInbox(PERSON, b"old"),
        PutShelf(PERSON, b"s", b"new"),
        PutShelf(SOMEBODY, None, b"new"),
        DropLog(LOG),
    ]
    assert store.save([*changes, Append(OTHER, TWO, None, row(log=OTHER))]) == EpochMoved(ONE)
    assert store.save([*changes, PutShelf(PERSON, b"not this", b"x")]) == ShelfMoved()
    assert store.read(LOG) == [first]
    assert store.tags() == [LOG]
    assert (store.epoch(LOG), store.slot(HERE), store.slot(THERE)) == (ONE, b"old", b"old")
    assert (store.slot(b"n" * 32), store.inbox(PERSON), store.shelf(PERSON)) == (None, [b"old"], b"s")
    assert store.shelf(SOMEBODY) is None


def a_save_whose_first_row_is_there_already_changes_nothing(new):
    store, first = begun(new)
    assert store.save([Append(LOG, None, 0, first), PutSlot(HERE, b"x")]) == Duplicate(0)
    assert store.slot(HERE) is None


def slots_are_put_replaced_and_dropped(new):
    store = new()
    store.save([PutSlot(HERE, b"one"), PutSlot(THERE, b"two")])
    store.save([PutSlot(HERE, b"three"), DropSlot(THERE), DropSlot(b"x" * 32)])
    assert (store.slot(HERE), store.slot(THERE)) == (b"three", None)


def an_inbox_is_each_persons_own(new):
    store = new()
    store.save([PutInbox(PERSON, b"one"), PutInbox(PERSON, b"two"), PutInbox(SOMEBODY, b"one")])
    store.save([PutInbox(PERSON, b"one")])
    assert sorted(store.inbox(PERSON)) == [b"one", b"two"]
    store.save([DropInbox(PERSON, b"one"), DropInbox(PERSON, b"never there")])
    assert (store.inbox(PERSON), store.inbox(SOMEBODY)) == ([b"two"], [b"one"])


def a_shelf_changes_only_from_what_it_was(new):
    store = new()
    assert store.save([PutShelf(PERSON, None, b"one")]) == Appended(())
    assert store.save([PutShelf(PERSON, None, b"two")]) == ShelfMoved()
    assert store.save([PutShelf(PERSON, b"other", b"two")]) == ShelfMoved()
    assert store.save([PutShelf(PERSON, b"one", b"two")]) == Appended(())
    assert (store.shelf(PERSON), store.shelf(SOMEBODY)) == (b"two", None)
    assert store.save([PutShelf(PERSON, b"two", None)]) == Appended(())
    assert store.shelf(PERSON) is None


def a_snapshot_changes_only_from_what_it_was(new):
    store, _ = begun(new)
    assert store.snapshot(HERE) is None
    assert store.save([PutSnapshot(HERE, None, b"one")]) == Appended(())
    more = row()
    for was in (None, b"other"):
        assert store.save([Append(LOG, ONE, None, more), PutSnapshot(HERE, was, b"two")]) == SnapshotMoved()
    assert (store.snapshot(HERE), store.length(LOG)) == (b"one", 1)
    assert store.save([Append(LOG, ONE, None, more), PutSnapshot(HERE, b"one", b"two")]) == Appended((1,))
    store.remember(PutSnapshot(HERE, b"one", b"three"))
    assert (store.snapshot(HERE), store.snapshot(THERE)) == (b"two", None)
    store.remember(PutSnapshot(HERE, b"two", b"three"))
    assert store.snapshot(HERE) == b"three"


def lengths_are_asked_for_all_at_once(new):
    store, _ = begun(new)
    for _ in range(3):
        store.append(LOG, ONE, None, row())
    store.append(OTHER, None, 0, row(log=OTHER, opens=True))
    assert store.lengths([]) == []
    many = [os.urandom(16) for _ in range(1200)]
    assert store.lengths([OTHER, *many, LOG, OTHER]) == [1, *(0 for _ in many), 4, 1]


def a_body_that_was_let_go_of_is_gone_and_its_place_stays(new):
    store, first = begun(new)
    body = row()
    store.append(LOG, ONE, None, body)
    store.append(LOG, ONE, None, row())
    store.save([DropRow(LOG, 1, stub_of(body))])
    assert store.read(LOG)[:2] == [first, stub_of(body)]
    assert store.length(LOG) == 3


def a_log_that_was_dropped_is_not_there(new):
    store, _ = begun(new)
    store.append(OTHER, None, 0, row(log=OTHER, opens=True))
    store.save([DropLog(LOG), DropLog(b"n" * 16)])
    assert (store.read(LOG), store.epoch(LOG), store.tags()) == ([], None, [OTHER])
    assert store.append(LOG, None, 0, row(opens=True)) == Appended((0,))


def merging_is_set_union(new):
    store, first = begun(new)
    mine, theirs = row(), [row(), row(TWO, opens=True), row(TWO)]
    store.append(LOG, ONE, None, mine)
    assert store.merge(LOG, [first, theirs[1], mine, theirs[0], theirs[2], theirs[0]]) == 3
    assert store.merge(LOG, [*theirs, first]) == 0
    assert set(store.read(LOG)) == {first, mine, *theirs}
    assert store.read(LOG)[:2] == [first, mine]
    assert store.merge(OTHER, [row(log=OTHER, opens=True)]) == 1


def merging_order_changes_no_set(new):
    rows = [row() for _ in range(6)]
    digests = set()
    for order in (rows, rows[::-1], rows[3:] + rows[:3]):
        store, _ = begun(new)
        for each in order:
            store.merge(LOG, [each])
        digests.add(frozenset(hashlib.sha256(each).digest() for each in store.read(LOG)[1:]))
    assert len(digests) == 1


def a_stub_replaces_its_row_and_a_row_never_its_stub(new):
    store, _ = begun(new)
    body = row()
    store.append(LOG, ONE, None, body)
    assert store.merge(LOG, [stub_of(body)]) == 0
    assert store.read(LOG, 1) == [stub_of(body)]
    assert store.merge(LOG, [body]) == 0
    assert store.read(LOG, 1) == [stub_of(body)]


SUITE = [
    a_log_that_is_not_there_is_empty,
    rows_come_back_as_they_were_in_their_order,
    positions_are_each_logs_own,
    the_epoch_is_that_of_the_last_row_that_opens_one,
    an_append_under_another_epoch_changes_nothing,
    an_append_at_another_position_changes_nothing,
    the_same_row_twice_is_one,
    a_save_lands_whole,
    a_save_that_fails_at_its_end_leaves_nothing_behind,
    a_save_whose_first_row_is_there_already_changes_nothing,
    slots_are_put_replaced_and_dropped,
    an_inbox_is_each_persons_own,
    a_shelf_changes_only_from_what_it_was,
    a_snapshot_changes_only_from_what_it_was,
    lengths_are_asked_for_all_at_once,
    a_body_that_was_let_go_of_is_gone_and_its_place_stays,
    a_log_that_was_dropped_is_not_there,
    merging_is_set_union,
    merging_order_changes_no_set,
    a_stub_replaces_its_row_and_a_row_never_its_stub,
]
