# ruff: noqa: N818, D404 - a refusal is named for what it is, and says what "this" is
"""Every way in which the vault refuses, one name a failure; damaged or hostile bytes raise nothing else."""


class VaultError(Exception):
    """The vault refused."""


class Damaged(VaultError):
    """These bytes are not what was sealed here: cut, changed, moved from elsewhere, or not ours at all."""


class NewerVersion(Damaged):
    """These bytes say that they were written by a newer program than this one."""


class WrongPassphrase(VaultError):
    """The passphrase does not open this lock."""


class WrongCode(VaultError):
    """These twelve words do not open this lock, and changing any single one of them would not help."""


class MistypedWord(VaultError):
    """One word of the recovery code is wrong; `position` counts from 1.

    `meant` is the right word if known.
    """

    def __init__(self, position: int, meant: str | None = None) -> None:
        super().__init__(f"word {position} is not right")
        self.position = position
        self.meant = meant


class StaleLock(VaultError):
    """This lock is older than one that a witness has seen; its passphrase was changed since."""


class NotHere(VaultError):
    """There is no such place on this shelf; whether it exists elsewhere is not known here either."""


class ConsentEnded(VaultError):
    """The consent under which this person read the strand has ended; it has been taken off their shelf."""


class NotTheHolder(VaultError):
    """Only the holder of a strand can do this."""


class NotTakenYet(VaultError):
    """This strand was offered to be held; it opens once that is taken."""


class NotAWriter(VaultError):
    """This person may read the strand but not write in it."""


class AwaitingConfirmation(VaultError):
    """After a restore this strand opens to its holder alone, until they have confirmed who may read it."""


class Forked(VaultError):
    """The holder's own log has two ends; only what both allow holds, until the holder mends it."""


class WouldWiden(VaultError):
    """Narrowing can only take away; more than before needs a new consent."""


class NoSuchReader(VaultError):
    """Nobody with this id has a consent in this strand."""


class NotGivenToYou(VaultError):
    """This offer or note was made for somebody else, or is no longer open."""


class HeldForAnother(VaultError):
    """A strand held with a way back can only go back; it cannot be handed on."""


class LettingGoPaused(VaultError):
    """Letting go is paused because a legal threat was noted."""


class NotYours(VaultError):
    """Only its author or the holder can let go of an entry."""


class ReservedKind(VaultError):
    """Kinds of events that begin with `vault.` are the vault's own."""


class EpochMovedError(VaultError):
    """The strand kept moving while this was being saved; nothing was saved.

    The words are still the caller's.
    """


class ShelfMovedError(VaultError):
    """The shelf changed while this was being saved; nothing was saved."""
