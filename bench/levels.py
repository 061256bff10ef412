"""How hard the texts are to read: `make levels` prints it, and a test holds the first language to its bar.

English: the Flesch-Kincaid grade (Kincaid and others, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59),
where pyphen's dictionary counts syllables by where a word may be parted, which finds a few too few. Malay has no such
measure that is known to hold, so its sentences are counted: words in the mean and in the longest.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import pyphen

from jaga.guides.library import load
from jaga.guides.text import Text

GRADE = 8.0
"""Lower secondary: what somebody reads who left school at fourteen."""
_ENDS = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PARTS = pyphen.Pyphen(lang="en_US", left=1, right=1)


class Level(NamedTuple):
    """Of one text: words in a sentence in the mean and in the longest, and its grade, in English alone."""

    name: str
    mean: float
    longest: int
    grade: float


def level(text: Text) -> Level:
    """How hard it is."""
    told = [sentence for sentence in (_WORD.findall(each) for each in _sentences(text)) if sentence]
    words = [word for sentence in told for word in sentence]
    mean = len(words) / len(told)
    syllables = sum(len(_PARTS.positions(word.lower())) + 1 for word in words) / len(words)
    grade = 0.39 * mean + 11.8 * syllables - 15.59
    return Level(text.name, mean, max(map(len, told)), grade)


def _sentences(text: Text) -> Iterator[str]:
    for step in (text.lead, *text.steps):
        for block in step.blocks:
            plain = unescape(re.sub(r"</(?:p|li)>", "\n", block.html))
            yield from _ENDS.split(re.sub(r"<[^>]+>", "", plain).strip())


def main() -> None:
    """Print every text, the hardest first."""
    library = load()
    english = sorted(map(level, library.texts["en"].values()), key=lambda each: -each.grade)
    print("English: grade, words in a sentence (mean, longest)")
    for each in english:
        print(f"  {each.name:4} {each.grade:4.1f}  {each.mean:4.1f}  {each.longest:3}")
    malay = sorted(map(level, library.texts["ms"].values()), key=lambda each: -each.mean)
    print("Malay: words in a sentence (mean, longest)")
    for each in malay:
        print(f"  {each.name:4} {each.mean:4.1f}  {each.longest:3}")


if __name__ == "__main__":
    main()
