"""Which languages there are: each is a folder with a small file that says its name, direction and state.

A complete language has every text and every sentence, and the loader refuses it otherwise. A begun one shows
what it has, and English where it has nothing yet.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from jaga.guides.faults import Fault, Refused
from jaga.guides.text import FIRST, ROOT

FILE = "language.toml"
CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")
"""What an address may begin with; the folder has the same name."""
_VOICE = re.compile(r"[a-z0-9-]*")
_LETTERS = re.compile(r"[A-Za-z0-9 ,-]*")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    direction: Literal["ltr", "rtl"]
    state: Literal["begun", "complete"]
    voice: str = ""
    letters: str = ""
    day: str = ""


class Language(msgspec.Struct, frozen=True):
    """One language: its code, what its speakers call it, how it is written, and how far it is."""

    code: str
    name: str
    direction: str
    complete: bool
    voice: str
    """The voice of espeak-ng that reads it, which has the language's own code where nothing else is said."""
    letters: str = ""
    """Families of letters for files, the best first, parted by commas; nothing where ours are enough."""
    day: str = ""
    """How a day is written, in Django's letters for it; as Django does in this language where nothing is said."""

    @property
    def from_right(self) -> bool:
        """Whether it is written from the right to the left."""
        return self.direction == "rtl"


@cache
def languages(root: Path = ROOT) -> tuple[Language, ...]:
    """Every language under `root`: the first, the complete ones, the begun ones; raises `Refused` with all faults."""
    found: list[Language] = []
    faults: list[Fault] = []
    for file in sorted(root.glob(f"*/{FILE}")):
        try:
            found.append(_read(file))
        except (msgspec.DecodeError, ValueError) as fault:
            faults.append(Fault(f"{file.parent.name}/{FILE}", 1, str(fault)))
    if not any(each.code == FIRST and each.complete for each in found):
        faults.append(Fault(f"{FIRST}/{FILE}", 1, "the first language is there, and complete"))
    if faults:
        raise Refused(faults)
    return tuple(sorted(found, key=lambda each: (each.code != FIRST, not each.complete, each.code)))


def language(code: str, root: Path = ROOT) -> Language:
    """The language of this code."""
    return {each.code: each for each in languages(root)}[code]


def complete(root: Path = ROOT) -> tuple[str, ...]:
    """The codes of the languages that have everything, the first of them first."""
    return tuple(each.code for each in languages(root) if each.complete)


def spoken(code: str) -> str:
    """The language of a page that may not be half in one: its own if that is complete, else the first."""
    return code if code in complete() else FIRST


def _read(file: Path) -> Language:
    said = msgspec.toml.decode(file.read_bytes(), type=_File)
    code = file.parent.name
    if not CODE.fullmatch(code):
        raise ValueError(f"not the code of a language: {code} (small letters, like ms or zh-hans)")
    if not said.name.strip():
        raise ValueError("a language has a name")
    if not (_VOICE.fullmatch(said.voice) and _LETTERS.fullmatch(said.letters)):
        raise ValueError("a voice is a name like cmn, and letters are names of families, parted by commas")
    return Language(
        code,
        said.name,
        said.direction,
        said.state == "complete",
        said.voice or code,
        said.letters,
        said.day,
    )
