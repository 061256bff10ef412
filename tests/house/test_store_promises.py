"""The database Store keeps every promise of the vault's suite, as the Store in memory does."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jaga.house.models import Inbox, Log, Shelf, Slot, Snapshot
from jaga.house.store import DatabaseStore
from jaga.vault import Store

SUITE: list[Callable[[Any], None]] = runpy.run_path(
    str(Path(__file__).parents[1] / "vault" / "store_suite.py")
)["SUITE"]


def empty_store() -> Store:
    for table in (Log, Slot, Inbox, Shelf, Snapshot):
        table.objects.all().delete()
    return DatabaseStore()


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("promise", SUITE, ids=lambda promise: promise.__name__)
def test_a_promise(promise: Callable[[Any], None]) -> None:
    promise(empty_store)
