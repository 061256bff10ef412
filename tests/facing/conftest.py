"""A house of many, as tests/people has it; Kumar keeps notes, and a team's strand with what Bina asks for."""

import importlib.util
from pathlib import Path

import pytest

from jaga.pages.doorway.guard import now
from jaga.practice.passed_on import TakeUpRequest
from jaga.usecases.strands import begin, do

_spec = importlib.util.spec_from_file_location("many", Path(__file__).parents[1] / "people" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_many = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_many)
house, static, somebody = _many.house, _many.static, _many.somebody

NAME = "Sunday soup"
ASKED = ("that he names what he did", "no shared shifts for now")


@pytest.fixture
def kumar(somebody):
    """Kumar; `there` is where his notes stand."""
    one = somebody("kumar")
    one.place = begin(one.person, "notes", NAME, now())
    team = begin(one.person, "team", NAME, now())
    for number, words in enumerate(ASKED):
        do(one.person, team.id, TakeUpRequest(f"r{number}", words, "Bina"), now())
    one.there = f"h/{one.place.id.hex()}/"
    return one
