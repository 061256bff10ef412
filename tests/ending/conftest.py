"""A house of many, as tests/people has it, and two of its people who hold each other's cards."""

import importlib.util
from pathlib import Path

import pytest

from jaga.usecases import cards

_spec = importlib.util.spec_from_file_location("many", Path(__file__).parents[1] / "people" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_many = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_many)
house, static, somebody, mei = _many.house, _many.static, _many.somebody, _many.mei


@pytest.fixture
def bina(somebody):
    """Bina, who was harmed."""
    return somebody("bina")


@pytest.fixture
def kumar(somebody, bina):
    """Kumar, with whom Bina changed cards."""
    one = somebody("kumar")
    cards.keep(bina.person, one.keyring.card, "Kumar")
    cards.keep(one.person, bina.keyring.card, "Bina")
    return one
