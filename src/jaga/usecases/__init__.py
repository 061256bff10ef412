"""One function for each thing a person can do: takes a signed-in person and a time."""
