"""Feeds, sealed under the secret of their address; and bells, readable, with what sending them needs."""

from django.db import migrations, models

TABLES = [
    "CREATE TABLE feed (mark BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, blob BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE bell (mark BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, way TEXT NOT NULL, text TEXT NOT NULL,"
    " target TEXT NOT NULL, days TEXT NOT NULL, at INTEGER NOT NULL, zone TEXT NOT NULL, chosen INTEGER NOT NULL,"
    " due INTEGER, tries INTEGER NOT NULL, failure TEXT NOT NULL, number TEXT NOT NULL) WITHOUT ROWID",
]


class Migration(migrations.Migration):
    dependencies = [("house", "0003_invitation")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLES)],
            state_operations=[
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        ("mark", models.BinaryField(primary_key=True, serialize=False)),
                        ("owner", models.BinaryField()),
                        ("blob", models.BinaryField()),
                    ],
                    options={"db_table": "feed"},
                ),
                migrations.CreateModel(
                    name="Bell",
                    fields=[
                        ("mark", models.BinaryField(primary_key=True, serialize=False)),
                        ("owner", models.BinaryField()),
                        ("way", models.TextField()),
                        ("text", models.TextField()),
                        ("target", models.TextField()),
                        ("days", models.TextField()),
                        ("at", models.PositiveIntegerField()),
                        ("zone", models.TextField()),
                        ("chosen", models.PositiveBigIntegerField()),
                        ("due", models.PositiveBigIntegerField(null=True)),
                        ("tries", models.PositiveIntegerField()),
                        ("failure", models.TextField()),
                        ("number", models.TextField()),
                    ],
                    options={"db_table": "bell"},
                ),
            ],
        )
    ]
