"""Resources that the people who run a house add: readable, public, found by words where SQLite can (docs/adr/0031)."""

from django.db import migrations

TABLES = [
    "CREATE TABLE resource (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, words TEXT NOT NULL,"
    " marks TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE resource_choice (kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, value)) WITHOUT ROWID",
]
# The words stand in `resource` alone; the index points there and is made anew after each change.
INDEX = (
    "CREATE VIRTUAL TABLE resource_index USING fts5(words, marks, content='resource', content_rowid='number',"
    " columnsize=0, detail=column, prefix='3', tokenize='unicode61 remove_diacritics 0')"
)


def make_index(_apps, editor):
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        if cursor.fetchone()[0]:
            cursor.execute(INDEX)


class Migration(migrations.Migration):
    dependencies = [("house", "0004_bells")]
    operations = [migrations.RunSQL(TABLES), migrations.RunPython(make_index)]
