"""Bytes of a first and of a repeat visit, as they are sent: heads and bodies, compressed, without the font."""

import gzip
import re
from collections.abc import Iterator

from bench.asking import Answer, get
from bench.result import Result, at_most
from bench.serving import FRONT, TODAY, Server

PAGES = (FRONT, f"{FRONT}f1", f"{FRONT}w8", f"{FRONT}keep")
_LINKED = re.compile(rb"""<(?:link|script|img)[^>]+(?:href|src)="(/static/[^"]+)""")
_IN_STYLE = re.compile(rb"""url\(["']?([^"')]+)""")
_FONTS = (".woff2", ".woff", ".ttf", ".otf")


def measure(server: Server, cookie: str) -> Iterator[Result]:
    """The heaviest of some pages, signed in and out."""
    first, repeat = {}, {}
    for address in (*PAGES, TODAY):
        page = _get(server, address, cookie if address == TODAY else "")
        if page.status != 200:
            continue
        parts = [_get(server, part) for part in _parts(server, page)]
        first[address] = sum(_bytes(each) for each in (page, *parts))
        # Whatever is immutable is not asked for a second time.
        kept = [part for part in parts if "immutable" in part.headers.get("cache-control", "")]
        repeat[address] = first[address] - sum(_bytes(each) for each in kept)
    yield _heaviest("first-visit-bytes", first, 60_000)
    yield _heaviest("repeat-visit-bytes", repeat, 15_000)


def _heaviest(name: str, weights: dict[str, int], bar: int) -> Result:
    address = max(weights, key=weights.__getitem__)
    return at_most(name, weights[address], bar, f"{address}, the heaviest of {len(weights)} pages")


def _get(server: Server, address: str, cookie: str = "") -> Answer:
    return get(server.port, address, cookie, **{"Accept-Encoding": "gzip, br"})


def _parts(server: Server, page: Answer) -> list[str]:
    found = [part.decode() for part in _LINKED.findall(_plain(page))]
    styles = [part for part in found if part.endswith(".css")]
    for style in styles:
        content = get(server.port, style).body
        found += [_beside(style, part.decode()) for part in _IN_STYLE.findall(content)]
    return [part for part in dict.fromkeys(found) if not part.endswith(_FONTS) and part.startswith("/")]


def _plain(page: Answer) -> bytes:
    return gzip.decompress(page.body) if page.headers.get("content-encoding") == "gzip" else page.body


def _beside(style: str, part: str) -> str:
    return part if part.startswith(("/", "data:")) else f"{style.rpartition('/')[0]}/{part}"


def _bytes(answer: Answer) -> int:
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return head + len(answer.body)
