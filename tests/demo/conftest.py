"""An empty home for each demo, with the real database and the real lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings

from jaga.house import home
from jaga.house.sqlite import database_at
from jaga.usecases import folds


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    """The folder that a demo may fill; the connection leads there."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder), database_at(folder / "house.db"):
        yield folder
        home.release()
        folds.forget_everybody()
    connections.close_all()
