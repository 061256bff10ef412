"""Every page in a real browser, JavaScript off and on, both languages: small, at 200% text, in the dark."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import axe
import pytest
from axe import faint, faint_and_new, faults, with_axe
from playwright.sync_api import Browser, BrowserContext, Page

from jaga import pages

Phone = Callable[..., BrowserContext]
Seen = dict[str, dict[str, Any]]
NARROW, USUAL, HEIGHT = 320, 360, 640
STYLE = Path(pages.__file__).parent / "static" / "house.css"
USUAL_TEXT, DOUBLE_TEXT = 16, 32

LOOK = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true});
  const all = (rule) => [...document.querySelectorAll(rule)].filter(shown);
  const told = (e) => (e.innerText || e.getAttribute("href") || e.tagName).trim().slice(0, 40);
  const amongWords = (e) => getComputedStyle(e).display === "inline"
    && e.parentElement.innerText.trim().length > e.innerText.trim().length + 3;
  const controls = all("a[href], button, summary, input, select, textarea").filter((e) => !amongWords(e));
  return {
    targets: controls.map((e) => [told(e), e.getBoundingClientRect()])
      .filter(([, r]) => r.height < 43.9 || r.width < 43.9)
      .map(([words, r]) => `${words}: ${Math.round(r.width)} x ${Math.round(r.height)}`),
    headings: all("h1, h2, h3, h4, h5, h6").map((e) => [Number(e.tagName[1]), e.innerText.trim()]),
    language: document.documentElement.lang,
    others: [...document.querySelectorAll("body [lang]")].map((e) => e.lang),
    inline: document.querySelectorAll("style, script:not([src]), [style]").length,
    title: document.title,
    leave: all("#leave").length,
  };
}"""

SPREAD = """() => {
  const width = document.documentElement.clientWidth, told = [];
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility() || e.closest(".hidden")) continue;
    const r = e.getBoundingClientRect(), style = getComputedStyle(e);
    const name = `${e.tagName} ${(e.innerText || "").trim().slice(0, 40)}`;
    if (r.width && (r.right > width + 0.5 || r.left < -0.5)) told.push(`beside the screen: ${name}`);
    const more = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
    if (style.overflow !== "visible" && more)
      told.push(`cut off: ${name}`);
    if (style.textOverflow === "ellipsis") told.push(`shortened: ${name}`);
    if (style.position === "sticky" || style.position === "fixed")
      if (r.height > innerHeight / 4) told.push(`covers the page: ${name}`);
  }
  const scroll = document.documentElement.scrollWidth;
  if (scroll > innerWidth) told.push(`scrolls sideways: ${scroll} of ${innerWidth}`);
  return told;
}"""

FONT_SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"

CASES = [
    pytest.param((language, script), marks=pytest.mark.xdist_group(f"phone-{language}-{script}"))
    for language in ("en", "ms")
    for script in (False, True)
]
on_every_phone = pytest.mark.parametrize("seen", CASES, indirect=True)
"""Each test's own mark, not the fixture's: only so all that share a look run on one worker."""


