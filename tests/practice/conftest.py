"""Strands played in tests: every event goes through its written form, as it does in a house."""

import json
from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from jaga.practice import accountability, kinds, notes, story, team
from jaga.practice.events import Command, Decision, Fact
from jaga.practice.refusals import Refusal

# Time and speed are no part of these rules, and shared machines are slow at times.
settings.register_profile("practice", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("practice")

NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))


class Played:
    """One strand, and everything that was said in it."""

    def __init__(self, decide: Callable[..., Decision], replay: Callable[..., Any]) -> None:
        self.decide, self.replay = decide, replay
        self.facts: list[Fact] = []

    @property
    def state(self) -> Any:
        return self.replay(self.facts)

    def do(self, command: Command, now: datetime = NIGHT) -> Decision:
        outcome = self.decide(self.state, command, now)
        if not isinstance(outcome, Refusal):
            for event in outcome:
                kind, body = json.loads(json.dumps(kinds.write(event)))
                assert kinds.read(kind, body) == event
                self.facts.append(kinds.read(kind, body))
        return outcome

    def did(self, *commands: Command, now: datetime = NIGHT) -> Any:
        for command in commands:
            outcome = self.do(command, now)
            assert not isinstance(outcome, Refusal), outcome
        return self.state


@pytest.fixture
def my_notes() -> Played:
    return Played(notes.decide, notes.replay)


@pytest.fixture
def a_story() -> Played:
    return Played(story.decide, story.replay)


@pytest.fixture
def night() -> datetime:
    """Day 0, twenty to midnight, in Kuala Lumpur."""
    return NIGHT


@pytest.fixture
def played() -> Callable[[ModuleType], Played]:
    """Begins a strand of any kind."""
    return lambda room: Played(room.decide, room.replay)


@pytest.fixture
def a_team() -> Played:
    return Played(team.decide, team.replay)


@pytest.fixture
def faced() -> Played:
    return Played(accountability.decide, accountability.replay)
