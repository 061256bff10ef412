"""A few lines for the survivor, before they go: proposed by anybody in the team, sent by its holder or left.

Nothing goes by itself. Once the end was told nothing more goes, until the survivor chooses anew what they want to hear.
That it was told outlasts the lines themselves: letting go of these opens no way to write to them once more.
"""

from datetime import datetime

from msgspec import Struct, structs

from jaga.practice import events, things
from jaga.practice.events import CommandOn, Decision, Event, EventOn, Fact
from jaga.practice.passed_on import HearingPassedOn, Occasion
from jaga.practice.refusals import EndWasTold


class Digest(things.Thing, frozen=True):
    """Some lines, and what became of them; `sent` and `left` are both false while they wait."""

    occasion: Occasion
    words: str
    sent: bool = False
    left: bool = False

    @property
    def ended(self) -> bool:
        """Whether they went, or will not."""
        return self.sent or self.left


class Digests(Struct, frozen=True):
    """All lines of this team, and whether the end was told under the choice that counts now."""

    written: tuple[Digest, ...] = ()
    end_told: bool = False


class ProposeDigest(CommandOn, frozen=True):
    """These lines could go to the one who was harmed."""

    occasion: Occasion
    words: str


class RewordDigest(CommandOn, frozen=True):
    """They could be said differently."""

    words: str


class LeaveDigest(CommandOn, frozen=True):
    """They do not go."""


class NoteDigestSent(CommandOn, frozen=True):
    """They went, in these words; without words where those who read here are not to read them."""

    occasion: Occasion
    words: str = ""


class NoteEndTold(events.Command, frozen=True):
    """The end was told: noted once more beside the lines, because these may be let go."""


class DigestProposed(EventOn, frozen=True):
    """Some lines were proposed."""

    occasion: Occasion
    words: str


class DigestReworded(EventOn, frozen=True):
    """They were said differently."""

    words: str


class DigestLeft(EventOn, frozen=True):
    """They do not go."""


class DigestSent(EventOn, frozen=True):
    """They went."""

    occasion: Occasion
    words: str = ""


class EndTold(Event, frozen=True):
    """The end was told; it is said of no thing, and noted by itself, so that nothing let go takes it along."""


Command = ProposeDigest | RewordDigest | LeaveDigest | NoteDigestSent | NoteEndTold


def decide(state: Digests, command: Command, now: datetime) -> Decision:
    """What follows from a command about lines for the survivor."""
    match command:
        case ProposeDigest(id_, occasion, words):
            proposed = DigestProposed(id_, occasion, words, at=now)
            return EndWasTold() if state.end_told else things.begun(state.written, proposed)
        case RewordDigest(id_, words):
            return things.continued(state.written, DigestReworded(id_, words, at=now))
        case LeaveDigest(id_):
            return things.continued(state.written, DigestLeft(id_, at=now))
        case NoteDigestSent(id_, occasion, words):
            sent = DigestSent(id_, occasion, words, at=now)
            known = things.find(state.written, id_)
            if state.end_told and not (known and known.sent):
                return EndWasTold()
            return things.continued(state.written, sent) if known else (sent,)
        case NoteEndTold():
            return (EndTold(at=now),)


def evolve(state: Digests, event: Fact) -> Digests:
    """The lines after this event."""
    match event:
        case DigestProposed(id_, occasion, words):
            return _with(state, things.add(state.written, Digest(id_, occasion, words)))
        case DigestReworded(id_, words):
            return _with(state, things.change(state.written, id_, words=words))
        case DigestLeft(id_):
            return _with(state, things.change(state.written, id_, left=True))
        case DigestSent(id_, occasion, words):
            written = things.add(state.written, Digest(id_, occasion, words, sent=True))
            return Digests(written, state.end_told or occasion is Occasion.END)
        case EndTold() | HearingPassedOn():
            # Where they chose anew, whoever chooses to hear may be told again.
            return structs.replace(state, end_told=isinstance(event, EndTold))
    return state


def _with(state: Digests, written: tuple[Digest, ...]) -> Digests:
    return structs.replace(state, written=written)
