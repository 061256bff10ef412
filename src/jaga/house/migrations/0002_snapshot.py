"""A table for what can be worked out again: sealed, one row a person, under a mark that names nobody.

And an index that is no more than tag and position, so that a thousand lengths cost a few milliseconds.
"""

from django.db import migrations, models

TABLES = [
    "CREATE TABLE snapshot (mark BLOB NOT NULL PRIMARY KEY, blob BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX log_heads ON log (tag, position)",
    "INSERT INTO sqlite_stat1 VALUES ('log', 'log_heads', '1000000 1000 1')",
]


class Migration(migrations.Migration):
    dependencies = [("house", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLES)],
            state_operations=[
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        ("mark", models.BinaryField(primary_key=True, serialize=False)),
                        ("blob", models.BinaryField()),
                    ],
                    options={"db_table": "snapshot"},
                ),
            ],
        )
    ]
