"""Guides made once into each kind of file, by the real tools."""

import importlib.util
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from jaga.pages.formats.made import Made, Wanted, make
from jaga.pages.shown import library

_spec = importlib.util.spec_from_file_location("served", Path(__file__).parents[1] / "pages" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_served = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_served)
prepared, browser, jaga = _served.prepared, _served.browser, _served.jaga
open_house, server, phone = _served.open_house, _served.server, _served.phone

sys.path.insert(0, str(Path(__file__).parent))  # listening.py, which two files share


@pytest.fixture(scope="session")
def made() -> Callable[..., Made]:
    """Makes a kind of file of some guides; the same is made once."""

    @cache
    def once(kind: str, names: tuple[str, ...], language: str) -> Made:
        texts = tuple(library().texts[language][name] for name in names)
        return make(kind, Wanted(texts, language, "my"))

    def of(kind: str, *names: str, language: str = "en") -> Made:
        return once(kind, names, language)

    return of


@pytest.fixture
def file(made: Callable[..., Made], tmp_path: Path) -> Callable[..., Path]:
    """The same, as a file on the disk for the tools that look at it."""

    def written(kind: str, *names: str, language: str = "en") -> Path:
        for suffix, content in made(kind, *names, language=language).files.items():
            (tmp_path / f"{kind}.{suffix}").write_bytes(content)
        return tmp_path / f"{kind}.{next(iter(made(kind, *names, language=language).files))}"

    return written


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    missing = [
        tool for tool in ("pdftoppm", "pdftotext", "espeak-ng", "ffmpeg") if shutil.which(tool) is None
    ]
    assert not missing, "run tests/install_formats"
