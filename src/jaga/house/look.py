"""How the house looks to whoever opens it: its name, its icon, where *Leave quickly* leads.

Chosen by the person to be neutral, and shown before anybody unlocks anything; so it stands unsealed in the home.
"""

from enum import StrEnum
from urllib.parse import urlsplit

import msgspec
from django.conf import settings

from jaga.house.files import write_whole

LONGEST_NAME = 24


class Icon(StrEnum):
    """The icons to choose from."""

    LANTERN = "lantern"
    LEAF = "leaf"
    PAGE = "page"
    DROP = "drop"


class Look(msgspec.Struct, frozen=True):
    """Name, icon, and the address that *Leave quickly* leads to (empty: the house's own innocent page)."""

    name: str = settings.HOUSE_NAME
    icon: Icon = Icon.LANTERN
    leave_to: str = ""


_read: dict[int, Look] = {}


def look() -> Look:
    """The look that was chosen, else the one that the house was started with."""
    file = settings.HOME / "look"
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return Look()
    if changed not in _read:
        _read.clear()
        _read[changed] = _decode(file.read_bytes())
    return _read[changed]


def _decode(kept: bytes) -> Look:
    try:
        return msgspec.json.decode(kept, type=Look)
    except msgspec.MsgspecError:
        return Look()


def choose(chosen: Look) -> None:
    """Keep a look for this house."""
    write_whole(settings.HOME / "look", msgspec.json.encode(chosen))


def may_lead(address: str) -> bool:
    """Whether *Leave quickly* may lead there: nowhere of one's own, or a plain web address."""
    if not address:
        return True
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
