"""Support, safety, places, a team and accountability through their pages; each read by nobody else at first."""

import re

import pytest
from living import House, Visitor

LETTERS = {"s": ("s1", "WriteWhatHelps"), "k": ("k1", "WritePiece"), "p": ("k1", "WritePlace"),
           "m": ("m3", "WriteWhatNext"), "a": ("a3", "WriteWhatWasSeen")}  # fmt: skip


@pytest.fixture
def visitor(house: House) -> Visitor:
    return Visitor(house).move_in("Thursday")


def begin(visitor: Visitor, letter: str, whose: str = "") -> str:
    """Begin a strand of that letter beside the first one; where it stands."""
    visitor.places()
    visitor.get(f"{visitor.place}other")
    answer = visitor.post(f"{visitor.place}other", **{"as": letter, "whose": whose})
    assert answer.status == 302
    visitor.place = answer.headers["Location"].removeprefix(visitor.front)
    return visitor.place


@pytest.mark.parametrize("letter", LETTERS)
def test_each_is_begun_by_one_button_and_keeps_what_is_written(visitor, letter):
    place = begin(visitor, letter)
    part, form = LETTERS[letter]
    assert visitor.keep(part, form, "a" * 16, words="a yellow thermos").status == 302
    body = visitor.get(place).body.decode()
    assert "a yellow thermos" in body
    assert "only you" in body
    for slug in set(re.findall(rf"{place}([a-z]\d)/", body)):
        assert visitor.get(f"{place}{slug}/").status == 200, slug


def test_a_second_press_leads_to_the_one_that_is_there_and_each_shows_the_others(visitor):
    team = begin(visitor, "m")
    assert begin(visitor, "m") == team
    support = begin(visitor, "s", "L.")
    assert team in visitor.get(support).body.decode()
    assert "L." in visitor.get(support).body.decode()
    assert visitor.get(f"{support}other").body.decode().count('name="as"') == 3


def test_a_pause_is_said_and_taken_back_and_a_role_can_be_unsettled(visitor):
    team = begin(visitor, "m")
    visitor.keep("m4", "SayRole", "b" * 16, name="T.", role="caused-harm")
    visitor.keep("m4", "PauseToAssess", "c" * 16, words="both say so")
    assert "There is a pause here" in visitor.get(team).body.decode()
    page = visitor.get(f"{team}m4/{'b' * 16}").body.decode()
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    visitor.post(f"{team}m4/{'b' * 16}", form="SayRoleAgain", mark=mark, name="T.", role="unsettled")
    assert "not settled" in visitor.get(f"{team}m4/").body.decode()
    visitor.keep("m4", "GoOn", "")
    assert "There is a pause here" not in visitor.get(team).body.decode()


def test_an_agreement_of_yesterday_is_said_clearly_and_nothing_is_lost(visitor):
    begin(visitor, "a")
    answer = visitor.keep("a2", "ReachAgreement", "d" * 16, words="a blue ladder", on="2020-01-01")
    assert answer.status == 422
    assert "This day has passed" in answer.body.decode()
    assert "a blue ladder" in answer.body.decode()
