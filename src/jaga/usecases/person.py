"""Who asks: every usecase takes one, and a time. There is no current person."""

from datetime import datetime

import msgspec

from jaga.vault import Keyring, Store, tidy


class Person(msgspec.Struct, frozen=True):
    """Somebody who is signed in: their open keyring, and the store of the house that they are in."""

    keyring: Keyring
    house: Store

    @property
    def store(self) -> Store:
        """The house's store as this person uses it: what they let go of leaves their snapshot as well."""
        return tidy(self.house, self.keyring)


def seconds(now: datetime) -> int:
    """A time with its zone as the whole seconds since 1970 that the vault counts in."""
    return int(now.timestamp())
