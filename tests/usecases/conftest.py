"""Two people in one store, and no fold kept from another test."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from jaga.usecases import folds

sys.path.insert(0, str(Path(__file__).parent))  # tellers.py, which the tests of this folder share

from tellers import Kept, Told, somebody

# Time and speed are no part of these rules, and shared machines are slow at times.
settings.register_profile("usecases", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("usecases")


@pytest.fixture(autouse=True)
def _nothing_kept_from_before() -> Iterator[None]:
    folds.forget_everybody()
    yield
    folds.forget_everybody()


@pytest.fixture
def mei() -> Told:
    """Mei, who was told."""
    return somebody(Kept())


@pytest.fixture
def faiz(mei: Told) -> Told:
    """Faiz, in the same store as Mei; neither knows of the other."""
    return somebody(mei.store)
