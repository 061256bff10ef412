"""Opening a keyring, with every way that it can fail as a sentence."""

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _

from jaga.house import unlocking
from jaga.house.unlocking import Busy, TooSoon
from jaga.vault import Damaged, Keyring, MistypedWord, StaleLock, WrongCode, WrongPassphrase


class Opened(msgspec.Struct, frozen=True):
    """A keyring that its passphrase, or its twelve words, opened; the handle is empty in a house of one."""

    keyring: Keyring
    handle: str = ""


class Waiting(str):  # noqa: SLOT000  (it carries the seconds beside the sentence)
    """A sentence that says to wait, and for how many seconds."""

    seconds: int


def waiting(seconds: int) -> Waiting:
    """That the door opens again in so many seconds."""
    said = _("Wait %(seconds)s seconds, then try again. Your words are still here.") % {"seconds": seconds}
    waits = Waiting(said)
    waits.seconds = seconds
    return waits


def told_to_wait(response: HttpResponse, problem: str) -> HttpResponse:
    """The answer, with the seconds for programs too where the problem is that one has to wait."""
    if isinstance(problem, Waiting):
        response.headers["Retry-After"] = str(problem.seconds)
    return response


def open_with(handle: str, passphrase: str, device: str | None = None) -> Opened | str:
    """The opened keyring, or why not, in the reader's language."""
    try:
        unlocked = unlocking.unlock(handle, passphrase, device)
        return Opened(unlocked.keyring, unlocked.person.handle)
    except WrongPassphrase:
        said = _("This does not fit together. Capital letters and spaces count. Nothing is lost.")
        return f"{said} {_('A sign-in name ends with two added words.')}" if handle else said
    except (TooSoon, Busy) as wait:
        return waiting(wait.retry_after)
    except StaleLock:
        return _(
            "The passphrase was changed after this copy was made. Use the newer one, or the twelve words."
        )
    except Damaged:
        return _("The lock itself is damaged. Your backup or your twelve words can still open it.")


def open_with_words(handle: str, written: str, device: str | None = None) -> Opened | str:
    """The keyring behind twelve words, or which word is mistyped."""
    twelve = tuple(written.lower().split())
    try:
        unlocked = unlocking.recover(handle, twelve, device)
        return Opened(unlocked.keyring, unlocked.person.handle)
    except MistypedWord as mistyped:
        return _("Word %(number)s seems to be mistyped. Look at it again on your paper.") % {
            "number": mistyped.position
        }
    except WrongCode:
        return _("These twelve words open nothing here. Look whether all twelve are there, in their order.")
    except (TooSoon, Busy) as wait:
        return waiting(wait.retry_after)
    except Damaged:
        return _("The lock itself is damaged. A backup can bring it back.")
