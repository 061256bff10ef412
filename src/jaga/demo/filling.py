"""Fills an empty home with a scene: a real lock, real strands, a clock of its own; marked for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from jaga.demo.playing import Player
from jaga.demo.script import Scene
from jaga.house import commands, home  # `commands` sets Django up
from jaga.house.errors import HomeNotEmpty
from jaga.house.files import write_whole
from jaga.house.people import create
from jaga.house.settings import TIME_ZONE
from jaga.house.store import DatabaseStore
from jaga.usecases.person import Person
from jaga.vault import generate_passphrase, lock, new_keyring

__all__ = ["MARK", "SignIn", "commands", "ending_yesterday", "fill", "refuse"]

MARK = "demo"
"""The file that says of a home, for ever, that it was filled by the demo."""


class SignIn(msgspec.Struct, frozen=True):
    """How somebody of the case signs in; the handle is empty in a house of one."""

    handle: str
    passphrase: str


def fill(folder: Path, scene: Scene, start: date) -> list[SignIn]:
    """Play the scene into this home, day 0 on `start`; HomeNotEmpty | HouseError."""
    refuse(folder)
    with _taken(folder):
        write_whole(folder / MARK, b"Filled with an invented case by jaga demo.\n")
        keyring, passphrase = new_keyring(), generate_passphrase()
        person = create(keyring.card, lock(keyring, passphrase))
        Player(Person(keyring, DatabaseStore()), start, ZoneInfo(TIME_ZONE)).play(scene)
    return [SignIn(person.handle, passphrase)]


def refuse(folder: Path) -> None:
    """The demo never goes where anything is kept; HomeNotEmpty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise HomeNotEmpty(f"{folder} is not empty. The demo fills a new folder only: name another.")


def ending_yesterday(scene: Scene) -> date:
    """The date of day 0 with which the last day that is played was yesterday."""
    today = datetime.now(UTC).astimezone(ZoneInfo(TIME_ZONE)).date()
    return today - timedelta(days=scene.last + 1)


@contextmanager
def _taken(folder: Path) -> Iterator[None]:
    home.claim(folder)
    try:
        yield
    finally:
        home.release(folder)
