"""A house of its own for each test: a real folder, a real database file."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings

from jaga.house import home
from jaga.house.sqlite import database_at

sys.path.insert(0, str(Path(__file__).parent))  # household.py, which the tests of this folder share


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """The home of an empty house that this test runs."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder), database_at(folder / "house.db"):
        home.claim()
        yield folder
        home.release()
    connections.close_all()
