"""Leave quickly, and getting everywhere with a keyboard alone."""

import re
import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from playwright.sync_api import BrowserContext, Page

from jaga.pages.shown import library

pytestmark = pytest.mark.xdist_group("leaving")

Phone = Callable[..., BrowserContext]
LANGUAGES = ("en", "ms")


def lands_on(page: Page, ending: str) -> None:
    """Waits until the address ends so; the pages forbid the browser's own way of waiting."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if page.url.endswith(ending) and page.evaluate("document.readyState") == "complete":
            return
        page.wait_for_timeout(25)
    pytest.fail(f"still at {page.url}, not at {ending}")


def _reading(context: BrowserContext, language: str) -> Page:
    """Somebody who came by the front page and now reads what to say to a friend."""
    page = context.new_page()
    page.goto(f"/{language}/my/")
    page.locator(".ways a").nth(1).click()
    lands_on(page, f"/{language}/my/d2")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", [False, True])
def test_one_tap_leads_to_the_innocent_page(phone: Phone, language: str, *, script: bool) -> None:
    page = _reading(phone(script=script), language)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator("#leave").bounding_box()
    assert box is not None
    assert box["y"] == 0, "the way out stays at the top of the screen however far one has read"
    page.mouse.click(box["x"] + 40, box["y"] + 10)
    lands_on(page, f"/{language}/bubur")


@pytest.mark.parametrize("language", LANGUAGES)
def test_shift_pressed_three_times_leads_to_the_innocent_page(phone: Phone, language: str) -> None:
    page = _reading(phone(), language)
    for _ in range(3):
        page.keyboard.press("Shift")
    lands_on(page, f"/{language}/bubur")


def test_shift_used_for_writing_does_not_lead_away(phone: Phone) -> None:
    page = _reading(phone(), "en")
    for key in ("Shift", "a", "Shift", "b", "Shift", "Shift", "c"):
        page.keyboard.press(key)
    page.keyboard.down("Shift")
    for _ in range(5):
        page.keyboard.down("Shift")  # a finger that rests on the key repeats it
    page.keyboard.up("Shift")
    page.wait_for_timeout(400)
    assert page.url.endswith("/en/my/d2")


@pytest.mark.parametrize("way", ["link", "keys"])
def test_with_javascript_back_does_not_show_the_page_just_left(phone: Phone, way: str) -> None:
    """It shows the page before that one: the browser's memory is not ours to empty (s5 says so)."""
    page = _reading(phone(), "en")
    title = page.locator("h1").inner_text()
    if way == "link":
        page.locator("#leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    lands_on(page, "/en/bubur")
    page.go_back()
    lands_on(page, "/en/my/")
    assert page.locator("h1").inner_text() != title
    page.go_forward()
    lands_on(page, "/en/bubur")


def test_without_javascript_back_does_show_the_page_just_left(phone: Phone) -> None:
    """Recorded as it is, not as one would wish: a link alone cannot take its page out of Back.

    What is read without an account is public and comes back. The page on what a phone remembers
    has to say so.
    """
    page = _reading(phone(script=False), "en")
    page.locator("#leave").click()
    lands_on(page, "/en/bubur")
    page.go_back()
    lands_on(page, "/en/my/d2")


def test_leaving_keeps_nothing_in_the_browser(phone: Phone) -> None:
    context = phone()
    page = _reading(context, "en")
    page.locator("#leave").click()
    lands_on(page, "/en/bubur")
    assert context.cookies() == []
    kept = "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]"
    assert page.evaluate(kept) == [0, 0, 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_innocent_page_names_nothing_of_the_house(phone: Phone, language: str) -> None:
    page = phone().new_page()
    page.goto(f"/{language}/leave")
    lands_on(page, f"/{language}/bubur")
    said = f"{page.title()} {page.content()}".lower()
    telling = ("jaga", "leave quickly", "harm", "words", "safe", "help", "kata", "sakiti", "selamat", "bantu")
    # Names of files that the page loads are not shown, but somebody may look at the source.
    assert [word for word in telling if re.search(rf"\b{word}", said)] == []
    assert page.locator("a").count() == 0
    assert page.locator("script").count() == 0
    assert len(page.locator("main").inner_text().split()) > 40, "a real recipe, not a blank page"


def _focused(page: Page) -> dict[str, str]:
    return dict(
        page.evaluate("""() => {
          const e = document.activeElement, r = e.getBoundingClientRect(), style = getComputedStyle(e);
          const bar = document.getElementById("leave").getBoundingClientRect();
          return {
            id: e.id, href: e.getAttribute("href") || "", tag: e.tagName, outline: style.outlineStyle,
            hidden: e.id !== "leave" && e !== document.body && r.bottom <= bar.bottom + 1 ? "hidden" : "",
          };
        }""")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", [False, True])
def test_the_first_key_reaches_leave_quickly_and_enter_leaves(
    phone: Phone, addresses: dict[str, list[str]], language: str, *, script: bool
) -> None:
    page = phone(script=script).new_page()
    some = [
        path
        for path in addresses[language]
        if path.endswith(("/my/", "/now", "/all", "/d2", "/w8", "/paper/f1"))
    ]
    assert len(some) >= 6
    for path in some:
        page.goto(path)
        page.keyboard.press("Tab")
        focused = _focused(page)
        assert (focused["id"], focused["outline"]) == ("leave", "solid"), path
    page.keyboard.press("Enter")
    lands_on(page, f"/{language}/bubur")


KEYS = 8 + len(library().languages)
"""Ten where there are two languages, and one for each that stands beside them in the bar."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", [False, True])
def test_every_door_and_help_now_open_by_keyboard_alone(phone: Phone, language: str, *, script: bool) -> None:
    page = phone(script=script).new_page()
    for door in ("d1", "d2", "d3", "d4", "d5", f"/{language}/my/now"):
        page.goto(f"/{language}/my/")
        for _ in range(KEYS):
            page.keyboard.press("Tab")
            focused = _focused(page)
            assert focused["outline"] == "solid", "what has the focus can be seen"
            if focused["href"] == door:
                break
        assert focused["href"] == door, f"{door} is not within {KEYS} keys"
        page.keyboard.press("Enter")
        lands_on(page, f"/my/{door.rpartition('/')[2]}")
        assert page.locator("h1").count() == 1


def test_the_reasons_open_by_keyboard_and_without_javascript(phone: Phone) -> None:
    page = phone(script=False).new_page()
    page.goto("/en/my/f1")
    why = page.locator("details.why").first
    assert not why.locator("p").first.is_visible()
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    assert why.locator("p").first.is_visible()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_nothing_that_has_the_focus_hides_behind_leave_quickly(phone: Phone, key: str) -> None:
    page = phone(width=320, height=568).new_page()
    page.goto("/en/my/all")
    if key == "Shift+Tab":
        page.locator("footer a").last.focus()
    reached, hidden = set(), []
    for _ in range(120):
        page.keyboard.press(key)
        focused = _focused(page)
        if focused["tag"] == "BODY" or focused["id"] == "leave":
            if len(reached) > 5:
                break
            continue
        reached.add(focused["href"])
        hidden += [focused["href"]] if focused["hidden"] else []
    assert len(reached) > 20
    assert hidden == []


def test_every_phone_may_zoom(phone: Phone, server: SimpleNamespace) -> None:
    page = phone().new_page()
    page.goto(f"{server.address}/en/my/")
    viewport = page.locator('meta[name="viewport"]').get_attribute("content") or ""
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport
