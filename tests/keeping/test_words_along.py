"""The words kept on a phone: read when the house does not answer, nothing personal among them, and taken away again."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from living import House, Visitor
from playwright.sync_api import BrowserContext, Page, expect

from jaga.guides.text import FIRST
from jaga.pages.shown import library

SECRET = "seven spoons"
EVERYTHING = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const asked of await (await caches.open(name)).keys()) {
      const answer = await (await caches.open(name)).match(asked);
      const body = await answer.text();
      found.push([new URL(asked.url).pathname, body]);
    }
  return found;
}"""
WORDS = re.compile(r"/en/my/(along|along\.json|now|all|near|[a-z]\d+[a-z]?)?|/en/bubur|/static/[\w./-]+")


@pytest.fixture(scope="module")
def house(build: Callable[..., House]) -> Iterator[SimpleNamespace]:
    """A house in which somebody keeps something, and is signed in."""
    opened = build().open()
    visitor = Visitor(opened).move_in(SECRET)
    yield SimpleNamespace(house=opened, visitor=visitor)
    opened.kill()


def _signed_in(house: SimpleNamespace, context: BrowserContext) -> Page:
    context.add_cookies(
        [
            {"name": name, "value": value, "url": house.house.address}
            for name, value in house.visitor.cookies.items()
        ]
    )
    return context.new_page()


def _everything(page: Page) -> list[Any]:
    return list(page.evaluate(EVERYTHING))


def test_the_words_are_there_when_the_house_is_not_and_nothing_else_is(
    house: SimpleNamespace, context: Callable[..., BrowserContext]
) -> None:
    page = _signed_in(house, context(script=True))
    page.goto(house.house.address + "/en/my/h/")
    expect(page.get_by_text(SECRET)).to_be_visible()
    page.goto(house.house.address + "/en/my/along")
    assert _everything(page) == []
    page.get_by_role("button", name="Keep the words here").click()
    expect(page.get_by_role("button", name="Take them away from here")).to_be_visible(timeout=60_000)
    # Pages of the house are gone through as usual: nothing of them is kept in passing.
    for address in ("h/", house.visitor.place, "f1"):
        page.goto(f"{house.house.address}/en/my/{address}")
    kept = _everything(page)
    names = {path for path, _ in kept}
    assert [path for path in names if not WORDS.fullmatch(path)] == []
    assert {f"/en/my/{name}" for name in library().texts[FIRST]} < names
    assert not any(SECRET in body for _, body in kept)
    assert not any(f"/h/{house.visitor.place[2:-1]}" in body for _, body in kept)

    house.house.close()
    page.goto(house.house.address + "/en/my/w8")
    expect(page.locator("main > p.note").first).to_contain_text("This was kept on this phone on ")
    expect(page.get_by_role("heading", level=1)).to_have_text(library().texts[FIRST]["w8"].title)
    page.goto(house.house.address + "/en/my/now")
    assert page.locator("a[href^='tel:']").count() > 0
    page.goto(house.house.address + "/en/my/f1-2")
    expect(page.get_by_role("heading", level=1)).to_have_text(library().texts[FIRST]["f1"].title)
    page.locator("#leave").click()
    expect(page).to_have_title(re.compile("ubur|orridge"))
    with pytest.raises(Exception, match="ERR_"):
        page.goto(house.house.address + "/en/my/h/")

    house.house.open()
    page.goto(house.house.address + "/en/my/w8")
    assert page.get_by_text("This was kept on this phone on").count() == 0, (
        "with a network the newest is shown"
    )
    page.goto(house.house.address + "/en/my/along")
    page.get_by_role("button", name="Take them away from here").click()
    expect(page.get_by_role("button", name="Keep the words here")).to_be_visible()
    assert _everything(page) == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_without_javascript_the_page_says_so_and_offers_the_file(
    house: SimpleNamespace, context: Callable[..., BrowserContext]
) -> None:
    page = context().new_page()
    page.goto(house.house.address + "/en/my/along")
    expect(page.get_by_text("or without JavaScript, it does not work")).to_be_visible()
    assert page.get_by_role("button").count() == 0
    body = Visitor(house.house).get("along.zip").body
    assert 500_000 < len(body) < 1_500_000, "the page says: about one megabyte"
    whole = zipfile.ZipFile(io.BytesIO(body))
    assert whole.testzip() is None
    assert {"index.html", "en/f1.html", "ms/now.html", "house.css"} < set(whole.namelist())
    assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_named_is_there_and_the_app_has_a_name_that_tells_nothing(house: SimpleNamespace) -> None:
    stranger = Visitor(house.house)
    told = json.loads(stranger.get("along.json").body)
    assert all(stranger.get(page).status == 200 for page in told["pages"])
    names = {json.loads(stranger.get(f"along-{icon}.webmanifest").body)["name"] for icon in ("leaf", "page")}
    assert names == {"Leaf", "Page"}
    assert stranger.get("along-knife.webmanifest").status == 404
