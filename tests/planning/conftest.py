"""A house of many, as tests/people has it; Dina holds a support strand on Noor's behalf, Wei may write in it."""

import importlib.util
import sys
from pathlib import Path

import pytest

from jaga import vault
from jaga.pages.doorway.guard import now
from jaga.practice.telling import BeginStory
from jaga.usecases import cards
from jaga.usecases.strands import begin, do
from jaga.vault import Terms

sys.path.insert(0, str(Path(__file__).parent))

_spec = importlib.util.spec_from_file_location("many", Path(__file__).parents[1] / "people" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_many = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_many)
house, static, somebody, mei = _many.house, _many.static, _many.somebody, _many.mei

NAME = "Football"


@pytest.fixture
def dina(somebody):
    """Dina, who holds on Noor's behalf; `there` is where her support strand stands."""
    one = somebody("dina")
    one.place = begin(one.person, "support", NAME, now())
    do(one.person, one.place.id, BeginStory("Noor"), now())
    one.there = f"h/{one.place.id.hex()}/"
    return one


@pytest.fixture
def helper(somebody, dina):
    """Makes a supporter whom Dina lets read and write, and who took it; `there` is where it stands for them."""

    def make(name: str, *, writes: bool = True):
        one = somebody(name)
        cards.keep(dina.person, one.keyring.card, name.title())
        cards.keep(one.person, dina.keyring.card, "Dina")
        terms = Terms(("support",), whole=True, writes=writes)
        at = int(now().timestamp())
        vault.grant(dina.person.store, dina.keyring, dina.place.id, one.keyring.card, terms, at)
        [note] = [note for note in vault.waiting(one.person.store, one.keyring) if note.kind == vault.GRANT]
        one.place = vault.accept(one.person.store, one.keyring, note, NAME)
        one.there = f"h/{one.place.id.hex()}/"
        return one

    return make


@pytest.fixture
def wei(helper):
    """Wei, who may write."""
    return helper("wei")
