"""Beginning a situation, and doing something in a strand.

A situation is what one person calls by one name: the strands on their shelf that bear it.
"""

from collections.abc import Iterable
from datetime import datetime, time
from typing import cast

import msgspec

from jaga.practice.events import Command, Event
from jaga.practice.kinds import write
from jaga.practice.letting_go import (
    WHOLE,
    KeepAfterAll,
    LetGo,
    LetGoOn,
    LettingGoCalledOff,
    LettingGoPlanned,
    NoteLegalThreat,
)
from jaga.practice.refusals import (
    AlreadyKnown,
    ControlCharacter,
    Empty,
    NotYoursToSay,
    OnlyToRead,
    PausedByThreat,
    Refusal,
    TooLong,
)
from jaga.usecases.folds import STRANDS, Seen, look, may_say
from jaga.usecases.person import Person, seconds
from jaga.vault import (
    AwaitingConfirmation,
    ConsentEnded,
    NotHere,
    NotTakenYet,
    Place,
    Shelf,
    append,
    change_shelf,
    create_strand,
    find,
    let_go_on,
    open_shelf,
    pause_letting_go,
    rename,
)
from jaga.vault import Event as Sealed
from jaga.vault.shelf import without_place

LONGEST_NAME = 60
ALONE_UNDER_ITS_NAME = frozenset({"circle"})
"""Kinds that belong to no situation: nothing else bears their name, so nothing of a case stands beside them."""
MINE_ALONE = "notes"
"""The kind that is never given to anybody."""


class Situation(msgspec.Struct, frozen=True):
    """Something that happened, as one person can see it, under a name that they alone chose."""

    name: str
    places: tuple[Place, ...]

    def place(self, kind: str) -> Place | None:
        """The strand of that kind, if there is one."""
        return next((place for place in self.places if place.kind == kind), None)


def situations(person: Person) -> tuple[Situation, ...]:
    """My situations, in the order in which I began them."""
    shelf = open_shelf(person.store, person.keyring)
    before, found = person.keyring.opened.get("situations", (None, ()))
    if before is not shelf:
        found = _by_name(shelf)
        person.keyring.opened["situations"] = (shelf, found)
    return cast("tuple[Situation, ...]", found)


def _by_name(shelf: Shelf) -> tuple[Situation, ...]:
    named: dict[str, list[Place]] = {}
    for place in shelf.places:
        named.setdefault(place.name, []).append(place)
    return tuple(Situation(name, tuple(places)) for name, places in named.items())


def begin(person: Person, kind: str, name: str, now: datetime) -> Place | Refusal:
    """A new strand of mine under this name; the name of another kind's strand joins that situation."""
    name = name.strip()
    places = (place for each in situations(person) for place in each.places)
    if refused := refuse_name(name) or (AlreadyKnown("name") if name_taken(places, kind, name) else None):
        return refused
    under_threat = threatened(person, now)
    place = create_strand(person.store, person.keyring, kind=kind, name=name, now=seconds(now))
    if under_threat:
        # What is written after the letter came is under the threat as well.
        pause(person, place, "", now)
    return place


def name_taken(places: Iterable[Place], kind: str, name: str) -> bool:
    """Whether a strand of this kind cannot bear this name beside these."""
    same = (place.kind for place in places if place.name == name)
    return any(each == kind or not ALONE_UNDER_ITS_NAME.isdisjoint((each, kind)) for each in same)


def mine(person: Person) -> list[Place]:
    """Every strand that I held when I last opened it; `held` asks whether I still do."""
    return [place for situation in situations(person) for place in situation.places if place.holds]


def held(person: Person, now: datetime) -> list[Seen]:
    """Every strand that I hold now, as it stands. What somebody has taken since is theirs."""
    found = []
    for place in mine(person):
        try:
            seen = look(person, place.id, now)
        except (NotHere, ConsentEnded, AwaitingConfirmation, NotTakenYet):
            continue
        if seen.opened.holding:
            found.append(seen)
    return found


def threatened(person: Person, now: datetime) -> bool:
    """Whether I noted a legal threat that is not over: in my own notes, or where I have none in anything I hold."""
    strands = held(person, now)
    mine_alone = [seen for seen in strands if seen.kind == MINE_ALONE]
    return any(seen.state.letting_go.paused for seen in mine_alone) or (
        not mine_alone and any(seen.rests for seen in strands)
    )


