"""The parts of a longer engagement as pages show them, in what was asked and agreed and in one's own notes."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.keeping import forms_long_way as forms
from jaga.pages.keeping.fields import Label
from jaga.pages.keeping.forms_strands import EndAgreement
from jaga.pages.keeping.part import Form, Part, Shown, always, lines, on_day, said, unless_ended
from jaga.pages.keeping.parts_shared import agreement
from jaga.pages.sharing.said import by_whom_or_you
from jaga.practice import things
from jaga.practice.agreements import Agreement, Agreements, Answer, Says
from jaga.practice.boundaries import Boundary
from jaga.practice.passed_on import Passed, PassedOn
from jaga.usecases import agreeing
from jaga.usecases.folds import Seen
from jaga.usecases.person import Person

Lines = tuple[tuple[str, str], ...]
OWN_WORD: tuple[Form, ...] = (forms.AgreedToThis, forms.NotYet, forms.NotSo)
"""What each says of an agreement for themself alone."""


def agreed_here(thing: Agreement) -> Shown:
    """What was agreed."""
    return agreement(thing, _("Who does it"), _("By when"))


def agreement_acts(thing: Agreement) -> tuple[Form, ...]:
    """Saying a word of one's own, changing it, ending it; what is over can be taken up again."""
    if thing.ended:
        return (forms.ReopenAgreement,)
    return (*OWN_WORD, forms.ChangeAgreement, EndAgreement)


def said_already(seen: Seen, thing: Agreement) -> tuple[Form, ...]:
    """That I agreed, where I said so of it as it stands; that I did not can be said again, in other words."""
    mine = agreeing.said_by_me(seen, thing.id)
    return (forms.AgreedToThis,) if mine and mine.says is Says.AGREED else ()


def said_at_it(person: Person, seen: Seen, thing: Agreement) -> str:
    """What the link to it says: to whoever is to do it that they can answer, to the others what they think of it."""
    if thing.ended:
        return _("Open it")
    changes = seen.opened.holding is not None or seen.fold.authors.get(thing.id) == seen.opened.me
    if agreeing.is_mine_to_do(person, seen, thing):
        return _("Answer, or change it") if changes else _("Answer")
    return _("Say what I think of it, or change it") if changes else _("Say what I think of it")


def told_of_request(_person: Person, seen: Seen, thing: Any) -> Lines:
    """What was agreed on it; that nothing is yet, where whoever looks can know that."""
    if not isinstance(thing, Passed):
        return ()
    met = [each for each in seen.state.part(Agreements).reached if each.request == thing.id]
    if not met and not thing.ended and _knows_all(seen):
        return (("", _("Nothing is agreed on this yet.")),)
    return tuple((_("What was agreed on it"), _met(each)) for each in met)


def _met(each: Agreement) -> str:
    return _("%(words)s (over now)") % {"words": each.words} if each.ended else each.words


def told_of_agreement(person: Person, seen: Seen, thing: Agreement) -> Lines:
    """What it answers, and who said for themself that they agreed; where nobody did, that too."""
    return (*_what_it_answers(seen, thing), *_words_of_each(person, seen, thing))


def _what_it_answers(seen: Seen, thing: Agreement) -> Iterator[tuple[str, str]]:
    asked = things.find(seen.state.part(PassedOn).requests, thing.request)
    if asked is None:
        return
    yield _("What was asked for"), asked.words
    if asked.no_longer:
        yield (
            "",
            _("This is no longer asked for. What was agreed stays here, and you can end it or keep to it."),
        )


def _words_of_each(person: Person, seen: Seen, thing: Agreement) -> Iterator[tuple[str, str]]:
    said_of_it = agreeing.said(seen, thing.id)
    for each in said_of_it:
        yield by_whom_or_you(person, seen, each.id), _word(each)
    if not thing.ended and _knows_all(seen) and all(each.before for each in said_of_it):
        yield "", _("Nobody has said here yet, for themself, that they agreed to this.")


_BEFORE: dict[Says, Label] = {
    Says.AGREED: later("agreed to how it was before, on %(day)s"),
    Says.NOT_YET: later("said not yet to how it was before"),
    Says.NOT_SO: later("did not agree to how it was before"),
}


