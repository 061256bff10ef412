"""Pages of giving, receiving and asking in a real browser: small, at 200% text, light and dark, by keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from living import House, follow
from on_a_phone import LONG, Found, look_by_keys, look_small, look_with_axe, none, reach, with_axe
from playwright.sync_api import BrowserContext, Page
from several import Several, settled

from jaga.pages.doorway.guard import now as house_time
from jaga.practice.agreements import ReachAgreement
from jaga.practice.capacity import Help
from jaga.practice.consent import Purpose, Reach
from jaga.practice.free_notes import WriteNote
from jaga.practice.gatherings import PlanGathering
from jaga.practice.members import SayIAmIn
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases import asking, cards, giving, receiving
from jaga.usecases.asking import Ask
from jaga.usecases.folds import look
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
    circle = _circle(people)
    here, there, card = hers.id.hex(), his.id.hex(), _card(people, "Laila", "Mei").hex()
    return {
        "Laila": [
            "", "in", "all", f"{here}/", f"{here}/who", f"{here}/who/{reader.hex()}", f"{here}/give",
            f"{here}/give/{card}", f"{here}/t1/m", *circle["Laila"],
        ],
        "Mei": [f"{there}/", f"{there}/t1/", f"{there}/t2/", f"{there}/who", f"{there}/ask", f"{there}/off", "all",
                *circle["Mei"]],
        "Devi": ["in"],
    }  # fmt: skip


def _circle(people: Several) -> dict[str, list[str]]:
    """Laila holds a circle with Mei and Ben in it, who do not know each other; Devi was asked."""
    now, laila = house_time(), people.people["Laila"]
    place = begin(laila, "circle", "Sundays", now)
    assert isinstance(place, Place)
    soon = now.date() + timedelta(days=2)
    said = (
        SayIAmIn("l", LONG, frozenset(Help), LONG, LONG),
        ReachAgreement("a", LONG, LONG, soon),
        PlanGathering("g", LONG, soon, LONG, LONG, LONG, LONG, LONG),
        WriteNote("n", LONG),
    )
    for command in said:
        do(laila, place.id, command, now)
    people.meet("Laila", "Ben")
    people.meet("Laila", "Devi")
    theirs = {name: _let_in(people, place, name) for name in ("Mei", "Ben")}
    giving.give(laila, place.id, _card(people, "Laila", "Devi"), Give(Reach.WHOLE), now)
    for name, there in theirs.items():
        do(people.people[name], there.id, SayIAmIn(name, name, outside=True), now)
    ben = look(people.people["Ben"], theirs["Ben"].id, now).opened.me
    here, there, card = place.id.hex(), theirs["Mei"].id.hex(), _card(people, "Laila", "Mei").hex()
    return {
        "Laila": [
            f"{here}/", f"{here}/c1/", f"{here}/c1/l", f"{here}/c2/", f"{here}/c2/a", f"{here}/c3/", f"{here}/c3/g",
            f"{here}/c4/", f"{here}/who", f"{here}/give/{card}", f"{here}/pass", f"{here}/hand",
        ],
        "Mei": [
            f"{there}/", f"{there}/c1/", f"{there}/who", f"{there}/ask", f"{there}/off", f"{there}/card/{ben.hex()}",
        ],
    }  # fmt: skip


def _let_in(people: Several, place: Place, name: str) -> Place:
    now = house_time()
    giving.give(people.people["Laila"], place.id, _card(people, "Laila", name), Give(Reach.WHOLE), now)
    waits = receiving.waiting(people.people[name])[-1]
    taken = receiving.accept(people.people[name], waits.id, "Blue", now)
    assert isinstance(taken, Place)
    return taken


@pytest.fixture(scope="module")
def given(build: Callable[..., House], prepared) -> Iterator[SimpleNamespace]:
    """A house in which something was given, asked for and waits."""
    house = build()
    house.home.mkdir(exist_ok=True)
    people, paths = settled(house.home, prepared, ("Laila", "Mei", "Devi", "Ben"), _filled)
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
            yield page, path


@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_page_scrolls_sideways_and_whatever_is_tapped_is_large_enough(
    given: SimpleNamespace, context: Context, language: str
) -> None:
    made = context(width=320, height=640)
    wrong: Found = {}
    for page, path in pages(given, made, language):
        look_small(page, made.new_cdp_session(page), path, wrong)
    none(wrong)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_axe_finds_nothing(given: SimpleNamespace, context: Context, language: str) -> None:
    made = with_axe(context(script=True))
    wrong: Found = {}
    for page, path in pages(given, made, language):
        look_with_axe(page, path, wrong)
        look_by_keys(page, path, wrong)
    none(wrong)


def test_giving_by_keyboard_alone_with_a_choice_that_needs_a_look_first(
    given: SimpleNamespace, context: Context
) -> None:
    made = context(script=True)
    given.people.seat(made, "Mei")
    page = made.new_page()
    hers = _new_story(given, page)

    page.goto(f"{given.house.address}/en/my/h/{hers}/give")
    reach(page, "main a.tile")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    reach(page, "main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("p.wrong").count() == 2
    reach(page, '[name="reach"]')
    page.keyboard.press("Space")
    reach(page, "main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/who")
    assert "only to listen, only what was written since" in page.locator("main").inner_text()


def _new_story(given: SimpleNamespace, page: Page) -> str:
    """Mei begins a story of her own, at the page that does it; the id in its address."""
    page.goto(f"{given.house.address}/en/my/h/new?as=1")
    page.locator('[name="name-name"]').fill("Wednesday")
    follow(page.locator("main form button").last)
    return page.url.rstrip("/").rpartition("/")[2]
