"""Every text can be read by somebody who left school early: a grade in English, short sentences in Malay."""

import sys
from pathlib import Path

from jaga.guides.library import load
from jaga.guides.text import Block, Front, Step, Text

sys.path.insert(0, str(Path(__file__).parents[2]))  # bench stands beside the program
from bench.levels import GRADE, level

MALAY_MEAN, MALAY_LONGEST = 11, 25
"""Words: no measure of reading is known to hold for Malay, so sentences are kept short."""


def test_no_english_text_is_harder_than_lower_secondary() -> None:
    hard = {text.name: level(text).grade for text in load().texts["en"].values() if level(text).grade > GRADE}
    assert hard == {}


def test_malay_sentences_are_short() -> None:
    found = [level(text) for text in load().texts["ms"].values()]
    assert [each for each in found if each.mean > MALAY_MEAN or each.longest > MALAY_LONGEST] == []


def test_a_hard_text_is_found() -> None:
    words = "<p>Notwithstanding considerable institutional prevarication, accountability necessitates deliberation.</p>"
    lead = Step("", "", (Block("prose", "", words, 1),), 1)
    front = Front("A", "B", "page", (), 1, ())
    assert level(Text("x", "en", "A", "B", "", (), front, lead, ())).grade > GRADE
