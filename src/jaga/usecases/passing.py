"""Before something is passed on: what was agreed, as far as I can know it. The act stays the person's own.

Nothing here forbids, and nothing is recorded but what somebody chooses to note among their own notes.
"""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import msgspec

from jaga.practice.consent import ONLY_TO_LISTEN, Consents, Purpose, standing
from jaga.practice.events import today
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.passed_on import PassedOn
from jaga.practice.refusals import Refusal
from jaga.practice.requests import Requests
from jaga.practice.telling import Telling
from jaga.usecases.compartments import SURVIVORS, around
from jaga.usecases.folds import Seen
from jaga.usecases.person import Person
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME, begin, do, situations
from jaga.vault import Place, Terms


class Way(StrEnum):
    """How something is passed on."""

    COPY = "copy"
    PRINT = "print"
    EXPORT = "export"
    GIVE = "give"
    QUOTE = "quote"
    PUBLIC = "public"
    APPROACH = "approach"


_TO_HELP = frozenset({Purpose.SUPPORT, Purpose.PLAN_APART, Purpose.ADVICE})
_COVERED: dict[Way, frozenset[Purpose]] = {
    Way.COPY: _TO_HELP,
    Way.PRINT: _TO_HELP,
    Way.EXPORT: _TO_HELP,
    Way.GIVE: frozenset(),
    Way.QUOTE: _TO_HELP,
    Way.PUBLIC: frozenset({Purpose.PUBLIC}),
    Way.APPROACH: frozenset({Purpose.APPROACH}),
}
"""Which purpose has to be agreed for it; letting somebody else in is never a reader's to do."""


class Agreed(msgspec.Struct, frozen=True):
    """What was agreed with me here: `mine` is mine to decide, `whose` a name where I hold it for somebody.

    `together` is a circle, which belongs to all who are in it, whoever holds it.
    """

    mine: bool
    whose: str
    purposes: frozenset[Purpose]
    until: date | None = None
    reads: bool = False
    words: tuple[str, ...] = ()
    together: bool = False

    def covers(self, way: Way) -> bool:
        """Whether this is part of what was agreed, or mine to decide."""
        return self.mine or bool(self.purposes & _COVERED[way])


def agreed(seen: Seen, now: datetime) -> Agreed:
    """What was agreed for the one who sees this strand."""
    if seen.kind in ALONE_UNDER_ITS_NAME:
        return Agreed(mine=False, whose="", purposes=ONLY_TO_LISTEN, together=True)
    if seen.opened.terms is not None:
        return _as_reader(seen.opened.terms, now)
    whose = seen.state.part(Telling).on_behalf_of or ""
    if seen.kind not in SURVIVORS or not whose:
        return Agreed(mine=True, whose="", purposes=frozenset(Purpose))
    with_me = [
        consent for consent in standing(seen.state.part(Consents), today(now)) if not consent.to.strip()
    ]
    purposes = frozenset().union(*(consent.purposes for consent in with_me)) or ONLY_TO_LISTEN
    until = min((consent.until for consent in with_me if consent.until), default=None)
    said = tuple(consent.words for consent in with_me if consent.words)
    return Agreed(mine=False, whose=whose, purposes=purposes, until=until, words=said)


def _as_reader(terms: Terms, now: datetime) -> Agreed:
    purposes = frozenset(purpose for purpose in Purpose if purpose.value in terms.purposes)
    ends = None if terms.until is None else datetime.fromtimestamp(terms.until, now.tzinfo or UTC)
    until = None if ends is None else (ends - timedelta(seconds=1)).date()
    return Agreed(mine=False, whose="", purposes=purposes, until=until, reads=True)


class Wishes(msgspec.Struct, frozen=True):
    """What is known of the survivor's wishes in the strands of one situation that I can open."""

    requests: tuple[str, ...] = ()
    hearing: tuple[StrEnum, ...] = ()


def wishes(person: Person, place: Place, now: datetime) -> Wishes:
    """Their requests, and how much they want to hear: from the story, or as they were passed on."""
    requests: list[str] = []
    hearing: list[StrEnum] = []
    for seen in around(person, place, now):
        made, passed = seen.state.part(Requests).made, seen.state.part(PassedOn)
        requests += [each.words for each in made if not each.ended]
        requests += [each.words for each in passed.requests if not each.ended]
        hearing += [*([seen.state.part(Telling).hearing] if made else []), passed.hearing]
    known = (each for each in hearing if each.value != "unsaid")
    return Wishes(tuple(dict.fromkeys(requests)), tuple(dict.fromkeys(known)))


def note_passed_on(person: Person, place: Place, once: str, words: str, now: datetime) -> Place | Refusal:
    """Note among my own notes that I passed something on, because I choose to; where that stands."""
    mine = next((s for s in situations(person) if s.name == place.name), None)
    kept = mine.place("notes") if mine else None
    notes = kept or begin(person, "notes", place.name, now)
    if isinstance(notes, Refusal):
        return notes
    done = do(person, notes.id, WriteNote(once, words, Of.PASSED_ON), now)
    return done if isinstance(done, Refusal) else notes
