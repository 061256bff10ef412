"""Who can read what: giving, narrowing and ending, what waits for me, asking, and everything in one place."""