def left_behind(person: Person, place_id: bytes) -> Place | None:
    """A place of mine of which only its name is left: let go of, or not in the backup that was brought back.

    `NotHere` where nothing of mine has this id.
    """
    place = find(open_shelf(person.store, person.keyring), place_id)
    return place if place.holds and person.store.epoch(place.control) is None else None


def take_name_away(person: Person, place_id: bytes) -> None:
    """Take such a name off my shelf; of what still stands nothing changes."""
    if left_behind(person, place_id) is not None:
        change_shelf(person.store, person.keyring, without_place(place_id))


def put_away(person: Person, place_id: bytes) -> None:
    """Take off my shelf what was given to me. Nobody is told; to read it again it has to be given anew.

    What I lent stays: its way back stands there and nowhere else.
    """

    def change(shelf: Shelf) -> Shelf:
        others = tuple(place for place in shelf.places if place.id != place_id or place.holds or place.offer)
        return msgspec.structs.replace(shelf, places=others)

    change_shelf(person.store, person.keyring, change)


def pause(person: Person, place: Place, words: str, now: datetime) -> Refusal | None:
    """Letting go rests in one strand that I hold. Only my own notes say why: nobody else reads those."""
    if place.kind == MINE_ALONE:
        done = do(person, place.id, NoteLegalThreat(words), now)
        if isinstance(done, Refusal):
            return done
    else:
        for day in look(person, place.id, now).state.letting_go.days:
            do(person, place.id, KeepAfterAll(day.of), now)
    pause_letting_go(person.store, person.keyring, place.id, seconds(now))
    return None


def call(person: Person, situation: Situation, name: str) -> Refusal | None:
    """Another name for a situation; nobody else ever sees it."""
    name = name.strip()
    known = {each.name for each in situations(person)} - {situation.name}
    if refused := refuse_name(name) or (AlreadyKnown("name") if name in known else None):
        return refused
    for place in situation.places:
        rename(person.store, person.keyring, place.id, name)
    return None


def refuse_name(name: str) -> Refusal | None:
    """Whether this cannot be a name."""
    if not name:
        return Empty("name")
    if len(name) > LONGEST_NAME:
        return TooLong("name", LONGEST_NAME)
    position = next((index for index, letter in enumerate(name) if not letter.isprintable()), None)
    return None if position is None else ControlCharacter("name", position)


def do(person: Person, place_id: bytes, command: Command, now: datetime) -> Seen | Refusal:
    """Do one thing in a strand: what followed from it is saved, and the strand returned as it then stands."""
    seen = look(person, place_id, now)
    if not seen.opened.writes:
        return OnlyToRead()
    if isinstance(command, LetGo | LetGoOn) and (
        seen.rests or (not seen.opened.holding and threatened(person, now))
    ):
        # Also what I wrote in somebody else's strand: no wiping in a hurry. It is mine to lift in one step.
        return PausedByThreat()
    decided = STRANDS[seen.kind].decide(seen.state, command, now)
    if isinstance(decided, Refusal):
        return decided
    if not all(may_say(seen, event) for event in decided):
        return NotYoursToSay()
    save(person, seen, decided, now)
    _sign_ahead(person, seen, decided, now)
    return look(person, place_id, now)


def _sign_ahead(person: Person, seen: Seen, events: tuple[Event, ...], now: datetime) -> None:
    """A day for letting go of the whole strand counts for those who read it as well, also while I am away."""
    for event in events:
        if isinstance(event, LettingGoPlanned | LettingGoCalledOff) and event.id == WHOLE:
            on = event.on if isinstance(event, LettingGoPlanned) else None
            due = None if on is None else seconds(datetime.combine(on, time.min, now.tzinfo))
            if due is None or due > seconds(now):  # today's is carried out at the next look
                let_go_on(person.store, person.keyring, seen.opened.place.id, due, seconds(now))


def save(person: Person, seen: Seen, events: tuple[Event, ...], now: datetime) -> None:
    """Append what was decided as one entry."""
    sealed = [Sealed(kind, dict(body)) for kind, body in map(write, events)]
    append(person.store, person.keyring, seen.opened, sealed, seconds(now), seen.fold.frontier)
