"""Words for saying it to them: what I would say in each move, who of us does what, and what I say to what comes back.

They are drafts of mine. Nothing sends them, and rehearsing once is enough.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.answers import Came
from jaga.practice.events import CommandOn, Decision, EventOn, Fact
from jaga.practice.refusals import Empty


class Move(StrEnum):
    """What a sentence is for: asking for the talk, the four moves, and stopping."""

    ASK = "ask"
    HEARD = "heard"
    HERE = "here"
    ROOM = "room"
    CAUSES = "causes"
    STOP = "stop"


class Wording(things.Thing, frozen=True):
    """A sentence that I want to say, in which move, and who of us says it; nobody named: I do."""

    words: str
    move: Move
    who: str = ""


class Together(things.Thing, frozen=True):
    """Several friends: who speaks, who listens, who leaves with whom, and when it ends."""

    speaks: str = ""
    listens: str = ""
    leaves: str = ""
    where: str = ""


class Reply(things.Thing, frozen=True):
    """What I would say to one kind of answer."""

    words: str
    to: Came


class Wordings(Struct, frozen=True):
    """All that I prepared and rehearsed."""

    prepared: tuple[Wording, ...] = ()
    together: tuple[Together, ...] = ()
    rehearsed: tuple[Reply, ...] = ()


class PrepareWords(CommandOn, frozen=True):
    """I want to say this; said anew under the same id the newer words stand."""

    words: str
    move: Move
    who: str = ""


class SayWhoDoesWhat(CommandOn, frozen=True):
    """We go as a few friends, and this is who does what; said anew the newer stands."""

    speaks: str = ""
    listens: str = ""
    leaves: str = ""
    where: str = ""


class Rehearse(CommandOn, frozen=True):
    """If this came back, I would say that."""

    words: str
    to: Came


class WordsPrepared(EventOn, frozen=True):
    """A sentence was prepared."""

    words: str
    move: Move
    who: str = ""


class WhoDoesWhatSaid(EventOn, frozen=True):
    """It was said who does what."""

    speaks: str = ""
    listens: str = ""
    leaves: str = ""
    where: str = ""


class Rehearsed(EventOn, frozen=True):
    """An answer was rehearsed."""

    words: str
    to: Came


Command = PrepareWords | SayWhoDoesWhat | Rehearse


def decide(state: Wordings, command: Command, now: datetime) -> Decision:  # noqa: ARG001 - one shape for all parts
    """What follows from preparing words: they stand, or stand anew."""
    match command:
        case PrepareWords(id_, words, move, who):
            return (WordsPrepared(id_, words, move, who, at=now),)
        case SayWhoDoesWhat(id_, speaks, listens, leaves, where):
            if not any(said.strip() for said in (speaks, listens, leaves, where)):
                return Empty("speaks")
            return (WhoDoesWhatSaid(id_, speaks, listens, leaves, where, at=now),)
        case Rehearse(id_, words, to):
            return (Rehearsed(id_, words, to, at=now),)


def evolve(state: Wordings, event: Fact) -> Wordings:
    """What is prepared after this event."""
    match event:
        case WordsPrepared(id_, words, move, who):
            return structs.replace(state, prepared=things.add(state.prepared, Wording(id_, words, move, who)))
        case WhoDoesWhatSaid(id_, speaks, listens, leaves, where):
            ours = Together(id_, speaks, listens, leaves, where)
            return structs.replace(state, together=things.add(state.together, ours))
        case Rehearsed(id_, words, to):
            return structs.replace(state, rehearsed=things.add(state.rehearsed, Reply(id_, words, to)))
    return state
