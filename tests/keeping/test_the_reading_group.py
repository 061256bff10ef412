"""Mei, to whom Laila spoke: days 0 to 12 and 20, kept by links and forms, the house closed in between."""

from collections.abc import Callable

import pytest
from living import Hand, House, day
from playwright.sync_api import BrowserContext
from reading_group import (
    day_0_the_story_and_her_own_notes,
    day_0_words_and_first_save,
    day_1_capacity,
    day_2_an_offer,
    day_4_looking_in,
    day_8_asked_again,
    day_12_a_sentence,
    day_20_what_she_got_wrong,
)

Context = Callable[..., BrowserContext]


@pytest.mark.parametrize(
    ("language", "script"),
    [
        pytest.param("en", False, marks=pytest.mark.xdist_group("mei-en")),
        pytest.param("ms", True, marks=pytest.mark.xdist_group("mei-ms")),
    ],
)
def test_mei_keeps_what_she_promised_over_twenty_days(
    build: Callable[..., House], context: Context, language: str, *, script: bool
) -> None:
    """One test, because it is one story: each day stands on the days before it."""
    house = build().open(day(0))
    mei = Hand(context(script=script), house, language)
    day_0_words_and_first_save(mei)
    day_0_the_story_and_her_own_notes(mei)
    day_1_capacity(mei)
    day_2_an_offer(mei)
    day_4_looking_in(mei)
    day_8_asked_again(mei)
    day_12_a_sentence(mei)
    day_20_what_she_got_wrong(mei)
    house.kill()