class _Text:
    """The size of a browser's letters, as somebody sets it who sees badly."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def spread_at(self, size: int) -> list[str]:
        """What stands beside the screen or is cut off with letters of that size."""
        self.session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        wanted = size * 1.125  # the page asks for 112.5% of what the person chose
        for _ in range(1000):
            if abs(self.page.evaluate(FONT_SIZE) - wanted) < 0.01:
                return list(self.page.evaluate(SPREAD))
            self.page.wait_for_timeout(10)
        pytest.fail(f"the letters did not become {size} px large")


@pytest.fixture(scope="module")
def seen(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: SimpleNamespace,
    addresses: dict[str, list[str]],
) -> Seen:
    """Every page of one language, with JavaScript off or on, looked at once."""
    language, script = request.param
    context = browser.new_context(
        base_url=server.address,
        viewport={"width": NARROW, "height": HEIGHT},
        java_script_enabled=script,
    )
    asked: list[str] = []
    complaints: list[str] = []
    page = context.new_page()
    page.on("request", lambda sent: asked.append(sent.url))
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    text = _Text(page)
    found = {}
    for path in addresses[language]:
        asked.clear()
        complaints.clear()
        page.goto(path)
        record = page.evaluate(LOOK)
        record["spread"] = {size: text.spread_at(size) for size in (DOUBLE_TEXT, USUAL_TEXT)}
        found[path] = {**record, "wanted": language, "asked": list(asked), "complaints": list(complaints)}
    context.close()
    return found


@on_every_phone
def test_no_page_scrolls_sideways_or_cuts_words_off(seen: Seen) -> None:
    wrong = {path: record["spread"][USUAL_TEXT] for path, record in seen.items()}
    assert {path: told for path, told in wrong.items() if told} == {}


@on_every_phone
def test_at_200_percent_text_no_page_scrolls_sideways_or_cuts_words_off(seen: Seen) -> None:
    wrong = {path: record["spread"][DOUBLE_TEXT] for path, record in seen.items()}
    assert {path: told for path, told in wrong.items() if told} == {}


def test_no_rule_of_the_look_asks_how_wide_the_screen_is() -> None:
    """So what fits on the narrowest screen fits on a wider one, and the narrowest alone is looked at."""
    assert STYLE.is_file()
    assert not re.search(r"@(media|container)[^{]*width", STYLE.read_text("utf-8"))


@on_every_phone
def test_whatever_is_tapped_is_44_px_wide_and_tall(seen: Seen) -> None:
    """All but links among words."""
    small = {target for record in seen.values() for target in record["targets"]}
    assert small == set()


@on_every_phone
def test_every_page_has_one_first_heading_and_skips_none(seen: Seen) -> None:
    wrong = {}
    for path, record in seen.items():
        levels = [level for level, _ in record["headings"]]
        steps = [later - earlier for earlier, later in pairwise(levels)]
        if levels[:1] != [1] or levels.count(1) != 1 or any(step > 1 for step in steps):
            wrong[path] = record["headings"]
        if not all(words for _, words in record["headings"]):
            wrong[path] = record["headings"]
    assert wrong == {}


@on_every_phone
def test_every_page_says_its_language_and_that_of_the_links_to_others(seen: Seen) -> None:
    wrong = {
        path: (record["language"], record["others"])
        for path, record in seen.items()
        if record["language"] != record["wanted"] or record["wanted"] in record["others"]
    }
    assert wrong == {}


@on_every_phone
def test_no_page_tells_in_its_title_what_it_is_about_and_texts_are_told_apart(seen: Seen) -> None:
    telling = ("harm", "told", "suicide", "sexual", "abuse", "bunuh", "sakiti", "seksual", "dera")
    titles = {path: record["title"] for path, record in seen.items()}
    assert {
        path: title for path, title in titles.items() if any(word in title.lower() for word in telling)
    } == {}
    texts = [title for path, title in titles.items() if "/paper/" not in path]
    assert len(set(texts)) == len(texts)


@on_every_phone
def test_every_page_but_the_innocent_one_has_one_way_to_leave_quickly(seen: Seen) -> None:
    ways = {path: record["leave"] for path, record in seen.items()}
    assert ways == {path: 0 if path.endswith("/bubur") else 1 for path in seen}


@on_every_phone
def test_no_request_ever_goes_elsewhere(seen: Seen, server: SimpleNamespace) -> None:
    own = f"{server.address}/"
    asked = {url for record in seen.values() for url in record["asked"]}
    away = {url for url in asked if not url.startswith(own)}
    assert away == set()
    assert all(record["asked"] for record in seen.values())


@on_every_phone
def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    """No refused script or style, no error of our own."""
    assert {path: record["complaints"] for path, record in seen.items() if record["complaints"]} == {}
    assert {path: record["inline"] for path, record in seen.items() if record["inline"]} == {}


# What axe sees.


@pytest.mark.parametrize(
    "language",
    [pytest.param(one, marks=pytest.mark.xdist_group("axe")) for one in ("en", "ms")],
)
def test_axe_finds_nothing_on_any_page_in_the_light_and_in_the_dark(
    phone: Phone, addresses: dict[str, list[str]], language: str
) -> None:
    """WCAG 2.2 AA, contrast at AAA."""
    page = with_axe(phone(width=USUAL, height=HEIGHT)).new_page()
    wrong = {}
    for path in [*addresses[language], f"/{language}/my/nothing"]:
        page.goto(path)
        if found := faults(page, "best-practice") + faint_and_new(page):
            wrong[path] = found
    assert wrong == {}


@pytest.mark.xdist_group("axe")
def test_axe_would_find_a_fault(phone: Phone) -> None:
    """The search itself can fail: faint words, a button without a name, a skipped heading."""
    page = with_axe(phone()).new_page()
    page.goto("/en/my/")
    assert faults(page, "best-practice") + faint(page, "light") == []
    page.evaluate("""() => {
      const main = document.querySelector("main");
      const faint = document.createElement("p");
      faint.textContent = "Hard to read";
      faint.className = "seen-nowhere-else";
      faint.style.setProperty("color", "#6f6f6f");
      const nameless = document.createElement("button");
      const skipped = document.createElement("h4");
      skipped.textContent = "Too deep";
      main.append(faint, nameless, skipped);
    }""")
    found = {line.partition(":")[0] for line in faults(page, "best-practice") + faint(page, "light")}
    assert {"color-contrast-enhanced", "button-name", "heading-order"} <= found
    assert faint(page, "dark") != []
    assert faint_and_new(page) != []


@pytest.mark.xdist_group("axe")
def test_axe_goes_anew_over_a_page_that_differs_in_more_than_its_words(phone: Phone) -> None:
    """A page of the same shape is not asked all over again; a link or a heading without a word is another shape."""
    page = with_axe(phone()).new_page()
    for language in ("en", "ms"):
        page.goto(f"/{language}/my/now")
        assert faults(page, "best-practice") == []
        shapes = len(axe._shapes)
    assert faults(page, "best-practice") == []
    assert len(axe._shapes) == shapes
    page.evaluate("() => document.querySelector('main a[href]').replaceChildren()")
    assert any(each.startswith("link-name") for each in faults(page, "best-practice"))
    page.evaluate("() => document.querySelector('h1').replaceChildren()")
    assert any(each.startswith("empty-heading") for each in faults(page, "best-practice"))
