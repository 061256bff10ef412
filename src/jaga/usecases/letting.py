"""Letting go of a thing, of a strand, of everything, at once or when its day has come; and the legal threat.

A strand first says what is let go; the bodies of every entry that spoke of it are dropped at the next look.
"""

from datetime import datetime

from jaga.practice import letting_go
from jaga.practice.events import today
from jaga.practice.letting_go import WHOLE, LetGo, NoteThreatOver
from jaga.practice.refusals import PausedByThreat, Refusal
from jaga.usecases import folds
from jaga.usecases.folds import JustLetGo, Seen, look
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import do, mine, pause
from jaga.vault import NotHere, pause_letting_go


def let_go(person: Person, place_id: bytes, thing: str, now: datetime) -> Refusal | None:
    """Let go of one thing, or with WHOLE of the whole strand, now."""
    try:
        done = do(person, place_id, LetGo(thing), now)
    except JustLetGo:
        return None
    if isinstance(done, Refusal):
        return done
    # What was read before still stands in memory, under the entries that are gone.
    folds.forget(person.keyring.card.address, place_id)
    return None


def let_go_of_everything(person: Person, now: datetime) -> Refusal | None:
    """Every strand that I hold; refused whole while a legal threat rests on any of them."""
    places = mine(person)
    if any(look(person, place.id, now).state.letting_go.paused for place in places):
        return PausedByThreat()
    for place in places:
        let_go(person, place.id, WHOLE, now)
    return None


def let_go_of_what_is_due(person: Person, place_id: bytes, now: datetime) -> Seen | None:
    """Carry out what I meant to let go by today; the strand as it then stands, or None if it is gone itself.

    Where somebody else holds the strand, that is theirs to do.
    """
    try:
        seen = look(person, place_id, now)
        due = letting_go.due(seen.state.letting_go, today(now)) if seen.opened.holding else ()
        for thing in due:
            let_go(person, place_id, thing, now)
        if WHOLE in due:
            return None
        return look(person, place_id, now) if due else seen
    except NotHere:
        return None


def note_legal_threat(person: Person, words: str, now: datetime) -> Refusal | None:
    """Somebody threatens with the law: letting go rests in every strand that I hold."""
    for place in mine(person):
        if refused := pause(person, place, words, now):
            return refused
    return None


def say_threat_is_over(person: Person, now: datetime) -> None:
    """The threat is over, I say: things may be let go again, on days chosen anew."""
    for place in mine(person):
        do(person, place.id, NoteThreatOver(), now)
        pause_letting_go(person.store, person.keyring, place.id, seconds(now), paused=False)
