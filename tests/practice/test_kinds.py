"""The names under which events are kept: stable, and tolerant of what a later version wrote."""

from datetime import UTC, datetime

import pytest
from msgspec import Struct

from jaga.practice import kinds
from jaga.practice.events import Event, EventFor, EventOn, Unknown
from jaga.practice.promises import PromiseMade
from jaga.practice.turns import TurnFact

AT = "2026-03-01T23:40:00+08:00"


def test_every_event_has_a_kind_and_only_one() -> None:
    def below(cls: type[Struct]) -> set[type]:
        return {each for sub in cls.__subclasses__() for each in (sub, *below(sub))}

    assert set(kinds.KINDS.values()) == below(Event) - {EventOn, EventFor, TurnFact}
    assert len(set(kinds.KINDS.values())) == len(kinds.KINDS)


@pytest.mark.parametrize(("kind", "event"), kinds.KINDS.items())
def test_a_kind_is_the_name_of_its_event(kind: str, event: type[Event]) -> None:
    assert "".join(word.capitalize() for word in kind.split("-")) == event.__name__


def test_unknown_fields_are_passed_over() -> None:
    body = {"at": AT, "id": "p", "words": "films", "mood": "blue"}
    assert kinds.read("promise-made", body) == PromiseMade("p", "films", at=datetime.fromisoformat(AT))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("moon-seen", {"at": AT, "phase": ["full", 1]}),
        ("promise-made", {"at": AT, "id": "p"}),
        ("promise-made", {"at": AT, "id": "p", "words": ["a", "b"]}),
        ("consent-recorded", {"at": AT, "id": "c", "purposes": ["a purpose of later years"]}),
        (
            "check-in-planned",
            {"at": AT, "id": "n", "first": "2026-03-01", "phases": [{"every": {"number": 0}}]},
        ),
        ("promise-made", {"at": "2026-03-01T23:40:00", "id": "p", "words": "no zone"}),
    ],
)
def test_what_cannot_be_read_stays_as_it_came(kind: str, body: dict[str, object]) -> None:
    fact = kinds.read(kind, body)
    assert fact == Unknown(kind, body)
    assert kinds.write(fact) == (kind, body)
    assert kinds.about(fact) is None


def test_a_body_is_text_lists_and_maps() -> None:
    event = PromiseMade("p", "films", "Laila", by=None, at=datetime(2026, 3, 1, tzinfo=UTC))
    body = {"at": "2026-03-01T00:00:00Z", "id": "p", "words": "films", "to": "Laila", "by": None}
    assert kinds.write(event) == ("promise-made", body)
    assert kinds.about(event) == "p"
