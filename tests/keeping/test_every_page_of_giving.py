"""Pages of giving, receiving and asking in a real browser: small, at 200% text, light and dark, by keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from living import House
from playwright.sync_api import BrowserContext, Page
from several import Several, settled
from test_every_page_of_what_is_kept import (
    AXE,
    LONG,
    OPEN_ALL,
    RUN,
    SMALL,
    SPREAD,
    TAGS,
    Found,
    _collect,
    _none,
)

from jaga.pages.doorway.guard import now as house_time
from jaga.practice.consent import Purpose, Reach
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases import asking, cards, giving, receiving
from jaga.usecases.asking import Ask
from jaga.usecases.giving import Give
from jaga.usecases.strands import begin, do
from jaga.vault import Place

Context = Callable[..., BrowserContext]
pytestmark = pytest.mark.xdist_group("giving-look")


def _card(people: Several, of: str, name: str) -> bytes:
    return next(known.id for known in cards.mine(people.people[of]) if known.name == name)


def _story(people: Several, of: str) -> Place:
    place = begin(people.people[of], "story", LONG[:60], house_time())
    assert isinstance(place, Place)
    for command in (BeginStory(), KeepTold("a", LONG)):
        do(people.people[of], place.id, command, house_time())
    return place


def _filled(people: Several) -> dict[str, list[str]]:
    """Laila gave to Mei, who asks for more; somebody whose card she does not hold gave her something."""
    people.meet("Laila", "Mei")
    now, (laila, mei) = house_time(), (people.people["Laila"], people.people["Mei"])
    hers = _story(people, "Laila")
    wish = Give(
        Reach.WHOLE, frozenset(Purpose), now.date() + timedelta(days=9), now.date(), writes=True, how=LONG
    )
    reader = giving.give(laila, hers.id, _card(people, "Laila", "Mei"), wish, now)
    assert isinstance(reader, bytes)
    [waits] = receiving.waiting(mei)
    his = receiving.accept(mei, waits.id, "Sunday", now)
    assert isinstance(his, Place)
    do(mei, his.id, KeepTold("m", LONG), now)
    asking.ask(mei, his.id, Ask(frozenset(Purpose), LONG), now)
    cards.keep(people.people["Devi"], laila.keyring.card, "Laila")
    given = giving.give(
        people.people["Devi"],
        _story(people, "Devi").id,
        _card(people, "Devi", "Laila"),
        Give(Reach.WHOLE),
        now,
    )
    assert isinstance(given, bytes)
    here, there, card = hers.id.hex(), his.id.hex(), _card(people, "Laila", "Mei").hex()
    return {
        "Laila": [
            "", "in", "all", f"{here}/", f"{here}/who", f"{here}/who/{reader.hex()}", f"{here}/give",
            f"{here}/give/{card}", f"{here}/t1/m",
        ],
        "Mei": [f"{there}/", f"{there}/t1/", f"{there}/t2/", f"{there}/who", f"{there}/ask", f"{there}/off", "all"],
    }  # fmt: skip


@pytest.fixture(scope="module")
def given(build: Callable[..., House], prepared) -> Iterator[SimpleNamespace]:
    """A house in which something was given, asked for and waits."""
    house = build()
    house.home.mkdir(exist_ok=True)
    people, paths = settled(house.home, prepared, ("Laila", "Mei", "Devi"), _filled)
    house.open()
    yield SimpleNamespace(house=house, people=people, paths=paths)
    house.kill()


def pages(given: SimpleNamespace, made: BrowserContext, language: str) -> Iterator[tuple[Page, str]]:
    """Every page, as the one who holds it and as the one who reads it."""
    page = made.new_page()
    for name, paths in given.paths.items():
        given.people.seat(made, name)
        for path in paths:
            answer = page.goto(f"{given.house.address}/{language}/my/h/{path}")
            assert answer is not None
            assert answer.status == 200, path
            page.evaluate(OPEN_ALL)
            yield page, path


@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_page_scrolls_sideways_and_whatever_is_tapped_is_large_enough(
    given: SimpleNamespace, context: Context, language: str
) -> None:
    made = context(width=320, height=640)
    wrong: Found = {}
    for page, path in pages(given, made, language):
        letters = made.new_cdp_session(page)
        for size in (16, 32):
            letters.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
            page.wait_for_function(
                "(wanted) => Math.abs("
                "parseFloat(getComputedStyle(document.documentElement).fontSize) - wanted) < 0.01",
                arg=size * 1.125,
            )
            found = page.evaluate(SPREAD) + (page.evaluate(SMALL) if size == 16 else [])
            _collect(wrong, found, f"{path} at {size} px")
    _none(wrong)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_axe_finds_nothing(given: SimpleNamespace, context: Context, language: str) -> None:
    made = context(script=True)
    made.add_init_script(AXE.read_text("utf-8"))
    wrong: Found = {}
    for page, path in pages(given, made, language):
        page.emulate_media(color_scheme="light")
        _collect(wrong, page.evaluate(RUN, list(TAGS)), f"{path} light")
        page.emulate_media(color_scheme="dark")
        _collect(wrong, page.evaluate(RUN, ["cat.color"]), f"{path} dark")
    _none(wrong)


def test_giving_by_keyboard_alone_with_a_choice_that_needs_a_look_first(
    given: SimpleNamespace, context: Context
) -> None:
    made = context(script=True)
    given.people.seat(made, "Mei")
    page = made.new_page()
    hers = _new_story(given, page)

    def reach(selector: str) -> None:
        for _ in range(40):
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"{selector} is not reached by Tab")

    page.goto(f"{given.house.address}/en/my/h/{hers}/give")
    reach("main a.tile")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    reach("main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("p.wrong").count() == 2
    reach('[name="reach"]')
    page.keyboard.press("Space")
    reach("main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/who")
    assert "only to listen, only what was written since" in page.locator("main").inner_text()


def _new_story(given: SimpleNamespace, page: Page) -> str:
    """Mei begins a story of her own, at the page that does it; the id in its address."""
    page.goto(f"{given.house.address}/en/my/h/new?as=1")
    page.locator('[name="name-name"]').fill("Wednesday")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    return page.url.rstrip("/").rpartition("/")[2]
