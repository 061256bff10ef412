"""Looks at everything a house stands on, and says in sentences what is well and what is not."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator

import msgspec
from django.conf import settings
from django.db import DatabaseError, connection

from jaga.guides.built import is_current
from jaga.guides.faults import Refused
from jaga.guides.library import load
from jaga.guides.place import load_places
from jaga.house import mail, services
from jaga.house.clock import kept
from jaga.house.errors import HouseError, plainly
from jaga.house.sqlite import journal_mode, reads_only

_PYTHON = (3, 11)
_SQLITE = (3, 39, 0)
_ROOM = 200 * 1024 * 1024
_MADE = 1_793_000_000  # October 2026: no clock that is right stands before this program was written
_AHEAD = 86_400
_OTHERS = 0o077


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    well: bool
    sentence: str


def examine() -> list[Finding]:
    """Everything, in the order in which it is worth mending."""
    looks = (_python, _sqlite, _home, _room, _database, _clock, _words, _prepared, _bells)
    return [finding for look in looks for finding in look()]


def _python() -> Iterator[Finding]:
    yield Finding(sys.version_info >= _PYTHON, f"Python {sys.version.split()[0]} (3.11 or newer is needed).")


def _sqlite() -> Iterator[Finding]:
    mode = journal_mode()
    why = (
        "WAL, whose corruption race is fixed in it"
        if mode == "wal"
        else (
            "the rollback journal, since WAL has a corruption race before 3.51.3 "
            "(fixed also in 3.50.7 and 3.44.6)"
        )
    )
    enough = sqlite3.sqlite_version_info >= _SQLITE
    yield Finding(enough, f"SQLite {sqlite3.sqlite_version} (3.39 or newer is needed), with {why}.")


def _home() -> Iterator[Finding]:
    home = settings.HOME
    if not home.is_dir():
        yield Finding(well=True, sentence=f"There is no home in {home} yet; the first start makes it.")
        return
    open_to_others = [file for file in (home, *home.iterdir()) if file.stat().st_mode & _OTHERS]
    for file in open_to_others:
        yield Finding(
            well=False, sentence=f"Others on this machine can open {file}. Mend it with: chmod go= {file}"
        )
    if not os.access(home, os.W_OK | os.X_OK):
        yield Finding(well=False, sentence=f"The house may not write in {home}.")
    elif not open_to_others:
        yield Finding(well=True, sentence=f"The home {home} and its files belong to you alone.")


def _room() -> Iterator[Finding]:
    folder = next(folder for folder in (settings.HOME, *settings.HOME.parents) if folder.exists())
    free = shutil.disk_usage(folder).free
    enough = free >= _ROOM
    yield Finding(
        enough, f"{free // 1024**2} MiB are free on the disk{'' if enough else ': make room soon'}."
    )


def _database() -> Iterator[Finding]:
    file = settings.HOME / "house.db"
    if not file.exists():
        gone = (settings.HOME / "house").exists()
        sentence = (
            "The database is gone. Bring it back with: jaga restore FILE" if gone else "No database yet."
        )
        yield Finding(not gone, sentence)
        return
    try:
        with plainly():
            yield _integrity()
    except (HouseError, DatabaseError) as refusal:
        yield Finding(well=False, sentence=str(refusal))


def _integrity() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        answer = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM person")
    if answer == "ok" and not reads_only():
        return Finding(well=True, sentence="The database is whole.")
    return Finding(
        well=False, sentence=f"The database is damaged ({answer}). Bring it back with: jaga restore FILE"
    )


def _clock() -> Iterator[Finding]:
    now, last = int(time.time()), kept(settings.HOME / "clock")
    if now < _MADE:
        yield Finding(
            well=False, sentence="This computer's clock is wrong: it stands before this program was made."
        )
    elif last > now + _AHEAD:
        yield Finding(
            well=False,
            sentence=f"The clock of the house stands {(last - now) // _AHEAD} days ahead of this computer's, "
            "so consents end early. If the computer is right now, close the house and delete "
            f"{settings.HOME / 'clock'}.",
        )
    else:
        yield Finding(well=True, sentence="The clock is plausible.")


def _words() -> Iterator[Finding]:
    try:
        library, places = load(), load_places()
    except (Refused, OSError) as refusal:
        yield Finding(well=False, sentence=f"The words are not complete: {refusal}")
        return
    languages = ", ".join(library.languages)
    yield Finding(well=True, sentence=f"The words are complete ({languages}; places: {', '.join(places)}).")


def _prepared() -> Iterator[Finding]:
    ready = (settings.STATIC_BUILT / "staticfiles.json").exists() and is_current(settings.WORDS_BUILT)
    yield Finding(
        ready, "Words, style and pictures are prepared." if ready else "Not prepared. Start it with: make run"
    )


def _bells() -> Iterator[Finding]:
    server, set_up = mail.server(), bool(settings.MAIL or settings.MAIL_FROM)
    if server is not None:
        said = f"Bells by e-mail go through {server.host}, from {server.sender}."
    elif set_up:
        said = "JAGA_MAIL and JAGA_MAIL_FROM cannot be understood, so no bell goes by e-mail (docs/running-a-house.md)."
    else:
        said = "No bell goes by e-mail: JAGA_MAIL is not set."
    yield Finding(server is not None or not set_up, said)
    there = "" if services.is_there() else "not "
    yield Finding(well=True, sentence=f"What bells by a service need is {there}installed.")
