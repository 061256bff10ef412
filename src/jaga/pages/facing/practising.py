"""What is practised on: the sentences of a move, and what might come back, both out of the texts that everybody reads.

A letter in an address names a move or an answer: it tells pages apart and tells nothing.
"""

import html
from enum import StrEnum
from typing import TypeVar

import msgspec
from django.utils.html import strip_tags

from jaga.guides.text import Step
from jaga.pages.facing.forms import CAME, MOVES
from jaga.pages.shown import library
from jaga.practice.answers import Came
from jaga.practice.wordings import Move

WORDS, ANSWERS = "h4", "h5b"
"""The text with words to say, and the text with answers to practise on."""
STEPS: dict[Move, int] = {
    Move.ASK: 0, Move.HEARD: 1, Move.HERE: 2, Move.ROOM: 3, Move.CAUSES: 4, Move.STOP: 6,
}  # fmt: skip
"""Which step of the text has the words of a move."""
Each = TypeVar("Each", bound=StrEnum)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence to take up: gentle, firm, or neither."""

    words: str
    variant: str


def lettered(kinds: list[Each]) -> dict[str, Each]:
    """Each under its letter."""
    return {chr(ord("a") + number): each for number, each in enumerate(kinds)}


MOVE_UNDER = lettered([move for move, _label in MOVES])
CAME_UNDER: dict[str, Came] = lettered([came for came, _label in CAME[:-1]])


def step_of(move: Move, language: str) -> Step:
    """The step of the text that has the words of this move."""
    text = library().text(language, WORDS)
    assert text is not None
    return text.steps[STEPS[move]]


def sentences(move: Move, language: str) -> list[Sentence]:
    """The sentences of a move, to take up and change."""
    return [
        Sentence(html.unescape(strip_tags(line)).strip(), block.variant)
        for block in step_of(move, language).blocks
        if block.kind == "say"
        for line in block.html.split("<li>")[1:]
    ]


def heard(came: Came, language: str) -> Step:
    """What might come back, of this kind."""
    text = library().text(language, ANSWERS)
    assert text is not None
    return text.steps[list(CAME_UNDER.values()).index(came)]
