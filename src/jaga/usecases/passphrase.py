"""Whether a passphrase is strong enough, and why not."""

from enum import StrEnum

ENOUGH_BITS = 50
LONGEST = 1_000


class Weakness(StrEnum):
    """Why a passphrase is refused."""

    SHORT = "short"
    COMMON = "common"
    GUESSABLE = "guessable"
    LONG = "long"


SHORTEST = 10


def weakness(passphrase: str) -> Weakness | None:
    """The reason to refuse this passphrase, or None; strength by zxcvbn's estimate of guesses."""
    if len(passphrase) < SHORTEST:
        return Weakness.SHORT
    if len(passphrase) > LONGEST:
        return Weakness.LONG
    from zxcvbn import zxcvbn  # noqa: PLC0415  (its lists of common words load slowly, and few starts need them)

    # zxcvbn takes time with the square of the length and looks at no more than this.
    found = zxcvbn(passphrase[:72])
    if found["guesses"] < 10**6:
        return Weakness.COMMON
    return Weakness.GUESSABLE if found["guesses"] < 2**ENOUGH_BITS else None
