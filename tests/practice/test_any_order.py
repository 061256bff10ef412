"""What holds whatever is said, in whatever order, and whatever is missing or unknown among it."""

from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from types import ModuleType

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, structs

from jaga.practice import (
    accountability,
    capacity,
    circle,
    kinds,
    letting_go,
    notes,
    safety,
    story,
    support,
    team,
    things,
)
from jaga.practice.consent import Consent, ConsentRecorded, Reach, standing
from jaga.practice.events import Command, CommandOn, Fact, Unknown, replay
from jaga.practice.hours import Days, Window
from jaga.practice.letting_go import LetGoOf
from jaga.practice.refusals import Refusal
from jaga.practice.rhythm import Phase, Span, Unit

ROOMS = (notes, story, support, safety, team, accountability, circle)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
IDS = st.sampled_from(["a", "b", "c", letting_go.WHOLE])

REFERENCES = {"id", "instead_of", "answers"}
SPANS = st.builds(Span, st.integers(1, 60), st.sampled_from(Unit))
WINDOWS = st.builds(Window, st.integers(0, 6), st.times(), st.times())
PHASES = st.lists(st.builds(Phase, SPANS, SPANS | st.none()), min_size=1, max_size=3).map(tuple)


def _field(field: structs.FieldInfo) -> st.SearchStrategy:
    """A strategy for one field, by its name and type."""
    if field.name in REFERENCES:
        return IDS if field.required else st.just("") | IDS
    known = {
        "phases": PHASES,
        "week": st.integers(0, capacity.MOST),
        "contacts": st.none() | st.integers(0, capacity.MOST),
        "hour": st.times(),
        "quiet": st.lists(WINDOWS, max_size=2).map(tuple),
        "away": st.lists(st.builds(Days, DAYS, DAYS), max_size=2).map(tuple),
        "at": st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    }
    if field.name in known:
        return known[field.name]
    if field.type == date:
        return DAYS
    return DAYS | st.none() if field.type == date | None else st.from_type(field.type)


def _any(cls: type[Struct]) -> st.SearchStrategy:
    return st.builds(cls, **{field.name: _field(field) for field in structs.fields(cls)})


def _below(cls: type[Struct]) -> list[type]:
    return [each for sub in cls.__subclasses__() for each in (sub, *_below(sub)) if each is not CommandOn]


UNKNOWN = st.builds(Unknown, st.just("written-by-a-later-version"), st.just({"id": "a"}))
FACTS = st.lists(st.one_of(UNKNOWN, *map(_any, kinds.KINDS.values())), max_size=12)
CONSENTS = [event for kind, event in kinds.KINDS.items() if kind.startswith("consent-")]
# Only two ids, and both recorded first, so that most of what follows speaks of a consent that is there.
RECORDED = st.tuples(*(_any(ConsentRecorded).map(partial(structs.replace, id=id_)) for id_ in "ab"))
LATER = st.lists(
    st.builds(partial(structs.replace), st.one_of(*map(_any, CONSENTS)), id=st.sampled_from("ab"))
)
CONSENT_FACTS = st.builds(lambda first, later: [*first, *later], RECORDED, LATER)
GONE = st.builds(LetGoOf, IDS, at=st.just(NOW))
COMMANDS = st.lists(st.one_of(*map(_any, _below(Command))), max_size=12)


@given(FACTS)
def test_any_facts_fold_and_fold_alike(facts: list[Fact]) -> None:
    for room in ROOMS:
        assert room.replay(facts) == room.replay(facts)


@given(FACTS)
def test_written_facts_read_back_the_same(facts: list[Fact]) -> None:
    assert [kinds.read(*kinds.write(fact)) for fact in facts] == facts


@given(FACTS)
def test_unknown_facts_change_nothing(facts: list[Fact]) -> None:
    known = [fact for fact in facts if not isinstance(fact, Unknown)]
    for room in ROOMS:
        assert room.replay(facts) == room.replay(known)


@given(FACTS)
def test_a_state_can_be_kept_as_a_snapshot(facts: list[Fact]) -> None:
    for state in (room.replay(facts) for room in ROOMS):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=type(state)) == state


@given(FACTS | CONSENT_FACTS, GONE, st.sampled_from(ROOMS))
def test_what_was_let_go_never_comes_back(facts: list[Fact], gone: LetGoOf, room: ModuleType) -> None:
    state = room.replay([])
    for fact in (*facts, gone, *facts):
        state = room.evolve(state, fact)
        assert not state.letting_go.gone & set(things.ids(state))
        assert not state.letting_go.whole or list(things.ids(state)) == []


@given(COMMANDS, st.sampled_from(ROOMS))
def test_any_command_is_answered_and_ids_stay_one_of_a_kind(
    commands: list[Command], room: ModuleType
) -> None:
    state = room.replay(())
    for command in commands:
        outcome = room.decide(state, command, NOW)
        if not isinstance(outcome, Refusal):
            assert outcome
            state = replay(room.evolve, state, outcome)
        ids = list(things.ids(state))
        assert len(ids) == len(set(ids))


@given(CONSENT_FACTS)
def test_a_withdrawn_consent_never_comes_back(facts: list[Fact]) -> None:
    state, ended = story.Story(), set()
    for fact in facts:
        state = story.evolve(state, fact)
        ended |= state.consents.over
        assert ended <= state.consents.over
        assert not ended & {consent.id for consent in standing(state.consents, NOW.date())}


@given(CONSENT_FACTS)
def test_no_event_ever_widens_a_consent(facts: list[Fact]) -> None:
    states = [story.replay(facts[:count]) for count in range(len(facts) + 1)]
    for before, after in pairwise(states):
        for consent in before.consents.recorded:
            assert not _wider(consent, things.find(after.consents.recorded, consent.id))


def _wider(before: Consent, after: Consent) -> bool:
    longer = before.until is not None and (after.until is None or after.until > before.until)
    more = before.reach is Reach.FROM_NOW_ON and after.reach is Reach.WHOLE
    again = before.ended and not after.ended
    return longer or more or again or not after.purposes <= before.purposes or after.to != before.to


@given(FACTS)
def test_a_day_to_ask_again_never_decides_whether_a_consent_stands(facts: list[Fact]) -> None:
    never = [structs.replace(f, ask_again=None) if hasattr(f, "ask_again") else f for f in facts]
    day = NOW.date()
    with_days = {consent.id for consent in standing(story.replay(facts).consents, day)}
    assert with_days == {consent.id for consent in standing(story.replay(never).consents, day)}
