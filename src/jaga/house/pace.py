"""How often something may happen in this process: of single senders nothing is known, and nothing shall be."""

import time
from collections import deque
from threading import Lock


class Pace:
    """At most so many within so many seconds, all together."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self._seconds = most, seconds
        self._happened: deque[float] = deque()
        self._turn = Lock()

    def may(self, many: int = 1) -> bool:
        """Count so many; False, and nothing counted, where that would be too many at this moment."""
        now = time.monotonic()
        with self._turn:
            while self._happened and self._happened[0] <= now - self._seconds:
                self._happened.popleft()
            if len(self._happened) + many > self.most:
                return False
            self._happened.extend([now] * many)
            return True
