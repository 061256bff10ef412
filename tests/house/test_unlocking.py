"""Unlocking is fair to whose lock it is, slow for guessers, the same for names that nobody has."""

import os
import signal
import threading
import time

import pytest
from household import PASSPHRASE, move_in

from jaga import vault
from jaga.house import devices, people, slots, unlocking
from jaga.house.delays import Delays, TooSoon
from jaga.house.slots import Busy
from jaga.house.unlocking import forget_devices, new_device, recover, slot, unlock

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture(autouse=True)
def _nobody_guessed_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocking, "_by_handle", Delays(free=3))
    monkeypatch.setattr(unlocking, "_by_device", Delays(free=10))


def guess(handle: str, device: str | None = None) -> type[Exception] | None:
    try:
        unlock(handle, "wrong", device)
    except (vault.WrongPassphrase, TooSoon) as refusal:
        return type(refusal)
    return None


def test_the_right_passphrase_opens() -> None:
    laila = move_in("laila")
    handle = people.by_address(laila.card.address).handle  # type: ignore[union-attr]
    opened = unlock(handle, PASSPHRASE)
    assert (opened.keyring, opened.person.handle) == (laila, handle)


def test_unknown_handles_are_counted_like_known_ones() -> None:
    laila = move_in("laila")
    handle = people.by_address(laila.card.address).handle  # type: ignore[union-attr]
    known, unknown = ([guess(name) for _ in range(5)] for name in (handle, "nobody-here-lives"))
    assert known == unknown == [*[vault.WrongPassphrase] * 3, TooSoon, TooSoon]


def test_a_delay_is_answered_at_once() -> None:
    move_in()
    for _ in range(3):
        guess("")
    begun = time.monotonic()
    with pytest.raises(TooSoon) as refusal:
        unlock("", PASSPHRASE)
    assert time.monotonic() - begun < 0.2
    assert 1 <= refusal.value.retry_after <= 60


def test_a_device_that_signed_in_before_is_not_delayed_by_others() -> None:
    laila = move_in()
    device = new_device("", laila)
    for _ in range(5):
        guess("")
    assert unlock("", PASSPHRASE, device).keyring == laila
    assert guess("") is TooSoon, "a right passphrase elsewhere does not help the guesser"


def test_a_device_is_known_for_its_own_handle_alone() -> None:
    laila, ravi = move_in("laila"), move_in("ravi")
    mine, his = (people.by_address(one.card.address).handle for one in (laila, ravi))  # type: ignore[union-attr]
    device = new_device(mine, laila)
    assert [guess(his, device) for _ in range(4)][-1] is TooSoon
    assert [guess(mine, device) for _ in range(4)][-1] is vault.WrongPassphrase


def test_whoever_has_the_device_does_not_guess_for_ever() -> None:
    device = new_device("", move_in())
    assert [guess("", device) for _ in range(11)][-1] is TooSoon


def test_devices_are_few_and_are_forgotten() -> None:
    laila = move_in()
    values = [new_device("", laila) for _ in range(devices.MOST + 5)]
    assert sum(devices.is_known(devices.mark("", value)) for value in values) == devices.MOST
    assert devices.is_known(devices.mark("", values[-1]))
    assert new_device("", laila, values[-1]) == values[-1]
    assert new_device("", laila, "planted") != "planted"
    forget_devices(laila)
    assert not devices.is_known(devices.mark("", values[-1]))


def test_delays_grow_to_a_minute_and_no_further() -> None:
    clock = [0.0]
    delays, seen = Delays(free=2, clock=lambda: clock[0]), []
    for _ in range(12):
        delays.count(b"key")
        try:
            delays.check(b"key")
            seen.append(0)
        except TooSoon as refusal:
            seen.append(refusal.retry_after)
            clock[0] += refusal.retry_after
    assert seen == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]


def test_many_guesses_at_one_moment_are_counted_each() -> None:
    delays = Delays(free=3, clock=lambda: 0.0)
    passed = 0
    for _ in range(10):
        try:
            delays.count(b"key")
            passed += 1
        except TooSoon:
            continue
    assert passed == 3


def test_twelve_words_open_and_say_which_is_wrong() -> None:
    laila = move_in()
    words, spare = vault.make_recovery(laila)
    with pytest.raises(vault.WrongCode):
        recover("", words)
    people.set_recovery(laila.card.address, spare)
    assert recover("", words).keyring == laila
    with pytest.raises(vault.MistypedWord) as wrong:
        recover("", [*words[:4], "notaword", *words[5:]])
    assert wrong.value.position == 5


def test_two_unlock_and_the_rest_are_told_at_once() -> None:
    inside, leave, told = threading.Barrier(3), threading.Event(), list[object]()

    def stay() -> None:
        with slot():
            inside.wait()
            leave.wait()

    two = [threading.Thread(target=stay) for _ in range(2)]
    for one in two:
        one.start()
    inside.wait()
    begun = time.monotonic()
    with pytest.raises(Busy) as refusal, slot():
        told.append("inside")
    assert time.monotonic() - begun < 0.2
    assert refusal.value.retry_after > 0
    leave.set()
    for one in two:
        one.join()
    with slot():
        told.append("later")
    assert told == ["later"]


def test_a_killed_worker_gives_its_slot_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PATIENCE", 0.3)
    workers = [hold_slot() for _ in range(2)]
    with pytest.raises(Busy), slot():
        pass
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    with slot():
        pass


def hold_slot() -> int:
    """Another worker process that holds a slot until it is killed."""
    reading, telling = os.pipe()
    worker = os.fork()
    if worker == 0:
        with slot():
            os.write(telling, b"x")
            time.sleep(60)
        os._exit(0)
    os.read(reading, 1)
    os.close(reading)
    os.close(telling)
    return worker
