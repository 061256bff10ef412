"""What every page is held to in a real browser: a small screen, 200% text, targets, axe in light and dark, keys."""

import axe
import pytest
from axe import OPEN_ALL, with_axe
from playwright.sync_api import CDPSession, Page

__all__ = ["OPEN_ALL", "with_axe"]

Found = dict[str, list[str]]

_reached: set[str] = set()
"""The ways to what can be pressed or filled in, on the pages through which Tab went in this run."""

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
  const named = (e) => [e.tagName, ...[...e.classList].sort(), ...e.getAttributeNames()].join(".");
  const way = (e) => e ? `${way(e.parentElement)} ${named(e)}` : "";
  const presses = stops.length + 3 * stops.filter((e) => ["date", "time"].includes(e.type)).length + 1;
  return [presses, [...new Set(stops.map(way))]];
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
    """All that axe finds on the page as it stands, in the light."""
    return axe.faults(page) + axe.faint(page, "light")


def look_with_axe(page: Page, where: str, wrong: Found) -> None:
    """WCAG 2.2 AA, contrast at AAA; light and dark, everything that can be opened open."""
    collect(wrong, axe.faults(page) + axe.faint_and_new(page), where)


def look_by_keys(page: Page, where: str, wrong: Found) -> None:
    """Tab goes through everything that can be pressed or filled in, as it stands on the page, and out at its end.

    With everything open that can be opened; on pages with something to press or to fill in that was not reached
    on a page before, by the same way: what Tab does comes from that alone, and not from the words.
    """
    page.evaluate(OPEN_ALL)
    presses, ways = page.evaluate(STOPS)
    if _reached.issuperset(ways):
        return
    _reached.update(ways)
    for _ in range(presses):
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
