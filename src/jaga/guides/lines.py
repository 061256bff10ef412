"""Entries of a YAML list with the line on which each begins."""

from collections.abc import Iterator
from typing import Any


def list_with_lines(source: str) -> Iterator[tuple[int, Any]]:
    """Each entry of the list and its line, counted from 1."""
    import yaml  # noqa: PLC0415  (a house that starts from its built words needs no parser)

    loader = yaml.SafeLoader(source)
    root = loader.get_single_node()
    for node in root.value if root else ():
        yield node.start_mark.line + 1, loader.construct_document(node)
