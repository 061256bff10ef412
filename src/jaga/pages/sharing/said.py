"""Consents as plain sentences: who reads, for what, how far back, until when."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from jaga.pages.keeping import forms_own as own
from jaga.pages.keeping.fields import Choice
from jaga.pages.keeping.forms_story import PURPOSES
from jaga.pages.keeping.parts_own import is_own
from jaga.practice.consent import ONLY_TO_LISTEN, Purpose
from jaga.usecases import cards, circle, held_here, whoreads
from jaga.usecases.cards import Known, five_words
from jaga.usecases.circle import InIt
from jaga.usecases.folds import Seen
from jaga.usecases.giving import day_to_ask, last_day, to_confirm
from jaga.usecases.person import Person
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME
from jaga.usecases.whoreads import Reads
from jaga.vault import Card, Terms


def purposes_of(seen: Seen) -> tuple[Choice, ...]:
    """The purposes in the words of whoever sees this strand: the one it is about, or somebody else.

    A circle has none: whoever is in it, is in it.
    """
    if seen.kind in ALONE_UNDER_ITS_NAME:
        return ()
    return own.PURPOSES if is_own(seen) else PURPOSES


def purposes_said(purposes: Iterable[str], choices: tuple[Choice, ...]) -> str:
    """For what; *only to listen* is said where there is nothing more."""
    chosen = {purpose for purpose in Purpose if purpose.value in set(purposes)}
    more = chosen if chosen == ONLY_TO_LISTEN else chosen - ONLY_TO_LISTEN
    return ", ".join(str(label) for purpose, label in choices if purpose in more)


def terms_said(terms: Terms, choices: tuple[Choice, ...], zone: tzinfo | None) -> str:
    """These terms as one line: for what, how far back, writing, until when. Without purposes it is a circle."""
    last = last_day(terms, zone)
    parts = (
        purposes_said(terms.purposes, choices),
        (_("the whole story") if choices else _("everything in it"))
        if terms.whole
        else _("only what was written since this was given"),
        _("may add words") if terms.writes and choices else "",
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
        return _to_a_reader(person, seen)
    reading = [each for each in whoreads.readers(person, seen) if not each.ended]
    if reading and to_confirm(seen):
        return _("only you, until you say who goes on reading")
    to = whoreads.offered_to(seen)
    names = [_in_line(each) for each in reading if each.card != to]
    if not names and not to:
        return _("only you, on behalf of somebody") if whose else _("only you")
    line = _all([_("you"), *names]) if names else _("you")
    line = _("%(names)s, on behalf of somebody") % {"names": line} if whose else line
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


def _to_a_reader(person: Person, seen: Seen) -> str:
    if in_it := circle.in_it(person, seen):
        return _all_in_it(in_it)
    holder = whoreads.holder(person, seen)
    if holder is None:
        return _("you, the person who holds it, and those whom they let")
    return _("you, %(name)s who holds it, and those whom they let") % {"name": holder.name}


def _all_in_it(in_it: tuple[InIt, ...]) -> str:
    """Everybody where all are shown to each other, in a row, to one who does not hold it."""
    others = [each for each in in_it if not each.me]
    names = [_name_in_it(each) for each in others if each.known or each.said or each.called]
    unnamed = len(others) - len(names)
    more = [name_of(None)] if unnamed == 1 else [_("others you do not know here")] if unnamed else []
    return _all([_("you"), *names, *more])


def others_said(others: tuple[InIt, ...]) -> str:
    """Those whom I would meet there, in a row, by what I call them or what they are called there."""
    names = [_name_in_it(each) for each in others]
    return _all(names) if len(names) > 1 else names[0] if names else ""


def in_it_said(person: Person, seen: Seen) -> list[dict[str, Any]]:
    """Everybody where those who read are shown to each other; nobody in any other kind of strand."""
    return [_in_it(each) for each in circle.in_it(person, seen)]


def _in_it(each: InIt) -> dict[str, Any]:
    return {
        "name": _("you") if each.me else _name_in_it(each),
        "me": each.me,
        "holds": each.holds,
        "silent": each.silent,
        "five": "" if each.me or each.known else words_of(each.card),
        "card_at": f"card/{each.id.hex()}" if each.open else "",
    }


def _name_in_it(each: InIt) -> str:
    """What I call them, with what they said the others call them; somebody I do not know by that alone."""
    said = each.said.name if each.said else each.called
    if each.known is None:
        return _("%(name)s (whom you do not know here)") % {"name": said} if said else name_of(None)
    same = said.casefold() in ("", each.known.name.casefold())
    return each.known.name if same else f"{each.known.name} ({said})"


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
    if author.known:
        return author.known.name
    if author.called:
        return author.called
    return _("whoever held this then") if author.then else _("somebody who may write here")


def by_whom_or_you(person: Person, seen: Seen, thing: str) -> str:
    """Who wrote this, myself where I hold the strand too."""
    return by_whom(person, seen, thing) or _("you")


def held_said(person: Person, seen: Seen) -> tuple[str, ...]:
    """Who holds what was asked and agreed, and who named them for it, as its first page says it to all."""
    if seen.kind != "accountability":
        return ()
    named, mine = held_here.named(seen), seen.opened.holding is not None
    known = whoreads.holder(person, seen)
    holder = known.name if known else named.name if named and named.name else name_of(None)
    held = _("Held by you.") if mine else _("Held by %(name)s.") % {"name": holder}
    if named and named.by:
        by = _("%(by)s named you for it.") if mine else _("%(by)s named %(name)s for it.")
        how = (_("How it was said: %(how)s.") % {"how": named.how.rstrip(". ")},) if named.how else ()
        return (held, by % {"by": named.by, "name": holder}, *how)
    if seen.opened.terms is not None and not seen.opened.terms.whole:
        return (held,)  # it may have been said before they were let in
    return (held, _("Nobody has said here whether the person who was harmed chose who holds it."))
