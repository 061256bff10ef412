"""A house of many and two of its people, as tests/passing has them."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("apart", Path(__file__).parents[1] / "passing" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_two = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_two)
house, static, somebody, mei = _two.house, _two.static, _two.somebody, _two.mei
bina, kumar = _two.bina, _two.kumar
