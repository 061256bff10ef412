"""A house for each walk, and a browser to walk with. Made ready and found as tests/pages does."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

sys.path.insert(0, str(Path(__file__).parent))  # living.py, which the tests of this folder share

from living import PATIENCE, Hand, House

_spec = importlib.util.spec_from_file_location("served", Path(__file__).parents[1] / "pages" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_served = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_served)
prepared, browser = _served.prepared, _served.browser


@pytest.fixture(scope="session")
def build(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., House]]:
    """Makes a house with a home of its own, not yet open; whatever still runs at the end is stopped."""
    houses = []

    def house(**settings: str) -> House:
        houses.append(House(tmp_path_factory.mktemp("lived") / "home", prepared, settings))
        return houses[-1]

    yield house
    for each in houses:
        each.kill()


@pytest.fixture
def house(build: Callable[..., House]) -> Iterator[House]:
    """A new house that is open today."""
    one = build().open()
    yield one
    one.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser that remembers nothing; JavaScript is off until it is asked for."""
    made = []

    def new(*, script: bool = False, width: int = 360, height: int = 740) -> BrowserContext:
        one = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, accept_downloads=True
        )
        one.set_default_timeout(PATIENCE * 1000)
        made.append(one)
        return one

    yield new
    for one in made:
        one.close()


@pytest.fixture
def hand(context: Callable[..., BrowserContext], house: House) -> Callable[..., Hand]:
    """Somebody at a browser, in front of the house of this test."""

    def at(language: str = "en", at: House | None = None, **how: bool) -> Hand:
        return Hand(context(**how), at or house, language)

    return at
