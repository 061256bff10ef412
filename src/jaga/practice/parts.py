"""How one strand is put together: each command and event goes to the part that knows it.

Checks that count for every command stand here once: words, dates, and what was let go.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, TypeVar

from msgspec import Struct, structs

from jaga.practice import events, letting_go, things, words
from jaga.practice.events import Command, CommandOn, Decision, EventOn, Fact
from jaga.practice.letting_go import LetGoOf, LettingGo
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, NotCommanded, Refusal

SomePart = TypeVar("SomePart", bound=Struct)


class Strand(Struct, frozen=True, kw_only=True):
    """What the states of all strand kinds have in common."""

    letting_go: LettingGo = LettingGo()

    def part(self, of: type[SomePart]) -> SomePart:
        """The part of this type as it stands; an empty one where strands of this kind have none."""
        each = (getattr(self, field) for field in self.__struct_fields__)
        return next((found for found in each if isinstance(found, of)), of())


class Part(Struct, frozen=True):
    """A concept in a strand: the field it stands in, its commands, and its two functions."""

    field: str
    commands: UnionType | type
    decide: Callable[[Any, Any, datetime], Decision]
    evolve: Callable[[Any, Fact], Any]


def follows(field: str, evolve: Callable[[Any, Fact], Any]) -> Part:
    """A part in which nobody says anything: it follows from what is said in the others."""
    return Part(field, NoneType, _never, evolve)


def _never(_state: object, command: Command, _now: datetime) -> Decision:
    return NotCommanded(type(command).__name__)


SomeStrand = TypeVar("SomeStrand", bound=Strand)


def decide(parts: tuple[Part, ...], state: Strand, command: Command, now: datetime) -> Decision:
    """What follows from a command in a strand made of these parts."""
    if refused := _refuse(state, command, now):
        return refused
    if isinstance(command, letting_go.Command):
        return letting_go.decide(state.letting_go, command, now, frozenset(things.ids(state)))
    for part in parts:
        if isinstance(command, part.commands):
            return _decide_in(part, state, command, now)
    return NotCommanded(type(command).__name__)


def _refuse(state: Strand, command: Command, now: datetime) -> Refusal | None:
    if state.letting_go.whole:
        return AlreadyEnded(letting_go.WHOLE)
    if isinstance(command, CommandOn) and command.id in state.letting_go.gone:
        return AlreadyEnded("id")
    return words.refuse(command, now)


def _decide_in(part: Part, state: Strand, command: Command, now: datetime) -> Decision:
    inside = getattr(state, part.field)
    outcome = part.decide(inside, command, now)
    if isinstance(outcome, Refusal) or not isinstance(command, CommandOn):
        return outcome
    # Ids are one to a strand, whatever they name: letting go of one may never take another thing with it.
    elsewhere = {letting_go.WHOLE, *things.ids(state)} - set(things.ids(inside))
    return AlreadyKnown("id") if command.id in elsewhere else outcome


def evolve(parts: tuple[Part, ...], state: SomeStrand, fact: Fact) -> SomeStrand:
    """The strand after this fact. What was let go does not come back, whatever is read later."""
    if state.letting_go.whole or (isinstance(fact, EventOn) and fact.id in state.letting_go.gone):
        return state
    letting = letting_go.evolve(state.letting_go, fact)
    if letting.whole:
        return type(state)(letting_go=letting)
    changed = {part.field: part.evolve(getattr(state, part.field), fact) for part in parts}
    state = structs.replace(state, letting_go=letting, **changed)
    return things.forget(state, fact.id) if isinstance(fact, LetGoOf) else state


Decides = Callable[[SomeStrand, Command, datetime], Decision]
Evolves = Callable[[SomeStrand, Fact], SomeStrand]
Replays = Callable[[Iterable[Fact]], SomeStrand]


def rules(
    kind: type[SomeStrand], parts: tuple[Part, ...]
) -> tuple[Decides[SomeStrand], Evolves[SomeStrand], Replays[SomeStrand]]:
    """What every kind of strand does with a command, with one fact, and with all of them from the beginning."""

    def decide_in(state: SomeStrand, command: Command, now: datetime) -> Decision:
        return decide(parts, state, command, now)

    def evolve_in(state: SomeStrand, fact: Fact) -> SomeStrand:
        return evolve(parts, state, fact)

    def replay_in(facts: Iterable[Fact]) -> SomeStrand:
        return events.replay(evolve_in, kind(), facts)

    return decide_in, evolve_in, replay_in
