"""Case 3, month 5 and month 9: Priya's night with one thumb, and where Noor is, which goes to Dina and Wei alone."""

from collections.abc import Callable

import pytest
from company import Person
from living import House
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import begun, given, taken

from jaga.practice.plan import Of, WritePiece
from jaga.practice.telling import BeginStory, Knows

pytestmark = pytest.mark.xdist_group("walk-3")

NAME, NAME_OF_DINA = "Football", "the museum"
FOUR = ("Dina", "Wei", "Priya", "Arun")
WORD, CALLS = "Is there a match on Friday?", "Priya hears first. Priya calls Wei, Wei calls me."
WHERE = "second floor, the door with the plants"
TAKES_OVER = "be on the phone with her from two"
SCREEN = 740


def _before(people: Several) -> None:
    """Two years of the four: Dina holds the plan for Noor, and all of them read it, as Noor agreed in a park."""
    people.meet(*FOUR)
    noor = BeginStory("Noor", Knows.YES)
    pieces = (WritePiece("a", WORD, of=Of.WORD), WritePiece("b", CALLS, who="Wei", of=Of.CALLS))
    strands = [begun(people, "Dina", "safety", noor, *pieces), begun(people, "Dina", "support", noor)]
    for name in FOUR[1:]:
        for place in strands:
            given(people, "Dina", place, name)
            taken(people, name, NAME)


def test_priyas_night_and_where_noor_is(
    build: Callable[..., House], context: Callable[..., BrowserContext]
) -> None:
    house = build()
    people, _ = settled(house.home, house.static, FOUR, _before)
    house.open()
    dina, wei, priya = (_at_a_phone(people, name, context(), house) for name in FOUR[:3])
    _month_5_the_first_screen(priya)
    _month_5_the_plan_two_taps_from_today(priya)
    _month_5_wei_takes_over_at_two(priya, wei)
    before = priya.pages(*_everything(priya))
    assert any("It is  there." in body for *_, body in before), "of the hour only the minute is left out"
    _month_9_where_she_is(dina, wei)
    assert priya.pages(*_everything(priya)) == before, "and nothing tells her of it"
    house.kill()


def _at_a_phone(people: Several, name: str, context: BrowserContext, house: House) -> Person:
    people.seat(context, name)
    return Person(context, house, "en")


def _month_5_the_first_screen(priya: Person) -> None:
    priya.go("").follow(priya.page.locator('nav a[href$="/now"]')).click("w8")
    first = priya.page.locator("main .say li").first.bounding_box()
    assert first is not None
    assert first["y"] + first["height"] < SCREEN, "a sentence to send stands on the first screen"
    priya.shows("Call them, or go to them. Stay.", "Can somebody hear you? Just say yes or no.")


def _month_5_the_plan_two_taps_from_today(priya: Person) -> None:
    priya.go("h/")
    top = priya.page.locator('main a[href$="/h/short"]').bounding_box()
    assert top is not None
    assert top["y"] < SCREEN, "without scrolling"
    priya.click("/h/short").shows(WORD, CALLS, "Who holds this part: Wei")
    priya.page.locator('main a[href="#danger"]').click()
    number = priya.page.locator("#danger ~ ul a.number").first
    assert number.get_attribute("href") == "tel:999"
    box = number.bounding_box()
    assert box is not None
    assert 0 < box["y"] < SCREEN, "one tap leads to the number"


def _month_5_wei_takes_over_at_two(priya: Person, wei: Person) -> None:
    priya.to(NAME)
    priya.follow(priya.page.locator("main .ways-in a", has_text="Support")).click("/s2/")
    priya.save("NoteTask", words=TAKES_OVER)
    wei.to(NAME)
    wei.follow(wei.page.locator("main .ways-in a", has_text="Support")).click("/s2/").open_thing(TAKES_OVER)
    wei.save("TakeTask", who="Wei").shows("Wei")
    priya.go("h/").click("/h/down").shows("Whom can I lean on?", "Wash your hands and face")
    priya.follow(priya.page.locator("main a.button").last)
    assert priya.path == "/en/my/h/"


def _month_9_where_she_is(dina: Person, wei: Person) -> None:
    dina.to(NAME_OF_DINA).click("/other")
    dina.press(dina.page.locator('main form:has(input[name="as"][value="p"])'))
    dina.click("/k1/").save("WritePlace", words=WHERE, who="Wei")
    dina.follow(dina.page.locator("main .small.go a").nth(1)).readers().give("Wei", "whole")
    wei.take("Tuesday").shows("Places of safety")
    wei.go("h/").click("/h/short")
    wei.follow(wei.page.locator("main a.tile", has_text="Tuesday")).shows(WHERE)
    dina.go("h/").click("/h/short").shows(WORD, WHERE, "you and Wei, on behalf of somebody")


def _everything(one: Person) -> tuple[str, ...]:
    """Every page on which a trace of it could stand."""
    plan = one.go("h/short").here.removesuffix("short")
    return (
        "h/",
        "h/all",
        "h/in",
        "h/days.ics",
        *(plan + end for end in ("", "short", "k1/", "who", "print")),
    )
