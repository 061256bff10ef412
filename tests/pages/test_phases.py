"""Texts in parts: all of a text and nothing else, the place in the address, and a place kept in one's own notes."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from jaga.guides.text import Step, Text
from jaga.pages.shown import library

Ask = Callable[..., SimpleNamespace]
EVERY = [(language, name) for language in library().languages for name in sorted(library().texts[language])]


def body(ask: Ask, language: str, address: str) -> str:
    answer = ask(f"/{language}/my/{address}")
    assert answer.status == 200, address
    assert "Set-Cookie" not in answer.headers
    return str(answer.body.decode())


def _prose(step: Step) -> list[str]:
    return [block.html for block in step.blocks if block.html]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_from_the_first_part_to_the_last_stands_the_whole_text_once(
    ask: Ask, language: str, name: str
) -> None:
    text: Text = library().texts[language][name]
    address, at = f"{name}-1", 0
    for step in (text.lead, *text.steps):
        page, at = body(ask, language, address), at + 1
        assert f'href="{name}-{at - 1}"' in page or at == 1
        assert all(html in page for html in _prose(step)), address
        others = [html for each in (text.lead, *text.steps) if each is not step for html in _prose(each)]
        assert not any(html in page for html in others if html not in _prose(step)), address
        assert (text.note in page.replace("&#x27;", "'")) or not text.note, "the content note stands on each"
        on = re.search(rf'class="button" href="({name}-\d+)"', page)
        address = on[1] if on else ""
    assert not address, "the last leads no further"


def test_links_in_a_part_lead_where_those_of_the_whole_page_lead(ask: Ask) -> None:
    page = body(ask, "en", "r2-4")
    assert 'href="l8"' in page
    assert ask("/en/my/l8").status == 200


@pytest.mark.parametrize("address", ["f1-0", "f1-99", "f1-01", "f1--1", "zz-1", "z9-1", "f1-1/"])
def test_what_is_no_part_is_no_page(ask: Ask, address: str) -> None:
    assert ask(f"/en/my/{address}").status == 404


def test_a_house_of_words_alone_offers_no_keeping(
    open_house: Callable[..., SimpleNamespace], ask: Ask
) -> None:
    words_only = open_house("--words-only")
    assert "/h/at/" in body(ask, "en", "r2-1")
    assert b"/h/at/" not in ask("/en/my/r2-1", port=words_only.port).body
