"""Guesses that come ever more slowly: told at once, never by letting somebody wait.

Kept in the memory of each worker, by hash: who tried which name when is nowhere on the disk.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

LONGEST = 60
_MOST = 100_000


class TooSoon(Exception):  # noqa: N818  (refusals are named as what they are)
    """There were wrong guesses before this one; come again after so many seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"come again in {retry_after} seconds")
        self.retry_after = retry_after


class Delays:
    """After `free` wrong guesses 1, 2, 4, ... and at most 60 seconds between one and the next."""

    def __init__(self, free: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._clock, self._lock = free, clock, Lock()
        self._counted: OrderedDict[bytes, tuple[int, float]] = OrderedDict()

    def check(self, key: bytes) -> None:
        """TooSoon where the delay of this key is not over; asking makes it no longer."""
        _, until = self._counted.get(key, (0, 0.0))
        left = until - self._clock()
        if left > 0:
            raise TooSoon(math.ceil(left))

    def count(self, key: bytes) -> None:
        """Count one guess, to be forgotten if it was right; TooSoon where another came between."""
        with self._lock:
            self.check(key)
            guesses = self._counted.pop(key, (0, 0.0))[0] + 1
            self._counted[key] = guesses, self._clock() + self._delay(guesses)
            if len(self._counted) > _MOST:
                self._counted.popitem(last=False)

    def forget(self, key: bytes) -> None:
        """The guess was right."""
        with self._lock:
            self._counted.pop(key, None)

    def _delay(self, guesses: int) -> int:
        over = guesses - self._free
        return 0 if over < 0 else min(LONGEST, 1 << min(over, 6))
