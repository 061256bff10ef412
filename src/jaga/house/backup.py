"""Backing up: one snapshot of one database into one file, whole or not at all.

Read in one transaction, straight into the file, so that no copy of it stands anywhere else. While it is read,
others who save wait (with the rollback journal) or do not notice (with WAL).
"""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection

from jaga.house import backup_file, clock, home, resources, witness
from jaga.house.backup_file import (
    About,
    BodyLine,
    InboxLine,
    KeyLine,
    PersonLine,
    ResourceLine,
    ShelfLine,
    SlotLine,
)
from jaga.house.errors import HouseFull, plainly
from jaga.house.files import refusal, sync_folder, write_whole
from jaga.house.models import Inbox, Log, Person, Shelf, Slot
from jaga.house.store import DatabaseStore

DAYS = 14
"""Days after which a backup should be replaced, and its forerunners deleted."""


class Kept(msgspec.Struct, frozen=True):
    """What was backed up, and the sentence that says so."""

    people: int
    entries: int
    sentence: str


def backup(file: Path) -> Kept:
    """Write a backup, readable by its owner alone; HouseFull | HouseUnreachable | HouseDamaged."""
    file = file.absolute()
    part = file.with_name(file.name + ".part")
    try:
        about = _write(part)
        part.replace(file)
        sync_folder(file.parent)
    except OSError as fault:
        raise refusal(fault, file) from fault
    finally:
        with suppress(OSError):
            part.unlink()
    _note_place(file.parent)
    return Kept(about.people, about.entries, _sentence(file, about))


def _note_place(place: Path) -> None:
    # A home without room is no reason to refuse a backup that is written already.
    with suppress(HouseFull):
        write_whole(settings.HOME / witness.PLACE, str(place).encode(errors="surrogateescape"))
    with suppress(HouseFull):
        witness.note(DatabaseStore())


def _write(part: Path) -> About:
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w+b") as target, snapshot():
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            about = _write_parts(archive)
        target.flush()
        os.fsync(target.fileno())
    return about


def _write_parts(archive: zipfile.ZipFile) -> About:
    about = About(
        format=backup_file.FORMAT,
        house=home.name() or "",
        people=Person.objects.count(),
        entries=Log.objects.count(),
        keys=backup_file.write_part(archive, backup_file.KEYS, _key_lines()),
        bodies=backup_file.write_part(archive, backup_file.BODIES, _body_lines()),
    )
    archive.writestr(zipfile.ZipInfo(backup_file.ABOUT), msgspec.json.encode(about))
    return about


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read in here is as it stood at one moment; nothing can be saved in here."""
    with plainly(), connection.cursor() as cursor:
        # By hand: what Django begins takes the write lock.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def people_lines() -> Iterator[PersonLine]:
    """Everybody's locks."""
    for person in Person.objects.order_by("address").iterator():
        recovery = None if person.recovery is None else bytes(person.recovery)
        yield PersonLine(
            bytes(person.address), person.handle, bytes(person.lock), recovery, person.generation
        )


def _key_lines() -> Iterator[KeyLine]:
    yield from people_lines()
    for slot in Slot.objects.order_by("locator").iterator():
        yield SlotLine(bytes(slot.locator), bytes(slot.blob))
    for note in Inbox.objects.order_by("person", "mark").iterator():
        yield InboxLine(bytes(note.person), bytes(note.blob))
    for shelf in Shelf.objects.order_by("person").iterator():
        yield ShelfLine(bytes(shelf.person), bytes(shelf.blob))
    for found in resources.everything():
        yield ResourceLine(msgspec.json.encode(found))
    for row in Log.objects.order_by("tag", "position").iterator():
        yield backup_file.split(bytes(row.tag), row.position, bytes(row.bytes))[0]


def _body_lines() -> Iterator[BodyLine]:
    for row in Log.objects.order_by("tag", "position").iterator():
        body = backup_file.split(bytes(row.tag), row.position, bytes(row.bytes))[1]
        if body is not None:
            yield body


def _sentence(file: Path, about: About) -> str:
    until = datetime.fromtimestamp(clock.now() + DAYS * 86400, UTC).date()
    return (
        f"{file} holds all that this house keeps, sealed: {about.people} locks with their shelves, "
        f"{about.entries} sealed rows, and no sessions. What is let go of from now on is still in it, "
        f"and in older backups: make a new one, and delete this and all older ones, by {until:%-d %B %Y}."
    )
