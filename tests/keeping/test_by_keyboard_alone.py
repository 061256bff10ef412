"""What several people do with each other, by keyboard alone: one journey each, in one house, in this order.

Where a journey begins, an address is typed; from there on it is Tab, Enter, the space bar and arrows.
"""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from living import PATIENCE, House
from on_a_phone import choose, enter, reach, type_in
from playwright.sync_api import BrowserContext, Page, expect
from several import Several, settled
from test_holding_over import ASKED, TOLD, begun, given

from jaga.practice.requests import MakeRequest
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold

pytestmark = pytest.mark.xdist_group("by-keys")
NAMES = ("Bina", "Mei", "Kumar", "Tan")
expect.set_options(timeout=PATIENCE * 1000)
SEND, MORE = "main form button", "details:not([open]) > summary"
KINDS = {
    "s": ("s1", {"words": "tea at four"}),
    "k": ("k1", {"words": "call Su first"}),
    "p": ("k1", {"words": "where the blue door is"}),
    "m": ("m3", {"words": "first we listen"}),
    "a": ("a3", {"words": "he came on time"}),
}
"""The letter of each kind, a part of it, and what is written there."""


def _filled(people: Several) -> SimpleNamespace:
    people.meet("Bina", "Mei", "Kumar")
    people.meet("Kumar", "Tan")
    asked = (MakeRequest("r", ASKED), ChooseHearing(Hearing.EVERYTHING))
    story = begun(people, "Bina", "story", BeginStory(), KeepTold("a", TOLD), *asked)
    given(people, "Bina", story, "Mei")
    team, facing = begun(people, "Kumar", "team"), begun(people, "Kumar", "accountability")
    given(people, "Kumar", facing, "Tan")
    return SimpleNamespace(story=story.id.hex(), team=team.id.hex())


@pytest.fixture(scope="module")
def lived(build: Callable[..., House]) -> Iterator[SimpleNamespace]:
    """The house in which all of it happens."""
    house = build()
    people, places = settled(house.home, house.static, NAMES, _filled)
    house.open()
    yield SimpleNamespace(house=house, people=people, **vars(places))
    house.kill()


@pytest.fixture
def at(lived: SimpleNamespace, context: Callable[..., BrowserContext]) -> Callable[[str, str], Page]:
    """Somebody who has just typed an address."""

    def typed(name: str, path: str) -> Page:
        made = context(script=True)
        lived.people.seat(made, name)
        page = made.new_page()
        page.goto(f"{lived.house.address}/en/my/h/{path}")
        return page

    return typed


def shows(page: Page, *words: str) -> None:
    """These words stand on the page."""
    for each in words:
        expect(page.locator("main")).to_contain_text(each)


def is_told(page: Page) -> None:
    """What is wrong has the focus, so that it is read out and Tab goes on from there."""
    expect(page.locator('[role="alert"]:focus')).to_have_count(1)


def test_passing_on_from_the_ways_to_paper_and_text_and_across(lived: SimpleNamespace, at) -> None:
    bina = at("Bina", f"{lived.story}/")
    enter(bina, 'main a[href$="/pass"]')
    enter(bina, 'main a.tile[href$="as=2"]')
    enter(bina, 'main a.button[href$="/print"]')
    shows(bina, TOLD)
    enter(bina, 'main a[href$="as=2"]')
    enter(bina, 'main a[href$="/pass"]')
    enter(bina, 'main a.tile[href$="as=1"]')
    enter(bina, 'main a.button[href$="/text"]')
    reach(bina, "#text")
    enter(bina, 'main a[href$="as=1"]')
    choose(bina, MORE)
    type_in(bina, words="Mei has it on paper")
    enter(bina, SEND)

    bina.goto(f"{lived.house.address}/en/my/h/{lived.story}/t3/")
    enter(bina, 'main a[href$="/over"]')
    enter(bina, SEND)
    is_told(bina)
    choose(bina, '[name="requests"]', '[name="to"]')
    for _ in range(NAMES.index("Kumar")):
        if bina.evaluate("document.activeElement.closest('label').innerText.trim()") == "Kumar":
            break
        bina.keyboard.press("ArrowDown")
    enter(bina, SEND)
    shows(bina, "Who has them", "Kumar")


def test_taking_up_what_came_across_and_a_few_lines_back(lived: SimpleNamespace, at) -> None:
    kumar = at("Kumar", "in")
    enter(kumar, 'main a.tile[href*="/came/"]')
    enter(kumar, SEND)
    is_told(kumar)
    choose(kumar, '[name="places"]')
    enter(kumar, SEND)
    kumar.goto(f"{lived.house.address}/en/my/h/{lived.team}/m1/")
    shows(kumar, ASKED)
    enter(kumar, 'main a[href$="/tell"]')
    choose(kumar, '[name="occasion"]')
    type_in(kumar, words="He said yes to it.")
    enter(kumar, SEND)
    expect(kumar.locator('[role="status"]')).to_have_count(1)
    bina = at("Bina", "in")
    enter(bina, 'main a.tile[href*="/came/"]')
    shows(bina, "He said yes to it.")
    enter(bina, 'button[value="leave"]')


