"""What is expected in a longer engagement, and whose expectation it is, in words. A change keeps the earlier words."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Expectation(things.Thing, frozen=True):
    """What somebody expects."""

    words: str
    whose: str = ""
    earlier: tuple[str, ...] = ()
    left: bool = False

    @property
    def ended(self) -> bool:
        """Whether it is no longer expected."""
        return self.left


class Expectations(Struct, frozen=True):
    """All that is expected."""

    said: tuple[Expectation, ...] = ()


class SayExpectation(CommandOn, frozen=True):
    """Something is expected, from now on."""

    words: str
    whose: str = ""


class ChangeExpectation(CommandOn, frozen=True):
    """Something else is expected in its place."""

    words: str


class LeaveExpectation(CommandOn, frozen=True):
    """It is no longer expected. No reason is asked."""


class ExpectationSaid(EventOn, frozen=True):
    """Something is expected."""

    words: str
    whose: str = ""


class ExpectationChanged(EventOn, frozen=True):
    """Something else is expected in its place."""

    words: str


class ExpectationLeft(EventOn, frozen=True):
    """It is no longer expected."""


Command = SayExpectation | ChangeExpectation | LeaveExpectation


def decide(state: Expectations, command: Command, now: datetime) -> Decision:
    """What follows from a command about what is expected."""
    match command:
        case SayExpectation(id_, words, whose):
            return things.begun(state.said, ExpectationSaid(id_, words, whose, at=now))
        case ChangeExpectation(id_, words):
            return things.continued(state.said, ExpectationChanged(id_, words, at=now))
        case LeaveExpectation(id_):
            return things.continued(state.said, ExpectationLeft(id_, at=now))


def evolve(state: Expectations, event: Fact) -> Expectations:
    """What is expected, after this event."""
    match event:
        case ExpectationSaid(id_, words, whose):
            return Expectations(things.add(state.said, Expectation(id_, words, whose)))
        case ExpectationChanged(id_, words):
            old = things.find(state.said, id_)
            earlier = (*old.earlier, old.words) if old and old.words != words else old.earlier if old else ()
            return Expectations(things.change(state.said, id_, words=words, earlier=earlier))
        case ExpectationLeft(id_):
            return Expectations(things.change(state.said, id_, left=True))
    return state
