"""All words as plain linked HTML: no server, no script, nothing fetched. For a friend, or for a phone."""

from pathlib import Path

import django
from django.conf import settings


class FolderNotEmpty(Exception):  # noqa: N818  (a refusal is named as what it is)
    """The folder holds something already; nothing is written over."""


def write_book(folder: Path) -> int:
    """Write every text in every language for the default place; the number of pages written."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(f"{folder} is not empty. Name a new folder.")
    django.setup()
    from jaga.pages.words.book import files  # noqa: PLC0415  (templates need Django set up)

    count = 0
    for name, content in files(settings.DEFAULT_PLACE):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += target.suffix == ".html"
    return count
