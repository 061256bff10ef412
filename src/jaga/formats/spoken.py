"""A text as it is read aloud: chapters, and in them lines that a voice says and a caption shows.

What a language has no word for yet stands in a line in the first language, between the two marks.
"""

import re
from html.parser import HTMLParser
from unicodedata import east_asian_width

import msgspec

from jaga.guides.marks import BEGINS, ENDS, unmarked

LONGEST = 110
"""About how many characters of text stand together: what a caption holds. Of Chinese it is half as many."""

_BLOCKS = {"p", "li", "ul", "ol", "div", "details", "summary", "section", "h1", "h2", "article", "br"}
_STOPS = "[.?!:;…؟؛۔।॥።။។]"
_ENDS = re.compile(
    rf"(?<={_STOPS})\s+|(?<={_STOPS}{ENDS})\s+|(?<=[。？！；])(?![”’」』）])|(?<=[。？！；][”’」』）])"
)
_BETWEEN = re.compile(f"[{BEGINS}{ENDS}]")
_NAME = re.compile(r"(?<=[A-Za-z])(?=\d)")
_NUMBER = re.compile(r"\+?\d(?:[\d -]*\d)?")
_YEAR = re.compile(r"(19|20)\d\d")
_SPELLED = 3


class Chapter(msgspec.Struct, frozen=True):
    """What stands under one heading, line by line, the heading first."""

    title: str
    lines: tuple[str, ...]


def lines_of(html: str) -> list[str]:
    """The text of some HTML: one line for each paragraph, item and label."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [line for line in (" ".join(each.split()) for each in reader.lines) if line]


def captions_of(line: str) -> list[str]:
    """A line cut between its sentences, so that each part can be read while it is heard."""
    parts: list[str] = []
    rest, last = line.strip(), 0
    for end in [*(found.end() for found in _ENDS.finditer(rest)), len(rest)]:
        sentence, last = rest[last:end], end
        if parts and width(parts[-1]) + width(sentence.rstrip()) < LONGEST:
            parts[-1] += sentence
        elif sentence:
            parts.append(sentence)
    return _each_marked([part.strip() for part in parts])


def width(text: str) -> int:
    """How much room a text takes, in Latin letters: a Chinese character takes that of two."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in unmarked(text))


def by_language(text: str) -> list[tuple[str, bool]]:
    """The text in pieces that a voice can say, each with whether it is in the first language and not in its own."""
    pieces = list(enumerate(_BETWEEN.split(text)))
    said = [(piece, bool(number % 2)) for number, piece in pieces if any(map(str.isalnum, piece))]
    return said or [(unmarked(text), False)]


def as_said(text: str) -> str:
    """A telephone number is said digit by digit; a year and a small number are not. S7 is a letter and a number."""

    def spelled(number: re.Match[str]) -> str:
        digits = [each for each in number[0] if each.isdigit()]
        if len(digits) < _SPELLED or _YEAR.fullmatch(number[0]):
            return number[0]
        return ", ".join(digits)

    return _NUMBER.sub(spelled, _NAME.sub(" ", text))


def _each_marked(parts: list[str]) -> list[str]:
    """Where a cut fell between two marks, both parts have their own."""
    inside, whole = False, []
    for part in parts:
        begun = BEGINS + part if inside else part
        inside = begun.count(BEGINS) > begun.count(ENDS)
        whole.append(begun + ENDS if inside else begun)
    return whole


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
