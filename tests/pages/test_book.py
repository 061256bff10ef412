"""`jaga book DIR`: all words as plain files, for a friend or for a phone without a network."""

import re
import subprocess  # noqa: TC003  (named in the alias below)
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urljoin, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from jaga.guides.text import FIRST
from jaga.pages.shown import library

pytestmark = pytest.mark.xdist_group("book")

Jaga = Callable[..., "subprocess.Popen[bytes]"]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RUN = """(tags) => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
  rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}}})
  .then((found) => found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join()))"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def written(jaga: Jaga, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A book, and what the program said when it had written it."""
    folder = tmp_path_factory.mktemp("kept") / "book"
    home, log = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("printed") / "log"
    code = jaga("book", str(folder), home=home, log=log).wait(timeout=60)
    return SimpleNamespace(folder=folder, home=home, code=code, printed=log.read_text("utf-8"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A browser without JavaScript of the page's own, as on an old phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    return context.new_page()


def _links(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', html)


def test_every_text_is_written_in_every_language(written: SimpleNamespace) -> None:
    assert written.code == 0
    for language in library().languages:
        names = {path.stem for path in (written.folder / language).glob("*.html")}
        assert names == {*library().texts[FIRST], "index", "near", "now"}
    count = len(list(written.folder.rglob("*.html")))
    assert written.printed == f"{count} pages written. Begin with {written.folder / 'index.html'}.\n"


def test_every_link_leads_to_a_file_of_the_book(written: SimpleNamespace) -> None:
    dead, elsewhere = {}, {}
    for path in written.folder.rglob("*.html"):
        for link in _links(path.read_text("utf-8")):
            parts = urlsplit(link)
            if parts.scheme in ("tel", "sms"):
                continue
            if parts.scheme or parts.netloc or link.startswith("/"):
                elsewhere[str(path)] = link
            elif not (path.parent / unquote(parts.path)).is_file():
                dead[str(path)] = link
    assert dead == {}
    assert elsewhere == {}


def test_every_file_that_the_look_needs_is_there(written: SimpleNamespace) -> None:
    css = (written.folder / "house.css").read_text("utf-8")
    needed = re.findall(r'url\("([^"]+)"\)', css)
    assert needed
    assert [name for name in needed if not (written.folder / name).is_file()] == []


def test_every_text_can_be_reached_from_the_first_file(written: SimpleNamespace) -> None:
    first = (written.folder / "index.html").as_uri()
    reached, waiting = {first}, [first]
    while waiting:
        here = waiting.pop()
        html = Path(unquote(urlsplit(here).path)).read_text("utf-8")
        for link in _links(html):
            target = urljoin(here, link)
            if target.endswith(".html") and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert {path.as_uri() for path in written.folder.rglob("*.html")} == reached


def test_it_opens_from_the_file_alone_and_asks_for_nothing_elsewhere(
    written: SimpleNamespace, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto((written.folder / "index.html").as_uri())
    page.locator("a[href='ms/index.html']").click()
    page.wait_for_url("**/ms/index.html")
    page.locator("a.tile[href='d2.html']").click()
    page.wait_for_url("**/ms/d2.html")
    page.locator(".say li").first.wait_for(state="visible")
    page.locator("a[href='f1.html']").first.click()
    page.wait_for_url("**/ms/f1.html")
    page.locator("nav a[href='now.html']").click()
    page.wait_for_url("**/ms/now.html")
    page.locator("a.number[href^='tel:']").first.wait_for(state="visible")
    page.locator("a.tile[href='w8.html']").click()
    page.wait_for_url("**/ms/w8.html")
    page.locator("nav a[href='index.html']").click()
    page.wait_for_url("**/ms/index.html")
    base = written.folder.as_uri()
    assert len(asked) > 8
    assert [url for url in asked if not url.startswith(base)] == []
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the look has come along"


@pytest.mark.parametrize(
    "file", ["index.html", "en/index.html", "ms/d2.html", "en/w8.html", "ms/now.html", "en/near.html"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    written: SimpleNamespace, page: Page, file: str
) -> None:
    page.goto((written.folder / file).as_uri())
    page.evaluate(AXE.read_text("utf-8"))
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        assert page.evaluate(RUN, TAGS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_book_has_no_script_and_every_why_is_open(written: SimpleNamespace) -> None:
    """What is printed or read as a file has nothing left to unfold."""
    for path in written.folder.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script" not in html, path
        assert '<details class="why">' not in html, path


def test_the_book_says_of_every_text_who_has_reviewed_it(written: SimpleNamespace) -> None:
    for name in library().texts["en"]:
        html = (written.folder / "en" / f"{name}.html").read_text("utf-8")
        assert "Nobody outside the makers has reviewed this text yet" in html or "Read by" in html, name


def test_writing_a_book_keeps_nothing_in_the_house(
    written: SimpleNamespace, footprint: Callable[[Path], dict[str, str]]
) -> None:
    assert footprint(written.home) == {}


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(jaga: Jaga, tmp_path: Path) -> None:
    folder, log = tmp_path / "photos", tmp_path / "log"
    folder.mkdir()
    (folder / "index.html").write_text("mine", "utf-8")
    assert jaga("book", str(folder), log=log).wait(timeout=60) == 1
    assert log.read_text("utf-8") == f"{folder} is not empty. Name a new folder.\n"
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert (folder / "index.html").read_text("utf-8") == "mine"


def test_an_empty_folder_is_taken(jaga: Jaga, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert jaga("book", str(folder), log=tmp_path / "log").wait(timeout=60) == 0
    assert (folder / "index.html").is_file()
