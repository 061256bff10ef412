"""My bells, as I alone can read them: what they say, when, and where they are heard. Sealed with my shelf.

What the house needs in order to ring one stands with the house; what is here can always turn it off.
"""

from datetime import time
from typing import Any

import msgspec

from jaga.practice.bells import Times, Way, Weekday
from jaga.practice.nudges import SAYS_NOTHING
from jaga.practice.refusals import ControlCharacter, Empty, Refusal, TooLong, TooMany
from jaga.usecases import extras
from jaga.usecases.person import Person
from jaga.vault import NotHere

MOST = 8
"""Bells that one person may have."""
LONGEST = 60


class Bell(msgspec.Struct, frozen=True):
    """One bell of mine. `to`: an address that I gave; for a calendar, the secret of the one that I was given."""

    id: bytes
    way: Way
    text: str
    days: tuple[Weekday, ...]
    at: time
    zone: str
    to: str

    @property
    def times(self) -> Times:
        """When it rings."""
        return Times(self.days, self.at, self.zone)


def mine(person: Person) -> tuple[Bell, ...]:
    """My bells, in the order in which I turned them on; none unless I did."""
    return tuple(_bell(kept) for kept in (extras.kept(person, extras.BELLS) or {}).values())


def find(person: Person, bell_id: bytes) -> Bell:
    """The one with this id among mine, or `NotHere`."""
    for bell in mine(person):
        if bell.id == bell_id:
            return bell
    raise NotHere("there is no such bell")


def keep(person: Person, bell: Bell) -> Bell | Refusal:
    """Keep a bell, a new one or as I changed it; without a text it says nothing in any language."""
    bell = msgspec.structs.replace(bell, text=bell.text.strip() or SAYS_NOTHING)
    if refused := _refuse(person, bell):
        return refused
    noted = msgspec.to_builtins(bell, builtin_types=(bytes,))
    extras.keep(person, extras.BELLS, lambda before: {**(before or {}), bell.id: noted})
    return bell


def forget(person: Person, bell_id: bytes) -> None:
    """Nothing of this bell stays with me."""

    def without(before: Any) -> Any:  # noqa: ANN401  (whatever was kept)
        return {key: kept for key, kept in (before or {}).items() if key != bell_id} or None

    extras.keep(person, extras.BELLS, without)


def forget_all(person: Person) -> None:
    """Nothing of any bell stays with me."""
    if mine(person):
        extras.keep(person, extras.BELLS, lambda _: None)


def _refuse(person: Person, bell: Bell) -> Refusal | None:
    others = [other for other in mine(person) if other.id != bell.id]
    if len(others) >= MOST:
        return TooMany("text", MOST)
    if not bell.days:
        return Empty("days")
    if len(bell.text) > LONGEST:
        return TooLong("text", LONGEST)
    # One line: in a mail's or a calendar's head a second one could be taken for something else.
    hidden = next((place for place, letter in enumerate(bell.text) if not letter.isprintable()), None)
    return None if hidden is None else ControlCharacter("text", hidden)


def _bell(kept: Any) -> Bell:  # noqa: ANN401  (whatever was kept)
    return msgspec.convert(kept, Bell, builtin_types=(bytes,))
