"""What cannot be kept is refused by its name and field; everything else is kept to the letter."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from jaga.practice.free_notes import WriteNote
from jaga.practice.offers import MakeOffer
from jaga.practice.promises import MakePromise
from jaga.practice.refusals import ControlCharacter, DateTooFar, Empty, NotCommanded, TooLong
from jaga.practice.telling import KeepTold
from jaga.practice.words import LONGEST, plain_newlines

if TYPE_CHECKING:
    from tests.practice.conftest import Played


@pytest.mark.parametrize(
    "words",
    [
        "ஏ" * LONGEST,
        "🫂" * LONGEST,
        "two lines\nand\ta tab",
        "👩‍👩‍👧 a family is one sign made of several",
        "<b>not markup</b> & 'quotes'",
        "من در کنارت هستم",
    ],
    ids=["tamil", "emoji", "newline and tab", "joiners", "markup", "persian"],
)
def test_words_are_kept_to_the_letter(my_notes: "Played", words: str) -> None:
    assert my_notes.did(WriteNote("a", words)).free_notes.written[0].words == words


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_words_that_are_needed_may_not_be_empty(my_notes: "Played", empty: str) -> None:
    assert my_notes.do(WriteNote("a", empty)) == Empty("words")
    assert my_notes.do(WriteNote(empty, "words")) == Empty("id")


def test_words_with_a_default_may_stay_empty(my_notes: "Played") -> None:
    assert my_notes.did(MakePromise("a", "to call", to="")).promises.made[0].to == ""


def test_one_character_too_many(my_notes: "Played") -> None:
    assert my_notes.do(WriteNote("a", "x" * (LONGEST + 1))) == TooLong("words", LONGEST)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\r", "\x7f", "\x85", "\ud800"])
def test_control_characters_are_refused_with_their_place(my_notes: "Played", sign: str) -> None:
    assert my_notes.do(WriteNote("a", f"abc{sign}d")) == ControlCharacter("words", 3)
    assert my_notes.do(MakePromise("a", "words", to=sign)) == ControlCharacter("to", 0)


def test_choices_are_looked_at_one_by_one(my_notes: "Played") -> None:
    assert my_notes.do(MakeOffer("a", ())) == Empty("choices")
    assert my_notes.do(MakeOffer("a", ("films", "\x00"))) == ControlCharacter("choices", 0)


def test_the_newlines_of_browsers_become_plain() -> None:
    assert plain_newlines("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_date_beyond_every_life(my_notes: "Played") -> None:
    by = date(2026, 3, 1) + timedelta(days=40_000)
    assert my_notes.do(MakePromise("a", "words", by=by)) == DateTooFar("by")


def test_a_command_of_another_strand_is_refused_by_name(my_notes: "Played") -> None:
    assert my_notes.do(KeepTold("t", "words")) == NotCommanded("KeepTold")
