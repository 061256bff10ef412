"""The folder of everything of mine, written by the command line instead of a page."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from jaga.house import clock, home
from jaga.house.errors import HouseError
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.opening import open_with
from jaga.pages.mine.copies import files
from jaga.usecases.person import Person


class NotOpened(HouseError):  # noqa: N818  (a refusal is named as what it is)
    """The passphrase did not open it, or the folder is in use; nothing was written."""


def export_into(folder: Path, passphrase: str, language: str, handle: str = "") -> str:
    """Write the folder; the sentence that says so."""
    if folder.exists() and any(folder.iterdir()):
        raise NotOpened(f"{folder} is not empty. Name a new folder.")
    if not home.database().exists():
        raise NotOpened(f"There is no house in {settings.HOME} yet. Another home: JAGA_HOME=FOLDER")
    home.claim()
    opened = open_with(handle, passphrase)
    if isinstance(opened, str):
        raise NotOpened(f"{opened} Nothing was written.")
    person = Person(opened.keyring, DatabaseStore())
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = datetime.fromtimestamp(clock.now(), timezone.get_default_timezone())
    with translation.override(language):
        for name, content in files(person, language, now):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
    return f"Written. Begin with {folder / 'index.html'}. It is not locked: whoever finds it can read it."
