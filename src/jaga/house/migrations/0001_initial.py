"""The tables, WITHOUT ROWID: SQLite's hidden row number would be a counter over the whole house."""

from django.db import migrations, models

TABLES = [
    "CREATE TABLE log (tag BLOB NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY (tag, position)) WITHOUT ROWID",
    "CREATE TABLE slot (locator BLOB NOT NULL PRIMARY KEY, blob BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE inbox (person BLOB NOT NULL, mark BLOB NOT NULL, blob BLOB NOT NULL,"
    " PRIMARY KEY (person, mark)) WITHOUT ROWID",
    "CREATE TABLE shelf (person BLOB NOT NULL PRIMARY KEY, blob BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE person (address BLOB NOT NULL PRIMARY KEY, handle TEXT NOT NULL UNIQUE, lock BLOB NOT NULL,"
    " recovery BLOB, generation INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE session (mark BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, blob BLOB NOT NULL,"
    " begun INTEGER NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE device (mark BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL) WITHOUT ROWID",
    # The last row that opens an epoch, and a row that stands there already, are found without reading the log.
    "CREATE INDEX log_epochs ON log (tag, position) WHERE substr(bytes, 3, 1) = x'01'",
    "CREATE INDEX log_salts ON log (tag, substr(bytes, 36, 32))",
    # Without a word about sizes SQLite 3.40 prefers the primary key to both. These figures are made up, and stay.
    "ANALYZE",
    "DELETE FROM sqlite_stat1",
    "INSERT INTO sqlite_stat1 VALUES ('log', 'log', '1000000 1000 1'),"
    " ('log', 'log_salts', '1000000 1000 1'), ('log', 'log_epochs', '10000 10 1')",
]


def table(name, *fields, key=None):
    if key:
        fields = (("pk", models.CompositePrimaryKey(*key, blank=True, editable=False, primary_key=True,
                                                    serialize=False)), *fields)
    return migrations.CreateModel(name=name, fields=list(fields), options={"db_table": name.lower()})


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLES)],
            state_operations=[
                table(
                    "Log",
                    ("tag", models.BinaryField()),
                    ("position", models.PositiveBigIntegerField()),
                    ("bytes", models.BinaryField()),
                    key=("tag", "position"),
                ),
                table(
                    "Slot",
                    ("locator", models.BinaryField(primary_key=True, serialize=False)),
                    ("blob", models.BinaryField()),
                ),
                table(
                    "Inbox",
                    ("person", models.BinaryField()),
                    ("mark", models.BinaryField()),
                    ("blob", models.BinaryField()),
                    key=("person", "mark"),
                ),
                table(
                    "Shelf",
                    ("person", models.BinaryField(primary_key=True, serialize=False)),
                    ("blob", models.BinaryField()),
                ),
                table(
                    "Person",
                    ("address", models.BinaryField(primary_key=True, serialize=False)),
                    ("handle", models.TextField(unique=True)),
                    ("lock", models.BinaryField()),
                    ("recovery", models.BinaryField(null=True)),
                    ("generation", models.PositiveIntegerField()),
                ),
                table(
                    "Session",
                    ("mark", models.BinaryField(primary_key=True, serialize=False)),
                    ("owner", models.BinaryField()),
                    ("blob", models.BinaryField()),
                    ("begun", models.PositiveBigIntegerField()),
                    ("seen", models.PositiveBigIntegerField()),
                ),
                table(
                    "Device",
                    ("mark", models.BinaryField(primary_key=True, serialize=False)),
                    ("owner", models.BinaryField()),
                ),
            ],
        )
    ]
