"""Case 5 to its end, without a browser: Shu's two requests reach Faiz, he agrees, Shu hears the end in three lines."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from several import Several
from test_holding_over import TOLD, begun
from test_the_long_way import HERE, read, send

from jaga.house import home
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import COOKIE, now
from jaga.practice.consent import Reach
from jaga.practice.passed_on import Occasion
from jaga.practice.refusals import NothingEnded, NotWanted
from jaga.practice.requests import MakeRequest
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold
from jaga.usecases import cards, giving, over, receiving
from jaga.usecases.giving import Give
from jaga.usecases.over import Over
from jaga.vault import GRANT, Place

APART = "not to sit near her"
SAY_IT = "to tell the team what he said and that it was wrong"
LINES = "He told the team what he said.\nHe sits elsewhere since March.\nIt has ended, and you keep apart."
At = Callable[[str], Client]


@pytest.fixture
def people(tmp_path: Path, prepared: Path) -> Iterator[Several]:
    """Shu, her friend Devi, Raj and Faiz, in one house."""
    folder = tmp_path / "home"
    with override_settings(HOME=folder, STATIC_ROOT=prepared, MANY=True), database_at(folder / "house.db"):
        home.claim()
        several = Several("Shu", "Devi", "Raj", "Faiz")
        several.meet("Shu", "Devi")
        several.meet("Devi", "Raj", "Faiz")
        yield several
        home.release()
    connections.close_all()


@pytest.fixture
def at(people: Several) -> At:
    """Somebody who asks for pages."""

    def client(name: str) -> Client:
        browser = Client(headers={"host": "localhost"})
        browser.cookies[COOKIE] = people.cookies[name]
        return browser

    return client


def known(people: Several, one: str, other: str) -> bytes:
    return next(each.id for each in cards.mine(people.people[one]) if each.name == other)


def devi_passes_on_what_shu_asks(people: Several) -> Place:
    """Two requests of three go, and that she wants to hear the end alone; Devi takes them up and lets two in."""
    shu, devi = people.people["Shu"], people.people["Devi"]
    asked = [
        MakeRequest(id_, words) for id_, words in (("r1", APART), ("r2", SAY_IT), ("r3", "that nobody asks"))
    ]
    story = begun(
        people, "Shu", "story", BeginStory(), KeepTold("t", TOLD), *asked, ChooseHearing(Hearing.END)
    )
    wish = Over("a" * 16, ("r1", "r2"), "Shu", "Devi", hearing_too=True)
    over.send(shu, story.id, known(people, "Shu", "Devi"), wish, now())
    facing = begun(people, "Devi", "accountability")
    [came] = over.came(devi)
    assert over.take_up(devi, came.id, {facing.id}, now()) is None
    for name in ("Faiz", "Raj"):
        give = Give(Reach.WHOLE, called=name)
        assert isinstance(giving.give(devi, facing.id, known(people, "Devi", name), give, now()), bytes)
    return facing


def joined(people: Several, at: At, name: str) -> tuple[Client, str]:
    """Somebody takes the one strand that was given to them."""
    person = people.people[name]
    [waits] = [each for each in receiving.waiting(person) if each.kind == GRANT]
    place = receiving.accept(person, waits.id, "the office", now())
    assert isinstance(place, Place)
    return at(name), f"{HERE}{place.id.hex()}/"


def test_from_two_requests_to_three_lines_and_shu_hears_nothing_in_between(people: Several, at: At) -> None:
    facing = devi_passes_on_what_shu_asks(people)
    devi, faiz = (at("Devi"), f"{HERE}{facing.id.hex()}/"), joined(people, at, "Faiz")
    raj = joined(people, at, "Raj")
    room = read(faiz, "r")
    assert room.index("Who can read there") < room.index(APART), "who reads stands before what is asked"
    assert "that nobody asks" not in room
    assert TOLD not in room
    _agreed_with_days(devi, faiz)
    assert over.tell(people.people["Devi"], facing.id, Occasion.AGREED, "x", now()) == NotWanted()
    assert over.tell(people.people["Devi"], facing.id, Occasion.END, LINES, now()) == NothingEnded()
    _seen_for_three_months(devi, raj)
    assert send(devi, "a9/", "SayItEnded", how="repair", words="at a distance") == 302
    assert "at a distance" in read(faiz, "a9/")
    assert over.came(people.people["Shu"]) == ()
    sent = devi[0].post(f"{devi[1]}tell", {"once": "b" * 16, "occasion": "end", "words": LINES})
    assert sent.status_code == 302
    [heard] = over.came(people.people["Shu"])
    assert heard.body.words.splitlines() == LINES.splitlines()
    assert "He sits elsewhere since March." not in read(faiz) + read(raj, "path") + read(faiz, "r")
    page = at("Shu").get(f"{HERE}came/{heard.id.hex()}").content.decode()
    assert "He sits elsewhere since March." in page


def _agreed_with_days(devi: tuple[Client, str], faiz: tuple[Client, str]) -> None:
    day = (now().date() + timedelta(days=9)).isoformat()
    for words in ("another desk", "he tells the team on Monday"):
        assert send(devi, "a2/", "ReachAgreement", words=words, on=day) == 302
    things = set(re.findall(r'/a2/(\w+)"', faiz[0].get(f"{faiz[1]}a2/").content.decode()))
    assert len(things) == 2
    for thing in things:
        assert send(faiz, f"a2/{thing}", "AgreedToThis") == 302
    assert read(devi, "a2/").count("Faiz agreed to this, on") == 2


def _seen_for_three_months(devi: tuple[Client, str], raj: tuple[Client, str]) -> None:
    for month in (1, 2, 3):
        day = (now().date() + timedelta(days=30 * month)).isoformat()
        assert send(devi, "a8/", "PlanMilestone", on=day, words=f"month {month}") == 302
    things = re.findall(r'/a8/(\w+)"', devi[0].get(f"{devi[1]}a8/").content.decode())
    assert len(set(things)) == 3
    for number, thing in enumerate(dict.fromkeys(things)):
        assert send(devi, f"a8/{thing}", "NoteSeen", words=f"no remark in all of it, {number}") == 302
    said = read(raj, "path")
    assert all(f"no remark in all of it, {number}" in said for number in range(3))
