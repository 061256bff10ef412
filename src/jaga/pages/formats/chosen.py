"""Which texts an address of files names: one, or several in the order of the list of all words."""

import msgspec
from django.http import Http404

from jaga.guides.text import Text
from jaga.pages.formats.making import AT_MOST
from jaga.pages.shown import library, places
from jaga.pages.words.views import SHELVES

TOGETHER = "+"
"""What stands between the names in an address."""
MOST = max(AT_MOST.values())


class Chosen(msgspec.Struct, frozen=True):
    """The texts of one file."""

    texts: tuple[Text, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(text.name for text in self.texts)

    @property
    def address(self) -> str:
        """As an address names them."""
        return TOGETHER.join(self.names)

    @property
    def title(self) -> str:
        """As neutral as the titles of their pages."""
        return ", ".join(self.names).upper()

    @property
    def language(self) -> str:
        """The language that they are in."""
        return self.texts[0].language

    @property
    def mixed(self) -> bool:
        """Whether they are not all in one language: a voice and its letters belong to one."""
        return any(text.language != self.language for text in self.texts)

    @property
    def file(self) -> str:
        """What a file of them is called: a letter, a number, and how many more there are."""
        first, *others = self.names
        return f"{first}{TOGETHER}{len(others)}" if others else first


def in_order(language: str) -> list[Text]:
    """Every text, as the list of all words shows them."""
    return [text for kinds in SHELVES for text in library().of_kind(language, *kinds)]


def chosen(language: str, place: str, address: str) -> Chosen:
    """What this address names, in the order of the list whatever order it has; Http404."""
    names = set(address.split(TOGETHER))
    texts = tuple(text for text in in_order(language) if text.name in names)
    if place not in places() or len(texts) != len(names) or len(names) > MOST:
        raise Http404
    return Chosen(texts)
