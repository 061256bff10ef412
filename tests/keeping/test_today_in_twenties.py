"""Today shows twenty things and twenty situations, and the way to those after them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings

from jaga import vault
from jaga.house import clock, home, people, sessions
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.pages.doorway.guard import COOKIE, now
from jaga.practice.promises import MakePromise
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do

TODAY = "/en/my/h/"


@pytest.fixture
def faiz(tmp_path: Path, prepared: Path) -> Iterator[Client]:
    """Faiz keeps 45 promises in one of 25 situations."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared), database_at(folder / "house.db"):
        home.claim()
        keyring = vault.new_keyring()
        people.create(keyring.card, vault.lock(keyring, "x", cost=vault.Cost(passes=1, kib=8)), handle="faiz")
        person = Person(keyring, DatabaseStore())
        for number in range(25):
            place = begin(person, "notes", f"Situation {number:02}", now())
        for number in range(45):
            by = datetime.now(UTC).date() + timedelta(days=1 if number < 30 else 5)
            do(person, place.id, MakePromise(f"p{number}", f"Promise {number:02}", by=by), now())
        client = Client(headers={"host": "localhost"})
        client.cookies[COOKIE] = sessions.begin(keyring, clock.now())
        yield client
        home.release()
    connections.close_all()


def shown(client: Client, address: str) -> tuple[list[int], list[int]]:
    """The numbers of the promises and of the situations that this address shows."""
    page = client.get(address).content.decode()
    return [int(one) for one in re.findall(r"Promise (\d\d)", page)], [
        int(one) for one in re.findall(r"<strong>Situation (\d\d)", page)
    ]


def test_each_list_leads_on_twenty_by_twenty_to_its_end_and_back(faiz: Client) -> None:
    """Every thing is reached by following the links, none twice."""
    assert shown(faiz, TODAY) == (list(range(20)), list(range(20)))
    promises, address = [], TODAY
    while True:
        page = faiz.get(address).content.decode()
        promises += [int(one) for one in re.findall(r"Promise (\d\d)", page)]
        following = re.search(r'href="(\?a=\d+)"', page)
        if following is None:
            break
        address = TODAY + following[1]
    assert promises == list(range(45))
    assert f'href="{TODAY}"' in page
    assert shown(faiz, TODAY + "?b=20")[1] == [20, 21, 22, 23, 24]


@pytest.mark.parametrize("ending", ["?a=9999", "?a=-1", "?a=words", "?b=" + "9" * 40, "?a=", "?b=20&a=x"])
def test_an_address_that_asks_for_none_shows_the_first(faiz: Client, ending: str) -> None:
    assert shown(faiz, TODAY + ending)[0] == list(range(20))
