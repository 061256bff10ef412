"""Bringing in rows from another house: set union, and only the home house says what opens an epoch."""

from collections.abc import Iterable

from jaga.vault import layout
from jaga.vault.errors import Damaged
from jaga.vault.store import Store


def merge(store: Store, tag: bytes, rows: Iterable[bytes], *, from_home: bool) -> int:
    """Take in what is new among these rows of log `tag`; returns how many.

    Rows that open an epoch, and all of a control log, come from the home house alone. Without `from_home`
    openings are passed over, so that nobody brings back an epoch that is over; leave control logs unmerged.
    """
    return store.merge(
        tag, [row for row in rows if _fits(tag, row) and (from_home or not layout.opens_epoch(row))]
    )


def _fits(tag: bytes, row: bytes) -> bool:
    try:
        layout.check(row)
    except Damaged:
        return False
    return layout.log_of(row) == tag
