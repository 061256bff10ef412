"""What the command line asks of a house: each prints, and gives back how it ended (0, 1 or a sentence)."""

import os
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError

django.setup()

from jaga import vault  # noqa: E402
from jaga.house import backup as backing_up  # noqa: E402  (tables need Django set up)
from jaga.house import clock, home, invitations, letterbox, people, ringing, unlocking  # noqa: E402
from jaga.house import restore as restoring  # noqa: E402
from jaga.house.doctor import examine  # noqa: E402
from jaga.house.errors import HomeTaken, HouseError  # noqa: E402
from jaga.house.inventory import inventory as print_out  # noqa: E402
from jaga.usecases.inviting import Letter, seal_letter  # noqa: E402
from jaga.vault.shelf import new_id  # noqa: E402

_NONE = "There is no house in {} yet. Another home: JAGA_HOME=FOLDER"


def backup(file: Path) -> str | int:
    """Back up, also while the house is open."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        print(backing_up.backup(file).sentence)  # noqa: T201
    except HouseError as refusal:
        return str(refusal)
    return 0


def restore(file: Path, *, over: bool) -> str | int:
    """Restore; the house must be closed."""
    try:
        back = restoring.restore(file, over=over)
    except HouseError as refusal:
        return str(refusal)
    for sentence in _sentences(back):
        print(sentence)  # noqa: T201
    return 0


def inventory() -> str | int:
    """Print the inventory."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        print("\n".join(print_out()))  # noqa: T201
    except (HouseError, DatabaseError) as refusal:
        return f"The inventory is not complete. {refusal}"
    return 0


def doctor() -> int:
    """Print every finding; 1 where one is not well."""
    findings = examine()
    for finding in findings:
        print(f"{'well ' if finding.well else 'WRONG'}  {finding.sentence}")  # noqa: T201
    return int(not all(finding.well for finding in findings))


def invite(days: int) -> str | int:
    """Print a link for somebody new; in a house of one its person has to take a handle first."""
    try:
        make_ready()
        if people.only() is not None:
            return (
                "Somebody without a handle lives here. They take one first, inside, under: "
                "My lock, my look, my copies."
            )
        until = clock.today() + timedelta(days=days)
        secret, sealed = seal_letter(Letter(new_id()))
        invitations.put(secret, sealed, until, None)
    except HouseError as refusal:
        return str(refusal)
    print(f"{_front()}come/{secret}")  # noqa: T201
    print(f"It works once, up to {until:%-d %B %Y}. To take it back: jaga invite --withdraw")  # noqa: T201
    return 0


def withdraw_invitations() -> str | int:
    """Take back what `invite` made."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        count = invitations.withdraw_all(None)
    except HouseError as refusal:
        return str(refusal)
    print(f"{count} taken back.")  # noqa: T201
    return 0


def letters(handle: str, passphrase: str) -> str | int:
    """From now on words about the words come to this person of the house too."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        opened = unlocking.unlock(handle, passphrase)
        letterbox.open_for(opened.keyring.card)
    except (vault.WrongPassphrase, vault.StaleLock):
        return "This name and passphrase do not open anything here. Nothing was changed."
    except (unlocking.Busy, unlocking.TooSoon, HouseError) as refusal:
        return str(refusal)
    print("They come to you from now on, sealed to you: on Today, once something came.")  # noqa: T201
    print("What others got before, you cannot open. They have copies of their own.")  # noqa: T201
    _print_who_reads()
    return 0


def leave_letters(handle: str) -> str | int:
    """Words about the words no longer come to this person; no passphrase, since somebody may be gone for good."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        person = people.by_handle(handle)
        if person is None or not letterbox.leave(person.address):
            return "Nothing comes to anybody of this name. Nothing was changed."
    except HouseError as refusal:
        return str(refusal)
    print("Nothing new comes to them. What came stays with them, until they let it go.")  # noqa: T201
    _print_who_reads()
    return 0


def _print_who_reads() -> None:
    """Who reads, as they are called to each other; in a house of one there is one, who needs no name."""
    names = ", ".join(filter(None, letterbox.names(cards := letterbox.keepers())))
    if names:
        print(f"Who reads what comes: {names}. They see each other's names.")  # noqa: T201
    elif not cards:
        print("Nobody takes words now, and the page says so.")  # noqa: T201


def no_letters() -> str | int:
    """Nobody takes words about the words any more."""
    try:
        was_open = letterbox.close()
    except HouseError as refusal:
        return str(refusal)
    print("Closed. What came stays where it is." if was_open else "It was not open.")  # noqa: T201
    return 0


def bells() -> str | int:
    """Ring what is due, once; also while the house is open, which then does the same by itself."""
    if not _is_there():
        return _NONE.format(settings.HOME)
    try:
        make_ready()
        print(f"{ringing.ring()} sent.")  # noqa: T201
    except HouseError as refusal:
        return str(refusal)
    return 0


def make_ready() -> None:
    """An empty home gets its tables; one that is open has them already."""
    try:
        home.claim()
    except HomeTaken:
        return
    home.release()


def _front() -> str:
    """Under which name others reach this house: the first of JAGA_HOSTS."""
    named = next(iter(filter(None, os.environ.get("JAGA_HOSTS", "").split(","))), None)
    if named is None:
        at = f"http://127.0.0.1:{os.environ.get('JAGA_PORT', '8321')}"
    else:
        at = f"{'https' if settings.SESSION_COOKIE_SECURE else 'http'}://{named}"
    return f"{at}/{settings.LANGUAGE_CODE}/{settings.DEFAULT_PLACE}/"


def _is_there() -> bool:
    file: Path = settings.HOME / "house.db"
    return file.exists()


def _sentences(back: restoring.Restored) -> list[str]:
    said = [
        f"{back.people} locks and {back.entries} sealed rows are back. Everybody signs in anew, and bells are off."
    ]
    if not back.knew:
        said.append("No witness was found, so nothing is known of what was ended after this backup.")
    if back.held.closed:
        said.append(
            f"{len(back.held.closed)} logs open to their holders alone, "
            "until they have confirmed who may read."
        )
    if back.held.let_go_logs or back.held.let_go_entries:
        said.append(f"Let go of again: {back.held.let_go_logs} logs, {back.held.let_go_entries} entries.")
    if back.replaced:
        said.append(f"The database from before is in {back.replaced}. Delete it when you do not need it.")
    return said
