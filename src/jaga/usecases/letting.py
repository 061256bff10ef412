"""Letting go of a thing, of a strand, of a situation, at once or when its day has come.

A thing is let go in two steps: first the strand says so, then the bodies of every entry that spoke of it
are dropped. If the second is cut short, it is finished at the next look.
"""

from datetime import datetime

from jaga.practice import letting_go
from jaga.practice.events import today
from jaga.practice.letting_go import WHOLE, LetGo, NoteLegalThreat, NoteThreatOver
from jaga.practice.refusals import PausedByThreat, Refusal
from jaga.usecases import folds
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person, seconds
from jaga.usecases.strands import do, situations
from jaga.vault import Place, let_go_entry, let_go_strand, pause_letting_go


def let_go(person: Person, place_id: bytes, thing: str, now: datetime) -> Refusal | None:
    """Let go of one thing, or with WHOLE of the whole strand, now."""
    done = do(person, place_id, LetGo(thing), now)
    if isinstance(done, Refusal):
        return done
    if thing == WHOLE:
        let_go_strand(person.store, person.keyring, place_id, seconds(now))
    else:
        finish(person, done, now)
    folds.forget(person.keyring.card.address, place_id)
    return None


def finish(person: Person, seen: Seen, now: datetime) -> None:
    """Drop the bodies of what the strand says was let go."""
    gone = seen.state.letting_go.gone
    for thing in gone & seen.fold.entries.keys():
        for entry in seen.fold.entries[thing]:
            let_go_entry(person.store, person.keyring, seen.opened, entry, seconds(now))


def let_go_of_everything(person: Person, now: datetime) -> Refusal | None:
    """Every strand that I hold; refused whole while a legal threat rests on any of them."""
    places = _mine(person)
    if any(look(person, place.id, now).state.letting_go.paused for place in places):
        return PausedByThreat()
    for place in places:
        let_go(person, place.id, WHOLE, now)
    return None


def let_go_of_what_is_due(person: Person, place_id: bytes, now: datetime) -> Seen | None:
    """Carry out what was to be let go by today; the strand as it then stands, or None if it is gone itself."""
    seen = look(person, place_id, now)
    for thing in letting_go.due(seen.state.letting_go, today(now)):
        let_go(person, place_id, thing, now)
        if thing == WHOLE:
            return None
    return look(person, place_id, now)


def note_legal_threat(person: Person, words: str, now: datetime) -> Refusal | None:
    """Somebody threatens with the law: letting go rests in every strand that I hold."""
    for place in _mine(person):
        done = do(person, place.id, NoteLegalThreat(words), now)
        if isinstance(done, Refusal):
            return done
        pause_letting_go(person.store, person.keyring, place.id, seconds(now))
    return None


def say_threat_is_over(person: Person, now: datetime) -> None:
    """The threat is over, I say: things may be let go again, on days chosen anew."""
    for place in _mine(person):
        do(person, place.id, NoteThreatOver(), now)


def _mine(person: Person) -> list[Place]:
    return [place for situation in situations(person) for place in situation.places]
