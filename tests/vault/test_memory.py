"""MemoryStore keeps every promise of a Store."""

import runpy
from pathlib import Path

import pytest

from jaga.vault import MemoryStore

SUITE = runpy.run_path(str(Path(__file__).parent / "store_suite.py"))["SUITE"]


@pytest.mark.parametrize("promise", SUITE, ids=lambda promise: promise.__name__)
def test_the_store_in_memory(promise):
    promise(MemoryStore)
