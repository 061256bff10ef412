"""Saying in one's own name whether one agreed. Nobody says it for another, whoever holds the strand."""

import secrets
from datetime import datetime

from jaga.practice.agreements import Agreement, Agreements, Answer, AnswerAgreement, Says
from jaga.practice.events import CommandOn
from jaga.practice.refusals import Refusal
from jaga.usecases import cards, whoreads
from jaga.usecases.folds import Seen, look
from jaga.usecases.held_here import called
from jaga.usecases.person import Person
from jaga.usecases.strands import do


class Say(CommandOn, frozen=True):
    """What I say of the agreement with this id: that I agree, or not yet, or not, or not like this."""

    says: Says
    words: str = ""


def say(person: Person, place_id: bytes, said: Say, now: datetime) -> Seen | Refusal:
    """Say it, or say it anew in the place of my word before. The same form sent twice is one word."""
    seen = look(person, place_id, now)
    mine = said_by_me(seen, said.id)
    if mine and (mine.says, mine.words) == (said.says, said.words):
        return seen
    id_ = mine.id if mine else secrets.token_hex(8)
    return do(person, place_id, AnswerAgreement(id_, said.id, said.says, said.words), now)


def said_by_me(seen: Seen, agreement: str) -> Answer | None:
    """What I said of it as it stands now."""
    mine = (each for each in said(seen, agreement) if seen.fold.authors[each.id] == seen.opened.me)
    return next((each for each in mine if not each.before), None)


def said(seen: Seen, agreement: str) -> tuple[Answer, ...]:
    """What each said of it: of it as it stands one word of each, the last; then of how it was before, if they did."""
    of_it = [each for each in seen.state.part(Agreements).answers if each.of == agreement]
    now = {seen.fold.authors[each.id]: each for each in of_it if not each.before}
    return (*now.values(), *(each for each in of_it if each.before))


def is_mine_to_do(person: Person, seen: Seen, agreement: Agreement) -> bool:
    """Whether it stands under the name that I am called by here."""
    return _same(agreement.who, called(seen, person.keyring.card))


def is_confirmed(person: Person, seen: Seen, agreement: Agreement) -> bool:
    """Whether whoever is to do it said for themself that they agree, to it as it stands.

    Where nobody who answered bears that name, somebody other than whoever put it forward did: a name is free words,
    and one person's proposal is not yet agreed because they agree with themself.
    """
    stand = [each for each in said(seen, agreement.id) if not each.before]
    theirs = [each for each in stand if _is_by(person, seen, each, agreement.who)]
    if not theirs:
        put_forward = seen.fold.authors.get(agreement.id)
        theirs = [each for each in stand if seen.fold.authors[each.id] != put_forward]
    return any(each.says is Says.AGREED for each in theirs)


def _is_by(person: Person, seen: Seen, answer: Answer, name: str) -> bool:
    mine = seen.fold.authors[answer.id] == seen.opened.me
    card = person.keyring.card if mine else whoreads.card_of(seen, answer.id)
    if card is None:
        return False
    known = cards.called(person, card)
    return _same(name, called(seen, card)) or bool(known and _same(name, known.name))


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
