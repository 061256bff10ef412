"""What all tests share: a house's settings in an empty home."""

import os
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "jaga.house.settings"
os.environ["JAGA_HOME"] = tempfile.mkdtemp(prefix="house-")

import django
import pytest

django.setup()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps tests of one `xdist_group` on one worker.

    xdist 3.8 writes the group into `_nodeid`, which pytest 9.2 no longer reads, so that groups fall apart
    without a word (pytest-xdist issue 1386). To be taken out when xdist has a release that mends it.
    """
    for item in items:
        grouped, known = getattr(item, "_nodeid", ""), getattr(item, "_id", None)
        if "@" in grouped and known is not None and item.nodeid != grouped:
            item._id = type(known).parse(grouped)  # type: ignore[attr-defined]
