"""What a text is once it has been read: a lead, steps, and blocks in a fixed vocabulary."""

from typing import Literal

import msgspec

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
    """The front matter of a translation; `source` is the revision that it says the same as."""

    title: str
    tile: str
    source: int
    note: str = ""
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
