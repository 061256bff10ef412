"""What I may say, and to whom: sentences that tell nothing, or that were agreed word for word."""

from datetime import datetime

from msgspec import Struct

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact


class Sentence(things.Thing, frozen=True):
    """A sentence I may say; once it may no longer be said it stays only to remember that."""

    words: str
    to: str = ""
    over: bool = False

    @property
    def ended(self) -> bool:
        """Whether I may no longer say it."""
        return self.over


class Saying(Struct, frozen=True):
    """All that I may say."""

    sentences: tuple[Sentence, ...] = ()


class NoteMaySay(CommandOn, frozen=True):
    """I may say this; to whom only if it matters."""

    words: str
    to: str = ""


class NoteMaySayNoMore(CommandOn, frozen=True):
    """I may say this no more."""


class MaySayNoted(EventOn, frozen=True):
    """A sentence may be said."""

    words: str
    to: str = ""


class MaySayEnded(EventOn, frozen=True):
    """A sentence may no longer be said."""


Command = NoteMaySay | NoteMaySayNoMore


def decide(state: Saying, command: Command, now: datetime) -> Decision:
    """What follows from a command about what I may say."""
    match command:
        case NoteMaySay(id_, words, to):
            return things.begun(state.sentences, MaySayNoted(id_, words, to, at=now))
        case NoteMaySayNoMore(id_):
            return things.continued(state.sentences, MaySayEnded(id_, at=now))


def evolve(state: Saying, event: Fact) -> Saying:
    """What I may say after this event."""
    match event:
        case MaySayNoted(id_, words, to):
            return Saying(things.add(state.sentences, Sentence(id_, words, to)))
        case MaySayEnded(id_):
            return Saying(things.change(state.sentences, id_, over=True))
    return state
