"""Restoring: the backup is read to its end before anything is touched, and unites with the witness.

A new database is made beside the old one and takes its place in one step. What was let go of after the backup
goes again; what may have been withdrawn after it opens to its holder alone; a lock that was renewed since
stays renewed.
"""

import zipfile
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction

from jaga import vault
from jaga.guides.resource import Resource
from jaga.house import backup, backup_file, home, resources, witness
from jaga.house.backup_file import (
    About,
    InboxLine,
    KeyLine,
    PersonLine,
    ResourceLine,
    RowLine,
    ShelfLine,
    SlotLine,
)
from jaga.house.errors import HomeNotEmpty, HouseError, plainly
from jaga.house.files import sync_folder, touch, write_whole
from jaga.house.models import Inbox, Log, Person, Shelf, Slot
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore, mark_of

FRESH, REPLACED = "restoring.db", "replaced.db"
_BESIDE = ("-journal", "-wal", "-shm")


class Restored(msgspec.Struct, frozen=True):
    """What is back. `knew`: a witness was there; without one nothing is known of what was ended since."""

    people: int
    entries: int
    held: vault.Held
    knew: bool
    replaced: Path | None


def restore(file: Path, *, over: bool = False) -> Restored:
    """Bring a backup back into an empty home or the one that it came from; into another only if `over`.

    BackupDamaged | HomeTaken | HomeNotEmpty | HouseFull | HouseUnreachable
    """
    folder: Path = settings.HOME
    home.take(folder)
    try:
        about = backup_file.check(file)
        if not (over or _may_go_into(folder, about)):
            raise HomeNotEmpty(
                f"Another house lives in {folder}. "
                "Name another folder with JAGA_HOME, or add --over to replace it."
            )
        return _restore(folder, file, about)
    finally:
        connection.close()
        _remove(folder / FRESH)
        home.release(folder)


def _may_go_into(folder: Path, about: About) -> bool:
    if home.name(folder) in (None, about.house) or not (folder / "house.db").exists():
        return True
    try:
        with plainly():
            return not Person.objects.exists() and not Log.objects.exists()
    except (HouseError, DatabaseError):
        return False


def _restore(folder: Path, file: Path, about: About) -> Restored:
    seen = _witness(folder, file, about)
    newer = _newer_locks()
    fresh = folder / FRESH
    _remove(fresh)
    touch(fresh)
    with database_at(fresh), plainly():
        home.migrate()
        with zipfile.ZipFile(file) as archive:
            _fill(archive)
        _renew_locks(newer)
        held = vault.reconcile(DatabaseStore(), seen)
        present = set(DatabaseStore().tags())
    replaced = _swap(folder, fresh)
    write_whole(folder / "house", about.house.encode())
    _keep_witness(seen, present)
    return Restored(about.people, about.entries, held, seen is not None, replaced)


def _witness(folder: Path, file: Path, about: About) -> vault.Witness | None:
    """What the home saw and what lies beside the backup, together."""
    beside = witness.read(file.absolute().parent / witness.copy_name(about.house))
    same = home.name(folder) in (None, about.house)
    own = witness.read(folder / witness.FILE) if same else None
    if own is None or beside is None:
        return own or beside
    return vault.unite(beside, own)


def _keep_witness(seen: vault.Witness | None, present: set[bytes]) -> None:
    now = witness.look(DatabaseStore())
    witness.keep(now if seen is None else vault.unite(witness.without_absent(seen, present), now))
    witness.copy()


def _newer_locks() -> list[PersonLine]:
    """The locks as the old database has them, as far as it opens."""
    try:
        with plainly():
            return list(backup.people_lines())
    except (HouseError, DatabaseError):
        return []


def _renew_locks(newer: list[PersonLine]) -> None:
    for line in newer:
        older = Person.objects.filter(address=line.address, generation__lt=line.generation)
        older.update(lock=line.lock, recovery=line.recovery, generation=line.generation)


def _fill(archive: zipfile.ZipFile) -> None:
    bodies = backup_file.body_lines(archive)
    with transaction.atomic(durable=True):
        for line in backup_file.key_lines(archive):
            try:
                if isinstance(line, RowLine) and not line.whole:
                    body = next(bodies)
                    if (body.log, body.position) != (line.log, line.position):
                        raise backup_file.damaged("parts of it do not belong together")
                    _keep(line, backup_file.join(line, body.body))
                else:
                    _keep(line, b"")
            except (StopIteration, IntegrityError, msgspec.MsgspecError) as fault:
                raise backup_file.damaged("parts of it do not belong together") from fault
        resources.reindex()


def _keep(line: KeyLine, row: bytes) -> None:
    match line:
        case PersonLine():
            Person.objects.create(**msgspec.structs.asdict(line))
        case SlotLine():
            Slot.objects.create(locator=line.locator, blob=line.blob)
        case InboxLine():
            Inbox.objects.create(person=line.person, mark=mark_of(line.blob), blob=line.blob)
        case ShelfLine():
            Shelf.objects.create(person=line.person, blob=line.blob)
        case ResourceLine():
            resources.lay([msgspec.json.decode(line.body, type=Resource)])
        case RowLine():
            Log.objects.create(tag=line.log, position=line.position, bytes=row or line.stub)


def _swap(folder: Path, fresh: Path) -> Path | None:
    """Put the new database in place; the old one stands aside, with the journal that belongs to it alone."""
    old, aside = folder / "house.db", folder / REPLACED
    connection.close()
    replaced = old.exists() and old.stat().st_size > 0
    if replaced:
        _remove(aside)
        old.replace(aside)
    for ending in _BESIDE:
        # SQLite would roll the old journal back into the new database.
        if (beside := folder / f"house.db{ending}").exists():
            beside.replace(folder / f"{REPLACED}{ending}")
        (folder / f"{fresh.name}{ending}").unlink(missing_ok=True)
    fresh.replace(old)
    sync_folder(folder)
    return aside if replaced else None


def _remove(file: Path) -> None:
    for ending in ("", *_BESIDE):
        file.with_name(file.name + ending).unlink(missing_ok=True)
