"""The tables: sealed bytes, and as little beside them as a house can do with.

No foreign keys, no row numbers, no counters, and no times but those of sessions and of bells. A column that a page
would show is a mistake, but for what somebody chose for a bell. Resources, which everybody may read, stand in tables of
their own without a model (`house/resources.py`). `jaga inventory` names every column and says what it
gives away.
"""

# ruff: noqa: D106, DJ008  (Meta names a table and no more; rows are never shown)

from django.db import models
from django.db.models.expressions import RawSQL

# Word for word as in the indexes of migration 0001: SQLite uses them for nothing else.
OPENS_EPOCH = RawSQL("substr(bytes, 3, 1) = x'01'", (), output_field=models.BooleanField())
SALT = RawSQL("substr(bytes, 36, 32)", (), output_field=models.BinaryField())


class Log(models.Model):
    """One row of one log; positions count within the log alone."""

    pk = models.CompositePrimaryKey("tag", "position")
    tag = models.BinaryField()
    position = models.PositiveBigIntegerField()
    bytes = models.BinaryField()

    class Meta:
        db_table = "log"


class Slot(models.Model):
    """A sealed blob under a locator that only its reader can work out."""

    locator = models.BinaryField(primary_key=True)
    blob = models.BinaryField()

    class Meta:
        db_table = "slot"


class Inbox(models.Model):
    """A sealed note that waits for a card's address; `mark` is a hash of it, so that it is kept once."""

    pk = models.CompositePrimaryKey("person", "mark")
    person = models.BinaryField()
    mark = models.BinaryField()
    blob = models.BinaryField()

    class Meta:
        db_table = "inbox"


class Shelf(models.Model):
    """One person's sealed shelf."""

    person = models.BinaryField(primary_key=True)
    blob = models.BinaryField()

    class Meta:
        db_table = "shelf"


class Snapshot(models.Model):
    """What somebody's strands came to, sealed; `mark` names nobody. It can be worked out again, so no backup has it."""

    mark = models.BinaryField(primary_key=True)
    blob = models.BinaryField()

    class Meta:
        db_table = "snapshot"


class Person(models.Model):
    """One person's locks; the handle is empty in a house of one."""

    address = models.BinaryField(primary_key=True)
    handle = models.TextField(unique=True)
    lock = models.BinaryField()
    recovery = models.BinaryField(null=True)
    generation = models.PositiveIntegerField()

    class Meta:
        db_table = "person"


class Session(models.Model):
    """Half of a session; the other half is the cookie. Times are whole minutes since 1970."""

    mark = models.BinaryField(primary_key=True)
    owner = models.BinaryField()
    blob = models.BinaryField()
    begun = models.PositiveBigIntegerField()
    seen = models.PositiveBigIntegerField()

    class Meta:
        db_table = "session"


class Device(models.Model):
    """A browser from which somebody signed in before: `owner` and `mark` are hashes that name nobody."""

    mark = models.BinaryField(primary_key=True)
    owner = models.BinaryField()

    class Meta:
        db_table = "device"


class Invitation(models.Model):
    """A link that somebody may come by: `mark` is a hash of its secret, `until` its last day, by number."""

    mark = models.BinaryField(primary_key=True)
    owner = models.BinaryField()
    blob = models.BinaryField()
    until = models.PositiveIntegerField()

    class Meta:
        db_table = "invitation"


class Feed(models.Model):
    """A calendar that a phone asks for: sealed under the secret of its address, and `mark` is a hash of that."""

    mark = models.BinaryField(primary_key=True)
    owner = models.BinaryField()
    blob = models.BinaryField()

    class Meta:
        db_table = "feed"


class Bell(models.Model):
    """A bell that the house sends, so it can read it: what, where to and when, and by `owner` not of whom.

    `chosen` is the time that comes next and `due` when it is tried, as minutes since 1970; without one it rests.
    """

    mark = models.BinaryField(primary_key=True)
    owner = models.BinaryField()
    way = models.TextField()
    text = models.TextField()
    target = models.TextField()
    days = models.TextField()
    at = models.PositiveIntegerField()
    zone = models.TextField()
    chosen = models.PositiveBigIntegerField()
    due = models.PositiveBigIntegerField(null=True)
    tries = models.PositiveIntegerField()
    failure = models.TextField()
    number = models.TextField()

    class Meta:
        db_table = "bell"
