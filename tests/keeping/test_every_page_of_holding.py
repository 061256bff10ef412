"""Every page of holding and landing in a real browser: small, at 200% text, light and dark, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from living import House
from on_a_phone import Found, enter, look_by_keys, look_small, look_with_axe, none, reach, with_axe
from playwright.sync_api import BrowserContext
from several import Several, settled
from test_holding_over import ASKED, TOLD, begun, given, taken

from jaga.pages.doorway.guard import now
from jaga.practice.passed_on import TakeUpRequest
from jaga.practice.people import NameSomeone, Turning
from jaga.practice.reflection import WriteReflection
from jaga.practice.repair import ShareRepair
from jaga.practice.roles import Role
from jaga.practice.smallharms import WriteHurt
from jaga.practice.telling import BeginStory, KeepTold, Knows
from jaga.usecases import cards, holding
from jaga.usecases.compartments import say_role
from jaga.usecases.holding import Taking
from jaga.usecases.strands import do
from jaga.vault import Place

NAMES = ("Mei", "Laila", "Su", "Devi", "Faiz", "Raj", "Bina")
OF_FAIZ = (
    WriteReflection("m", "I laughed.", "She eats alone.", holds_shame="my aunt"),
    NameSomeone("a", "my aunt", Turning.HOLDS_SHAME, "all of it, on Sunday"),
    WriteHurt("s", "let down", "You forgot me, twice.", "to hear of changes the same day"),
)
SHARED = ShareRepair("r", "I laughed.", repair="I say to the team that it was wrong.")
Pages = list[tuple[str, str]]


def _filled(people: Several) -> Pages:
    """Each page with the person who looks at it."""
    people.meet("Mei", "Laila", "Su")
    people.meet("Devi", "Faiz", "Bina")
    of_laila = begun(people, "Mei", "story", BeginStory("Laila", Knows.YES), KeepTold("a", TOLD))
    given(people, "Mei", of_laila, "Su")
    own = begun(people, "Su", "story", BeginStory(), KeepTold("a", TOLD))
    lent = begun(people, "Laila", "story", BeginStory(), KeepTold("a", TOLD))
    asked = begun(people, "Devi", "accountability", TakeUpRequest("a", ASKED, "Shu", "Devi"))
    given(people, "Devi", asked, "Faiz")
    his = taken(people, "Faiz", "the office")
    notes = begun(people, "Faiz", "notes", *OF_FAIZ)
    do(people.people["Faiz"], his.id, SHARED, now())
    given(people, "Devi", asked, "Raj")
    given(people, "Devi", asked, "Bina")
    devi = people.people["Devi"]
    bina = next(each.id for each in cards.mine(devi) if each.name == "Bina")
    say_role(devi, asked, bina, Role.STANDS_BY, now())
    people.meet("Su", "Raj")
    not_offered = begun(people, "Raj", "story", BeginStory(), KeepTold("a", TOLD))
    lending = _offer(people, "Laila", lent, "Mei", way_back=True)
    taken_by_mei = holding.take(people.people["Mei"], lending, Taking("blue"), now())
    assert isinstance(taken_by_mei, Place)
    offered = _offer(people, "Mei", of_laila, "Laila")
    asks = _offer(people, "Su", own, "Mei", way_back=True)
    return [
        ("Raj", f"{not_offered.id.hex()}/hand"),
        ("Raj", f"{not_offered.id.hex()}/"),
        ("Su", f"{own.id.hex()}/hand"),
        ("Mei", f"{of_laila.id.hex()}/hand"),
        ("Mei", f"{of_laila.id.hex()}/"),
        ("Mei", f"{taken_by_mei.id.hex()}/hand"),
        ("Mei", f"to/{asks.hex()}"),
        ("Mei", ""),
        ("Laila", "here"),
        ("Laila", f"to/{offered.hex()}"),
        ("Laila", f"{lent.id.hex()}/"),
        ("Laila", f"{lent.id.hex()}/hand"),
        ("Faiz", "with"),
        ("Faiz", f"{his.id.hex()}/"),
        ("Faiz", f"{his.id.hex()}/a5/"),
        ("Faiz", f"{his.id.hex()}/a5/r"),
        ("Faiz", f"{his.id.hex()}/a10/"),
        ("Faiz", f"{notes.id.hex()}/r"),
        ("Faiz", f"{notes.id.hex()}/r/{his.id.hex()}"),
        ("Faiz", f"{notes.id.hex()}/n13/"),
        ("Faiz", f"{notes.id.hex()}/n13/s"),
        ("Faiz", f"{notes.id.hex()}/r2/s"),
        ("Raj", "with"),
        ("Raj", "here"),
        ("Bina", "along"),
    ]


def _offer(people: Several, giver: str, place: Place, to: str, *, way_back: bool = False) -> bytes:
    known = next(each.id for each in cards.mine(people.people[giver]) if each.name == to)
    assert holding.offer(people.people[giver], place.id, known, now(), way_back=way_back) is None
    return next(
        each.id
        for each in holding.offers(people.people[to], now())
        if each.holder and each.holder.name == giver
    )


@pytest.mark.xdist_group("holding-look")
@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_page_of_holding_fits_a_phone_and_axe_finds_nothing(
    tmp_path: Path,
    prepared: Path,
    build: Callable[..., House],
    context: Callable[..., BrowserContext],
    language: str,
) -> None:
    people, pages = settled(tmp_path / "home", prepared, NAMES, _filled)
    house = build()
    house.home = tmp_path / "home"
    house.open()
    wrong: Found = {}
    made = {who: with_axe(context(script=True, width=320, height=640)) for who in NAMES}
    for who, one in made.items():
        people.seat(one, who)
    tabs = {who: one.new_page() for who, one in made.items()}
    for who, path in pages:
        page = tabs[who]
        answer = page.goto(f"{house.address}/{language}/my/h/{path}")
        assert answer is not None
        assert answer.status == 200, f"{who} {path}"
        look_with_axe(page, f"{who} {path}", wrong)
        look_by_keys(page, f"{who} {path}", wrong)
        look_small(page, made[who].new_cdp_session(page), f"{who} {path}", wrong)
    house.kill()
    none(wrong)


def test_offering_and_taking_by_keyboard_alone(
    tmp_path: Path, prepared: Path, build: Callable[..., House], context: Callable[..., BrowserContext]
) -> None:
    def filled(people: Several) -> Place:
        people.meet("Mei", "Laila")
        return begun(people, "Mei", "story", BeginStory("Laila", Knows.YES), KeepTold("a", TOLD))

    people, hers = settled(tmp_path / "home", prepared, ("Mei", "Laila"), filled)
    house = build()
    house.home = tmp_path / "home"
    house.open()
    pages = {}
    for who in ("Mei", "Laila"):
        made = context(script=True)
        people.seat(made, who)
        pages[who] = made.new_page()
    mei, laila = pages["Mei"], pages["Laila"]
    mei.goto(f"{house.address}/en/my/h/{hers.id.hex()}/hand")
    reach(mei, '[name="whom"]')
    mei.keyboard.press("Space")
    enter(mei, 'button[value="offer"]')
    reach(mei, 'button[value="cancel"]')
    laila.goto(f"{house.address}/en/my/h/")
    enter(laila, 'main a[href*="/h/to/"]')
    reach(laila, '[name="reads_on"][value="no"]')
    laila.keyboard.press("Space")
    enter(laila, 'button[value="take"]')
    assert "only you" in (laila.locator(".whoreads").text_content() or "")
    enter(laila, 'a[href$="/pass"]')
    enter(laila, "main a.tile")
    house.kill()
