"""Today: what I promised, where I meant to look in, what I wanted to ask again. Nothing shouts, nothing is late."""

import hashlib
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import msgspec

from jaga import practice
from jaga.practice.events import today
from jaga.practice.nudges import When, placed
from jaga.usecases.dated import About, Dated, changes_by_itself, dated_in
from jaga.usecases.folds import Seen
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.person import Person, seconds
from jaga.vault import (
    AwaitingConfirmation,
    ConsentEnded,
    NotTakenYet,
    Part,
    Place,
    keep_snapshot,
    lengths_of,
    open_shelf,
    open_snapshot,
)

_DATED = msgspec.msgpack.Decoder(tuple[Dated, ...])
_NOTHING = msgspec.msgpack.encode(())


class Item(msgspec.Struct, frozen=True):
    """One thing that is mine to look at: where it stands, its words, its day if it has one."""

    about: About
    place: Place
    thing: str
    words: str
    to: str
    day: date | None
    when: When


def gather(person: Person, now: datetime) -> list[Item]:
    """Everything for today and soon, in the order of their days; what has no day stands last."""
    day = today(now)
    items = [
        _item(place, dated, day)
        for place, found in everything_dated(person, now)
        for dated in found
        if (dated.first is None or dated.first <= day) and (dated.last is None or day <= dated.last)
    ]
    return sorted(items, key=lambda item: (item.day is None, item.day or day))


def _item(place: Place, dated: Dated, day: date) -> Item:
    when = When.SOON if dated.day is None else placed(dated.day, day)
    return Item(dated.about, place, dated.thing, dated.words, dated.to, dated.day, when)


def everything_dated(person: Person, now: datetime) -> list[tuple[Place, tuple[Dated, ...]]]:
    """Each place on my shelf that opens and has something for some day, with that.

    What is mine alone and did not move since is taken from my snapshot; all else is opened, and what is due for
    letting go is let go. So of what was given to me nothing is kept: a consent that ends leaves nothing behind.
    """
    snapshot = open_snapshot(person.store, person.keyring, _version(now))
    places = open_shelf(person.store, person.keyring).places
    lengths = lengths_of(person.store, places)
    found: list[tuple[Place, tuple[Dated, ...]]] = []
    parts: dict[bytes, Part] = {}
    for place in places:
        part = snapshot.parts.get(place.content)
        if part is not None and _still_counts(part, lengths[place.content], now):
            parts[place.content] = part
            if part.content != _NOTHING:
                found.append((place, _DATED.decode(part.content)))
        elif (seen := _seen(person, place, now)) is not None:
            dated = tuple(dated_in(seen, now))
            found.append((place, dated))
            if _mine_alone(seen):
                parts[place.content] = _part(seen, dated, lengths[place.content], now)
    if parts != snapshot.parts:
        keep_snapshot(person.store, person.keyring, _version(now), snapshot, parts)
    return found


def _mine_alone(seen: Seen) -> bool:
    """Whether nobody but me writes here, so that whatever is let go of here is let go of by me, with my snapshot."""
    holding = seen.opened.holding
    return holding is not None and not any(reader.terms.writes for reader in holding.readers)


def _still_counts(part: Part, length: int, now: datetime) -> bool:
    return part.length == length and (part.until is None or seconds(now) < part.until)


def _part(seen: Seen, dated: tuple[Dated, ...], length: int, now: datetime) -> Part:
    """What one strand came to, until the first day on which it is something else, or something is to be let go."""
    days = [day.on for day in seen.state.letting_go.days]
    ends = [seconds(datetime.combine(day, time.min, now.tzinfo)) for day in days]
    if seen.opened.let_go_on is not None:
        ends.append(seen.opened.let_go_on)
    if changes_by_itself(seen):
        ends.append(seconds(datetime.combine(today(now) + timedelta(days=1), time.min, now.tzinfo)))
    return Part(seen.opened.place.control, length, min(ends, default=None), msgspec.msgpack.encode(dated))


def _version(now: datetime) -> bytes:
    """What a snapshot is bound to: the program that folds and gathers, and the zone in which a day begins."""
    return _program() + str(now.tzinfo).encode()


@cache
def _program() -> bytes:
    rooms = (Path(practice.__file__).parent, Path(__file__).parent)
    found = hashlib.blake2b(digest_size=16, person=b"jaga.today.1")
    for source in (file for room in rooms for file in sorted(room.glob("*.py"))):
        found.update(source.read_bytes())
    return found.digest()


def _seen(person: Person, place: Place, now: datetime) -> Seen | None:
    try:
        return let_go_of_what_is_due(person, place.id, now)
    except (ConsentEnded, AwaitingConfirmation, NotTakenYet):
        return None
