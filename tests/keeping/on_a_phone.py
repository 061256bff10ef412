"""What every page is held to in a real browser: a small screen, 200% text, targets, axe in light and dark, keys."""

from pathlib import Path
from weakref import WeakKeyDictionary

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page

Found = dict[str, list[str]]

_looked_at: WeakKeyDictionary[Page, set[str]] = WeakKeyDictionary()
"""The ways to elements whose colours were looked at on this page."""

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOUR_RULES = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
"""The slow ones, and the only ones that can answer otherwise in the dark."""
RUN = """([kind, values, off]) => axe.run({
  runOnly: {type: kind, values}, rules: Object.fromEntries(off.map((rule) => [rule, {enabled: false}])),
}).then((found) => found.violations.map((v) =>
  `${v.id}: ${v.nodes.map((n) => n.target + " " + (n.any[0] || n.all[0] || n.none[0] || {}).message).join("; ")}`))"""
WAYS_TO_ELEMENTS = """() => {
  const named = (e) => [e.tagName, ...[...e.classList].sort(), ...e.getAttributeNames()].join(".");
  const way = (e) => e ? `${way(e.parentElement)} ${named(e)}` : "";
  return [...new Set([...document.querySelectorAll("*")].map(way))];
}"""
"""What colours come from: no rule of the look that colours asks for the words, or for the place among neighbours."""

SPREAD = """() => {
  const width = document.documentElement.clientWidth, told = [];
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility() || e.closest(".hidden")) continue;
    const r = e.getBoundingClientRect();
    if (r.width && (r.right > width + 0.5 || r.left < -0.5))
      told.push(`${e.tagName} ${(e.innerText || e.name || "").trim().slice(0, 40)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) told.push("scrolls sideways");
  return told;
}"""
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && !(getComputedStyle(e).display === "inline"
    && e.parentElement.innerText.trim().length > e.innerText.trim().length + 3))
  .map((e) => [e, (e.type === "radio" || e.type === "checkbox" ? e.closest("label") : e).getBoundingClientRect()])
  .filter(([, r]) => r.height < 43.5 || r.width < 43.5)
  .map(([e, r]) => `${e.tagName} ${(e.innerText || e.name || "").slice(0, 30)} `
    + `${Math.round(r.width)}x${Math.round(r.height)}`)
