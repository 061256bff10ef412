"""Marks that a restore leaves in the slots: which strands are closed, and that author chains begin anew."""

from jaga.vault import box
from jaga.vault.store import DropSlot

SUPERSEDED, UNKNOWN = b"superseded", b"unknown"
RESTORED = box.digest(b"jaga.restored.1", b"")


def held_mark(tag: bytes) -> bytes:
    """The locator of the mark that keeps a log closed until its holder has confirmed who may read."""
    return box.digest(b"jaga.held.1", tag)


def unmark(*tags: bytes) -> tuple[DropSlot, ...]:
    """The steps that open these logs again."""
    return tuple(DropSlot(held_mark(tag)) for tag in tags)
