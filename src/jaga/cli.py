"""The command line: parses, calls, prints."""

import click


@click.group()
def main() -> None:
    """Jaga: words, and a place to keep promises, for the people around somebody who was harmed."""
