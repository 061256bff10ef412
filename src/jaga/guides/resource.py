"""A resource: something to read, hear, watch or go to, with what is known of it and since when.

What is not known is empty and said to be not known. Nothing in it is ever a link but an address that begins with
https, and nothing in it is a telephone number to call: those stand in places, each with its source.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from jaga.guides.faults import Fault, Refused
from jaga.guides.languages import complete
from jaga.guides.lines import list_with_lines
from jaga.guides.text import ROOT

FORMATS = (
    *("article", "book", "booklet", "workbook", "worksheet", "zine"),
    *("audio", "video", "course", "website", "service"),
)
COSTS = ("free", "partly", "paid", "")
"""The last: not known."""

LONGEST_NAME, LONGEST_TEXT, LONGEST_ADDRESS = 300, 2000, 1000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"[a-z]{2}(-[a-z0-9]{1,4})?")


class Resource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One resource. `note` is the content note and `good_for` what it is good for, each by language."""

    id: str
    title: str
    seen: date
    maker: str = ""
    languages: tuple[str, ...] = ()
    place: str = ""
    format: str = "website"
    cost: str = ""
    note: Mapping[str, str] = {}
    good_for: Mapping[str, str] = {}
    address: str = ""
    licence: str = ""
    source: str = ""
    checked: date | None = None
    checked_by: str = ""

    @property
    def link(self) -> str:
        """The address, where a browser may be led to it."""
        return self.address if self.address.startswith("https://") else ""

    @property
    def words(self) -> str:
        """All in which somebody may look for it."""
        said = (*self.good_for.values(), *self.note.values())
        return " ".join((self.title, self.maker, *said))

    @property
    def marks(self) -> frozenset[str]:
        """What it can be chosen by; unlike words these are the same in every language."""
        return frozenset(
            (
                *(mark("l", language) for language in self.languages),
                *(mark("p", self.place), mark("f", self.format), mark("c", self.cost)),
            )
        )


@lru_cache(1024)
def mark(kind: str, value: str) -> str:
    """One word of letters and figures for a choice: `l` language, `p` place, `f` format, `c` cost."""
    return kind + re.sub("[^a-z0-9]", "", value.lower())


def plain(words: str) -> list[str]:
    """Words as they are compared: small letters without accents. Only what has a letter or figure counts."""
    bare = words.casefold()
    if not bare.isascii():
        spread = unicodedata.normalize("NFKD", bare)
        bare = "".join(each for each in spread if not unicodedata.combining(each))
    return _WORD.findall(bare)


def faults_of(found: Resource) -> Iterator[str]:
    """What keeps a resource from being shown, each as a sentence."""
    if not _ID.fullmatch(found.id):
        yield "id: letters, figures, - . _ and at most 64 of them"
    if not found.title:
        yield "title: it has none"
    for language in found.languages:
        if not _LANGUAGE.fullmatch(language):
            yield f"languages: not a code of a language: {language!r}. Like this: en ms"
    if found.place and not _PLACE.fullmatch(found.place):
        yield f"place: not a code of a country: {found.place!r}. Like this: my, or nothing"
    if found.format not in FORMATS:
        yield f"format: not one of {', '.join(FORMATS)}: {found.format!r}"
    if found.cost not in COSTS:
        yield f"cost: not one of {', '.join(COSTS[:-1])}, or nothing: {found.cost!r}"
    if found.address and not _is_address(found.address):
        yield f"address: not an address that begins with https:// or http://: {found.address[:60]!r}"
    yield from _unfit_texts(found)


def _unfit_texts(found: Resource) -> Iterator[str]:
    named = {
        "title": found.title,
        "maker": found.maker,
        "licence": found.licence,
        "source": found.source,
        "checked_by": found.checked_by,
    }
    long = {f"{name}_{each}": text for name in ("note", "good_for") for each, text in _of(found, name)}
    for name, text in (named | long).items():
        longest = LONGEST_NAME if name in named else LONGEST_TEXT
        if len(text) > longest:
            yield f"{name}: longer than {longest} letters"
        if not text.isprintable() and any(
            unicodedata.category(each) in ("Cc", "Cs") or each in _TURNERS for each in text
        ):
            yield f"{name}: a character in it that cannot be seen"


# They turn the direction of what follows, so that an address or a number reads as another one.
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _of(found: Resource, name: str) -> list[tuple[str, str]]:
    return list(getattr(found, name).items())


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    # A name before an @ makes one site look like another.
    seen = all(each.isprintable() and not each.isspace() and each not in _TURNERS for each in address)
    return (
        parts.scheme in ("https", "http")
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and "\\" not in address
        and seen
        and len(address) <= LONGEST_ADDRESS
    )


def load_resources(root: Path = ROOT / "resources") -> tuple[Resource, ...]:
    """What is shipped, in the order of its files; raises `Refused` with all faults found."""
    faults: list[Fault] = []
    found: dict[str, Resource] = {}
    for path in sorted(root.glob("*.yaml")):
        for line, raw in list_with_lines(path.read_text("utf-8")):
            _take(raw, Fault(f"resources/{path.name}", line, ""), found, faults)
    if faults:
        raise Refused(faults)
    return tuple(found.values())


def _take(raw: object, at: Fault, found: dict[str, Resource], faults: list[Fault]) -> None:
    try:
        one = msgspec.convert(raw, type=Resource)
    except msgspec.ValidationError as fault:
        faults.append(Fault(at.file, at.line, str(fault)))
        return
    wrong = [*faults_of(one), *_unlike_what_is_shipped(one)]
    if one.id in found:
        wrong.append("its id stands there twice")
    faults += [Fault(at.file, at.line, f"{one.id}: {sentence}") for sentence in wrong]
    found[one.id] = one


def _unlike_what_is_shipped(one: Resource) -> Iterator[str]:
    if not one.source:
        yield "no source"
    for name in ("note", "good_for"):
        said = dict(_of(one, name))
        if said and any(language not in said for language in complete()):
            yield f"{name}: not in every language"
