"""Languages as data: one that is begun shows what it has and English beside, and any can be written from the right."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe import faint_and_new, with_axe
from axe import faults as axe_faults
from playwright.sync_api import BrowserContext, Request
from test_every_page_on_a_phone import SPREAD, STYLE

from jaga.guides.faults import Refused
from jaga.guides.languages import complete, languages
from jaga.guides.library import load
from jaga.guides.text import FIRST
from jaga.pages.shown import library

Ask = Callable[..., SimpleNamespace]
Phone = Callable[..., BrowserContext]
BEGUN = [language.code for language in languages() if not language.complete]
FIRST_VISIT = 40 * 1024
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:|text-align:\s*(?:left|right)"
)
"""What keeps its side where the writing changes it."""


def body(ask: Ask, address: str) -> str:
    answer = ask(address)
    assert answer.status == 200, address
    return str(answer.body.decode())


def test_a_language_says_its_name_direction_and_state_in_a_file() -> None:
    assert complete() == (FIRST, "ms")
    assert {"ta", "zh-hans"} <= set(BEGUN)


@pytest.mark.parametrize("language", ["ta", "zh-hans"])
def test_a_begun_language_has_its_front_its_first_card_and_help_now(ask: Ask, language: str) -> None:
    for page in ("", "now", "f1"):
        shown = body(ask, f"/{language}/my/{page}")
        assert f'<html lang="{language}"' in shown
        sentences = re.findall(rf'<span lang="{FIRST}" dir="ltr">([^<]*)</span>', shown)
        # Help now shows the data of a place, which has no word in the language yet.
        assert page == "now" or sentences == []
        assert "\ue000" not in shown
        assert "\ue001" not in shown
    assert library().texts[language]["f1"].draft == "machine"


@pytest.mark.parametrize("language", BEGUN)
def test_a_text_that_it_lacks_is_english_and_says_so_and_the_links_keep_the_language(
    ask: Ask, language: str
) -> None:
    for page in ("w8", "w8-2", "paper/w8", "made/w8"):
        shown = body(ask, f"/{language}/my/{page}")
        assert f'<html lang="{language}"' in shown
        assert re.search(rf'<(div|h1) lang="{FIRST}" dir="ltr">', shown)
        assert f'href="/{language}/my/now"' in shown


@pytest.mark.parametrize("language", BEGUN)
def test_where_something_is_kept_a_begun_language_is_never_half_there(ask: Ask, language: str) -> None:
    shown = body(ask, f"/{language}/my/keep")
    assert f'<html lang="{FIRST}"' in shown
    assert f'lang="{language}"' in shown, "one line in the language says why"
    assert f'href="/{language}/my/now"' in shown


def test_on_a_page_of_a_whole_language_what_somebody_wrote_stands_untouched(ask: Ask) -> None:
    """The two marks are characters like others there, and become no element."""
    assert "<span lang" not in body(ask, "/en/my/books?words=%EE%80%80cat%EE%80%81")
    assert "\ue000cat\ue001" in body(ask, "/en/my/books?words=%EE%80%80cat%EE%80%81")


def test_a_language_that_is_not_whole_is_not_chosen_by_the_device(ask: Ask) -> None:
    assert ask("/", Accept_Language="ta,ms;q=0.5").headers["Location"] == "/ms/my/"


def test_a_text_of_a_begun_language_is_held_to_the_rest_of_the_rules(tmp_path: Path) -> None:
    for code, state in ((FIRST, "complete"), ("xx", "begun")):
        (tmp_path / code).mkdir()
        (tmp_path / code / "language.toml").write_text(f'name = "X"\ndirection = "rtl"\nstate = "{state}"\n')
    first = "---\ntitle: A\ntile: B\nkind: page\nserves: []\nrevision: 2\nnext: []\n---\nLead.\n\n## One\n\nWords.\n"
    (tmp_path / FIRST / "f1.md").write_text(first)
    (tmp_path / FIRST / "f2.md").write_text(first)
    sister = "---\ntitle: A\ntile: B\nfrom: {}\n---\nLead.\n\n## One\n\n{}\n"
    (tmp_path / "xx" / "f1.md").write_text(sister.format(1, "Words."))
    assert load(root=tmp_path).texts["xx"]["f1"].stale, "old, and shown"
    shown = load(root=tmp_path).text("xx", "f2")
    assert shown is not None
    assert shown.language == FIRST
    (tmp_path / "xx" / "f1.md").write_text(sister.format(0, "Words."))
    assert "f1" not in load(root=tmp_path).texts["xx"], "still worked on: nobody is shown it"
    (tmp_path / "xx" / "f1.md").write_text(sister.format(2, "[gone](f9)"))
    with pytest.raises(Refused, match="dead link"):
        load(root=tmp_path)
    (tmp_path / "xx" / "language.toml").write_text('name = "X"\ndirection = "up"\nstate = "begun"\n')
    languages.cache_clear()
    with pytest.raises(Refused, match="language"):
        load(root=tmp_path)


def test_no_rule_of_the_look_keeps_to_one_side_of_the_page() -> None:
    assert PHYSICAL.findall(STYLE.read_text("utf-8")) == []
    assert PHYSICAL.findall("a { padding-left: 1rem } b { left: 0 } c { text-align: right }") != []


def test_written_from_the_right_the_page_is_mirrored_and_nothing_scrolls_sideways(phone: Phone) -> None:
    page = phone(width=320, height=640).new_page()
    for address in ("/en/my/", "/en/my/f1", "/en/my/now", "/en/my/r8-2"):
        page.goto(address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate(SPREAD) == [], address
    page.goto("/en/my/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    sides = "(e) => [getComputedStyle(e).borderRightWidth, getComputedStyle(e).borderLeftWidth]"
    right, left = page.locator(".large").first.evaluate(sides)
    assert float(right.removesuffix("px")) > float(left.removesuffix("px"))
    page.goto("/en/my/now")
    page.evaluate("document.documentElement.dir = 'rtl'")
    number = page.locator("a.number").first
    assert number.evaluate("(e) => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize("language", library().languages)
def test_a_first_visit_to_the_next_ten_minutes_is_within_40_kb(phone: Phone, language: str) -> None:
    for address in (f"/{language}/my/w8", f"/{language}/my/now"):
        page = phone().new_page()
        came: list[Request] = []
        page.on("requestfinished", lambda one, came=came: came.append(one))
        page.goto(address, wait_until="networkidle")
        sizes = [one.sizes() for one in came]
        assert sizes, address
        total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        assert total < FIRST_VISIT, (address, total)
        page.close()


@pytest.mark.parametrize("language", ["ta", "zh-hans"])
def test_axe_finds_nothing_in_a_begun_language_and_nothing_is_wider_than_a_phone(
    phone: Phone, language: str
) -> None:
    context = with_axe(phone(width=320, height=640))
    for page in ("", "f1", "now", "w8", "made/f1"):
        seen = context.new_page()
        seen.goto(f"/{language}/my/{page}")
        assert seen.evaluate(SPREAD) == [], page
        assert axe_faults(seen) == [], page
        assert faint_and_new(seen) == [], page
        seen.close()
