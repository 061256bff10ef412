"""What a text is once it has been read: a lead, steps, and blocks in a fixed vocabulary; all of them a library."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

ROOT = Path(__file__).parent
FIRST = "en"
"""The language that every text is written in first, and that stands where another lacks one."""

Kind = Literal["door", "card", "pathway", "facing", "guide", "page"]

BLOCKS = ("say", "avoid", "why", "care", "contacts", "law")
"""The blocks a text may use; anything else is prose."""

KINDS_WITH_WHY = ("card", "pathway", "facing")
"""In these kinds every step says why it is there."""

SERVICE_TOPICS = (
    "emergency",
    "suicide",
    "sexual-violence",
    "abuse",
    "legal",
    "money",
    "harmed-others",
    "all",
)
LAW_TOPICS = (
    "harassment",
    "abuse",
    "stalking",
    "online",
    "defamation",
    "suicide",
    "child",
    "legal-aid",
    "all",
)
VARIANTS = {"say": ("", "gentle", "firm"), "contacts": SERVICE_TOPICS, "law": LAW_TOPICS}
"""What may stand behind a block's name."""


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody outside the makers who has read a text: what they are to it, and when."""

    who: str
    when: str


class Front(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a text in its first language."""

    title: str
    tile: str
    kind: Kind
    serves: tuple[str, ...]
    revision: int
    next: tuple[str, ...]
    note: str = ""
    reviewed: tuple[Review, ...] = ()


class SisterFront(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """The front matter of a translation; `source` is the revision that it says the same as.

    0 is a text that somebody still works on: nobody is shown it. `draft` says who wrote one that no speaker has read.
    """

    title: str
    tile: str
    source: int
    note: str = ""
    draft: Literal["", "machine", "maker"] = ""
    reviewed: tuple[Review, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A part of a step: prose, or one of `BLOCKS` with its variant or topic."""

    kind: str
    variant: str
    html: str
    line: int


class Step(msgspec.Struct, frozen=True):
    """One heading and what stands under it; the lead of a text is a step with no heading."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]
    line: int


class Text(msgspec.Struct, frozen=True):
    """One text in one language, ready to be shown."""

    name: str
    language: str
    title: str
    tile: str
    note: str
    reviewed: tuple[Review, ...]
    front: Front
    lead: Step
    steps: tuple[Step, ...]
    draft: str = ""
    stale: bool = False


class Library(msgspec.Struct, frozen=True):
    """Every text by language and name. A language that is begun has only some of them."""

    languages: tuple[str, ...]
    texts: Mapping[str, Mapping[str, Text]]

    def text(self, language: str, name: str) -> Text | None:
        """The text of that name, in the first language where this one lacks it, or None where no such text exists."""
        return self.texts[language].get(name) or self.texts[FIRST].get(name)

    def named(self, language: str, names: Iterable[str]) -> list[Text]:
        """The texts of those names, in their order."""
        return [self.texts[language].get(name) or self.texts[FIRST][name] for name in names]

    def of_kind(self, language: str, *kinds: str) -> list[Text]:
        """The texts of those kinds, in the order of their names' letter and number."""
        every = self.named(language, self.texts[FIRST])
        found = [text for text in every if text.front.kind in kinds]
        return sorted(found, key=lambda text: (kinds.index(text.front.kind), _place_in_order(text.name)))


def _place_in_order(name: str) -> tuple[str, int, str]:
    number = "".join(letter for letter in name if letter.isdigit())
    return name[0], int(number or 0), name
