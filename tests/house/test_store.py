"""The Store of the house promises what the Store in memory promises, to many at once and whatever fails."""

import os
import random
import threading

import pytest
from django.db import DatabaseError, connection, connections

from jaga.house.errors import HouseBusy
from jaga.house.models import OPENS_EPOCH, Log
from jaga.house.store import DatabaseStore, _same_salt
from jaga.vault import (
    Append,
    Appended,
    DropInbox,
    DropLog,
    DropRow,
    DropSlot,
    Duplicate,
    EpochMoved,
    MemoryStore,
    PutInbox,
    PutShelf,
    PutSlot,
    ShelfMoved,
    Step,
    Store,
)
from jaga.vault.layout import header, stub_of

pytestmark = pytest.mark.usefixtures("house")

TAGS = [bytes([number]) * 16 for number in range(3)]
EPOCHS = [b"a" * 16, b"b" * 16]
SAVES = 6


def row(tag: bytes, epoch: bytes = EPOCHS[0], mark: int = 0) -> bytes:
    """A row as a store sees it: a true header and bytes that nobody opens."""
    return header(mark, tag, epoch, os.urandom(32), 256) + os.urandom(32 + 256 + 16)


def everything(store: Store) -> tuple[object, ...]:
    logs = [(tag, store.read(tag), store.epoch(tag), store.length(tag)) for tag in TAGS]
    people = [(sorted(store.inbox(tag)), store.shelf(tag), store.slot(tag)) for tag in TAGS]
    return logs, people, store.tags()


def some_step(chance: random.Random, store: Store, seen: list[bytes]) -> Step:
    tag, epoch = chance.choice(TAGS), chance.choice(EPOCHS)
    blob = chance.choice([b"one", b"two", b"three"])
    length = store.length(tag)
    fresh = row(tag, epoch, chance.choice([0, 0, 1]))
    seen.append(fresh)
    expected = chance.choice([store.epoch(tag), store.epoch(tag), epoch, None])
    steps: list[Step] = [
        Append(
            tag,
            expected,
            chance.choice([None, length, 0]),
            chance.choice([fresh, fresh, chance.choice(seen)]),
        ),
        DropLog(tag) if chance.random() < 0.2 else PutInbox(tag, blob),
        PutSlot(tag, blob),
        DropSlot(tag),
        PutInbox(tag, blob),
        DropInbox(tag, blob),
        PutShelf(tag, chance.choice([store.shelf(tag), blob]), chance.choice([blob, blob, None])),
    ]
    if length:
        place = chance.randrange(length)
        steps.append(DropRow(tag, place, stub_of(store.read(tag)[place])))
    return chance.choice([*steps, steps[0], steps[0]])


@pytest.mark.parametrize("seed", range(12))
def test_any_saves_come_out_as_in_memory(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (saves, not secrets)
    memory, database, seen = MemoryStore(), DatabaseStore(), [b"short"]
    for _ in range(40):
        steps = [some_step(chance, memory, seen) for _ in range(chance.choice([1, 1, 2, 4]))]
        assert database.save(steps) == memory.save(steps)
        if chance.random() < 0.2:
            tag, rows = chance.choice(TAGS), chance.sample(seen, min(3, len(seen)))
            rows = [
                one if len(one) < 100 or chance.random() < 0.7 else stub_of(one)
                for one in rows
                if len(one) > 67
            ]
            assert database.merge(tag, rows) == memory.merge(tag, rows)
    assert everything(database) == everything(memory)


def test_a_refused_save_changes_nothing() -> None:
    store = DatabaseStore()
    first = row(TAGS[0], mark=1)
    assert store.append(TAGS[0], None, 0, first) == Appended((0,))
    refused = [PutSlot(b"x", b"y"), PutInbox(b"x", b"y"), Append(TAGS[0], EPOCHS[1], None, row(TAGS[0]))]
    assert store.save(refused) == EpochMoved(EPOCHS[0])
    assert store.save([PutSlot(b"x", b"y"), PutShelf(b"p", b"was", b"is")]) == ShelfMoved()
    assert (store.slot(b"x"), store.inbox(b"x"), store.shelf(b"p")) == (None, [], None)
    assert store.append(TAGS[0], EPOCHS[0], 0, first) == Duplicate(0)


def test_long_logs_are_not_read_to_append() -> None:
    epoch = Log.objects.filter(OPENS_EPOCH, tag=TAGS[0]).order_by("-position").explain()
    assert "log_epochs" in epoch
    assert "log_salts" in _same_salt(TAGS[0], row(TAGS[0])).filter(bytes=b"").explain()


def save_some(number: int, told: list[object]) -> None:
    store, saved = DatabaseStore(), 0
    try:
        for count in range(SAVES):
            mine = b"%04d.%04d" % (number, count)
            outcome = store.append(TAGS[0], EPOCHS[0], None, row(TAGS[0]) + mine)
            saved += isinstance(outcome, Appended)
            told.append(outcome)
    except (HouseBusy, DatabaseError) as fault:
        told.append(fault)
    finally:
        connections.close_all()


def test_fifty_savers_at_once_lose_fail_and_double_nothing() -> None:
    store, told = DatabaseStore(), list[object]()
    store.append(TAGS[0], None, 0, row(TAGS[0], mark=1))
    savers = [threading.Thread(target=save_some, args=(number, told)) for number in range(50)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert [outcome for outcome in told if not isinstance(outcome, Appended)] == []
    assert sorted(outcome.positions[0] for outcome in told if isinstance(outcome, Appended)) == list(
        range(1, 50 * SAVES + 1)
    )
    expected = {b"%04d.%04d" % (number, count) for number in range(50) for count in range(SAVES)}
    tails = [bytes(kept[-9:]) for kept in store.read(TAGS[0])[1:]]
    assert set(tails) == expected
    assert len(tails) == 50 * SAVES


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '/tmp/elsewhere' AS elsewhere",
        "SELECT load_extension('elsewhere')",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "DELETE FROM django_migrations",
        "CREATE TABLE more (bytes)",
        "DROP TABLE log",
        "CREATE TEMP TABLE more (bytes)",
        "SELECT randomblob(100)",
    ],
)
def test_the_database_refuses_what_the_program_does_not_need(statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match=r"not authorized|prohibited"):
        cursor.execute(statement)
