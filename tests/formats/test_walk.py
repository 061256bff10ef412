"""One walk with JavaScript off, from a guide's page to a zine in the hand; and the voice of the device, with it on."""

from collections.abc import Callable
from pathlib import Path

from axe import faint, faults, with_axe
from playwright.sync_api import BrowserContext, expect

Phone = Callable[..., BrowserContext]

WIDE = "document.documentElement.scrollWidth > innerWidth"
SMALL = """() => [...document.querySelectorAll("main a, main button")]
  .map((e) => [e.innerText, e.getBoundingClientRect()]).filter(([, r]) => r.height < 43.5).map(([told]) => told)"""
VOICES = """(() => {
  const said = window.said = [], here = {localService: true, lang: "en-GB", name: "here"};
  const voices = [{localService: false, lang: "en-US", name: "elsewhere"}];
  if (!location.hash.includes("far")) voices.push(here);
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => voices, addEventListener: () => {}, cancel: () => said.push("silent"),
    speak: (one) => {
      said.push(`${one.voice.name}: ${one.text}`);
      if (said.length < 5) setTimeout(() => one.onend(), 0);
    },
  }});
})()"""


def test_a_zine_without_javascript(phone: Phone, tmp_path: Path) -> None:
    page = phone(script=False, width=320).new_page()
    page.goto("/en/my/d2")
    with page.expect_navigation():
        page.get_by_role("link", name="To fold, to hear, to watch").click()
    with page.expect_navigation():
        page.locator("form").nth(1).get_by_role("button").click()
    again, take = page.get_by_role("link", name="Look again"), page.get_by_role("link", name="Take the file")
    for _ in range(60):
        if take.count():
            break
        expect(again).to_be_visible()
        with page.expect_navigation():
            again.click()
    with page.expect_download() as download:
        take.click()
    assert download.value.suggested_filename == "d2-2.pdf"
    download.value.save_as(tmp_path / "zine.pdf")
    assert (tmp_path / "zine.pdf").read_bytes().startswith(b"%PDF-")


def test_the_pages_of_making_can_be_used_by_everybody(phone: Phone) -> None:
    """On a small screen, by axe, in the dark too; whatever was made in the walk before is shown as made."""
    page = with_axe(phone(width=320)).new_page()
    for language in ("en", "ms"):
        for path in ("made/d2", "made/d2/1", "made", "made/d2+w2b"):
            page.goto(f"/{language}/my/{path}")
            assert faults(page) == [], path
            assert [*faint(page, "dark"), *faint(page, "light")] == []
            assert not page.evaluate(WIDE), path
            assert page.evaluate(SMALL) == [], path


def test_the_device_reads_with_a_voice_of_its_own_and_is_silent_when_one_leaves(phone: Phone) -> None:
    context = phone()
    context.add_init_script(VOICES)
    page = context.new_page()
    page.goto("/en/my/d2#far")
    assert page.locator("#aloud button").count() == 0, "a voice from elsewhere would let others hear"
    page.goto("/en/my/w2b")
    button = page.locator("#aloud button")
    expect(button).to_have_text("Read it to me")
    button.click()
    page.wait_for_function("said.length >= 4")
    said = page.evaluate("said")
    assert said[0] == "silent"
    assert all(each.startswith("here: ") for each in said[1:])
    assert said[1] == f"here: {page.locator('h1').inner_text()}"
    assert said[2] == f"here: {page.locator('.note').first.inner_text()}", "the content note comes first"
    expect(button).to_have_text("Stop reading")
    button.click()
    expect(button).to_have_text("Read it to me")
    assert page.evaluate("dispatchEvent(new Event('pagehide')), said.at(-1)") == "silent"
