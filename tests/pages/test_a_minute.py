"""Within a minute: a sentence to send, a number to call. And little to download on the way."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.xdist_group("a-minute")

Phone = Callable[..., BrowserContext]
WIDTH, HEIGHT = 360, 740
WORDS_READ_IN_A_MINUTE = 130
"""Slowly, by somebody whose hands shake."""
KIB = 1024

WORDS_BEFORE = """(element) => {
  const range = document.createRange();
  range.setStartBefore(document.querySelector("main"));
  range.setEndBefore(element);
  return range.toString();
}"""


def _words_before(page: Page, selector: str, number: int = 0) -> int:
    """How many words stand on a page, in reading order, before an element."""
    before = page.locator(selector).nth(number).evaluate(WORDS_BEFORE)
    return len(re.findall(r"[\w'-]+", before))


def _bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("script", [False, True])
def test_within_a_minute_somebody_who_was_told_has_a_sentence_to_send(
    phone: Phone, language: str, *, script: bool
) -> None:
    page = phone(script=script, width=WIDTH, height=HEIGHT).new_page()
    page.goto(f"/{language}/my/")
    door = page.locator(".ways a").nth(1)
    assert door.is_visible()
    assert _bottom(page, ".ways li:nth-child(2) a") <= HEIGHT, "the door stands on the first screen"
    words = _words_before(page, ".ways a", 1)
    door.click()  # the only tap
    sentence = page.locator(".say li").first
    sentence.wait_for(state="visible")
    assert page.url.endswith(f"/{language}/my/d2")
    assert _bottom(page, ".say li") <= HEIGHT, "the sentence stands on the first screen, without scrolling"
    words += _words_before(page, ".say li")
    assert words <= WORDS_READ_IN_A_MINUTE / 2
    assert page.locator("form, input, textarea").count() == 0, "nothing is asked first"
    assert 2 <= len(sentence.inner_text().split()) <= 20


@pytest.mark.parametrize("language", ["en", "ms"])
def test_one_touch_takes_the_whole_sentence_and_nothing_but_it(phone: Phone, language: str) -> None:
    page = phone(width=WIDTH, height=HEIGHT).new_page()
    page.goto(f"/{language}/my/d2")
    sentence = page.locator(".say li").first
    sentence.click()
    assert page.evaluate("getSelection().toString().trim()") == sentence.inner_text().strip()


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("script", [False, True])
def test_help_now_is_one_tap_from_everywhere_and_shows_a_number_at_once(
    phone: Phone, addresses: dict[str, list[str]], language: str, *, script: bool
) -> None:
    page = phone(script=script, width=WIDTH, height=HEIGHT).new_page()
    for path in (addresses[language][0], f"/{language}/my/d2", f"/{language}/my/s4", f"/{language}/my/near"):
        page.goto(path)
        page.locator("nav a[href$='/now']").click()
        number = page.locator("a.number[href^='tel:']").first
        number.wait_for(state="visible")
        assert page.url.endswith(f"/{language}/my/now")
        assert _bottom(page, "a.number[href^='tel:']") <= HEIGHT
        assert number.evaluate(
            "(e) => e.href.slice(4).replace(/\\D/g, '') === e.innerText.replace(/\\D/g, '')"
        )


@pytest.mark.parametrize("language", ["en", "ms"])
def test_the_next_ten_minutes_are_two_taps_from_the_front(phone: Phone, language: str) -> None:
    page = phone(width=WIDTH, height=HEIGHT).new_page()
    page.goto(f"/{language}/my/")
    page.locator("nav a[href$='/now']").click()
    tile = page.locator("a.tile[href='w8']")
    tile.wait_for(state="visible")
    assert _bottom(page, "a.tile[href='w8']") <= HEIGHT * 2, "below the emergency numbers, and no deeper"
    tile.click()
    page.locator("main h2").first.wait_for(state="visible")
    assert page.url.endswith(f"/{language}/my/w8")
    assert page.locator("main .say li, main .services .number").count() > 0


# What it weighs.


def _loaded(page: Page, *paths: str) -> dict[str, int]:
    """Bytes on the wire by address, headers and all, for visiting those pages one after the other."""
    session = page.context.new_cdp_session(page)
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict[str, dict[str, str]]) -> None:
        names[str(event["requestId"])] = event["request"]["url"]

    def done(event: dict[str, int]) -> None:
        address = names.get(str(event["requestId"]), "?")
        sizes[address] = sizes.get(address, 0) + int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", done)
    session.send("Network.enable")
    for path in paths:
        page.goto(path, wait_until="networkidle")
    session.detach()
    return sizes


def _without_font(sizes: dict[str, int]) -> int:
    return sum(size for address, size in sizes.items() if not address.endswith(".woff2"))


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("page_name", ["", "d2"])
def test_a_first_visit_takes_60_kb_and_a_later_one_15(phone: Phone, language: str, page_name: str) -> None:
    """Compressed, without the font."""
    path = f"/{language}/my/{page_name}"
    page = phone().new_page()
    first = _loaded(page, path)
    assert any(address.endswith(".css") for address in first), first
    assert any(address.endswith(".js") for address in first), first
    assert 1 * KIB < _without_font(first) <= 60 * KIB, first
    again = _loaded(page, path)
    assert 0 < sum(again.values()) <= 15 * KIB, again


def test_no_page_at_all_is_heavier_than_a_later_visit_may_be(
    addresses: dict[str, list[str]], ask: Callable[..., SimpleNamespace]
) -> None:
    sizes = {}
    for path in addresses["en"] + addresses["ms"]:
        answer = ask(path, Accept_Encoding="gzip")
        sizes[path] = len(answer.body) + len(answer.headers.as_bytes())
    assert {path: size for path, size in sizes.items() if size > 15 * KIB} == {}


def test_all_javascript_of_the_house_is_under_8_kb() -> None:
    static = Path(settings.PACKAGE) / "pages" / "static"
    sizes = {path.name: path.stat().st_size for path in static.rglob("*.js")}
    assert sizes
    assert sum(sizes.values()) < 8 * KIB, sizes
