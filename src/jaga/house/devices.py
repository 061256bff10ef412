"""Browsers from which somebody signed in before: a random value in a cookie, and only its hash here.

The hash is taken together with the handle, so that having signed in as oneself helps nobody to guess for
another.
"""

import hashlib
import secrets

from django.db import transaction

from jaga.house.errors import plainly
from jaga.house.models import Device
from jaga.house.people import spelt
from jaga.house.turns import saving
from jaga.vault.keyring import Keyring, derive

MOST = 20
"""Devices that are remembered for one person."""


def new_device(handle: str, keyring: Keyring, device: str | None = None) -> str:
    """Remember this browser: the value for its cookie, the same as before where it is known."""
    # Any other value is not taken over: somebody could have planted one that they know.
    if device is not None and is_known(mark(handle, device)):
        return device
    value, owner = secrets.token_urlsafe(32), _owner(keyring)
    # One transaction: each holds up whoever reads until the disk has it.
    with saving(), transaction.atomic(durable=True):
        # No times are kept, so which of them goes is left to chance: marks are hashes.
        marks = Device.objects.filter(owner=owner).order_by("mark").values_list("mark", flat=True)
        Device.objects.filter(mark__in=list(marks[MOST - 1 :])).delete()
        Device.objects.create(mark=mark(handle, value), owner=owner)
    return value


def forget_devices(keyring: Keyring) -> None:
    """Forget every browser of one person, as after somebody else knew the passphrase."""
    with saving():
        Device.objects.filter(owner=_owner(keyring)).delete()


def is_known(device_mark: bytes) -> bool:
    """Whether somebody signed in before from the device of this mark."""
    with plainly():
        return Device.objects.filter(mark=device_mark).exists()


def mark(handle: str, device: str | None) -> bytes:
    """The hash of a handle together with a device, or alone."""
    content = f"{device or ''}\0{spelt(handle)}".encode(errors="surrogatepass")
    return hashlib.blake2b(content, digest_size=32, person=b"jaga.device").digest()


def _owner(keyring: Keyring) -> bytes:
    return derive(keyring.seed, b"device-owner", 16)
