"""A house of many for each test, asked through Django itself: no browser, no socket, the real database."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client, override_settings

from jaga import vault
from jaga.house import clock, home, people, sessions, unlocking
from jaga.house.delays import Delays
from jaga.house.prepare import compile_messages
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE
from jaga.usecases.person import Person

sys.path.insert(0, str(Path(__file__).parent))

CHEAP = vault.Cost(passes=1, kib=8)
PASSPHRASE = "salt lamp river quiet moon"


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files, as `make words` makes them."""
    compile_messages()
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


@pytest.fixture(autouse=True)
def _nobody_guessed_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    # No time passes: on a busy machine a delay would be over before the next guess.
    monkeypatch.setattr(unlocking, "_by_handle", Delays(free=3, clock=lambda: 0.0))
    monkeypatch.setattr(unlocking, "_by_device", Delays(free=10, clock=lambda: 0.0))


@pytest.fixture
def house(tmp_path: Path, static: Path) -> Iterator[Path]:
    """The home of an empty house, served as `jaga host` serves it."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=static, MANY=True), database_at(folder / "house.db"):
        home.claim()
        yield folder
        home.release()
    connections.close_all()


class Somebody:
    """Somebody at a browser of their own."""

    def __init__(self, handle: str = "", language: str = "en") -> None:
        self.client = Client(headers={"host": "localhost"})
        self.front = f"/{language}/my/"
        self.handle = ""
        if handle:
            self.keyring = vault.new_keyring()
            lock = vault.lock(self.keyring, PASSPHRASE, cost=CHEAP)
            self.handle = people.create(self.keyring.card, lock, handle=handle).handle
            self.client.cookies[COOKIE] = sessions.begin(self.keyring, clock.now())

    @property
    def person(self) -> Person:
        """Who is signed in at this browser."""
        session = sessions.resume(self.client.cookies[COOKIE].value, clock.now())
        assert session is not None
        return Person(session.keyring, DatabaseStore())

    def get(self, path: str) -> HttpResponse:
        """Ask for a page."""
        return self.client.get(path if path.startswith("/") else self.front + path)  # type: ignore[return-value]

    def post(self, path: str, **fields: str) -> HttpResponse:
        """Send a form; `__` stands for the hyphen of a name."""
        body = {name.replace("__", "-"): value for name, value in fields.items()}
        return self.client.post(path if path.startswith("/") else self.front + path, body)  # type: ignore[return-value]

    def invites(self, name: str = "Faiz", **more: str) -> str:
        """Make a link; its path."""
        answer = self.post("h/invite", **{"name": name, "own_name": "Mei Ling", "days": "7", **more})
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        shown = self.get(answer.headers["Location"]).content.decode()
        found = re.search(r"http://localhost(/\w+/my/come/[\w-]+)<", shown)
        assert found, shown
        return found[1]

    def comes(self, link: str, handle: str = "faiz", name: str = "Faiz R.", **more: str) -> HttpResponse:
        """Join by a link."""
        fields = {"do": "join", "chosen": handle, "own_name": name}
        fields |= {"passphrase__which": "own", "passphrase__own": PASSPHRASE}
        return self.post(link, **{**fields, **more})


@pytest.fixture
def mei(house: Path) -> Somebody:
    """Mei, who lives here."""
    return Somebody("mei")


@pytest.fixture
def somebody(house: Path) -> Callable[..., Somebody]:
    """Makes people, who live here if they are given a handle."""
    return Somebody


@contextmanager
def asked_in_here() -> Iterator[list[str]]:
    """The questions that the database is asked in here, without their values."""
    asked: list[str] = []

    def noting(ask: Callable[..., object], sql: str, *more: object) -> object:
        asked.append(sql)
        return ask(sql, *more)

    with connection.execute_wrapper(noting):
        yield asked


@pytest.fixture
def questions(house: Path) -> Callable[..., AbstractContextManager[list[str]]]:
    """Notes what the house asks of its database."""
    return asked_in_here
