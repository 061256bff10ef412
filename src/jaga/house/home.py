"""The folder in which one house lives: made, taken by one program at a time, its tables brought up to date.

Files: `house.db` (and what SQLite puts beside it), `house` (a random name), `lock`, `saving`, `unlock.0`,
`unlock.1`, `clock`, `witness`, `backup-place`, after a restore `replaced.db`, and the folder `made`.
"""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from jaga.house import migrations
from jaga.house.errors import HomeTaken, HouseDamaged, HouseUnreachable, damaged, plainly
from jaga.house.files import touch, try_lock, write_whole
from jaga.house.sqlite import schema_work

_NAME = 16
_taken: dict[Path, int] = {}


def database() -> Path:
    """Where the database of this house stands."""
    return Path(settings.HOME) / "house.db"


def claim(home: Path | None = None) -> None:
    """Take the home for this process and make it ready; a damaged house opens for reading as far as it can.

    HomeTaken, HouseUnreachable, HouseFull; HouseDamaged only where nothing at all can be read.
    """
    home = home or settings.HOME
    take(home)
    try:
        prepare(home)
    except BaseException:
        release(home)
        raise


def take(home: Path) -> None:
    """Take the home's lock, and nothing more."""
    os.umask(0o077)
    try:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
        lock = try_lock(home / "lock")
    except OSError as fault:
        raise HouseUnreachable(f"The folder {home} cannot be used: {fault.strerror}.") from fault
    if lock is None:
        raise HomeTaken(
            f"A house with this home is open already ({home}). Close it first, or use its window."
        )
    _taken[home] = lock


def release(home: Path | None = None) -> None:
    """Give the home back; ending the process does the same."""
    lock = _taken.pop(home or settings.HOME, None)
    if lock is not None:
        os.close(lock)


def prepare(home: Path) -> None:
    """Make the tables, or bring them up to date; the home must be taken."""
    file = home / "house.db"
    if (home / "house").exists() and not (file.exists() and file.stat().st_size):
        # SQLite would make an empty database and nobody would hear that everything is gone.
        raise damaged()
    touch(file)
    try:
        with plainly():
            migrate()
    except HouseDamaged:
        _still_opens()
    if not (home / "house").exists():
        write_whole(home / "house", os.urandom(_NAME).hex().encode())


def migrate() -> None:
    """Run what is missing of the migrations; when they ran is not kept."""
    if _is_up_to_date():
        return  # asking Django the same takes as long as all the rest of opening a home
    with schema_work():
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations WHERE applied <> '1970-01-01 00:00:00'")
            if cursor.fetchone()[0]:
                cursor.execute("UPDATE django_migrations SET applied = '1970-01-01 00:00:00'")


def _is_up_to_date() -> bool:
    known = {file.stem for file in Path(migrations.__file__).parent.glob("0*.py")}
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'")
        if cursor.fetchone() is None:
            return False
        cursor.execute("SELECT name, applied FROM django_migrations WHERE app = 'house'")
        rows = list(cursor.fetchall())
    return known == {name for name, _ in rows} and {str(at)[:10] for _, at in rows} == {"1970-01-01"}


def _still_opens() -> None:
    with plainly(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM person")


def name(home: Path | None = None) -> str | None:
    """The random name of the house in this home, None where there is none yet."""
    with suppress(OSError):
        return ((home or settings.HOME) / "house").read_text("ascii").strip() or None
    return None
