"""Two places: each shows its own numbers, names and law, and none of the other's; what it lacks it says."""

import re

import pytest
from django.test import Client

from jaga.guides.place import Place
from jaga.pages.shown import places

PAGES = ("near", "now", "w8", "paper/w8", "f10", "s7", "w4")


def of(place: Place) -> set[str]:
    """All that only this place can know: numbers, names of services, names of laws."""
    values = {each.value for one in place.services for each in one.contacts if isinstance(each.value, str)}
    named = [one.name for one in (*place.services, *place.laws)]
    names = {words for name in named for words in ((name,) if isinstance(name, str) else name.values())}
    return (values | names) - {"Emergency", "Kecemasan"}


def page(language: str, place: str, name: str) -> str:
    answer = Client(headers={"host": "localhost"}).get(f"/{language}/{place}/{name}")
    assert answer.status_code == 200
    content = answer.content.decode()
    # What is between tags: a digest in the address of a style may hold any three figures.
    return re.sub(r"<[^>]*>", " ", content.replace("&#x27;", "'").replace("&amp;", "&"))


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_nothing_of_another_place(language: str, name: str) -> None:
    shown = {code: page(language, code, name) for code in places()}
    for code, content in shown.items():
        for other, place in places().items():
            foreign = of(place) - of(places()[code]) if other != code else set()
            assert not [each for each in foreign if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", content)]
    if name in ("near", "now", "w8", "paper/w8", "f10"):
        assert all(any(each in content for each in of(places()[code])) for code, content in shown.items())


def test_a_place_without_law_without_an_emergency_number_and_with_nobody_for_those_who_harmed_says_so() -> (
    None
):
    near, now = page("en", "id", "near"), page("en", "id", "now")
    assert "On this place we know of no law here yet." in near
    assert "For somebody who caused harm we know of no service here yet." in near
    assert "For an emergency we know of no service here yet." in now
    assert "ask whoever is near for the number of an ambulance" in now
    assert "the first number" not in now
    malay = page("ms", "id", "near")
    assert "Tentang tempat ini, kami belum tahu" in malay
    assert "start with the first one" in page("en", "my", "now")
    assert "For somebody who caused harm we know of no service here yet." in page("en", "my", "near")


@pytest.mark.parametrize("code", ["my", "id"])
def test_what_is_not_known_of_a_service_is_said_once(code: str) -> None:
    near = page("en", code, "near")
    assert near.count("what is not said of one is not known to us") == 1
    assert "It takes details from callers. It passes complaints on" in page("en", "my", "now")
    assert "The list says that you need not say who you are." in page("en", "id", "now")
