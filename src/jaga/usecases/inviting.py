"""Inviting: a link with a one-time secret, in which my card waits, and what comes of it on both sides.

The one who comes keeps my card. Theirs comes to me as a sealed note, which counts only if it names an
invitation of mine, and goes onto my shelf under the name that I had chosen, at my next visit.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from jaga.practice.refusals import Refusal, TooLong
from jaga.usecases import cards, extras
from jaga.usecases.person import Person
from jaga.usecases.strands import refuse_name
from jaga.vault import (
    Card,
    Damaged,
    Note,
    NotHere,
    Shelf,
    Step,
    change_shelf,
    changing,
    dismiss,
    new_secret,
    open_under,
    posting,
    read_card,
    seal_under,
    waiting,
    with_card,
)
from jaga.vault.shelf import new_id

CAME = "jaga.came"
"""The kind of note by which a card comes to whoever invited."""
LONGEST_WELCOME = 500


class Letter(msgspec.Struct, frozen=True, array_like=True):
    """What waits behind the link; one that the keeper made at the command line has no card."""

    id: bytes
    card: bytes = b""
    name: str = ""
    welcome: str = ""

    @property
    def sender(self) -> Card | None:
        """The card of whoever invites."""
        return read_card(self.card) if self.card else None


class Sent(msgspec.Struct, frozen=True, array_like=True):
    """An invitation of mine, as my shelf keeps it."""

    id: bytes
    name: str
    secret: str
    until: int

    @property
    def last_day(self) -> date:
        """The last day on which its link holds."""
        return date.fromordinal(self.until)


Put = Callable[[str, bytes, date], None]
"""How the house keeps an invitation: secret, sealed letter, last day."""


def seal_letter(letter: Letter) -> tuple[str, bytes]:
    """A new secret, and the letter sealed under it."""
    secret = new_secret()
    return secret, seal_under(secret, msgspec.msgpack.encode(letter))


def read_letter(secret: str, sealed: bytes) -> Letter:
    """The letter behind a link; Damaged."""
    try:
        return msgspec.msgpack.decode(open_under(secret, sealed), type=Letter)
    except msgspec.MsgspecError as fault:
        raise Damaged("not a letter of ours") from fault


def invite(  # noqa: PLR0913, PLR0917  (what an invitation says is all of it)
    person: Person, name: str, own_name: str, welcome: str, today: date, days: int, put: Put
) -> Sent | Refusal:
    """A link for somebody whom I call `name`; it holds for so many days."""
    name, welcome = name.strip(), welcome.strip()
    if refused := refuse_name(name) or cards.go_by(person, own_name):
        return refused
    if len(welcome) > LONGEST_WELCOME:
        return TooLong("welcome", LONGEST_WELCOME)
    letter = Letter(new_id(), person.keyring.card.to_bytes(), own_name.strip(), welcome)
    secret, sealed = seal_letter(letter)
    until = today + timedelta(days=days)
    sent = Sent(letter.id, name, secret, until.toordinal())
    # My own note of it first: a link that nobody remembers could be taken back by nobody.
    noted = msgspec.to_builtins(sent, builtin_types=(bytes,))
    extras.keep(person, extras.INVITED, lambda before: {**(before or {}), sent.id: noted})
    put(secret, sealed, until)
    return sent


def sent(person: Person) -> tuple[Sent, ...]:
    """My invitations whose link I made, in the order in which I made them."""
    return tuple(_sent(one) for one in (extras.kept(person, extras.INVITED) or {}).values())


def find(person: Person, sent_id: bytes) -> Sent:
    """The one with this id among mine, or `NotHere`."""
    for one in sent(person):
        if one.id == sent_id:
            return one
    raise NotHere("there is no such invitation")


def forget(person: Person, sent_id: bytes) -> None:
    """Nothing of this invitation stays with me."""
    extras.keep(person, extras.INVITED, lambda before: _without(before, sent_id))


def taking(person: Person, letter: Letter, own_name: str) -> tuple[Step, ...]:
    """What accepting does, as the steps of one save: their card onto my shelf, mine to them as a note."""
    sender = letter.sender

    def change(shelf: Shelf) -> Shelf:
        if own_name:
            shelf = extras.with_extra(extras.NAME_I_GO_BY, lambda _: own_name)(shelf)
        if sender is None or any(known.card == letter.card for known in shelf.cards):
            return shelf
        return with_card(sender, cards.free_among(shelf, letter.name))(shelf)

    step, _ = changing(person.store, person.keyring, change)
    if sender is None:
        return (step,)
    return step, posting(person.keyring, sender, CAME, {"invitation": letter.id, "name": own_name})


def take_up(person: Person) -> tuple[cards.Known, ...]:
    """The cards of those who came by an invitation of mine since I looked: now on my shelf."""
    if not extras.kept(person, extras.INVITED):
        return ()
    notes = [note for note in waiting(person.store, person.keyring) if note.kind == CAME]
    return tuple(known for note in notes if (known := _take(person, note)))


def settle(person: Person, is_open: Callable[[str], bool]) -> tuple[cards.Known, ...]:
    """Take up who came, and forget invitations whose link opens nothing any more."""
    # Asked first: whoever comes between the two questions leaves a note that is not read yet.
    over = [one.id for one in sent(person) if not is_open(one.secret)]
    came = take_up(person)
    for sent_id in over:
        forget(person, sent_id)
    return came


def _take(person: Person, note: Note) -> cards.Known | None:
    """One card onto my shelf, the invitation off it and the note away, as one save."""
    invited = extras.kept(person, extras.INVITED) or {}
    if note.body.get("invitation") not in invited:
        dismiss(person.store, person.keyring, note)
        return None
    mine = _sent(invited[note.body["invitation"]])

    def change(shelf: Shelf) -> Shelf:
        shelf = extras.with_extra(extras.INVITED, lambda before: _without(before, mine.id))(shelf)
        shelf = extras.with_extra(extras.GOES_BY, lambda before: _named(before, note))(shelf)
        if any(known.card == note.sender.to_bytes() for known in shelf.cards):
            return shelf
        return with_card(note.sender, cards.free_among(shelf, mine.name))(shelf)

    change_shelf(person.store, person.keyring, change)
    dismiss(person.store, person.keyring, note)
    return cards.called(person, note.sender)


def _named(before: Any, note: Note) -> dict[bytes, str]:  # noqa: ANN401  (whatever was kept)
    """What they go by, as they said it; a name that cannot be one is left out."""
    name = note.body.get("name")
    good = isinstance(name, str) and refuse_name(name) is None
    return {**(before or {}), **({note.sender.id: name} if good else {})}


def _without(before: Any, sent_id: bytes) -> Any:  # noqa: ANN401  (whatever was kept)
    return {key: value for key, value in (before or {}).items() if key != sent_id} or None


def _sent(kept: Any) -> Sent:  # noqa: ANN401  (whatever was kept)
    return msgspec.convert(kept, Sent, builtin_types=(bytes,))
