"""Learning at one's own pace through the pages: a place kept from a text, one thing in hand, a bad week, rest."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from living import House, Visitor, day, on

from jaga.guides.text import FIRST
from jaga.pages.shown import library

OF = len(library().texts[FIRST]["l7"].steps) + 1


@pytest.fixture(scope="module")
def reader(build: Callable[..., House]) -> Iterator[Visitor]:
    """Somebody with notes of her own, in a house of her own."""
    house = build().open(day(0))
    yield Visitor(house).move_in("Thursday")
    house.kill()


def said(reader: Visitor, path: str) -> str:
    answer = reader.get(path)
    assert answer.status == 200, path
    return unescape(answer.body.decode())


def act(reader: Visitor, thing: str, form: str, **fields: str) -> None:
    mark = re.search(r'name="mark" value="([^"]*)"', said(reader, thing))
    assert mark
    assert reader.post(thing, form=form, mark=mark[1], **fields).status == 302


def test_a_place_is_kept_in_my_notes_and_leads_back_into_the_text(reader: Visitor) -> None:
    assert "Keep it in my notes “Thursday”" in said(reader, "h/at/l7-3")
    notes = reader.place
    id_ = notes.rstrip("/").rpartition("/")[2]
    assert reader.post("h/at/l7-2", into=id_).status == 302
    assert reader.post("h/at/l7-3", into=id_).status == 302
    page = said(reader, f"{notes}n16/")
    assert f"Part 3 of {OF}" in page
    assert f"Part 2 of {OF}" not in page, "one text has one place, the later"
    assert 'href="/en/my/l7-3"' in page
    assert reader.post(f"{notes}n16/l7/away", do="now").status == 302
    assert "l7-3" not in said(reader, f"{notes}n16/")


def test_nothing_is_kept_in_what_is_not_mine_or_of_a_part_that_is_not_there(reader: Visitor) -> None:
    for into in ("", "zz", "0" * 32):
        assert reader.post("h/at/l7-3", into=into).status == 422
    assert reader.get("h/at/l7-99").status == 404
    assert Visitor(reader.house).get("h/at/l7-3").status == 303, "who is not signed in is sent to the door"


def test_one_thing_a_bad_week_a_note_and_rest(reader: Visitor) -> None:
    part = f"{reader.place}n16/"
    assert reader.post(part, form="PickOne", once="a", words="a talk", size="10", on=on(0)).status == 302
    page = said(reader, "h/")
    assert "One thing to learn: a talk" in page
    act(reader, f"{part}a", "HaveBadWeek")
    page = said(reader, part)
    assert "five minutes" in page
    assert "One thing to learn: a talk" not in said(reader, "h/"), (
        "it waits a week, and nothing waits meanwhile"
    )
    act(reader, f"{part}a", "NoteSitting", words="silence is an answer", action="wait one breath")
    page = said(reader, part)
    assert "silence is an answer" in page
    assert "resting, until you come back" in page
    assert reader.post(part, form="PickOne", once="b", words="a book").status == 302
    page = said(reader, part)
    assert page.index("a book") < page.index("a talk"), "what is in hand stands first"
    assert "put aside" in page
    act(reader, f"{part}a", "TakeUpAgain")
    page = said(reader, part)
    assert page.index("a talk") < page.index("a book")


def test_wrong_input_gets_a_sentence_and_keeps_the_words(reader: Visitor) -> None:
    answer = reader.post(f"{reader.place}n16/", form="PickOne", once="c", words="a film", on="2020-01-01")
    assert answer.status == 422
    assert "a film" in answer.body.decode()
