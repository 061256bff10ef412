"""A bell by a service: apprise speaks for three whose hosts are fixed, where it is installed.

Members choose these addresses. One that named a host could be turned against the house's own network, so only
these shapes are taken, whole, without anything behind them, and no redirect is followed.
"""

import importlib
import re
from importlib.util import find_spec
from typing import Any

from jaga.practice.bells import Failure

SHAPES = {
    "ntfy": re.compile(r"ntfy://[A-Za-z0-9_-]{1,64}"),
    "telegram": re.compile(r"tgram://[0-9]{5,20}:[A-Za-z0-9_-]{30,64}/-?[0-9]{1,20}"),
    "pushover": re.compile(r"pover://[A-Za-z0-9]{30}@[A-Za-z0-9]{30}"),
}
"""What an address may look like: ntfy.sh alone, Telegram, Pushover."""
_CLASSES = {"ntfy": "NotifyNtfy", "telegram": "NotifyTelegram", "pushover": "NotifyPushover"}
# Said in the address itself, it cannot be read as a host of one's own; and no picture from elsewhere.
_FIXED = {"ntfy": "?mode=cloud&image=no"}


def is_there() -> bool:
    """Whether apprise is installed."""
    return find_spec("apprise") is not None


def service_of(address: str) -> str | None:
    """Which of the listed services this address is of."""
    return next((name for name, shape in SHAPES.items() if shape.fullmatch(address)), None)


def send(address: str, text: str) -> Failure | None:
    """Hand one message over; why it could not be."""
    name = service_of(address)
    if name is None or not is_there():
        return Failure.SHUT_OUT
    return None if _plugin(name, address).notify(body=text, title="", body_format="text") else _failed()


def _failed() -> Failure:
    # It says no more than that, so it is tried again.
    return Failure.UNREACHABLE


def _plugin(name: str, address: str) -> Any:  # noqa: ANN401  (apprise has no types of its own for this)
    # By its own module: asking apprise for it would load some hundred and fifty others.
    kind = getattr(importlib.import_module(f"apprise.plugins.{name}"), _CLASSES[name])
    return kind(**kind.parse_url(address + _FIXED.get(name, "")), asset=_nobody())


def _nobody() -> Any:  # noqa: ANN401  (apprise has no types of its own for this)
    """As whom apprise speaks: nobody in particular, and it keeps nothing on the disk."""
    from apprise import AppriseAsset  # noqa: PLC0415  (slow to load, and few houses have it)

    return AppriseAsset(
        app_id="Mozilla/5.0", app_desc="·", app_url="", http_redirects=False, storage_mode="memory",
        async_mode=False,
    )  # fmt: skip
