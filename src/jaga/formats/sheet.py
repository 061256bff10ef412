"""HTML becomes a PDF that can be read aloud, with our own letters in it and nothing about who made it.

WeasyPrint is an extra (`make formats`). It may fetch nothing: letters and pictures stand in the page itself.
"""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from jaga.formats.letters import watched
from jaga.formats.refusals import ToolMissing

TAGGED = "pdf/ua-1"
"""Structure, language, title and order of reading: the standard for documents that are read aloud."""

_MAKER = re.compile(rb'<rdf:Description rdf:about="" pdf:Producer="[^"]*" ?/>')
# The second line of a PDF is any four bytes that are not text; the library puts a sign of its own there.
_SIGNATURE, _PLAIN = b"\n%\xf0\x9f\x96\xa4\n", b"\n%\xe2\xe3\xcf\xd3\n"
_HOW = "make formats; on Debian also: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def pdf(html: str) -> bytes:
    """The tagged PDF of a whole HTML page. ToolMissing, LettersMissing."""
    return written(laid_out(html))


def laid_out(html: str) -> Any:  # noqa: ANN401  (WeasyPrint has no types)
    """The pages, with every box in its place, not yet written. ToolMissing."""
    made = weasyprint()
    nothing = made.urls.URLFetcher(allowed_protocols=("data",))
    return made.HTML(string=html, url_fetcher=nothing).render(pdf_variant=TAGGED)


def written(document: Any) -> bytes:  # noqa: ANN401
    """What was laid out, as a file. LettersMissing."""
    with watched():
        content = bytes(document.write_pdf(pdf_variant=TAGGED, finisher=_by_nobody))
    return content.replace(_SIGNATURE, _PLAIN, 1)


def is_here() -> bool:
    """Whether the library is installed, without the second that loading it takes."""
    return find_spec("weasyprint") is not None


@cache
def weasyprint() -> Any:  # noqa: ANN401
    """The library, loaded when it is first needed. ToolMissing where it or Pango is not there."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as missing:
        raise ToolMissing("WeasyPrint", _HOW) from missing


def _by_nobody(_document: object, made: Any) -> None:  # noqa: ANN401
    """Leaves the title alone: which program of which age made a file is the beginning of who made it."""
    title = made.info.get("Title")
    made.info.clear()
    if title is not None:
        made.info["Title"] = title
    for each in made.objects:
        if getattr(each, "extra", {}).get("Type") == "/Metadata":
            each.stream = [_MAKER.sub(b"", part) for part in each.stream]
