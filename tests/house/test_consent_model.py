"""The same plays of consent in a real house: its database, its backup file, its witness beside the store."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.test import override_settings
from hypothesis.stateful import run_state_machine_as_test

from jaga.house import home, witness
from jaga.house.backup import backup
from jaga.house.restore import restore
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.vault import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "vault"))  # consent_*.py

from consent_machine import LONG, Consenting, plays
from consent_world import BreakableStore


class InHouse:
    """A house in a folder of its own; looking at it is visiting it."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="house-")))
        self._open.enter_context(override_settings(HOME=self._folder / "home"))
        self._open.enter_context(database_at(self._folder / "home" / "house.db"))
        home.claim()
        self._backups = 0
        self.store = BreakableStore(DatabaseStore())

    @contextmanager
    def looked_at(self) -> Iterator[Store]:
        yield self.store.inner

    def keep(self) -> Path:
        self._backups += 1
        file = self._folder / f"kept-{self._backups}"
        backup(file)
        return file

    def restore(self, file: Path, *, witness_kept: bool) -> None:
        if not witness_kept:
            (settings.HOME / witness.FILE).unlink(missing_ok=True)
            (file.parent / witness.copy_name(home.name() or "")).unlink(missing_ok=True)
        home.release()
        restore(file)
        home.claim()

    def close(self) -> None:
        home.release()
        self._open.close()
        connections.close_all()


class ConsentingInAHouse(Consenting):
    def house(self) -> InHouse:
        return InHouse()


def test_a_house_keeps_what_the_model_says() -> None:
    run_state_machine_as_test(ConsentingInAHouse, settings=plays(200 if LONG else 10))
