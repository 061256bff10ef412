"""Laila gives, makes it less and ends it; Mei and Ravi read in browsers of their own. By links and forms alone."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import override_settings
from living import Hand, House, day
from several import Several, settled

from jaga.house import home, sessions
from jaga.house.sqlite import database_at
from jaga.pages.doorway.guard import now as house_time
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases.strands import begin, do
from jaga.vault import Place

BEFORE, AFTER, MUCH_LATER = "the yellow umbrella", "the second letter", "what nobody else may know"
ANEW = re.compile(r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"')

HandOf = Callable[[str], Hand]


def her_story(people: Several) -> Place:
    """Laila has begun a story; Mei and Ravi hold her card, she theirs, and neither the other's."""
    people.meet("Laila", "Mei")
    people.meet("Laila", "Ravi")
    place = begin(people.people["Laila"], "story", "kite", house_time())
    assert isinstance(place, Place)
    for command in (BeginStory(), KeepTold("a", BEFORE)):
        do(people.people["Laila"], place.id, command, house_time())
    return place


@pytest.fixture
def people(house: House, prepared) -> Several:
    """Laila, Mei and Ravi, in a house that is open."""
    house.close()
    several, _ = settled(house.home, prepared, ("Laila", "Mei", "Ravi"), her_story)
    house.open()
    return several


@pytest.fixture
def at(people: Several, context, house: House) -> HandOf:
    """Somebody of them, signed in at a browser of their own."""

    def sit(name: str) -> Hand:
        browser = context()
        people.seat(browser, name)
        return Hand(browser, house, "en")

    return sit


def signed_in_again(house: House, people: Several, prepared, number: int) -> None:
    """The house is closed until that day; then those who come back sign in."""
    house.close()

    def work() -> None:
        with override_settings(HOME=house.home, STATIC_ROOT=prepared), database_at(house.home / "house.db"):
            home.claim()
            for name, person in people.people.items():
                people.cookies[name] = sessions.begin(person.keyring, int(day(number).timestamp()))
            home.release()
            connections.close_all()

    with ThreadPoolExecutor(1) as apart:
        apart.submit(work).result()
    house.open(day(number))


def gives(laila: Hand, name: str, **wish: object) -> None:
    """From the banner on her story to the one sentence, and its button."""
    laila.to("kite")
    laila.follow(laila.page.locator(".whoreads a"))
    laila.click("/give")
    laila.follow(laila.page.locator("a.tile", has_text=name))
    form = laila.form()
    laila.fill(form, **{"reach": "whole", **wish})
    laila.press(form)
    laila.shows(name)


def takes(hand: Hand, name: str) -> str:
    """From Today to what waits; the address where it then stands."""
    hand.go("h/").click("/h/in").shows("From Laila: something to read")
    form = hand.form()
    hand.fill(form, name=name)
    hand.press(form, "take")
    return hand.path


def pages(hand: Hand, there: str) -> list[tuple[int, str]]:
    """Everything that somebody sees of their house, and of what was once at this address."""
    shown = []
    for path in ("h/", "h/all", "h/in", there, f"{there}t1/", f"{there}who", f"{there}t1/a"):
        answer = hand.page.goto(f"{hand.house.address}{path if path.startswith('/') else hand.front + path}")
        assert answer is not None
        shown.append((answer.status, ANEW.sub("", answer.text())))
    return shown


def test_given_read_made_less_and_ended_and_what_comes_after_is_not_even_noticed(at: HandOf) -> None:
    laila, mei = at("Laila"), at("Mei")
    gives(laila, "Mei")
    there = takes(mei, "Sunday")
    mei.go(f"{there}t1/").shows(BEFORE)
    assert mei.page.locator("main form").count() == 0
    assert "Laila who holds it" in mei.page.locator(".whoreads").inner_text()

    laila.to("kite").go(f"{laila.path}who")
    laila.follow(laila.page.locator("a.tile", has_text="Mei"))
    less = laila.page.locator('main form:has(button[value="less"])')
    laila.fill(less, reach=[None])
    laila.press(less, "less").shows("only to listen, only what was written since this was given")
    laila.to("kite", "t1").save("KeepMine", words=AFTER)
    mei.go(f"{there}t1/").shows(AFTER)
    assert BEFORE not in mei.said()

    laila.follow(laila.page.locator(".whoreads a"))
    laila.follow(laila.page.locator("a.tile", has_text="Mei"))
    laila.press(laila.page.locator('main form:has(button[value="end"])'), "end").shows("It has ended")
    first = pages(mei, there)
    assert [status for status, _ in first] == [200, 200, 200, 404, 404, 404, 404]
    laila.to("kite", "t1").save("KeepMine", words=MUCH_LATER)
    assert pages(mei, there) == first
    nowhere = f"{mei.front}h/{bytes(16).hex()}/"
    assert [body.replace(nowhere[4:], there[4:]) for _, body in pages(mei, nowhere)] == [
        body for _, body in first
    ]


def test_a_day_that_she_set_ends_it_while_she_is_away(
    at: HandOf, house: House, people: Several, prepared
) -> None:
    laila, ravi = at("Laila"), at("Ravi")
    last = day(0).date() + timedelta(days=2)
    gives(laila, "Ravi", until=last.isoformat())
    there = takes(ravi, "Monday")
    signed_in_again(house, people, prepared, 2)
    ravi = at("Ravi")
    ravi.go(f"{there}t1/").shows(BEFORE)
    ravi.go("h/all").shows("Laila lets you: only to listen, the whole story, until")
    signed_in_again(house, people, prepared, 3)
    ravi = at("Ravi")
    ravi.go(f"{there}t1/").shows("There is nothing here")
    assert "Monday" not in ravi.go("h/").said()
    at("Laila").go("h/all").shows("only you")
