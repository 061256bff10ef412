"""Looking through words for what could let somebody be recognised, before others read them.

It finds some things and misses many, so it says what it found and never that nothing is left. It changes nothing.
`known` are names out of one's own notes; everything else is found by how it is written.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from jaga.practice import telltale


class Why(StrEnum):
    """Why some words could tell who is meant."""

    NAME = "name"
    CAPITAL = "capital"
    REACH = "reach"
    DAY = "day"
    NUMBER = "number"
    PLACE = "place"
    RARE = "rare"
    QUOTED = "quoted"


class Found(Struct, frozen=True):
    """Some words that could tell, from `start` to `end` in their sentence."""

    why: Why
    start: int
    end: int


class Sentence(Struct, frozen=True):
    """A sentence in which something was found."""

    words: str
    found: tuple[Found, ...]

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence in pieces, and whether each of them was found."""
        cut, at = [], 0
        for each in self.found:
            cut += [(self.words[at : each.start], False), (self.words[each.start : each.end], True)]
            at = each.end
        return tuple(piece for piece in (*cut, (self.words[at:], False)) if piece[0])

    @property
    def whys(self) -> tuple[Why, ...]:
        """Why, each once, in the order of the words."""
        return tuple(dict.fromkeys(each.why for each in self.found))


_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*")
_REACH = re.compile(
    r"[^\s,;]+@[^\s,;]+|https?://\S+|www\.\S+|@\w+|\b\w+\.(?:com|my|org|net|me)\b|\+?\d[\d\s()-]{6,}\d"
)
_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(rf"\b(?:{_CLOCK}|{_YEAR}|{'|'.join(telltale.DAYS)})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_PLACE = re.compile(rf"\b(?:{'|'.join(telltale.PLACES)})\b", re.IGNORECASE)
_RARE = re.compile(rf"\b(?:{'|'.join(telltale.RARE)})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"”»\n]+[\"”»]|(?<!\w)['‘][^'’\n]{3,}['’](?!\w)")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_LIKE_A_WORD = ("ing", "ly", "tion", "ment", "ness", "kan", "nya")
_ORDER = ((Why.REACH, _REACH), (Why.DAY, _DAY), (Why.NUMBER, _NUMBER), (Why.PLACE, _PLACE), (Why.RARE, _RARE),
          (Why.CAPITAL, _CAPITAL), (Why.QUOTED, _QUOTED))  # fmt: skip


def look_through(words: str, known: Iterable[str]) -> tuple[Sentence, ...]:
    """Each sentence in which something could tell, with what it is; a sentence without is left out."""
    names, small = _pattern_of(known), frozenset(re.findall(r"\b[a-z]\w+", words))
    cut = (match.group().strip() for match in _SENTENCE.finditer(words))
    looked = (Sentence(each, _in(each, names, small)) for each in cut)
    return tuple(each for each in looked if each.found)


def _pattern_of(known: Iterable[str]) -> re.Pattern[str] | None:
    """What I call somebody or something, whole, and each word of it that is written like a name."""
    whole = {name.strip() for name in known if len(name.strip()) > 1}
    parts = {part for name in whole for part in re.findall(r"\b[^\W\d_a-z]\w+", name)}
    names = sorted(whole | (parts - telltale.BEGIN), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_pattern, names))})(?!\w)") if names else None


def _as_pattern(name: str) -> str:
    """A name in any letters; one that is also a word of every day only as it is written."""
    return re.escape(name) if name.casefold() in telltale.SOFT else f"(?i:{re.escape(name)})"


def _in(sentence: str, names: re.Pattern[str] | None, small: frozenset[str]) -> tuple[Found, ...]:
    """What is found: names before all else, and nothing twice."""
    kept: list[Found] = []
    for why, pattern in (((Why.NAME, names),) if names else ()) + _ORDER:
        for match in pattern.finditer(sentence):
            each = Found(why, match.start(), match.end())
            free = all(each.end <= other.start or other.end <= each.start for other in kept)
            if free and not (why is Why.CAPITAL and _ordinary(match, small)):
                kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _ordinary(match: re.Match[str], small: frozenset[str]) -> bool:
    """Whether a capital names nobody: at the beginning of a sentence most do not."""
    word = match.group()
    begins = not match.string[: match.start()].strip(" \"'“‘«(-*•")
    like = word in telltale.BEGIN or word.lower() in small or word.endswith(_LIKE_A_WORD)
    return word in telltale.ORDINARY or (begins and like)
