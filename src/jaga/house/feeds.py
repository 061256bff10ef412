"""Calendars that a phone asks for: sealed under the secret of their address, so that the house cannot open them.

Whatever secret is asked for and is none leads to no row, whatever the reason.
"""

from jaga.house.errors import plainly
from jaga.house.models import Feed as Row
from jaga.house.turns import saving
from jaga.vault import Keyring, mark_of_secret, open_under, seal_under
from jaga.vault.keyring import derive


def put(secret: str, calendar: bytes, maker: Keyring) -> None:
    """Keep what stands at this address from now on."""
    blob = seal_under(secret, calendar)
    with saving():
        Row.objects.update_or_create(
            mark=mark_of_secret(secret), defaults={"owner": _owner(maker), "blob": blob}
        )


def find(secret: str) -> bytes | None:
    """What stands at this address."""
    with plainly():
        blob = Row.objects.filter(mark=mark_of_secret(secret)).values_list("blob", flat=True).first()
    return None if blob is None else open_under(secret, bytes(blob))


def remove(secret: str, maker: Keyring) -> None:
    """Nothing stands at this address from now on."""
    with saving():
        Row.objects.filter(mark=mark_of_secret(secret), owner=_owner(maker)).delete()


def remove_all(maker: Keyring) -> None:
    """Nothing stands at any address of this person's."""
    with saving():
        Row.objects.filter(owner=_owner(maker)).delete()


def _owner(maker: Keyring) -> bytes:
    return derive(maker.seed, b"feed-owner", 16)
