"""A house of many, as tests/people has it, with a letterbox and a hand on its clock, as tests/house has them."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jaga.house import bells, clock
from jaga.house.clock import HouseClock
from jaga.house.delays import Delays

_TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(_TESTS / "house"))  # letterbox.py
_spec = importlib.util.spec_from_file_location("many", _TESTS / "people" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_many = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_many)
house, static, somebody, mei = _many.house, _many.static, _many.somebody, _many.mei


@pytest.fixture
def moment(house: Path) -> Iterator[list[int]]:
    """What the house's clock is told, to be changed."""
    told = [clock.now()]
    clock._clocks[house / "clock"] = HouseClock(house / "clock", lambda: told[0])
    yield told
    clock._clocks.pop(house / "clock")


@pytest.fixture(autouse=True)
def _nobody_asked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bells, "_numbers", Delays(free=8, clock=lambda: 0.0))
    monkeypatch.setattr(bells, "_guesses", Delays(free=5, clock=lambda: 0.0))
