"""Opening a lock: dear work, so that two are opened at a time, and wrong guesses come ever more slowly.

Nobody can lock somebody out: a device from which they signed in before counts for itself. Handles that nobody
has are stretched and counted like those that somebody has, so that answers and their time tell nothing about
who lives here.
"""

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from jaga import vault
from jaga.house import devices, people, witness
from jaga.house.delays import Delays, TooSoon
from jaga.house.people import Person
from jaga.house.slots import Busy, slot
from jaga.vault import Keyring, Lock, WrongCode, WrongPassphrase, generate_passphrase, new_keyring

__all__ = ["Busy", "TooSoon", "Unlocked", "forget_devices", "new_device", "recover", "slot", "unlock"]

new_device = devices.new_device
forget_devices = devices.forget_devices
_by_handle = Delays(free=3)
_by_device = Delays(free=10)


class Unlocked(msgspec.Struct, frozen=True):
    """Somebody whose lock was opened."""

    keyring: Keyring
    person: Person


def unlock(handle: str, passphrase: str, device: str | None = None) -> Unlocked:
    """Open a lock with its passphrase; Busy | TooSoon | WrongPassphrase | StaleLock."""
    person = people.by_handle(handle)

    def attempt() -> Keyring:
        nobody = _nobody()
        return vault.unlock(nobody if person is None else person.lock, passphrase)

    keyring = _attempt(handle, device, attempt)
    if person is None:
        raise WrongPassphrase("the passphrase does not open this lock")
    witness.check(person.address, person.lock)
    return Unlocked(keyring, person)


def recover(handle: str, words: Sequence[str], device: str | None = None) -> Unlocked:
    """Open a lock with its twelve words; Busy | TooSoon | MistypedWord | WrongCode."""
    person = people.by_handle(handle)

    def attempt() -> Keyring:
        found = person.recovery if person is not None else None
        return vault.recover(found or _nobodys_code(), words)

    keyring = _attempt(handle, device, attempt)
    if person is None:
        raise WrongCode("these words do not open this lock")
    return Unlocked(keyring, person)


def _attempt(handle: str, device: str | None, attempt: Callable[[], Keyring]) -> Keyring:
    mark = devices.mark(handle, device)
    known = device is not None and devices.is_known(mark)
    delays, key = (_by_device, mark) if known else (_by_handle, devices.mark(handle, None))
    delays.check(key)
    with slot():
        # Counted before the lock is tried: many guesses at the same moment would all pass otherwise.
        delays.count(key)
        keyring = attempt()
    delays.forget(key)
    return keyring


@cache
def _nobody() -> Lock:
    return vault.lock(new_keyring(), generate_passphrase())


@cache
def _nobodys_code() -> Lock:
    return vault.make_recovery(new_keyring())[1]
