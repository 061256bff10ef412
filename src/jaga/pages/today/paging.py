"""Long lists, twenty at a time: what is shown now, and where more of it stands."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec
from django.http import HttpRequest

AT_ONCE = 20

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some of a list: `more` is the end of the address of those after them, empty where there are none."""

    shown: Sequence[T]
    begun: bool
    more: str


def page_of(request: HttpRequest, name: str, things: Sequence[T]) -> Page[T]:
    """The twenty that this address asks for by a number under `name`; the first where it asks for none that exist."""
    asked = request.GET.get(name, "")
    start = int(asked) if asked.isdecimal() and len(asked) < len("100000") else 0
    start = start if start < len(things) else 0
    end = start + AT_ONCE
    return Page(things[start:end], start == 0, f"?{name}={end}" if end < len(things) else "")
