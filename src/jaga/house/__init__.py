"""One running instance: settings, the database, sessions, backup and restore, doctor."""
