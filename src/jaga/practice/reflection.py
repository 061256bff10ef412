"""What I did, if I caused harm: for me alone, as far as I come, left and taken up again at any time."""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import Empty


class Reflection(things.Thing, frozen=True):
    """What I did, what it did, what I would repair, how I change, who (not they) can hold my shame."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""
    holds_shame: str = ""
    words: str = ""


class Reflections(Struct, frozen=True):
    """All that I wrote about what I did."""

    written: tuple[Reflection, ...] = ()


class WriteReflection(CommandOn, frozen=True):
    """I write it down, or write it anew under the same id: the newer words stand, all of them."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""
    holds_shame: str = ""
    words: str = ""


class ReflectionWritten(EventOn, frozen=True):
    """It was written down."""

    did: str = ""
    effect: str = ""
    repair: str = ""
    change: str = ""
    holds_shame: str = ""
    words: str = ""


Command = WriteReflection


def decide(state: Reflections, command: Command, now: datetime) -> Decision:  # noqa: ARG001 - one shape for all parts
    """What follows from writing it down: nothing is asked, but that something is said."""
    fields = structs.asdict(command)
    if not any(text.strip() for name, text in fields.items() if name != "id"):
        return Empty("words")
    return (ReflectionWritten(**fields, at=now),)


def evolve(state: Reflections, event: Fact) -> Reflections:
    """What I wrote, after this event."""
    match event:
        case ReflectionWritten(id_, did, effect, repair, change, holds_shame, words):
            written = Reflection(id_, did, effect, repair, change, holds_shame, words)
            return Reflections(things.add(state.written, written))
    return state
