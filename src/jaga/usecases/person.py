"""Who asks: every usecase takes one, and a time. There is no current person."""

from datetime import datetime

import msgspec

from jaga.vault import Keyring, Store


class Person(msgspec.Struct, frozen=True):
    """Somebody who is signed in: their open keyring, and the store of the house that they are in."""

    keyring: Keyring
    store: Store


def seconds(now: datetime) -> int:
    """A time with its zone as the whole seconds since 1970 that the vault counts in."""
    return int(now.timestamp())
