"""How it ended, what was learned, and a legal threat: pages beside what is kept."""
