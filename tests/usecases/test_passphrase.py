"""Weak passphrases are refused with their reason; strong ones are not, whatever they are made of."""

import pytest

from jaga.usecases.passphrase import LONGEST, Weakness, weakness
from jaga.vault import generate_passphrase


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", Weakness.SHORT),
        ("kucing", Weakness.SHORT),
        ("x" * 9, Weakness.SHORT),
        ("password123", Weakness.COMMON),
        ("1234567890", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaaaaaa", Weakness.COMMON),
        ("quiet lamp 77", Weakness.GUESSABLE),
        ("salt lamp river quiet " * 100, Weakness.LONG),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_reason(passphrase, reason):
    assert weakness(passphrase) is reason


@pytest.mark.parametrize(
    "passphrase",
    [
        "salt lamp river quiet moon",
        "kerusi biru hujan lebat semalam",
        "மழை நாற்காலி விளக்கு ஆறு",
        "🫂🌧🪑🔦🌊🥣🍋🧦🪟🧊🎐🪁🫂🪑🌊🍋🪟🎐",
        "correct-horse-battery-staple-orange " + "z" * 900,
    ],
)
def test_a_strong_one_is_taken_in_any_script(passphrase):
    assert len(passphrase) <= LONGEST
    assert weakness(passphrase) is None


def test_what_the_house_offers_is_never_refused():
    for _ in range(200):
        assert weakness(generate_passphrase()) is None
