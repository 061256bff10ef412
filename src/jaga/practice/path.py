"""The path of an accountability strand: what was asked, put forward, agreed, changed, left, seen.

It says when and in which words, and weighs nothing. Each step goes with the thing it tells of.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.agreements import (
    AgreementAnswered,
    AgreementChanged,
    AgreementEnded,
    AgreementReached,
    AgreementReopened,
    Says,
)
from jaga.practice.events import EventOn, Fact, Moment
from jaga.practice.free_notes import NoteReworded, NoteWritten
from jaga.practice.milestones import MilestoneSeen
from jaga.practice.passed_on import NoLongerAsked, RequestPassedOn


class What(StrEnum):
    """What a step was."""

    ASKED = "asked"
    NO_LONGER = "no-longer"
    PUT_FORWARD = "put-forward"
    AGREED = "agreed"
    CHANGED = "changed"
    OVER = "over"
    AGAIN = "again"
    SEEN = "seen"


class Step(things.Thing, frozen=True):
    """One step; its id is that of the thing it tells of."""

    what: What
    words: str
    at: Moment


class Path(Struct, frozen=True):
    """All steps, in the order in which they were written."""

    steps: tuple[Step, ...] = ()


STEPS: dict[type, What] = {
    RequestPassedOn: What.ASKED,
    NoLongerAsked: What.NO_LONGER,
    AgreementReached: What.PUT_FORWARD,
    AgreementChanged: What.CHANGED,
    AgreementEnded: What.OVER,
    AgreementReopened: What.AGAIN,
    NoteWritten: What.SEEN,
    MilestoneSeen: What.SEEN,
}
"""The events that are steps; everything else that is said leaves the path as it is."""


def evolve(state: Path, event: Fact) -> Path:
    """The path after this event."""
    if isinstance(event, NoteReworded):
        return Path(tuple(_reworded(state, event)))
    if isinstance(event, AgreementAnswered) and event.says is Says.AGREED:
        # It goes with the agreement: somebody said for themself that they agreed to it.
        return Path((*state.steps, Step(event.of, What.AGREED, _words(state, event.of), event.at)))
    what = STEPS.get(type(event))
    if what is None or not isinstance(event, EventOn):
        return state
    words = getattr(event, "words", "") or _words(state, event.id)
    return Path((*state.steps, Step(event.id, what, words, event.at)))


def _words(state: Path, id_: str) -> str:
    """The words of the thing itself, as they stood last."""
    of_it = (What.ASKED, What.PUT_FORWARD, What.CHANGED)
    return next((each.words for each in reversed(state.steps) if each.id == id_ and each.what in of_it), "")


def _reworded(state: Path, event: NoteReworded) -> Iterator[Step]:
    for each in state.steps:
        yield Step(each.id, each.what, event.words, each.at) if each.id == event.id else each
