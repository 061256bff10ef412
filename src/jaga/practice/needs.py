"""What the survivor needs, in their words or by a kind, and what was done. It stands until they say otherwise."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import Empty


class NeedKind(StrEnum):
    """Kinds of help to choose from; none has to be chosen."""

    MEDIATE = "mediate"
    ANSWER = "help-me-find-my-answer"
    ASK_FOR_ME = "ask-someone-for-me"
    PASS_ON = "pass-on-my-demands"  # noqa: S105  (no password: it passes demands on)
    COMPANY = "company"
    ELSE = "something-else"


class DoneFor(Struct, frozen=True):
    """Something that was done about it, and by whom only if it was said."""

    words: str = ""
    who: str = ""


class Need(things.Thing, frozen=True):
    """Something the survivor needs. What was done does not end it: only they know whether it was enough."""

    words: str = ""
    kinds: frozenset[NeedKind] = frozenset()
    done: tuple[DoneFor, ...] = ()
    over: bool = False

    @property
    def ended(self) -> bool:
        """Whether they said that it is no longer needed."""
        return self.over


class Needs(Struct, frozen=True):
    """All that the survivor needs here."""

    said: tuple[Need, ...] = ()


class SayNeed(CommandOn, frozen=True):
    """The survivor needs something."""

    words: str = ""
    kinds: frozenset[NeedKind] = frozenset()


class RewordNeed(CommandOn, frozen=True):
    """It is different now."""

    words: str = ""
    kinds: frozenset[NeedKind] = frozenset()


class NoteDoneForNeed(CommandOn, frozen=True):
    """Something was done about it."""

    words: str = ""
    who: str = ""


class NeedNoMore(CommandOn, frozen=True):
    """It is no longer needed."""


class NeedSaid(EventOn, frozen=True):
    """Something was needed."""

    words: str = ""
    kinds: frozenset[NeedKind] = frozenset()


class NeedReworded(EventOn, frozen=True):
    """A need became different."""

    words: str = ""
    kinds: frozenset[NeedKind] = frozenset()


class DoneForNeed(EventOn, frozen=True):
    """Something was done about a need."""

    words: str = ""
    who: str = ""


class NeedOver(EventOn, frozen=True):
    """A need was said to be over."""


Command = SayNeed | RewordNeed | NoteDoneForNeed | NeedNoMore


def decide(state: Needs, command: Command, now: datetime) -> Decision:
    """What follows from a command about a need."""
    match command:
        case SayNeed(id_, words, kinds):
            event = NeedSaid(id_, words, kinds, at=now)
            return things.begun(state.said, event) if words or kinds else Empty("words")
        case RewordNeed(id_, words, kinds):
            changed = NeedReworded(id_, words, kinds, at=now)
            return things.continued(state.said, changed) if words or kinds else Empty("words")
        case NoteDoneForNeed(id_, words, who):
            return things.continued(state.said, DoneForNeed(id_, words, who, at=now))
        case NeedNoMore(id_):
            return things.continued(state.said, NeedOver(id_, at=now))


def evolve(state: Needs, event: Fact) -> Needs:
    """The needs after this event."""
    match event:
        case NeedSaid(id_, words, kinds):
            return Needs(things.add(state.said, Need(id_, words, kinds)))
        case NeedReworded(id_, words, kinds):
            return Needs(things.change(state.said, id_, words=words, kinds=kinds))
        case DoneForNeed(id_, words, who):
            need = things.find(state.said, id_)
            done = (*(need.done if need else ()), DoneFor(words, who))
            return Needs(things.change(state.said, id_, done=done))
        case NeedOver(id_):
            return Needs(things.change(state.said, id_, over=True))
    return state
