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


def reach(page: Page, selector: str) -> None:
    """Go on by keys to what this selects."""
    for _ in range(40):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by Tab")


def collect(wrong: Found, found: list[str], where: str) -> None:
    """Note each fault with where it was seen."""
    for each in found:
        wrong.setdefault(each, []).append(where)


def none(wrong: Found) -> None:
    """No fault; otherwise each once, with where it was seen first and on how many pages."""
    if wrong:
        told = (f"{fault}: {where[0]} and {len(where) - 1} more" for fault, where in wrong.items())
        pytest.fail("\n".join(sorted(told)))
