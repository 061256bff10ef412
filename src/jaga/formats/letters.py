"""Whether there are letters for a language here, asked before any work, and seen again when a file is written."""

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from jaga.formats.refusals import LettersMissing
from jaga.formats.tools import run

_OURS = "\xff"
"""The last of the letters that come with the house."""
_LOG = logging.getLogger("weasyprint")
_EAST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def need(sample: str) -> None:
    """LettersMissing where no font has the letters of this sample, such as the name of the language. ToolMissing."""
    foreign = sorted({each for each in sample if each > _OURS and not each.isspace()})
    asked = " ".join(f"{ord(each):x}" for each in foreign)
    if foreign and not run("fc-list", f":charset={asked}", "family").strip():
        raise LettersMissing("".join(foreign), _package("".join(foreign)))


@contextmanager
def watched() -> Iterator[None]:
    """LettersMissing at the end where a box was written in the place of a letter."""
    seen = _Boxes()
    _LOG.addHandler(seen)
    try:
        yield
    finally:
        _LOG.removeHandler(seen)
    if seen.letters:
        raise LettersMissing(seen.letters, _package(seen.letters))


class _Boxes(logging.Handler):
    """Hears what WeasyPrint says of each letter that it writes as a box."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            self.letters += str(record.args[0])


def _package(letters: str) -> str:
    """What Debian calls the fonts with these letters."""
    east = any(unicodedata.name(each, "").startswith(_EAST) for each in letters)
    return "fonts-noto-cjk" if east else "fonts-noto-core"
