"""A circle as those in it meet: who is in it, keeping a card of each other, and leaving.

Whoever reads a circle also writes in it, so its log names all of them to each other. So it is with those who face
something together in an accountability strand: they are shown here too, and everything else is a circle's.
"""

from datetime import datetime

import msgspec

from jaga.practice.circle import Circle
from jaga.practice.members import Member, Members
from jaga.practice.refusals import Refusal
from jaga.usecases import cards
from jaga.usecases.cards import Known
from jaga.usecases.folds import Seen, look
from jaga.usecases.giving import SHOWN_TO_EACH_OTHER
from jaga.usecases.held_here import called
from jaga.usecases.leaving import say_left
from jaga.usecases.letting import let_go
from jaga.usecases.person import Person
from jaga.usecases.strands import put_away
from jaga.vault import Card, NotHere, read_card


class InIt(msgspec.Struct, frozen=True):
    """Somebody who can read and write here; in a circle `said` is None until they say that they are in it.

    `id` is who they are in this one strand, `known` whom I know by that card. `silent` says that they have not said it,
    which whoever reads only what is newer cannot know of others. `open` says that I do not know them, and that both of
    us said we may know each other outside it. `called` is what the holder says that they are called here.
    """

    id: bytes
    card: Card
    me: bool
    holds: bool
    known: Known | None
    said: Member | None
    silent: bool
    open: bool
    called: str = ""


def in_it(person: Person, seen: Seen) -> tuple[InIt, ...]:
    """Everybody who can read and write where all are shown to each other, the holder first; nobody elsewhere."""
    if seen.kind not in SHOWN_TO_EACH_OTHER:
        return ()
    known = {each.card.id: each for each in cards.mine(person)}
    said = {seen.fold.authors[each.id]: each for each in seen.state.part(Members).said}
    found = (_in_it(seen, id_, card, known.get(card.id), said) for id_, card in _writers(seen))
    return tuple(sorted(found, key=lambda each: (not each.holds, not each.me)))


def _in_it(seen: Seen, id_: bytes, card: Card, known: Known | None, said: dict[bytes, Member]) -> InIt:
    me, theirs, mine = seen.opened.me, said.get(id_), said.get(seen.opened.me)
    both = theirs is not None and theirs.outside and mine is not None and mine.outside
    open_ = both and known is None and id_ != me
    knows = id_ == me or seen.opened.terms is None or seen.opened.terms.whole
    silent = theirs is None and knows and isinstance(seen.state, Circle)
    holds = card == seen.opened.holder
    return InIt(id_, card, id_ == me, holds, known, theirs, silent, open_, called(seen, card))


def _writers(seen: Seen) -> list[tuple[bytes, Card]]:
    """Persons with their cards: as the holder's own log says it, or to the others as the last epoch opened."""
    if (holding := seen.opened.holding) is not None:
        return [
            (seen.opened.me, seen.opened.holder),
            *((reader.id, reader.card) for reader in holding.readers),
        ]
    frontier = seen.fold.frontier
    epoch = frontier.epochs[-1] if frontier and frontier.epochs else None
    if frontier is None or epoch is None:
        return []
    return [(id_, read_card(frontier.cards[card])) for id_, card in epoch.writers]


def said_by_me(seen: Seen) -> Member | None:
    """What I said of myself here, if I did."""
    said = seen.state.members.said if isinstance(seen.state, Circle) else ()
    return next((each for each in said if seen.fold.authors[each.id] == seen.opened.me), None)


def may_keep_card(person: Person, seen: Seen, member_id: bytes) -> InIt | None:
    """Somebody in it whose card I can keep: both of us said that we may know each other outside it."""
    return next((each for each in in_it(person, seen) if each.id == member_id and each.open), None)


def keep_card(person: Person, place_id: bytes, member_id: bytes, name: str, now: datetime) -> Known | Refusal:
    """Keep the card of somebody in it, under my name for them; `NotHere` unless both of us said so."""
    found = may_keep_card(person, look(person, place_id, now), member_id)
    if found is None:
        raise NotHere("nobody here can be kept so")
    return cards.keep(person, found.card, name)


def leave(person: Person, place_id: bytes, now: datetime) -> None:
    """I am no longer in it: what I said of myself goes, the holder gets one line, it is off my list. No reason."""
    seen = look(person, place_id, now)
    if seen.opened.holding or not isinstance(seen.state, Circle):
        raise NotHere("this is not left so")
    if (said := said_by_me(seen)) is not None:
        # Where a legal threat rests on the circle it stays, under a name that nobody in it bears any more.
        let_go(person, place_id, said.id, now)
    say_left(person, seen)
    put_away(person, place_id)
