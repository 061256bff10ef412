"""Small things of one person's own that belong to no strand, sealed with their shelf."""

from collections.abc import Callable
from typing import Any

import msgspec

from jaga.usecases.person import Person
from jaga.vault import Shelf, change_shelf, open_shelf

# The keys under which something is kept; each has one file that reads and writes it.
NAME_I_GO_BY = "name"
COMPARED = "compared"
ASKED = "asked"
GOES_BY = "goes by"
INVITED = "invited"
LEFT_SO = "left-so"
LOOK = "look"
DRAFTS = "drafts"
TOLD = "told"
BELLS = "bells"
ASKED_FOR = "asked-for"


def kept(person: Person, key: str) -> Any:  # noqa: ANN401  (whatever was kept)
    """What is kept under this key; None where nothing is."""
    return open_shelf(person.store, person.keyring).extras.get(key)


def keep(person: Person, key: str, change: Callable[[Any], Any]) -> None:
    """Keep what `change` makes of what is kept; None takes it away."""
    change_shelf(person.store, person.keyring, with_extra(key, change))


def with_extra(key: str, change: Callable[[Any], Any]) -> Callable[[Shelf], Shelf]:
    """A change to what is kept under one key, for a change of the shelf."""

    def whole(shelf: Shelf) -> Shelf:
        now = change(shelf.extras.get(key))
        others = {name: value for name, value in shelf.extras.items() if name != key}
        return msgspec.structs.replace(shelf, extras=others if now is None else {**others, key: now})

    return whole
