"""Lines for the survivor, drawn up: from what was agreed or how it ended, or proposed by somebody in the team.

Nothing here goes anywhere. Whoever holds the strand reads, changes and sends it (`over.tell`), or leaves it.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from jaga.practice.agreements import Agreements
from jaga.practice.digests import Digest, Digests, ProposeDigest
from jaga.practice.ending import How, SaidEnds
from jaga.practice.passed_on import WANTED, Occasion, PassedOn
from jaga.practice.refusals import NotWanted, Refusal
from jaga.usecases import agreeing
from jaga.usecases.compartments import around
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import do

FACED = "accountability"
"""Only what was faced together: my own notes are nobody's to be told, not even in a draft."""


class Source(msgspec.Struct, frozen=True):
    """What stands there: an agreement with who, by when, and whether that one confirmed it, or an ending with how.

    Lines are drawn only from what is confirmed; what is not is shown apart, as put forward.
    """

    id: str
    occasion: Occasion
    words: str
    who: str = ""
    on: date | None = None
    how: How = How.UNSAID
    confirmed: bool = True


def sources(person: Person, seen: Seen, now: datetime) -> tuple[Source, ...]:
    """What stands in the strands of this situation, of as much as they chose to hear."""
    wanted = WANTED[seen.state.part(PassedOn).hearing]
    strands = (each for each in around(person, seen.opened.place, now) if each.kind == FACED)
    found = (source for strand in strands for source in _in(person, strand))
    return tuple(source for source in found if source.occasion in wanted)


def _in(person: Person, strand: Seen) -> Iterator[Source]:
    state = strand.state
    for each in state.part(Agreements).reached:
        if not each.ended:
            confirmed = agreeing.is_confirmed(person, strand, each)
            yield Source(each.id, Occasion.AGREED, each.words, each.who, each.on, confirmed=confirmed)
    for end in state.part(SaidEnds).said:
        if not end.ended:
            yield Source(end.id, Occasion.END, end.words, how=end.how)


def propose(person: Person, place_id: bytes, command: ProposeDigest, now: datetime) -> Seen | Refusal:
    """Propose some lines to whoever holds the team's strand; refused of what the survivor chose not to hear."""
    hearing = look(person, place_id, now).state.part(PassedOn).hearing
    if command.occasion not in WANTED[hearing]:
        return NotWanted()
    return do(person, place_id, command, now)


def proposed(seen: Seen) -> tuple[Digest, ...]:
    """The lines that wait for the holder."""
    return tuple(each for each in seen.state.part(Digests).written if not each.ended)