def _word(each: Answer) -> str:
    day = {"day": on_day(each.said), "words": each.words}
    if each.before:
        return _BEFORE[each.says] % day
    if each.says is Says.AGREED:
        return _("agreed to this, on %(day)s") % day
    if each.says is Says.NOT_YET:
        return (_("said not yet: %(words)s") if each.words else _("said not yet, on %(day)s")) % day
    return (
        _("did not agree, or not like this: %(words)s")
        if each.words
        else _("did not agree, or not like this")
    ) % day


def _knows_all(seen: Seen) -> bool:
    """Whether whoever looks reads from the beginning: to others something older may stand that they cannot see."""
    return seen.opened.terms is None or seen.opened.terms.whole


def _expected_or_bound(thing: Any) -> Shown:
    earlier = tuple((_("Before"), words) for words in thing.earlier)
    if isinstance(thing, Boundary):
        found = lines(
            (_("Whose limit it is"), thing.whose),
            (_("What it is about"), "" if thing.of is thing.of.ANYTHING else said(forms.OF, thing.of)),
            (_("Until"), on_day(thing.until)),
            *earlier,
            (_("What became of it"), _("no longer needed") if thing.lifted else ""),
        )
        return Shown(thing.id, thing.words, found, thing.ended)
    found = lines(
        (_("Who expects it"), thing.whose),
        *earlier,
        (_("What became of it"), _("no longer expected") if thing.left else ""),
    )
    return Shown(thing.id, thing.words, found, thing.ended)


def _limit_acts(thing: Any) -> tuple[Form, ...]:
    if thing.ended:
        return ()
    if isinstance(thing, Boundary):
        return (forms.ChangeBoundary, forms.LiftBoundary)
    return (forms.ChangeExpectation, forms.LeaveExpectation)


def _help(thing: Any) -> Shown:
    kind = "" if thing.of is thing.of.ANYTHING else said(forms.HELPS, thing.of)
    return Shown(thing.id, thing.words, lines(("", kind), ("", thing.about)))


def _milestone(thing: Any) -> Shown:
    seen = tuple(
        (_("Seen, written on %(day)s") % {"day": on_day(each.at)}, each.words) for each in thing.seen
    )
    found = lines(("", thing.words), *seen, (_("What became of it"), _("left out") if thing.left else ""))
    return Shown(thing.id, on_day(thing.on), found, thing.ended)


def _named(thing: Any) -> Shown:
    found = lines((_("Who named them"), thing.by), (_("How it was said"), thing.how))
    return Shown(thing.id, thing.name or _("Whoever holds this"), found)


_LOOKING_BACK = unless_ended(forms.NoteSeen, forms.MoveMilestone, forms.LeaveMilestone)

PARTS: tuple[Part, ...] = (
    Part("a6", "accountability", later("What is expected, and where it stops"), later("Whose it is stands beside it."),
         (forms.SayExpectation, forms.SetBoundary),
         lambda state: (*state.expectations.said, *state.boundaries.drawn), _expected_or_bound, _limit_acts),
    Part("a7", "accountability", later("People and things that help"), later("Offered, never owed."),
         (forms.NoteHelp,), lambda state: state.helps.found, _help, always(forms.ChangeHelp),
         services="harmed-others"),
    Part("a8", "accountability", later("Days to look back"), later("In words. Nothing is ticked off."),
         (forms.PlanMilestone,), lambda state: state.milestones.planned, _milestone, _LOOKING_BACK,
         beside=("a3/", later("Write down what I saw"))),
    Part("a11", "accountability", later("Who holds this"), later("And who named them for it."),
         (forms.SayWhoNamed,), lambda state: state.held.named, _named, always(forms.SayWhoNamedAnew),
         holders=True, each_their_own=True),
    Part("n15", "notes", later("Days to look back"), later("What changed, and what did not. For me alone."),
         (forms.PlanMilestoneOfMine,), lambda state: state.milestones.planned, _milestone, _LOOKING_BACK,
         own_first=True),
)  # fmt: skip
"""Every part of a longer engagement that has a page of its own, in the order in which they are shown."""
