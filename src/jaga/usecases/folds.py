"""What a strand comes to: its entries folded into the state of its kind, kept in memory while in use.

Nothing here is written anywhere. Folds are few, bounded, and dropped when their person leaves or is idle.
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from types import ModuleType

import msgspec

from jaga.practice import accountability, circle, kinds, notes, safety, story, support, team
from jaga.practice.events import Fact
from jaga.practice.letting_go import LetGoOf
from jaga.practice.parts import Strand
from jaga.usecases.person import Person, seconds
from jaga.vault import (
    Damaged,
    Entry,
    Frontier,
    Note,
    NotGivenToYou,
    NotHere,
    Opened,
    let_go_entry,
    let_go_strand,
    look_into,
    open_strand,
    read,
)

STRANDS: dict[str, ModuleType] = {
    "notes": notes,
    "story": story,
    "support": support,
    "safety": safety,
    "places": safety,
    "team": team,
    "accountability": accountability,
    "circle": circle,
}
"""The kinds of strand that this version can fold; each with its empty state, decide and evolve."""
EMPTY: dict[str, type[Strand]] = {
    "notes": notes.Notes,
    "story": story.Story,
    "support": support.Support,
    "safety": safety.Safety,
    "places": safety.Safety,
    "team": team.Team,
    "accountability": accountability.Accountability,
    "circle": circle.Circle,
}

MOST_KEPT = 512


class Fold(msgspec.Struct, frozen=True):
    """A strand as far as it was read, and what was unreadable.

    Of each thing: its entries with who wrote them, and who began it.
    """

    state: Strand
    entries: dict[str, tuple[tuple[bytes, bytes], ...]]
    authors: dict[str, bytes]
    damaged: tuple[int, ...]
    frontier: Frontier | None


class JustLetGo(NotHere):
    """The strand was said to be let go, and now is."""


class Seen(msgspec.Struct, frozen=True):
    """A strand as one person sees it now."""

    opened: Opened
    fold: Fold

    @property
    def kind(self) -> str:
        """The kind of strand."""
        return self.opened.place.kind

    @property
    def name(self) -> str:
        """The name that this person chose."""
        return self.opened.place.name

    @property
    def state(self) -> Strand:
        """What stands in it."""
        return self.fold.state

    @property
    def rests(self) -> bool:
        """Whether a legal threat makes letting go rest here: the holder's keys say so, in own notes their word.

        To others who read it says nothing: a word in what they read could tell the one who threatens.
        """
        holding = self.opened.holding
        return bool(holding and holding.paused) or self.state.letting_go.paused


_kept: OrderedDict[tuple[bytes, bytes], tuple[Fold, float]] = OrderedDict()


def look(person: Person, place_id: bytes, now: datetime) -> Seen:
    """The strand under this id on my shelf; raises `NotHere` for whatever is not on it.

    Also `ConsentEnded`, `AwaitingConfirmation` and `NotTakenYet`, where somebody else holds it.
    """
    opened = open_strand(person.store, person.keyring, place_id, seconds(now))
    if opened.place.kind not in STRANDS:
        raise NotHere("there is no such place")
    key = (person.keyring.card.address, place_id)
    before, _ = _kept.get(key, (None, 0.0))
    fold = _continue(person, opened, before)
    if _finish_letting_go(person, opened, fold, now):
        forget(*key)
        return look(person, place_id, now)
    _keep(key, fold, now)
    return Seen(opened, fold)


def look_before_taking(person: Person, note: Note, now: datetime) -> Seen | None:
    """What was given to me, before I take it, and without anything of it being kept; None where it cannot be opened."""
    try:
        opened = look_into(person.store, person.keyring, note, seconds(now))
    except (Damaged, NotGivenToYou):
        return None
    if opened is None or opened.place.kind not in STRANDS:
        return None
    return Seen(opened, _continue(person, opened, None))


def _finish_letting_go(person: Person, opened: Opened, fold: Fold, now: datetime) -> bool:
    """Drop the bodies of what the strand says is gone; whether there were any.

    Letting go says so first and drops afterwards, so that a machine that stops in between is finished here.
    """
    letting = fold.state.letting_go
    if letting.whole and opened.holding is None:
        raise JustLetGo("this strand was let go by the one who held it")
    # Another's entries are theirs, or the holder's, to drop.
    left = [
        entry
        for thing in letting.gone & fold.entries.keys()
        for entry, author in fold.entries[thing]
        if opened.holding or author == opened.me
    ]
    if Seen(opened, fold).rests or not (left or letting.whole):
        return False
    if letting.whole:
        let_go_strand(person.store, person.keyring, opened.place.id, seconds(now))
        forget(person.keyring.card.address, opened.place.id)
        raise JustLetGo("this strand was let go")
    for entry in left:
        let_go_entry(person.store, person.keyring, opened, entry, seconds(now), fold.frontier)
    return True


def _continue(person: Person, opened: Opened, before: Fold | None) -> Fold:
    reading = read(person.store, opened, before.frontier if before else None)
    if reading.whole:
        # Everything from the beginning: something that was folded in is gone, or set aside.
        before = None
    state = before.state if before else EMPTY[opened.place.kind]()
    entries = dict(before.entries) if before else {}
    authors = dict(before.authors) if before else {}
    holders = {seen.tag: seen.holder for seen in reading.frontier.epochs}
    evolve = STRANDS[opened.place.kind].evolve
    for entry in reading.entries:
        for fact in facts_of(entry):
            if _counts(fact, entry, opened.place.kind, holders, authors):
                state = evolve(state, fact)
                _note(entries, authors, fact, entry)
    damaged = {*(before.damaged if before else ()), *reading.damaged}
    return Fold(state, entries, authors, tuple(sorted(damaged)), reading.frontier)


def _counts(
    fact: Fact, entry: Entry, kind: str, holders: dict[bytes, bytes], authors: dict[str, bytes]
) -> bool:
    return _may_say(fact, entry.author, kind, authors, holder=entry.author == holders.get(entry.epoch))


def may_say(seen: Seen, fact: Fact) -> bool:
    """Whether this fact would count if the person who sees the strand so said it."""
    holds = seen.opened.holding is not None
    return _may_say(fact, seen.opened.me, seen.kind, seen.fold.authors, holder=holds)


def _may_say(fact: Fact, says: bytes, kind: str, authors: dict[str, bytes], *, holder: bool) -> bool:
    begun_by, name = authors.get(kinds.about(fact) or ""), kinds.spoken_for(fact)
    return kinds.may_say(
        fact,
        holder=holder,
        begun_by_me=None if begun_by is None else begun_by == says,
        speaks=not name or authors.get(name) == says,
        strand=kind,
    )


def facts_of(entry: Entry) -> Iterable[Fact]:
    """The facts of one entry, unknown ones among them."""
    return (kinds.read(event.kind, event.body) for event in entry.events)


def _note(
    entries: dict[str, tuple[tuple[bytes, bytes], ...]],
    authors: dict[str, bytes],
    fact: Fact,
    entry: Entry,
) -> None:
    thing = kinds.about(fact)
    if thing is not None:
        authors.setdefault(thing, entry.author)
    # The letting-go itself stays: it holds no words, and says why the others are gone.
    for each in () if isinstance(fact, LetGoOf) else (thing, kinds.part_of(fact)):
        if each is not None:
            entries[each] = (*entries.get(each, ()), (entry.id, entry.author))


def _keep(key: tuple[bytes, bytes], fold: Fold, now: datetime) -> None:
    _kept[key] = (fold, now.timestamp())
    _kept.move_to_end(key)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)


def forget(address: bytes, place_id: bytes | None = None) -> None:
    """Drop what is kept in memory for a person, or for one of their strands: on leaving, on letting go."""
    for key in list(_kept):
        if key[0] == address and place_id in (None, key[1]):
            _kept.pop(key, None)


def forget_everybody() -> None:
    """Drop every fold: the house closes."""
    _kept.clear()


def sweep(before: datetime) -> None:
    """Drop every fold that nobody has looked at since."""
    left = before.timestamp()  # once: this is asked at every page
    for key, (_, touched) in list(_kept.items()):
        if touched < left:
            _kept.pop(key, None)