def test_receiving_and_asking_and_a_plain_no(at) -> None:
    mei = at("Mei", "in")
    type_in(mei, name="Sunday")
    enter(mei, 'button[value="take"]')
    shows(mei, "Sunday")
    enter(mei, 'main a[href$="/ask"]')
    choose(mei, '[name="purposes"]')
    type_in(mei, words="May I plan with you?")
    enter(mei, SEND)
    shows(mei, "May I plan with you?")
    bina = at("Bina", "in")
    shows(bina, "May I plan with you?")
    enter(bina, 'button[value="no"]')
    mei.goto(mei.url.rpartition("/h/")[0] + "/h/in")
    enter(mei, 'button[value="read"]')


def test_who_reads_what_less_than_before_and_the_end_of_it(lived: SimpleNamespace, at) -> None:
    bina = at("Bina", "")
    enter(bina, 'main a[href$="/h/all"]')
    shows(bina, "Mei")
    bina.goto(f"{lived.house.address}/en/my/h/{lived.story}/who")
    enter(bina, 'main a[href*="/who/"]')
    choose(bina, "#less", '[name="reach"]')
    enter(bina, 'button[value="less"]')
    shows(bina, "only what was written since")
    if not bina.locator('button[value="end"]').count():
        enter(bina, 'main a[href*="/who/"]')
    enter(bina, 'button[value="end"]')
    bina.goto(f"{lived.house.address}/en/my/h/{lived.story}/who")
    expect(bina.locator('main a[href*="/who/"]')).to_have_count(0)
    enter(bina, 'main a[href$="/both"]')
    enter(bina, SEND)
    is_told(bina)
    choose(bina, '[name="to"]')
    enter(bina, SEND)
    enter(bina, '[name="no_more"]')


@pytest.mark.parametrize("letter", KINDS)
def test_beginning_a_strand_of_each_kind_writing_in_it_and_changing_that(
    lived: SimpleNamespace, at, letter: str
) -> None:
    part, written = KINDS[letter]
    bina = at("Bina", f"{lived.story}/other")
    enter(bina, f'form:has([name="as"][value="{letter}"]) button')
    enter(bina, f'main a.tile[href$="/{part}/"]')
    enter(bina, SEND)
    is_told(bina)
    type_in(bina, **written)
    enter(bina, SEND)
    shows(bina, *written.values())
    enter(bina, f'main li a[href*="/{part}/"]')
    choose(bina, MORE)
    type_in(bina, **{name: f"{words}, again" for name, words in written.items()})
    enter(bina, SEND)
    shows(bina, *(f"{words}, again" for words in written.values()))


def test_lending_it_seeing_that_it_is_ones_own_and_taking_it_back(lived: SimpleNamespace, at) -> None:
    bina = at("Bina", f"{lived.story}/hand")
    enter(bina, 'button[value="offer"]')
    is_told(bina)
    whom = bina.locator("label.pick", has_text="Mei").locator("input").get_attribute("value")
    choose(bina, '[name="whom"]')
    while bina.evaluate("document.activeElement.value") != whom:
        bina.keyboard.press("ArrowDown")
    enter(bina, 'button[value="offer"]')
    mei = at("Mei", "in")
    enter(mei, 'main a[href*="/h/to/"]')
    enter(mei, 'button[value="take"]')
    bina.goto(f"{lived.house.address}/en/my/h/here")
    shows(bina, "Mei holds this for you.")
    enter(bina, 'main a[href$="/hand"]')
    enter(bina, 'button[value="back"]')
    bina.goto(f"{lived.house.address}/en/my/h/here")
    enter(bina, 'button[value="leave"]')


def test_landing_where_something_is_asked(at) -> None:
    tan = at("Tan", "")
    assert tan.url.endswith("/h/with")
    enter(tan, 'main a[href$="new?as=3"]')
    tan.go_back()
    enter(tan, 'button[value="leave"]')
    assert tan.url.endswith("/h/")


def test_people_a_card_an_invitation_and_a_look_of_ones_own(at) -> None:
    kumar = at("Kumar", "p")
    enter(kumar, "main a.tile")
    enter(kumar, 'button[value="same"]')
    type_in(kumar, name="B.")
    enter(kumar, 'button[value="name"]')
    enter(kumar, 'main a[href$="/h/p"]')
    shows(kumar, "B.")
    enter(kumar, 'main a[href$="/h/invite"]')
    enter(kumar, SEND)
    is_told(kumar)
    type_in(kumar, name="my cousin", own_name="Kumar")
    enter(kumar, SEND)
    enter(kumar, "main form button")
    enter(kumar, 'footer a[href$="/h/mine"]')
    enter(kumar, 'main a[href$="/h/look"]')
    type_in(kumar, name="Garden", leave_to="nowhere")
    enter(kumar, SEND)
    is_told(kumar)
    choose(kumar, '[name="icon"]')
    kumar.keyboard.press("ArrowDown")
    type_in(kumar, leave_to="https://example.org/")
    enter(kumar, SEND)
    assert kumar.title().startswith("Garden")
