"""To whom words about the words go: the card of somebody who runs this house, kept in the home for all to seal to.

A card holds public keys alone. Nobody learns from here who wrote: a sender has no name, no account and no address.
"""

import time
from collections import deque
from threading import Lock

from django.conf import settings

from jaga.house import people
from jaga.house.files import write_whole
from jaga.vault import Card, Damaged, read_card

FILE = "letterbox"
A_MINUTE = 60.0
AT_ONCE = 10
"""How many may write within a minute, all together: of single senders nothing is known, and nothing shall be."""

_written: deque[float] = deque()
_turn = Lock()


def keeper() -> Card | None:
    """Whoever reads what is sent back; None where nobody does, or where they live here no longer."""
    try:
        card = read_card((settings.HOME / FILE).read_bytes())
    except (OSError, Damaged):
        return None
    return None if people.by_address(card.address) is None else card


def open_for(card: Card) -> None:
    """From now on this person reads it."""
    write_whole(settings.HOME / FILE, card.to_bytes())


def close() -> bool:
    """Nobody takes anything any more; whether somebody did. What came stays where it is."""
    file = settings.HOME / FILE
    there = file.exists()
    file.unlink(missing_ok=True)
    return there


def may_write() -> bool:
    """Count one who writes; False where too many do at this moment."""
    now = time.monotonic()
    with _turn:
        while _written and _written[0] <= now - A_MINUTE:
            _written.popleft()
        if len(_written) >= AT_ONCE:
            return False
        _written.append(now)
        return True