"""
OPEN_ALL = "() => { for (const e of document.querySelectorAll('details')) e.open = true; }"
FOCUSED = """(wanted) => document.activeElement.matches(wanted)
  ? getComputedStyle(document.activeElement).outlineStyle : null"""
STOPS = """() => {
  const group = (e) => [...document.getElementsByName(e.name)].filter((other) => other.form === e.form);
  const first = (e) => e === (group(e).find((other) => other.checked) || group(e)[0]);
  window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((e) =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && (e.type !== "radio" || first(e)));
  window.reached = [];
  addEventListener("focusin", ({target: e}) => {
    const look = getComputedStyle(e);
    if (stops.includes(e)) reached.push([e, look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2]);
  });
  return stops.length + 3 * stops.filter((e) => ["date", "time"].includes(e.type)).length + 1;
}"""
STOPPED_AT = """() => {
  const named = (e) => e ? `${e.tagName} ${(e.name || e.innerText || "").trim().slice(0, 40)}` : "nothing";
  const told = [], bar = document.getElementById("leave").getBoundingClientRect();
  const at = stops.findIndex((e, place) => !reached[place] || reached[place][0] !== e);
  if (at >= 0) told.push(`Tab should come to ${named(stops[at])}, and comes to ${named((reached[at] || [])[0])}`);
  if (reached.length === stops.length && document.activeElement === stops.at(-1)) told.push("Tab is held at the end");
  for (const [e, shown] of reached) if (!shown) told.push(`nothing shows that ${named(e)} has the focus`);
  for (const e of stops) {
    e.focus();
    if (e.id !== "leave" && e.getBoundingClientRect().bottom <= bar.bottom + 1) told.push(`${named(e)} is hidden`);
  }
  return told;
}"""
# A word that no hyphen breaks: an address that somebody pasted.
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2


def with_axe(made: BrowserContext) -> BrowserContext:
    """A browser whose pages can be asked for what axe finds."""
    made.add_init_script(AXE.read_text("utf-8"))
    return made


def look_small(
    page: Page, letters: CDPSession, where: str, wrong: Found, widths: tuple[int, ...] = (320,)
) -> None:
    """Nothing wider than the screen, at usual text and at 200%; whatever is tapped is large enough."""
    page.evaluate(OPEN_ALL)
    for size in (16, 32):
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        page.wait_for_function(
            "(wanted) => Math.abs("
            "parseFloat(getComputedStyle(document.documentElement).fontSize) - wanted) < 0.01",
            arg=size * 1.125,
        )
        for width in widths:
            page.set_viewport_size({"width": width, "height": 640})
            found = page.evaluate(SPREAD) + (page.evaluate(SMALL) if size == 16 else [])
            collect(wrong, found, f"{where} at {size} px, {width} wide")
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 16}})


def found_by_axe(page: Page) -> list[str]:
    """All that axe finds on the page as it stands."""
    return list(page.evaluate(RUN, ["tag", TAGS, []]))


def look_with_axe(page: Page, where: str, wrong: Found) -> None:
    """WCAG 2.2 AA, contrast at AAA; light and dark, everything that can be opened open."""
    page.evaluate(OPEN_ALL)
    collect(wrong, page.evaluate(RUN, ["tag", TAGS, COLOUR_RULES]), where)
    ways = set(page.evaluate(WAYS_TO_ELEMENTS))
    if ways <= _looked_at.setdefault(page, set()):
        return
    _looked_at[page] |= ways
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        collect(wrong, page.evaluate(RUN, ["rule", COLOUR_RULES, []]), f"{where} {scheme}")


def look_by_keys(page: Page, where: str, wrong: Found) -> None:
    """Tab goes through everything that can be pressed or filled in, as it stands on the page, and out at its end.

    With everything open that can be opened; in one language, because the order is the same in all.
    """
    if page.locator("html").get_attribute("lang") != "en":
        return
    page.evaluate(OPEN_ALL)
    for _ in range(page.evaluate(STOPS)):
        page.keyboard.press("Tab")
    collect(wrong, page.evaluate(STOPPED_AT), where)


def reach(page: Page, selector: str) -> None:
    """Go on by keys to what this selects; it can be seen that it has the focus."""
    for _ in range(80):
        outline = page.evaluate(FOCUSED, selector)
        if outline is not None:
            assert outline == "solid", f"nothing shows that {selector} has the focus"
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by Tab on {page.url}")


def enter(page: Page, selector: str) -> None:
    """Go on by keys to what this selects, press it, and wait for the page that it leads to."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, *selectors: str) -> None:
    """Go on by keys to each of these boxes, radios or closed parts, and press the space bar."""
    for selector in selectors:
        reach(page, selector)
        page.keyboard.press("Space")


def type_in(page: Page, **fields: str) -> None:
    """Go on by keys to fields by their names, and type over what is there."""
    for name, words in fields.items():
        reach(page, f'[name="{name}"]')
        page.keyboard.press("Control+A")
        page.keyboard.type(words)


def collect(wrong: Found, found: list[str], where: str) -> None:
    """Note each fault with where it was seen."""
    for each in found:
        wrong.setdefault(each, []).append(where)


def none(wrong: Found) -> None:
    """No fault; otherwise each once, with where it was seen first and on how many pages."""
    if wrong:
        told = (f"{fault}: {where[0]} and {len(where) - 1} more" for fault, where in wrong.items())
        pytest.fail("\n".join(sorted(told)))
