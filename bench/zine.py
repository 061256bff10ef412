"""`zine-build`: a zine, laid out twice, against the same text as a PDF, laid out once."""

import os
import time
from collections.abc import Callable, Iterator

import django

from bench.result import Result, at_most, middle

NAME = "f1"
"""A text that fits whole, so that no second draft is tried."""


def measure(rounds: int) -> Iterator[Result]:
    """The middle of so many pairs, each in turn."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaga.house.settings")
    django.setup()
    from jaga.pages.formats.made import Wanted, make  # noqa: PLC0415  (templates need Django set up)
    from jaga.pages.shown import library  # noqa: PLC0415

    wanted = Wanted((library().texts["en"][NAME],), "en", "my")
    made = make("zine", wanted)  # what is loaded once is loaded
    if made.left_out:
        raise RuntimeError(f"{NAME} does not fit whole any more; choose another text")
    pairs = [
        (_timed(lambda: make("zine", wanted)), _timed(lambda: make("pdf", wanted))) for _ in range(rounds)
    ]
    zine, pdf = (middle([each[which] for each in pairs]) for which in (0, 1))
    said = f"{zine:.2f} s against {pdf:.2f} s for the same text as a PDF"
    yield at_most("zine-build", middle([one / other for one, other in pairs]), 4.0, said)


def _timed(made: Callable[[], object]) -> float:
    begun = time.perf_counter()
    made()
    return time.perf_counter() - begun
