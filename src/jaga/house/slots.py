"""Two slots in which a passphrase is stretched, for the whole house: 64 MiB and a tenth of a second each.

They are locks on files of the home, so that all workers share them and a killed one gives its slot back. At
most half of the threads of a worker wait for one; everybody else gets their form back at once.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings

from jaga.house.files import try_lock

SLOTS = 2
PATIENCE = 10.0
"""Seconds that somebody waits for a slot before they are told to come again."""
_RETRY_AFTER = 2
_LOOK_AGAIN = 0.01


class Busy(Exception):  # noqa: N818  (refusals are named as what they are)
    """Too many are signing in at this moment; come again after so many seconds."""

    def __init__(self, retry_after: int = _RETRY_AFTER) -> None:
        super().__init__(f"come again in {retry_after} seconds")
        self.retry_after = retry_after


@cache
def _room() -> BoundedSemaphore:
    return BoundedSemaphore(max(1, settings.THREADS // 2))


@contextmanager
def slot() -> Iterator[None]:
    """One of the two slots, for as long as a lock is opened or closed; Busy."""
    if not _room().acquire(blocking=False):
        raise Busy
    try:
        lock = _wait(time.monotonic() + PATIENCE)
        try:
            yield
        finally:
            os.close(lock)
    finally:
        _room().release()


def _wait(until: float) -> int:
    while time.monotonic() < until:
        for number in range(SLOTS):
            lock = try_lock(settings.HOME / f"unlock.{number}")
            if lock is not None:
                return lock
        time.sleep(_LOOK_AGAIN)
    raise Busy
