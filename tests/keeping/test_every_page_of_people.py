"""Pages of people and invitations in a real browser: small, at 200% text, light and dark, by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from living import PASSPHRASE, House, Visitor
from on_a_phone import (
    LONG,
    Found,
    found_by_axe,
    look_by_keys,
    look_small,
    look_with_axe,
    none,
    reach,
    with_axe,
)
from playwright.sync_api import BrowserContext, Page

Context = Callable[..., BrowserContext]
pytestmark = pytest.mark.xdist_group("people-look")


@pytest.fixture(scope="module")
def met(build: Callable[..., House]) -> Iterator[SimpleNamespace]:
    """A house of one that became one of many: somebody came, and another link still holds."""
    house = build().open()
    mei = Visitor(house).move_in("Thursday")
    assert mei.get("h/invite").headers["Location"].endswith("h/handle")
    assert mei.post("h/handle", chosen="mei").status == 302
    faiz = Visitor(house)
    first = invited(mei, "my cousin")
    faiz.get(first)
    fields = {"do": "join", "chosen": "faiz", "own_name": LONG[:60]}
    assert faiz.post(first, **fields, passphrase__which="own", passphrase__own=PASSPHRASE).status == 302
    second = invited(mei, LONG[:60], welcome=f"There is tea.\n{LONG}")
    people = mei.get("h/p").body.decode()
    one = re.search(r'href="/en/my/(h/p/[0-9a-f]{32})"', people)
    sent = re.search(r'href="/en/my/(h/invite/[0-9a-f]{32})"', mei.get("h/invite").body.decode())
    assert one
    assert sent
    bell = mei.post("h/b1", text=LONG[:60], days="MO", at="20:15", zone="Asia/Kuala_Lumpur")
    assert bell.status == 302
    paths = [
        "h/",
        "h/b",
        "h/b1",
        "h/b2",
        "h/b3",
        bell.headers["Location"].removeprefix("/en/my/"),
        "h/p",
        one[1],
        "h/handle",
        "h/invite",
        sent[1],
        "h/mine",
        "h/look",
        "h/copy",
        "h/new",
        second,
    ]
    yield SimpleNamespace(
        house=house, mei=mei, inside=paths, outside=["open", "open/paper", second, "come/x"]
    )
    house.kill()


def invited(visitor: Visitor, name: str, welcome: str = "") -> str:
    """Make a link; its path behind language and place."""
    answer = visitor.post("h/invite", name=name, own_name="Mei", welcome=welcome, days="7")
    assert answer.status == 302, answer.body.decode()[-3000:]
    found = re.search(r"/en/my/(come/[\w-]+)<", visitor.get(answer.headers["Location"]).body.decode())
    assert found
    return found[1]


def pages(met: SimpleNamespace, context: BrowserContext) -> Iterator[tuple[Page, str]]:
    """Every page, those outside the door first."""
    page = context.new_page()
    for path in met.outside:
        yield page, path
    cookies = [{"name": n, "value": v, "url": met.house.address} for n, v in met.mei.cookies.items()]
    context.add_cookies(cookies)
    for path in met.inside:
        yield page, path


@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_page_scrolls_sideways_and_whatever_is_tapped_is_large_enough(
    met: SimpleNamespace, context: Context, language: str
) -> None:
    made = context(width=320, height=640)
    wrong: Found = {}
    for page, path in pages(met, made):
        page.goto(f"{met.house.address}/{language}/my/{path}")
        look_small(page, made.new_cdp_session(page), path, wrong, (320, 360))
    none(wrong)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_axe_finds_nothing(met: SimpleNamespace, context: Context, language: str) -> None:
    made = with_axe(context(script=True))
    wrong: Found = {}
    for page, path in pages(met, made):
        page.goto(f"{met.house.address}/{language}/my/{path}")
        look_with_axe(page, path, wrong)
        look_by_keys(page, path, wrong)
    none(wrong)


def test_coming_by_keyboard_alone_with_a_form_that_needs_a_look_first(
    met: SimpleNamespace, context: Context
) -> None:
    link = invited(met.mei, "by keys")
    made = with_axe(context(script=True))
    page = made.new_page()
    page.goto(f"{met.house.address}/en/my/{link}")

    reach(page, 'button[value="join"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".wrong").count() == 3
    assert found_by_axe(page) == []
    reach(page, '[name="chosen"]')
    page.keyboard.type("ravi")
    reach(page, '[name="own_name"]')
    page.keyboard.type("Ravi")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/en/my/h/handle")
    assert "ravi-" in page.locator("main .say").inner_text()
