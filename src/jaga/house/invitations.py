"""Invitations as the house keeps them: sealed, found by a hash of the link's secret, gone once they are used.

A link that is wrong, used, taken back, over or that never was is one and the same: no row is found.
"""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import QuerySet

from jaga.house.errors import plainly
from jaga.house.models import Invitation as Row
from jaga.house.store import save_with
from jaga.house.turns import saving
from jaga.vault import Keyring, Step, mark_of_secret
from jaga.vault.keyring import derive
from jaga.vault.store import Outcome

KEEPER = b""
"""The owner of invitations that were made at the command line."""
DAYS, MOST_DAYS = 7, 30


class Gone(Exception):  # noqa: N818  (refusals are named as what they are)
    """No invitation stands under this secret, whatever the reason."""


def put(secret: str, blob: bytes, until: date, maker: Keyring | None) -> None:
    """Keep an invitation up to and with its last day."""
    with saving():
        Row.objects.create(
            mark=mark_of_secret(secret), owner=owner(maker), blob=blob, until=until.toordinal()
        )


def find(secret: str, today: date) -> bytes | None:
    """What is sealed under this secret; asking uses nothing up."""
    with plainly():
        blob = _standing(secret, today).values_list("blob", flat=True).first()
    return None if blob is None else bytes(blob)


def use(
    secret: str, today: date, steps: Sequence[Step], also: Callable[[], object] = lambda: None
) -> Outcome:
    """Use an invitation up, and do all that it brings about, as one or not at all; Gone."""

    def first() -> None:
        if not _standing(secret, today).delete()[0]:
            raise Gone("no invitation stands under this secret")
        also()

    return save_with(steps, first)


def withdraw(secret: str, maker: Keyring) -> None:
    """Take an invitation of mine back: its link opens nothing from now on."""
    with saving():
        Row.objects.filter(mark=mark_of_secret(secret), owner=owner(maker)).delete()


def withdraw_all(maker: Keyring | None) -> int:
    """Take back all invitations of one person, or of the command line; how many there were."""
    with saving():
        return Row.objects.filter(owner=owner(maker)).delete()[0]


def sweep(today: date) -> None:
    """Remove the rows of invitations that are over."""
    over = Row.objects.filter(until__lt=today.toordinal())
    with plainly():
        any_over = over.exists()
    if any_over:
        with saving():
            over.delete()


def owner(maker: Keyring | None) -> bytes:
    """Whose a row is, as only its maker's keyring can work out."""
    return KEEPER if maker is None else derive(maker.seed, b"invitation-owner", 16)


def _standing(secret: str, today: date) -> QuerySet[Row]:
    return Row.objects.filter(mark=mark_of_secret(secret), until__gte=today.toordinal())
