"""Things that several kinds of strands show alike: what was agreed, who stands where, free words."""

from typing import Any

import msgspec
from django.utils.translation import gettext as _

from jaga.pages.keeping import forms_notes as notes
from jaga.pages.keeping import forms_story as story
from jaga.pages.keeping.part import Form, Shown, lines, on_day, said
from jaga.practice.consent import Consent
from jaga.practice.roles import Role, Said
from jaga.usecases.folds import Seen


def note(thing: Any) -> Shown:
    """Free words."""
    kind = "" if thing.of.value == "anything" else said(notes.OF, thing.of)
    theirs = ((_("What somebody else said, and said may stand here"), thing.theirs),)
    return Shown(thing.id, thing.words, lines(("", kind), *theirs, (_("Written"), on_day(thing.written))))


def offer(thing: Any, *, mine: bool = False) -> Shown:
    """Something offered: by whom, what was chosen, what was done; `mine` where what the survivor gives is my own."""
    survivor = _("me") if mine else _("the person who was harmed")
    by = survivor if thing.theirs else thing.by
    found = lines(
        (_("To"), thing.to),
        (_("Who offers it"), by),
        (_("What was chosen"), ", ".join(thing.chosen)),
        (_("In their words"), thing.words),
        *((_("It was done"), words or _("once")) for words in thing.done),
        (_("What became of it"), _("no longer offered") if thing.taken_back else ""),
    )
    return Shown(thing.id, ", ".join(thing.choices), found, thing.ended)


def agreement(thing: Any, who: str, on: str) -> Shown:
    """Something agreed; what is said of whose it is, and of its day, differs from strand to strand."""
    found = lines(
        (who, thing.who),
        (on, on_day(thing.on)),
        *((_("Before"), words) for words in thing.earlier),
        *((_("How it went before"), words or _("it was over for a while")) for words in thing.went),
        (_("What became of it"), (thing.afterwards or _("it no longer holds")) if thing.over else ""),
    )
    return Shown(thing.id, thing.words, found, thing.ended)


def only_me(thing: Any) -> str:
    """Of a consent that names nobody: me, as long as it stands; afterwards whoever held it then."""
    return _("Whoever held this then") if thing.ended else _("Only me")


def consent(thing: Any) -> Shown:
    """Something agreed, or asked."""
    if hasattr(thing, "answer"):
        answer = {"no": _("no, or nothing"), "yes": _("yes")}.get(thing.answer.value, _("not yet"))
        return Shown(
            thing.id,
            thing.to,
            lines((_("What I asked"), thing.words), (_("Their answer"), answer)),
            thing.ended,
        )
    found = lines(
        (_("For what"), said(story.PURPOSES, thing.purposes)),
        (_("How much"), said(story.REACHES, thing.reach)),
        (_("In their words"), thing.words),
        (_("How they said it"), thing.how),
        (_("Until"), on_day(thing.until)),
        (_("When I ask again"), on_day(thing.ask_again)),
        (_("What became of it"), _("they no longer agree") if thing.ended else ""),
    )
    return Shown(thing.id, thing.to or only_me(thing), found, thing.ended)


def as_recorded(shown: Shown, seen: Seen, thing: Any) -> Shown:
    """A consent that somebody recorded as *only me* before they handed the strand over means them, and not me."""
    theirs = isinstance(thing, Consent) and seen.fold.authors.get(thing.id) != seen.opened.me
    if not theirs or thing.to:
        return shown
    return msgspec.structs.replace(shown, words=_("Only the person who held it then"))


def consent_acts(thing: Any) -> tuple[Form, ...]:
    """What can be done with it."""
    if thing.ended:
        return ()
    if hasattr(thing, "answer"):
        return (story.NoteNo,)
    return (story.ConfirmConsent, story.NarrowConsent, story.WithdrawConsent)


def agreed(state: Any) -> tuple[Any, ...]:
    """Everything that was agreed, and everything that was asked."""
    return (*state.consents.recorded, *state.consents.asked)


def standing(state: Any) -> tuple[Any, ...]:
    """A pause to assess, if there is one, then who stands where."""
    pause = () if state.roles.assessing is None else (state.roles.assessing,)
    return (*pause, *state.roles.said)


def role(thing: Any) -> Shown:
    """A pause, or where somebody stands."""
    if isinstance(thing, str):
        return Shown("", _("We pause, to see who was harmed and how"), lines(("", thing)))
    return Shown(
        thing.id,
        thing.name,
        lines((_("Where they stand here"), said(story.ROLES, thing.role)), ("", thing.words)),
    )


def is_said_of(thing: Any, mine: str) -> bool:
    """Whether this is where the one with this mark of a card stands."""
    return isinstance(thing, Said) and thing.card == mine


def said_of_me(shown: Shown, thing: Said, wrote: str, answers: str = "") -> Shown:
    """Where I stand, as somebody says, to be read alone at night: who wrote it, and where I can answer."""
    if thing.role is not Role.CAUSED_HARM:
        found = lines(*shown.lines, (_("Written by"), wrote))
        return msgspec.structs.replace(shown, words=_("You"), lines=found)
    told = _("%(name)s wrote that you caused harm here.") % {"name": wrote}
    alone = _("This is only about this one matter. It is not about who you are, and it can stay unsettled.")
    leads = (answers, str(_("I would say it differently"))) if answers else ("", "")
    return msgspec.structs.replace(
        shown, words=told, lines=lines((_("In their words"), thing.words), ("", alone)), leads=leads
    )


def role_acts(thing: Any) -> tuple[Form, ...]:
    """A role can be said differently at any time."""
    return () if isinstance(thing, str) else (story.SayRoleAgain,)
