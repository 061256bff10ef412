"""A room of one's own for somebody who may have harmed somebody: their own notes, and what is asked of them.

Read from their own shelf alone. Nothing in it tells of any strand that they cannot open, nor of who read what when.
"""

from datetime import datetime

import msgspec

from jaga.practice.accountability import Accountability
from jaga.practice.notes import Notes
from jaga.practice.nudges import Nudges
from jaga.practice.offers import Offers
from jaga.practice.own_side import OwnSide
from jaga.practice.reflection import Reflection, Reflections
from jaga.practice.refusals import AlreadyKnown, Refusal
from jaga.practice.repair import ChangeRepair, Plan, Repair, ShareRepair
from jaga.usecases import asked_of
from jaga.usecases.compartments import CANNOT_OPEN
from jaga.usecases.folds import Seen, look
from jaga.usecases.person import Person
from jaga.usecases.strands import begin, do, held, situations
from jaga.vault import NotHere, Place

ASKED = asked_of.ASKED


class There(msgspec.Struct, frozen=True):
    """A strand in which something is asked of me, and what I said in it, if I did."""

    seen: Seen
    state: Accountability
    repair: Repair | None
    side: OwnSide | None


class Room(msgspec.Struct, frozen=True):
    """My notes for myself, if there are some under this name, and where something is asked of me."""

    notes: Seen | None
    there: tuple[There, ...]

    @property
    def reflection(self) -> Reflection | None:
        """What I wrote last for myself about what I did."""
        written = self.notes.state.part(Reflections).written if self.notes else ()
        return written[-1] if written else None


def room(person: Person, place_id: bytes, now: datetime) -> Room:
    """The room that begins at my own notes, or at what is asked of me; `NotHere` at anything else."""
    seen = look(person, place_id, now)
    if seen.kind == ASKED and any(ask.id == place_id for ask in asked_of.asks(person, now)):
        return Room(_notes_beside(person, seen, now), (_there(seen),))
    if not (seen.opened.holding and isinstance(seen.state, Notes)):
        raise NotHere("no room begins here")
    return Room(seen, _asked(person, seen, now))


def is_for_one_who_did_it(person: Person, seen: Seen, now: datetime) -> bool:
    """Whether these notes are those of somebody who may have done it: they wrote of it, or it is asked of them here.

    Not where they look in, offer or prepare to talk as a friend does: then everything stands as in any notes.
    """
    if not (seen.opened.holding and isinstance(seen.state, Notes)):
        return False
    state = seen.state
    if state.part(Nudges).planned or state.part(Offers).made:
        return False
    if state.part(Reflections).written:
        return True
    return any(each.seen.name == seen.name for each in _asked(person, seen, now))


def begin_notes(person: Person, place_id: bytes, now: datetime) -> Place | Refusal:
    """Notes for myself under the name of what is asked of me; those that stand, if there are some."""
    found = room(person, place_id, now)
    if found.notes:
        return found.notes.opened.place
    return begin(person, "notes", look(person, place_id, now).name, now)


def there(found: Room, there_id: bytes) -> There:
    """One of the strands in which something is asked of me; `NotHere` for any other."""
    for each in found.there:
        if each.seen.opened.place.id == there_id:
            return each
    raise NotHere("nothing is asked there")


def draft(found: Room, at: There) -> Plan:
    """The words to begin with: those that stand there already, otherwise what I wrote for myself, less my shame."""
    if at.repair and not at.repair.taken_back:
        return Plan.of(at.repair)
    return Plan.of(found.reflection) if found.reflection else Plan()


def share(person: Person, at: There, once: str, plan: Plan, now: datetime) -> Refusal | None:
    """Say it there, in my own name, by my own hand; in the place of what I said there before."""
    words = msgspec.structs.astuple(plan)
    command = ChangeRepair(at.repair.id, *words) if at.repair else ShareRepair(once, *words)
    done = do(person, at.seen.opened.place.id, command, now)
    # Sent twice: the first has said it.
    return done if isinstance(done, Refusal) and done != AlreadyKnown("id") else None


def _notes_beside(person: Person, seen: Seen, now: datetime) -> Seen | None:
    """My notes under the same name; otherwise those in which I wrote last what I did."""
    notes = [each for each in held(person, now) if isinstance(each.state, Notes)]
    beside = [each for each in notes if each.name == seen.name]
    written = [each for each in notes if each.state.part(Reflections).written]
    return next(iter(beside or written[::-1]), None)


def _asked(person: Person, notes: Seen, now: datetime) -> tuple[There, ...]:
    """Under the same name as these notes, if there is something; otherwise whatever is asked of me."""
    found = [ask.seen for ask in asked_of.asks(person, now) if ask.seen]
    if notes.state.part(Reflections).written:
        found += [seen for seen in _given_beside(person, notes, now) if seen not in found]
    named = [seen for seen in found if seen.name == notes.name]
    return tuple(_there(seen) for seen in named or found)


def _given_beside(person: Person, notes: Seen, now: datetime) -> list[Seen]:
    """What I read and do not hold under the name of these notes: asked of me, as I wrote that I did something."""
    places = next((each.places for each in situations(person) if each.name == notes.name), ())
    found = []
    for place in places:
        if place.kind != ASKED or place.holds or place.offer:
            continue
        try:
            found.append(look(person, place.id, now))
        except CANNOT_OPEN:
            continue
    return found


def _there(seen: Seen) -> There:
    state, me = seen.state, seen.opened.me
    assert isinstance(state, Accountability)
    mine = {thing for thing, author in seen.fold.authors.items() if author == me}
    repair = next((each for each in state.repairs.shared if each.id in mine), None)
    side = next((each for each in state.own_sides.said if each.id in mine), None)
    return There(seen, state, repair, side)
