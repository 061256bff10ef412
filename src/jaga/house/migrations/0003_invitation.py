"""Invitations: found by a hash of the link's secret, sealed under it, with the last day on which they hold."""

from django.db import migrations, models

TABLES = [
    "CREATE TABLE invitation (mark BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, blob BLOB NOT NULL,"
    " until INTEGER NOT NULL) WITHOUT ROWID",
]


class Migration(migrations.Migration):
    dependencies = [("house", "0002_snapshot")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLES)],
            state_operations=[
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        ("mark", models.BinaryField(primary_key=True, serialize=False)),
                        ("owner", models.BinaryField()),
                        ("blob", models.BinaryField()),
                        ("until", models.PositiveIntegerField()),
                    ],
                    options={"db_table": "invitation"},
                )
            ],
        )
    ]
