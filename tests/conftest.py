"""What all tests share: a house's settings in an empty home."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "jaga.house.settings"
os.environ["JAGA_HOME"] = tempfile.mkdtemp(prefix="house-")

import django
import pytest

django.setup()

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108  (pytest makes a folder of its own in it)
"""Homes stand in memory where it has that much room: a disk only makes each save wait, none fails here by its power."""

LONG = ("bench", "walks", "keeping", "pages", "vault", "house", "formats")
"""The folders whose tests take longest, which begin first: else one worker ends with a walk and the other waits."""


def pytest_configure(config: pytest.Config) -> None:
    """What every program that tests start goes by, and that workers take tests in the order they stand in."""
    config.option.loadscopereorder = False
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    # Some machines forbid it, and then each of those hundreds of programs compiles all of Jaga again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts long tests first, and keeps those of one `xdist_group` on one worker.

    xdist 3.8 writes the group into `_nodeid`, which pytest 9.2 no longer reads, so that groups fall apart
    without a word (pytest-xdist issue 1386). To be taken out when xdist has a release that mends it.
    """
    items.sort(
        key=lambda item: LONG.index(item.path.parent.name) if item.path.parent.name in LONG else len(LONG)
    )
    for item in items:
        grouped, known = getattr(item, "_nodeid", ""), getattr(item, "_id", None)
        if "@" in grouped and known is not None and item.nodeid != grouped:
            item._id = type(known).parse(grouped)  # type: ignore[attr-defined]
