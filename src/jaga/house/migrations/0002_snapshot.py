"""A table for what can be worked out again: sealed, one row a person, under a mark that names nobody."""

from django.db import migrations, models

TABLE = "CREATE TABLE snapshot (mark BLOB NOT NULL PRIMARY KEY, blob BLOB NOT NULL) WITHOUT ROWID"


class Migration(migrations.Migration):
    dependencies = [("house", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLE)],
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
