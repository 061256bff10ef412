"""A house in which several people live who hold each other's cards, each already signed in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from django.db import connections
from django.test import override_settings
from playwright.sync_api import BrowserContext

from jaga import vault
from jaga.house import clock, home, people, sessions
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE
from jaga.usecases import cards
from jaga.usecases.person import Person
from jaga.vault import Cost

Result = TypeVar("Result")


class Several:
    """The people of one house, by name."""

    def __init__(self, *names: str) -> None:
        self.people = {name: Person(vault.new_keyring(), DatabaseStore()) for name in names}
        self.cookies: dict[str, str] = {}
        for name, person in self.people.items():
            sealed = vault.lock(person.keyring, "x", cost=Cost(passes=1, kib=8))
            people.create(person.keyring.card, sealed, handle=name.lower())
            self.cookies[name] = sessions.begin(person.keyring, clock.now())

    def meet(self, *names: str) -> None:
        """These hold each other's cards, under their names."""
        for one in names:
            for other in names:
                if one != other:
                    cards.keep(self.people[one], self.people[other].keyring.card, other)

    def seat(self, context: BrowserContext, name: str) -> None:
        """Somebody signed in at a browser."""
        context.add_cookies([{"name": COOKIE, "value": self.cookies[name], "url": "http://127.0.0.1"}])


def settled(
    folder: Path, static: Path, names: tuple[str, ...], fill: Callable[[Several], Result]
) -> tuple[Several, Result]:
    """These people live in a new house in this folder, and `fill` has begun what is in it; the house is closed.

    In a thread of its own, because a browser keeps the loop of this one.
    """

    def work() -> tuple[Several, Result]:
        with override_settings(HOME=folder, STATIC_ROOT=static), database_at(folder / "house.db"):
            home.claim()
            try:
                people = Several(*names)
                return people, fill(people)
            finally:
                home.release()
                connections.close_all()

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(work).result()
