"""What axe finds on a page: its rules on every page, colours in the light and in the dark on what is new to it."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOUR_RULES = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
"""The slow ones, and the only ones that can answer otherwise in the dark."""
OPEN_ALL = "() => { for (const e of document.querySelectorAll('details')) e.open = true; }"
_TOLD = """.then((found) => found.violations.map((v) =>
  `${v.id}: ${v.nodes.map((n) => n.target + " " + (n.any[0] || n.all[0] || n.none[0] || {}).message).join("; ")}`))"""
RULES = f"""([tags, off]) => axe.run({{
  runOnly: {{type: "tag", values: tags}}, resultTypes: ["violations"],
  rules: {{...Object.fromEntries(off.map((rule) => [rule, {{enabled: false}}])), "target-size": {{enabled: true}}}},
}}){_TOLD}"""
COLOURS = f"""([rules, ways]) => {{
  const these = ways ? waysTo.filter(([way]) => ways.includes(way)).map(([, e]) => e) : [document.documentElement];
  return axe.run({{include: these}}, {{runOnly: {{type: "rule", values: rules}}, resultTypes: ["violations"]}}){_TOLD};
}}"""
WAYS_TO_ELEMENTS = """() => {
  const named = (e) => [e.tagName, ...[...e.classList].sort(), ...e.getAttributeNames()].join(".");
  const ways = new Map([[null, ""]]);
  for (const e of document.querySelectorAll("*")) ways.set(e, `${ways.get(e.parentElement)} ${named(e)}`);
  window.waysTo = [...document.body.querySelectorAll("*")].map((e) => [ways.get(e), e]);
  return [...new Set(waysTo.map(([way]) => way))];
}"""
"""What colours come from: no rule of the look that colours asks for the words, or for the place among neighbours."""

SHAPE = """() => {
  const texts = new Map(), own = document.documentElement.lang;
  const word = (text) => text.trim() ? (texts.has(text) || texts.set(text, texts.size), `T${texts.get(text)}`) : "";
  const worded = ["action", "alt", "aria-label", "content", "href", "placeholder", "src", "title", "value"];
  const viewport = (e) => e.getAttribute("name") === "viewport";
  const said = (e, name) => ["lang", "hreflang"].includes(name) ? (e.getAttribute(name) === own ? "own" : "other")
    : worded.includes(name) && !viewport(e) ? word(e.getAttribute(name)) : e.getAttribute(name);
  const shape = (node) => node.nodeType === Node.TEXT_NODE ? word(node.data)
    : node.nodeType !== Node.ELEMENT_NODE ? ""
    : `<${node.tagName}${node.getAttributeNames().sort().map((name) => ` ${name}="${said(node, name)}"`).join("")}>`
      + [...node.childNodes].map(shape).join("") + "</>";
  return shape(document.documentElement);
}"""
"""A page with each different text as a number: what stands where, what is blank, and which texts are the same."""
LAID_OUT = ["target-size", "scrollable-region-focusable"]
"""The rules that ask how large something came out."""
ONLY = f"""(rules) => axe.run({{runOnly: {{type: "rule", values: rules}}, resultTypes: ["violations"]}}){_TOLD}"""

_shapes: set[tuple[str, ...]] = set()
"""The shapes of pages over which all rules went in this run, with the tags."""
_looked_at: set[str] = set()
"""The ways to elements whose colours were looked at in this run."""


def with_axe(made: BrowserContext) -> BrowserContext:
    """A browser whose pages can be asked for what axe finds."""
    made.add_init_script(AXE.read_text("utf-8"))
    return made


def faults(page: Page, *more_tags: str) -> list[str]:
    """What axe finds by WCAG 2.2 AA and these tags besides, colours aside; everything that can be opened open.

    A page that differs from one before in nothing but its words, as in another language, is asked only for what comes
    from the size of things: no other of these rules reads a text, except for whether it is blank or the same as
    another, and that is part of the shape. Which language a page says that it has, other tests look at.
    """
    page.evaluate(OPEN_ALL)
    shape = (page.evaluate(SHAPE), *more_tags)
    if shape in _shapes:
        return list(page.evaluate(ONLY, LAID_OUT))
    _shapes.add(shape)
    return list(page.evaluate(RULES, [[*TAGS, *more_tags], COLOUR_RULES]))


def faint(page: Page, scheme: str, ways: list[str] | None = None) -> list[str]:
    """What axe finds in the colours of the light or of the dark, contrast at AAA; of all elements, or of these."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    return list(page.evaluate(COLOURS, [COLOUR_RULES, ways]))


def faint_and_new(page: Page) -> list[str]:
    """The same in the dark and in the light, of the elements to which no way was looked at before."""
    ways = [way for way in page.evaluate(WAYS_TO_ELEMENTS) if way not in _looked_at]
    _looked_at.update(ways)
    return [each for scheme in ("dark", "light") for each in faint(page, scheme, ways)] if ways else []
