"""A text as it is read aloud: chapters, and in them lines that a voice says and a caption shows."""

import re
from html.parser import HTMLParser

import msgspec

LONGEST = 110
"""About how many characters of text stand together: what a caption holds."""

_BLOCKS = {"p", "li", "ul", "ol", "div", "details", "summary", "section", "h1", "h2", "article", "br"}
_ENDS = re.compile(r"(?<=[.?!:;…])\s+|(?<=[。？！])")
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
    for sentence in _ENDS.split(line.strip()):
        if parts and len(parts[-1]) + len(sentence) < LONGEST:
            parts[-1] += f" {sentence}"
        elif sentence:
            parts.append(sentence)
    return parts


def as_said(text: str) -> str:
    """A telephone number is said digit by digit; a year and a small number are not."""

    def spelled(number: re.Match[str]) -> str:
        digits = [each for each in number[0] if each.isdigit()]
        if len(digits) < _SPELLED or _YEAR.fullmatch(number[0]):
            return number[0]
        return ", ".join(digits)

    return _NUMBER.sub(spelled, text)


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
