"""Letting go of a thing, of a strand, of everything, at once or when its day has come; and the legal threat.

A strand first says what is let go; the bodies of every entry that spoke of it are dropped at the next look.
"""

from datetime import datetime

from jaga.practice import letting_go, thread
from jaga.practice.events import today
from jaga.practice.letting_go import WHOLE, LetGo, NoteThreatOver
from jaga.practice.refusals import PausedByThreat, Refusal
from jaga.practice.words import refuse_text
from jaga.usecases import folds, heard
from jaga.usecases.folds import JustLetGo, Seen, look
from jaga.usecases.helping_here import care_in
from jaga.usecases.leaving import without_who_left
from jaga.usecases.person import Person, seconds
from jaga.usecases.still_here import without_who_cannot_write
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME, MINE_ALONE, begin, do, held, mine, pause
from jaga.vault import NotHere, pause_letting_go


def let_go(person: Person, place_id: bytes, thing: str, now: datetime) -> Refusal | None:
    """Let go of one thing, or with WHOLE of the whole strand, now. The turns of a plan go first, then the plan."""
    try:
        for each in _with_what_goes_along(person, place_id, thing, now):
            done = do(person, place_id, LetGo(each), now)
            if isinstance(done, Refusal):
                return done
    except JustLetGo:
        return None
    # What was read before still stands in memory, under the entries that are gone.
    folds.forget(person.keyring.card.address, place_id)
    return None


def _with_what_goes_along(person: Person, place_id: bytes, thing: str, now: datetime) -> tuple[str, ...]:
    along = () if thing == WHOLE else thread.of_plan(care_in(look(person, place_id, now)), thing)
    return (*along, thing)


def let_go_of_everything(person: Person, now: datetime) -> Refusal | None:
    """Every strand that I hold, and every draft; refused whole while a legal threat rests on any of them."""
    strands = held(person, now)
    if any(seen.rests for seen in strands):
        return PausedByThreat()
    for seen in strands:
        let_go(person, seen.opened.place.id, WHOLE, now)
    heard.forget_everything(person)
    return None


def let_go_of_what_is_due(person: Person, place_id: bytes, now: datetime) -> Seen | None:
    """Carry out what I meant to let go by today; the strand as it then stands, or None if it is gone itself.

    Who left a circle of mine reads nothing in it from here on; who cannot write in a strand of mine any more has
    stepped back there. What somebody else holds is theirs to let go.
    """
    try:
        seen = look(person, place_id, now)
        due = _due(seen, now) if seen.opened.holding else ()
        for thing in due:
            let_go(person, place_id, thing, now)
        if WHOLE in due:
            return None
        seen = without_who_cannot_write(person, look(person, place_id, now) if due else seen, now)
        return without_who_left(person, seen, now) if seen.kind in ALONE_UNDER_ITS_NAME else seen
    except NotHere:
        return None


def _due(seen: Seen, now: datetime) -> tuple[str, ...]:
    """What was to go by today; also what was, of a plan of which nothing is kept."""
    letting, day = seen.state.letting_go, today(now)
    return () if seen.rests else (*letting_go.due(letting, day), *thread.past(care_in(seen), day))


def note_legal_threat(person: Person, words: str, now: datetime, notes_called: str = "") -> Refusal | None:
    """Somebody threatens with the law: letting go rests in every strand that I hold, and nobody else is told.

    That it was noted, and the words, stand in my own notes alone. Whoever has none gets notes of this name begun
    for their words; without words, or without a name, nothing is written anywhere.
    """
    if refused := refuse_text("words", words):
        return refused
    if words.strip() and notes_called and not has_own_notes(person):
        begun = begin(person, MINE_ALONE, notes_called, now)
        if isinstance(begun, Refusal):
            return begun
    for seen in held(person, now):
        if refused := pause(person, seen.opened.place, words, now):
            return refused
    return None


def words_of_threat(person: Person, now: datetime) -> str:
    """What I wrote down of the threat, in my own notes."""
    said = (seen.state.letting_go.threat for seen in held(person, now) if seen.kind == MINE_ALONE)
    return next((words for words in said if words), "")


def has_own_notes(person: Person) -> bool:
    """Whether I have notes of my own, in which words about a threat can stand."""
    return any(place.kind == MINE_ALONE for place in mine(person))


def say_threat_is_over(person: Person, now: datetime) -> None:
    """The threat is over, I say: things may be let go again, on days chosen anew."""
    for seen in held(person, now):
        do(person, seen.opened.place.id, NoteThreatOver(), now)
        pause_letting_go(person.store, person.keyring, seen.opened.place.id, seconds(now), paused=False)
