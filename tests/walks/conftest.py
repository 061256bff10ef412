"""Houses and browsers as tests/keeping has them, for walks of several people."""

import importlib.util
import sys
from pathlib import Path

KEEPING = Path(__file__).parents[1] / "keeping"
sys.path[:0] = [str(KEEPING), str(Path(__file__).parent)]

_spec = importlib.util.spec_from_file_location("lived_in", KEEPING / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_lived_in = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_lived_in)
prepared, browser = _lived_in.prepared, _lived_in.browser
build, house, context = _lived_in.build, _lived_in.house, _lived_in.context
