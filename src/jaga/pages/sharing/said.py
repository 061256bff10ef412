"""Consents as plain sentences: who reads, for what, how far back, until when."""

from collections.abc import Iterable
from datetime import tzinfo

from django.utils import formats
from django.utils.translation import gettext as _

from jaga.pages.keeping import forms_own as own
from jaga.pages.keeping.fields import Choice
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.pages.keeping.parts_own import is_own
from jaga.practice.consent import ONLY_TO_LISTEN, Purpose
from jaga.usecases import cards, whoreads
from jaga.usecases.cards import Known, five_words
from jaga.usecases.folds import Seen
from jaga.usecases.giving import day_to_ask, last_day, to_confirm
from jaga.usecases.person import Person
from jaga.usecases.whoreads import Reads
from jaga.vault import Card, Terms


def purposes_of(seen: Seen) -> tuple[Choice, ...]:
    """The purposes in the words of whoever sees this strand: the one it is about, or somebody else."""
    return own.PURPOSES if is_own(seen) else PURPOSES


def purposes_said(purposes: Iterable[str], choices: tuple[Choice, ...]) -> str:
    """For what; *only to listen* is said where there is nothing more."""
    chosen = {purpose for purpose in Purpose if purpose.value in set(purposes)}
    more = chosen if chosen == ONLY_TO_LISTEN else chosen - ONLY_TO_LISTEN
    return ", ".join(str(label) for purpose, label in choices if purpose in more)


def terms_said(terms: Terms, choices: tuple[Choice, ...], zone: tzinfo | None) -> str:
    """These terms as one line: for what, how far back, writing, until when."""
    last = last_day(terms, zone)
    parts = (
        purposes_said(terms.purposes, choices),
        _("the whole story") if terms.whole else _("only what was written since this was given"),
        _("may add words") if terms.writes else "",
        _("until %(day)s") % {"day": formats.date_format(last, "j F Y")} if last else "",
    )
    return ", ".join(part for part in parts if part)


def asked_again_said(terms: Terms, zone: tzinfo | None) -> str:
    """When the holder means to ask again."""
    day = day_to_ask(terms, zone)
    return formats.date_format(day, "j F Y") if day else ""


def name_of(known: Known | None) -> str:
    """What I call them."""
    return known.name if known else _("somebody you do not know here")


def name_of_reader(reads: Reads) -> str:
    """What I call them, or what the one who let them read called them."""
    if reads.known is None and reads.told:
        return _("%(name)s (so called by whoever let them in)") % {"name": reads.told}
    return name_of(reads.known)


def words_of(card: Card) -> str:
    """The five words of a card, to compare by voice."""
    return " ".join(five_words(card))


def whoreads_line(person: Person, seen: Seen, whose: str) -> str:
    """Who can read this, as every page of a strand says it."""
    if seen.opened.holding is None:
        holder = whoreads.holder(person, seen)
        if holder is None:
            return _("you, the person who holds it, and those whom they let")
        return _("you, %(name)s who holds it, and those whom they let") % {"name": holder.name}
    reading = [each for each in whoreads.readers(person, seen) if not each.ended]
    if reading and to_confirm(seen):
        return _("only you, until you say who goes on reading")
    to = whoreads.offered_to(seen)
    names = [_in_line(each) for each in reading if each.card != to]
    if not names and not to:
        return _("only you, on behalf of %(whose)s") % {"whose": whose} if whose else _("only you")
    line = _all([_("you"), *names]) if names else _("you")
    line = _("%(names)s, on behalf of %(whose)s") % {"names": line, "whose": whose} if whose else line
    if not to:
        return line
    return _("%(line)s; and %(name)s, to whom it is offered") % {
        "line": line,
        "name": offered_said(person, seen),
    }


def _in_line(reads: Reads) -> str:
    """A reader in the line on top of a page, where it matters most whether they read what stands below it."""
    name = name_of(reads.known) if reads.known else reads.told or name_of(None)
    return name if reads.terms.whole else _("%(name)s (only what is newer than their yes)") % {"name": name}


def offered_said(person: Person, seen: Seen) -> str:
    """What I call the one to whom I offered this strand; empty where it is offered to nobody."""
    card = whoreads.offered_to(seen)
    return name_of(cards.called(person, card)) if card else ""


def _all(names: list[str]) -> str:
    """The names in a row. Django's own way has no blank behind its comma in every language."""
    return f"{', '.join(names[:-1])} {_('and')} {names[-1]}"


def by_whom(person: Person, seen: Seen, thing: str) -> str:
    """Who wrote this, where it was not I who hold it."""
    author = whoreads.author(person, seen, thing)
    if author is None:
        return ""
    if author.me:
        return _("you")
    if author.then:
        return _("whoever held this then")
    return author.known.name if author.known else _("somebody who may write here")
