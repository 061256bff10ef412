"""The list of resources: searched and chosen from by a plain form, twenty at a time, whatever stands in it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings

from jaga.guides.resource import Resource
from jaga.house import home, resources
from jaga.house.sqlite import database_at
from jaga.pages.shown import shipped
from jaga.pages.words import books

SEEN = date(2026, 11, 28)
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HARD = Resource(
    id="hard",
    title="Bawah sedar",
    seen=SEEN,
    maker=HOSTILE,
    languages=("ta",),
    place="sg",
    format="audio",
    cost="paid",
    note={"ms": "Ia menyentuh kehilangan."},
    good_for={"en": HOSTILE},
    address='https://example.org/?a=1&b="x"',
    licence=HOSTILE,
    source=HOSTILE,
    checked=date(2020, 1, 1),
    checked_by=HOSTILE,
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A house with fifty resources of its own, one of them hostile."""
    folder = tmp_path_factory.mktemp("books") / "home"
    with override_settings(HOME=folder), database_at(folder / "house.db"):
        home.claim()
        resources.put(
            [HARD, *(Resource(id=f"r{each}", title=f"Talking {each}", seen=SEEN) for each in range(49))]
        )
        yield folder
        home.release()
    connections.close_all()


@pytest.fixture
def page(house: Path) -> Iterator[object]:
    """Asks for the list; one that is asked for twice sets no cookie either."""

    def ask(query: str = "", language: str = "en") -> str:
        answer = Client(headers={"host": "localhost"}).get(f"/{language}/my/books{query}")
        assert answer.status_code == 200
        assert not answer.cookies
        return answer.content.decode()

    return ask


def titles(content: str) -> list[str]:
    return re.findall(r"<strong[^>]*>([^<]*)</strong>", content)


def test_twenty_stand_on_a_page_and_every_one_is_reached_once(page) -> None:
    query, found = "", []
    for _ in range(9):
        content = page(query)
        here = titles(content)
        assert len(here) <= books.AT_ONCE
        found += here
        onward = re.search(r'href="/en/my/books(\?[^"]*)" rel="next"', content)
        if onward is None:
            break
        query = onward[1].replace("&amp;", "&")
    assert len(found) == len(shipped()) + 50
    assert len(set(found)) == len(found)
    assert 'rel="prev"' in content


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("?words=talking+48", "Talking 48", 1),
        ("?words=TALK", "Talking 0", 20),
        ("?l=ta", "Bawah sedar", 1),
        ("?p=sg&f=audio&c=paid", "Bawah sedar", 1),
        ("?f=video", "Building Accountable Communities: A Video Series", 1),
        ("?p=us", "Pods and Pod Mapping Worksheet", 2),
        ("?words=pods&p=us", "Pods and Pod Mapping Worksheet", 1),
    ],
)
def test_words_and_choices_narrow_the_list_over_what_is_shipped_and_added(page, query, first, count) -> None:
    found = titles(page(query))
    assert (found[0], len(found)) == (first, count)


def test_what_was_asked_for_stands_in_the_form_and_goes_on_to_the_next_page(page) -> None:
    content = page("?words=talk&c=-&page=2")
    assert 'value="talk"' in content
    assert re.search(r'<option value="-" selected>cost not known', content)
    assert "books?words=talk&amp;c=-&amp;page=3" in content
    assert "books?words=talk&amp;c=-&amp;page=1" in content


@pytest.mark.parametrize(
    "query",
    [
        "?words=%22%27*:(",
        "?words=%00",
        "?l=%27&p=%22&f=x&c=%00",
        "?page=-1",
        "?page=99999999",
        "?page=x",
        "?page=٣",
        "?words=" + "a" * 5000,
    ],
)
def test_whatever_is_asked_there_is_an_answer(page, query: str) -> None:
    assert "<h1>" in page(query)


def test_nothing_is_found_is_said(page) -> None:
    assert "We have nothing like this yet." in page("?words=nothinglikethis")
    assert "There is no more." in page("?page=4000")


