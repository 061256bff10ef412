"""Something sealed under the secret of a link: whoever has the link opens it, and nobody else, the house included.

Any string may be tried as a secret, so that a mistyped link and one that never was take the same way.
"""

import os
import secrets

from jaga.vault import box
from jaga.vault.errors import Damaged

_LETTER = b"jagalink"  # then version 1, salt 32
_VERSION = b"\x01"
_OPENING = len(_LETTER) + 1 + 32


def new_secret() -> str:
    """A secret of 256 bits, fit for addresses."""
    return secrets.token_urlsafe(32)


def mark_of_secret(secret: str) -> bytes:
    """Under which mark a store finds what was sealed; tells nothing of the secret."""
    return box.digest(b"jaga.linkmark.1", _plain(secret))


def seal_under(secret: str, content: bytes) -> bytes:
    """Sealed under the secret of a link, padded."""
    header = _LETTER + _VERSION + os.urandom(32)
    return header + box.close(_key(secret), header, box.pad(content))


def open_under(secret: str, sealed: bytes) -> bytes:
    """What `seal_under` was given; Damaged."""
    if sealed[:9] != _LETTER + _VERSION:
        raise Damaged("not sealed under a link by this version")
    return box.unpad(box.open_box(_key(secret), sealed[:_OPENING], sealed[_OPENING:]))


def _key(secret: str) -> bytes:
    return box.digest(b"jaga.linkkey.1", _plain(secret))


def _plain(secret: str) -> bytes:
    return secret.encode(errors="surrogatepass")
