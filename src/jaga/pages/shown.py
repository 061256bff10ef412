"""The words of this house, read once a process: the library, the places and the resources."""

from functools import cache

from django.conf import settings

from jaga.guides.built import Words, words
from jaga.guides.place import Place
from jaga.guides.resource import Resource
from jaga.guides.text import Library


@cache
def _words() -> Words:
    return words(settings.WORDS_BUILT)


def library() -> Library:
    """Every text, with links that lead from one text's address to another's."""
    return _words().library


def places() -> dict[str, Place]:
    """Every place by its code."""
    return _words().places


def shipped() -> tuple[Resource, ...]:
    """The resources that come with the program."""
    return _words().resources
