"""The witness: what a backup cannot know, because it happened after it.

The file `witness` of the home holds heads of control logs, superseded epochs, ids that were let go of and
generations of locks: digests and numbers, no keys. It is never restored over; a restore unites with it.
Whenever it is renewed, a copy goes to where the last backup was put, if that place can be reached.
"""

from contextlib import suppress
from pathlib import Path

from django.conf import settings

from jaga import vault
from jaga.house import home, people
from jaga.house.errors import HouseError
from jaga.house.files import write_whole
from jaga.house.store import DatabaseStore
from jaga.vault import Damaged, Lock, Store

FILE, PLACE = "witness", "backup-place"


def note(store: Store | None = None) -> None:
    """Renew the witness: after each withdrawal, hand-over, letting go and change of a passphrase."""
    keep(look(store, read(settings.HOME / FILE)))


def look(store: Store | None = None, before: vault.Witness | None = None) -> vault.Witness:
    """What can be witnessed of this house now."""
    return vault.look(store or DatabaseStore(), people.generations(), before)


def keep(seen: vault.Witness) -> None:
    """Write the witness into the home and beside the last backup."""
    content = seen.to_bytes()
    place = backup_place()
    if place is not None:
        with suppress(HouseError):  # a stick that is not plugged in; the home's own copy is what counts
            write_whole(beside(place), content)
    write_whole(settings.HOME / FILE, content)


def read(file: Path) -> vault.Witness | None:
    """The witness in a file; None where there is none, or it is cut."""
    try:
        return vault.read_witness(file.read_bytes())
    except (OSError, Damaged):
        return None


def check(address: bytes, lock: Lock) -> None:
    """StaleLock where a passphrase was changed after this lock was made."""
    seen = read(settings.HOME / FILE)
    if seen is not None:
        vault.check_lock(seen, address, lock)


def backup_place() -> Path | None:
    """The folder of the last backup."""
    try:
        return Path((settings.HOME / PLACE).read_text("utf-8"))
    except OSError:
        return None


def beside(place: Path) -> Path:
    """Where the copy of this house's witness stands in a folder of backups."""
    return place / copy_name(home.name() or "")


def copy_name(house: str) -> str:
    """Under which name the witness of a house lies beside its backups."""
    return f"witness-{house[:8]}"