def test_what_came_in_by_a_file_stays_words(page) -> None:
    content = page("?l=ta")
    assert "<script>" not in content.replace('<script src="/static/', "")
    assert "<img" not in content
    assert content.count("&lt;script&gt;alert(1)") == 5
    assert 'href="https://example.org/?a=1&amp;b=&quot;x&quot;" rel="noreferrer nofollow"' in content


def test_a_content_note_stands_under_its_title_before_the_way_there_and_says_its_language(page) -> None:
    for language, wanted in (("en", '<span lang="ms">'), ("ms", "<span>")):
        content = page("?l=ta", language)
        title, note, way = (
            content.index(each) for each in ("Bawah sedar", "Ia menyentuh kehilangan.", 'class="out"')
        )
        assert title < note < way
        assert f"{wanted}Ia menyentuh kehilangan." in content
    assert '<strong lang="ta">Bawah sedar</strong>' in content


def test_one_stands_first_and_what_is_made_here_leads_the_others(page) -> None:
    content = page()
    begin, others = content.index('id="first"'), content.index("Others, for another day")
    assert titles(content[begin:others]) == ["Pods and Pod Mapping Worksheet"]
    assert titles(content[others:])[0] == "Surviving Court"
    assert len(titles(content[others:])) == books.AT_ONCE - 1
    assert 'id="first"' not in page("?page=2") + page("?words=pods")


def test_what_is_looked_for_in_vain_is_said_until_somebody_adds_it(page) -> None:
    assert "So far there is nothing that we know to be in Malay." in page()
    assert "tiada yang kami tahu pasti dalam bahasa Melayu." in page("", "ms")
    assert "nothing to listen to" not in page(), "the house has something"
    with override_settings(WORDS_ONLY=True):
        assert "There is nothing to listen to yet." in page()
    resources.put([Resource(id="hear", title="Dengar", seen=SEEN, languages=("ms",))])
    try:
        assert "nothing that we know to be in" not in page()
    finally:
        resources.remove(["hear"])


def test_a_list_of_one_page_has_nothing_to_search_it_with(page) -> None:
    assert 'type="search"' in page()
    with override_settings(WORDS_ONLY=True):
        assert 'type="search"' not in page()
        assert 'type="search"' in page("?words=pods"), "who searched can search again"


def test_each_says_its_licence_and_the_day_it_was_seen_and_what_nobody_checked_is_said_once(page) -> None:
    content = page("?words=talking+3")
    assert len(titles(content)) > 1
    assert content.count("We have not checked these.") == 1
    for sentence in (
        "Seen by us on 28 November 2026.",
        "Its licence is not known to us.",
    ):
        assert sentence in content
    malay = page("?words=talking+3", "ms")
    for sentence in (
        "Kami belum menyemak bahan-bahan ini.",
        "Kami tidak tahu lesennya.",
        "bayaran tidak diketahui",
    ):
        assert sentence in malay
    assert "Checked on 1 January 2020 by" in page("?l=ta")
    assert "checked these" not in page("?l=ta")
    assert "Only what says so was checked by somebody." in page()
    # It was seen since; what was checked long ago and seen now is not called old.
    assert "This may have changed." not in page("?l=ta")


def test_languages_and_countries_are_named_in_the_language_of_the_page(page) -> None:
    for language, names in (("en", ("Tamil", "Singapore")), ("ms", ("Tamil", "Singapura"))):
        content = page("", language)
        assert all(re.search(rf"<option value=\"\w+\">{name}<", content) for name in names)


def test_a_house_of_words_alone_shows_what_is_shipped_and_asks_no_database(
    page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(resources, "_rows", asked)
    with override_settings(WORDS_ONLY=True):
        assert len(titles(page())) == len(shipped())
        assert titles(page("?words=pods")) == ["Pods and Pod Mapping Worksheet"]


def test_a_correction_of_the_house_takes_the_place_of_what_is_shipped(page) -> None:
    first = shipped()[0]
    resources.put([Resource(id=first.id, title="Corrected here", seen=SEEN)])
    try:
        assert titles(page())[0] == "Corrected here"
        assert titles(page("?words=corrected")) == ["Corrected here"]
        assert first.title not in titles(page("?words=creative"))
    finally:
        resources.remove([first.id])
