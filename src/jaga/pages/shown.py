"""The words of this house, read once a process: the library and the places."""

from functools import cache

from jaga.guides.library import Library, load
from jaga.guides.place import Place, load_places


@cache
def library() -> Library:
    """Every text, with links that lead from one text's address to another's."""
    return load()


@cache
def places() -> dict[str, Place]:
    """Every place by its code."""
    return load_places()
