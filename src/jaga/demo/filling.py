"""Fills an empty home with a scene: a real lock, real strands, a clock of its own; marked for ever."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from jaga.demo.playing import Player, play_together
from jaga.demo.script import Scene
from jaga.house import commands, home  # `commands` sets Django up
from jaga.house.errors import HomeNotEmpty
from jaga.house.files import write_whole
from jaga.house.people import create
from jaga.house.settings import TIME_ZONE
from jaga.house.store import DatabaseStore
from jaga.usecases.person import Person
from jaga.vault import generate_passphrase, lock, new_keyring

__all__ = ["MARK", "SignIn", "commands", "ending_yesterday", "fill", "fill_many", "refuse"]

MARK = "demo"
"""The file that says of a home, for ever, that it was filled by the demo."""


class SignIn(msgspec.Struct, frozen=True):
    """How somebody of the case signs in; the handle is empty in a house of one."""

    handle: str
    passphrase: str


def fill(folder: Path, scene: Scene, start: date) -> list[SignIn]:
    """Play the scene into this home, day 0 on `start`; HomeNotEmpty | HouseError."""
    with _filling(folder):
        person, sign_in = _seat(None)
        Player(person, start, ZoneInfo(TIME_ZONE)).play(scene)
    return [sign_in]


def fill_many(folder: Path, scenes: Sequence[Scene], start: date) -> list[SignIn]:
    """Play scenes of one case into this home as a house of many, each person with a handle of their own."""
    players: dict[str, Player] = {}
    sign_ins = []
    with _filling(folder):
        for scene in scenes:
            person, sign_in = _seat(scene.who)
            players[scene.who] = Player(person, start, ZoneInfo(TIME_ZONE), players)
            sign_ins.append(sign_in)
        play_together({scene.who: scene for scene in scenes}, players)
    return sign_ins


def _seat(handle: str | None) -> tuple[Person, SignIn]:
    """Somebody who has a place in this house, with a real lock; without a handle in a house of one."""
    keyring, passphrase = new_keyring(), generate_passphrase()
    row = create(keyring.card, lock(keyring, passphrase), handle=handle)
    return Person(keyring, DatabaseStore()), SignIn(row.handle, passphrase)


@contextmanager
def _filling(folder: Path) -> Iterator[None]:
    refuse(folder)
    with _taken(folder):
        write_whole(folder / MARK, b"Filled with an invented case by jaga demo.\n")
        yield


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
