"""The house's clock, which never runs backwards: an end date that has come stays come.

The last time is kept in the home, rounded down to the minute, so that a restart cannot bring time back by
more than that minute. `jaga doctor` says so when the clock stands ahead of the computer's.
"""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils import timezone

from jaga.house.errors import HouseError
from jaga.house.files import write_whole

MINUTE = 60
_LONGEST = 12


class HouseClock:
    """Whole seconds since 1970 UTC, from `source` and never before what `file` says."""

    def __init__(self, file: Path, source: Callable[[], float] = time.time) -> None:
        self._file, self._source, self._lock = file, source, Lock()
        self._last = self._kept = kept(file)

    def now(self) -> int:
        """The time; never less than any time told before."""
        with self._lock:
            self._last = max(int(self._source()), self._last)
            if self._last - self._kept >= MINUTE:
                self._keep()
            return self._last

    def _keep(self) -> None:
        # Another worker may be ahead.
        self._last = max(self._last, kept(self._file))
        self._kept = self._last // MINUTE * MINUTE
        try:
            write_whole(self._file, str(self._kept).encode())
        except HouseError:
            return  # a full disk must not stop the clock


def kept(file: Path) -> int:
    """The time that a home kept, 0 where there is none."""
    try:
        content = file.read_bytes()
    except OSError:
        return 0
    return int(content) if content.isdigit() and len(content) <= _LONGEST else 0


_clocks: dict[Path, HouseClock] = {}


def now() -> int:
    """The time in this house."""
    file = settings.HOME / "clock"
    if file not in _clocks:
        _clocks[file] = HouseClock(file)
    return _clocks[file].now()


def today() -> date:
    """The day in this house, in its zone."""
    return datetime.fromtimestamp(now(), timezone.get_default_timezone()).date()
