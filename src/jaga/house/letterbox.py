"""To whom words about the words go: the cards of those who run this house, kept in the home for all to seal to.

A card holds public keys alone. Nobody learns from here who wrote: a sender has no name, no account and no address.
The file is the cards one after another, each of the same length: where one person read, it was that one card.
"""

from collections.abc import Iterable

from django.conf import settings

from jaga.house import people
from jaga.house.files import write_whole
from jaga.house.pace import Pace
from jaga.house.store import DatabaseStore
from jaga.house.turns import saving
from jaga.usecases.sent_back import has_room
from jaga.vault import CARD, Card, Damaged, read_card

FILE = "letterbox"
WRITERS = Pace(10, 60.0)
"""How many may write within a minute."""


def keepers() -> tuple[Card, ...]:
    """Everybody who reads what is sent back, as they came to it; whoever lives here no longer reads nothing."""
    try:
        content = (settings.HOME / FILE).read_bytes()
        cards = [read_card(content[at : at + CARD]) for at in range(0, len(content), CARD)]
    except (OSError, Damaged):
        return ()
    return tuple(card for card in cards if people.by_address(card.address) is not None)


def open_to() -> tuple[Card, ...]:
    """To whom a word goes at this moment: those of them for whom not too much waits already."""
    store = DatabaseStore()
    return tuple(card for card in keepers() if has_room(store, card))


def names(cards: Iterable[Card]) -> list[str]:
    """What those who read are called to each other: their handles, without the two words that let nobody guess them."""
    found = (people.by_address(card.address) for card in cards)
    return [people.without_words(each.handle) for each in found if each]


def open_for(card: Card) -> None:
    """From now on this person reads it, beside whoever does already."""
    with saving():
        others = [each for each in keepers() if each.address != card.address]
        _write((*others, card))


def leave(address: bytes) -> bool:
    """Take this person off: nothing new comes to them; whether they did. What came to them stays where it is."""
    with saving():
        before = keepers()
        left = [each for each in before if each.address != address]
        if len(left) < len(before):
            _write(left)
    return len(left) < len(before)


def close() -> bool:
    """Nobody takes anything any more; whether somebody did. What came stays where it is."""
    with saving():
        there = (settings.HOME / FILE).exists()
        _write(())
    return there


def _write(cards: Iterable[Card]) -> None:
    content = b"".join(card.to_bytes() for card in cards)
    if content:
        write_whole(settings.HOME / FILE, content)
    else:
        (settings.HOME / FILE).unlink(missing_ok=True)
