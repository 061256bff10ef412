"""A text laid out for print by the browser itself."""

import re

import pytest
from django.test import Client

from jaga.pages.shown import library
from jaga.pages.words.views import is_short


@pytest.fixture
def paper() -> Client:
    return Client(headers={"host": "localhost"})


def told(paper: Client, path: str) -> str:
    return paper.get(path).content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("language", ["en", "ms"])
def test_help_now_stands_at_the_foot_of_every_paper(paper: Client, language: str) -> None:
    for name in ("f1", "f8"):
        text = library().texts[language][name]
        page = told(paper, f"/{language}/my/paper/{name}")
        foot = page.rindex({"en": "Help now", "ms": "Bantuan sekarang"}[language])
        assert foot > page.index(f'id="{text.steps[-1].anchor}"')
        assert re.search(r'class="number[^"]*">999<', page[foot:])


def test_words_that_the_language_lacks_have_the_help_in_their_own_language(paper: Client) -> None:
    page = told(paper, "/zh-hans/my/paper/f2")
    assert '<div lang="en" dir="ltr"><div class="note now"><p class="label">Help now</p>' in page


def test_a_short_text_is_laid_out_for_one_sheet_and_a_long_one_is_not(paper: Client) -> None:
    texts = library().texts["en"]
    assert is_short(texts["f1"])
    assert not is_short(texts["r8"])
    assert 'class="one-sheet"' in told(paper, "/en/my/paper/f1")
    assert 'class="one-sheet"' not in told(paper, "/en/my/paper/r8")
