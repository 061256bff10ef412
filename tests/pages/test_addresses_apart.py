"""Every address leads to the view that it was given to: none is shadowed by one that stands before it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

FILLED = {
    "hex": "0" * 32,
    "key": "0" * 32,
    "language": "en",
    "place": "my",
    "": "zz",
    "slug": "zz",
    "str": "zz",
    "int": "1",
}


def routes(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        elif "(?P" not in route:
            yield route, each


EVERY = list(routes(get_resolver().url_patterns))


@pytest.mark.parametrize(("route", "pattern"), EVERY, ids=[route for route, _ in EVERY])
def test_no_address_is_shadowed(route: str, pattern: URLPattern) -> None:
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda slot: FILLED[slot[1] or ""], route)
    assert resolve(path).func is pattern.callback, f"{route} leads to {resolve(path).url_name}"


def test_the_addresses_are_many() -> None:
    assert len(EVERY) > 100
