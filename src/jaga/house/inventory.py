"""What somebody learns who has all files of this home and no passphrase.

Read from the files themselves, not from what the program believes: every file, table and column is named, and
what is not known here is printed as unknown. A test holds the printout to the truth.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from jaga.house import resources, witness
from jaga.house.backup import snapshot
from jaga.house.clock import kept
from jaga.house.models import Bell, Feed, Inbox, Invitation, Log, Person, Session, Snapshot

FILES = {
    "house.db": "the database, below",
    "house.db-journal": "SQLite's journal: pages as they were before the last save, sealed like the database",
    "house.db-wal": "SQLite's journal: the newest saves, sealed like the database",
    "house.db-shm": "SQLite's index of that journal",
    "house": "a random name for this house, also in its backups",
    "lock": "empty; held while the house is open",
    "saving": "empty; held during a save",
    "unlock.0": "empty; held while a passphrase is tried",
    "unlock.1": "empty; held while a passphrase is tried",
    "clock": "the last minute at which the house was used",
    "witness": "tags and digests of what was ended or let go of, and how often each lock was changed",
    "backup-place": "the folder of the last backup",
    "look": "in a house of one, the name, the icon and the address for leaving that were chosen to be seen",
    "letterbox": "the cards of those who read what is sent back about the words: public keys, and so who that is",
    "made": "a folder of public texts as files: which of them somebody here asked for today, not who",
    "demo": "marks a home that was filled with an invented case",
    "replaced.db": "the database as it was before the last restore, sealed; delete it when it is not needed",
    "replaced.db-journal": "what belongs to it",
    "replaced.db-wal": "what belongs to it",
    "replaced.db-shm": "what belongs to it",
    "restoring.db": "left by a restore that was cut off, sealed; the next restore removes it",
}
COLUMNS = {
    "log": {
        "tag": "random; tells which rows are of one log, not whose and not of which strand",
        "position": "counts within the log",
        "bytes": "sealed; its header tells version, epoch, whether it opens one, and a rounded length",
    },
    "slot": {
        "locator": "a digest that only its reader can work out; some slots are dummies",
        "blob": "sealed",
    },
    "inbox": {
        "person": "the address of a card: for whom something waits",
        "mark": "a hash of the blob",
        "blob": "sealed; its length is rounded",
    },
    "shelf": {
        "person": "the address of a card",
        "blob": "sealed; its length is rounded and grows with the number of strands",
    },
    "snapshot": {
        "mark": "a digest that only its owner can work out: one each for whoever looked at Today, not whose",
        "blob": "sealed: what one person's strands hold for their days; its length is rounded to a power of two "
        "and grows with how many of these there are. It changes when they look at Today or let something go",
    },
    "person": {
        "address": "the address of a card",
        "handle": "the handle, readable; empty in a house of one",
        "lock": "the keyring, sealed under the passphrase: whoever has it can try passphrases, slowly",
        "recovery": "the keyring, sealed under the twelve words; empty where there are none",
        "generation": "how many passphrases this lock has had",
    },
    "session": {
        "mark": "a hash of the cookie",
        "owner": "a digest that only its owner can work out: which sessions are of one person, not of whom",
        "blob": "the keyring, sealed under the cookie",
        "begun": "the minute of signing in",
        "seen": "the minute of the last request",
    },
    "device": {
        "mark": "a hash of a cookie and a handle; without the cookie it names nobody",
        "owner": "a digest that only its owner can work out",
    },
    "invitation": {
        "mark": "a hash of the secret in the link",
        "owner": "a digest that only its maker can work out: which are of one person; empty for jaga invite",
        "blob": "sealed under the secret in the link",
        "until": "the last day on which the link holds, as a number",
    },
    "feed": {
        "mark": "a hash of the secret in the address of a calendar",
        "owner": "a digest that only its maker can work out: which are of one person, not of whom",
        "blob": "sealed under the secret in the address",
    },
    "bell": {
        "mark": "random",
        "owner": "a digest that only its owner can work out: which bells are of one person, not of whom",
        "way": "by which way it is sent, readable",
        "text": "what it says, readable",
        "target": "where it is sent, readable; with a service this can be a key to somebody's account there",
        "days": "the days of the week on which it rings, readable",
        "at": "the minute of the day at which it rings, readable",
        "zone": "the zone of that time, readable",
        "chosen": "the minute at which it rings next, or was asked to ring",
        "due": "the minute at which it is tried next; empty while it rests",
        "tries": "how often this one was tried",
        "failure": "why it was last not heard, readable",
        "number": "the number that was sent there, until it came back; empty from then on",
    },
    "resource": {
        "number": "counts resources in the order in which they were first added",
        "id": "a resource that this house added for everybody to read, by the id that was chosen for it",
        "words": "its title, maker, content note and what it is good for, readable, to be searched",
        "marks": "its languages, country, kind and cost, readable",
        "body": "all of it, readable, as everybody can read it on the page",
    },
    "resource_choice": {
        "kind": "language, country, kind or cost",
        "value": "one that a resource has, readable",
    },
    "resource_index": {
        "words": "the words of resource, not kept twice",
        "marks": "the marks of resource, not kept twice",
    },
    "resource_index_data": {"id": "a part of the index", "block": "which words stand in which resource"},
    "resource_index_idx": {
        "segid": "a part of the index",
        "term": "the beginning of a word of a resource",
        "pgno": "where in the index it stands",
    },
    "resource_index_config": {"k": "a setting of the index: its version", "v": "its value"},
    "django_migrations": {
        "id": "counts changes of the tables",
        "app": "a part of the program",
        "name": "a change of the tables: which version of the program has run here",
        "applied": "always 1970: when is not kept",
    },
    "sqlite_sequence": {"name": "a table", "seq": "its highest id, of django_migrations alone"},
    "sqlite_stat1": {
        "tbl": "a table",
        "idx": "an index",
        "stat": "made-up figures for the planner, the same in every house",
    },
}
_SIZES = ((512, "up to 512 B"), (1024, "1 KiB"), (2048, "2 KiB"), (4096, "4 KiB"), (16384, "16 KiB"))


def inventory() -> list[str]:
    """The printout, line by line."""
    with snapshot():
        return [*_files(settings.HOME), "", *_tables(), "", *_readable()]


def _files(folder: Path) -> Iterator[str]:
    yield f"Files in {folder} (the system adds times of change and sizes):"
    # SQLite's journals come and go, so all that can be there is named.
    for name in sorted({*FILES, *(file.name for file in folder.iterdir())}):
        there = f"{(folder / name).stat().st_size} bytes" if (folder / name).exists() else "not there now"
        yield f"  {name}: {FILES.get(name, 'NOT A FILE OF THIS PROGRAM')} ({there})"


def _tables() -> Iterator[str]:
    yield "Tables of house.db, with rows and columns:"
    for table in _names("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        yield f"  {table}: {_count(table)} rows"
        known = COLUMNS.get(table, {})
        for column in _columns(table):
            yield f"    {column}: {known.get(column, 'NOT KNOWN TO THIS PROGRAM')}"


def _readable() -> Iterator[str]:
    yield "What can be read without any key:"
    sealed = (_people(), _logs(), _inboxes(), _snapshots(), _sessions(), _invitations())
    for line in chain(*sealed, _bells(), _resources(), _elsewhere()):
        yield f"  {line}"


def _people() -> Iterator[str]:
    handles = list(Person.objects.order_by("handle").values_list("handle", flat=True))
    yield f"people: {len(handles)}"
    yield f"handles: {', '.join(filter(None, handles)) or 'none'}"
    yield f"with a recovery code: {Person.objects.exclude(recovery=None).count()}"


def _logs() -> Iterator[str]:
    rows = Counter(bytes(tag) for tag in Log.objects.values_list("tag", flat=True))
    yield f"logs (a strand is two of them): {len(rows)}"
    yield f"rows in each log: {', '.join(str(count) for count in sorted(rows.values())) or 'none'}"
    sizes = Counter(_size(len(row)) for row in Log.objects.values_list("bytes", flat=True).iterator())
    yield f"lengths of rows: {', '.join(f'{count} x {size}' for size, count in sizes.items()) or 'none'}"


def _inboxes() -> Iterator[str]:
    waiting = Counter(bytes(person) for person in Inbox.objects.values_list("person", flat=True))
    yield f"notes that wait: {sum(waiting.values())}, for {len(waiting)} people"


def _snapshots() -> Iterator[str]:
    sizes = Counter(_size(len(blob)) for blob in Snapshot.objects.values_list("blob", flat=True))
    yield f"snapshots: {', '.join(f'{count} x {size}' for size, count in sizes.items()) or 'none'}"


def _sessions() -> Iterator[str]:
    sessions = Session.objects.order_by("begun").values_list("begun", "seen")
    yield f"sessions: {len(sessions)}"
    for begun, seen in sessions:
        yield f"  begun {_minute(begun)}, last seen {_minute(seen)}"


def _invitations() -> Iterator[str]:
    days = Counter(Invitation.objects.order_by("until").values_list("until", flat=True))
    yield f"links that let somebody in: {sum(days.values())}"
    for until, count in days.items():
        yield f"  {count} up to {date.fromordinal(until)}"


def _bells() -> Iterator[str]:
    yield f"calendars that phones ask for: {Feed.objects.count()}"
    yield f"bells that the house sends: {Bell.objects.count()}"
    for bell in Bell.objects.order_by("mark"):
        clock, number = (
            f"{bell.at // 60:02}:{bell.at % 60:02}",
            f", number {bell.number}" if bell.number else "",
        )
        yield f"  {bell.text!r} by {bell.way} to {bell.target}, {bell.days} at {clock} {bell.zone}{number}"
        due = "rests" if bell.due is None else f"tried {_minute(bell.due)}"
        yield f"    next {_minute(bell.chosen)}, {due}, tries {bell.tries}, failure: {bell.failure or 'none'}"


def _resources() -> Iterator[str]:
    yield f"resources that this house added, for everybody to read: {resources.count()}"


def _elsewhere() -> Iterator[str]:
    last = kept(settings.HOME / "clock")
    yield f"last used: {_minute(last // 60) if last else 'not kept yet'}"
    yield f"backups stand in: {witness.backup_place() or 'not known'}"


def _size(length: int) -> str:
    return next((name for limit, name in _SIZES if length <= limit + 256), "more")


def _minute(minutes: int) -> str:
    return f"{datetime.fromtimestamp(minutes * 60, UTC):%Y-%m-%d %H:%M} UTC"


def _names(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


def _count(table: str) -> int:
    return int(_names(f'SELECT count(*) FROM "{table}"')[0])  # noqa: S608  (a name from the database itself)


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608  (a name from the database itself)
        return [column[0] for column in cursor.description]
