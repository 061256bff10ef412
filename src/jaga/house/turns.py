"""Saves take turns, first come first served, within a worker and between workers.

SQLite lets whoever looks at the right moment have the lock, so that with fifty savers on a slow disk somebody
waits twenty seconds and fails. Here the next one is let in by the one before. The lock between workers is a
file's, which ends with its process.
"""

import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.conf import settings

from jaga.house.errors import HouseBusy, plainly
from jaga.house.files import refusal, wait_lock

PATIENCE = 60.0
"""Seconds after which a save gives up, because the one before it hangs."""


class Queue:
    """One at a time, in the order of coming."""

    def __init__(self) -> None:
        self._lock, self._taken = Lock(), False
        self._waiting: deque[Lock] = deque()

    def enter(self, patience: float = PATIENCE) -> None:
        """Wait for one's turn; HouseBusy."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        if not turn.acquire(timeout=patience) and self._give_up(turn):
            raise HouseBusy("Others are saving, and it takes too long. Nothing of this was kept. Try again.")

    def leave(self) -> None:
        """Let the next one in."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _give_up(self, turn: Lock) -> bool:
        with self._lock:
            if turn not in self._waiting:
                return False  # the turn came at the last moment
            self._waiting.remove(turn)
            return True


_queue = Queue()


@contextmanager
def saving() -> Iterator[None]:
    """Around everything that writes into the database; what goes wrong has a name (`errors.py`)."""
    _queue.enter()
    try:
        lock = _between_workers()
        try:
            with plainly():
                yield
        finally:
            os.close(lock)
    finally:
        _queue.leave()


def _between_workers() -> int:
    file = settings.HOME / "saving"
    try:
        return wait_lock(file)
    except OSError as fault:
        raise refusal(fault, file) from fault
