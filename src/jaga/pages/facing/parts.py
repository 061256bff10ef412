"""What stands under facing it, as pages show it. One tile among my notes leads to all of it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jaga.pages.facing import forms
from jaga.pages.facing.ways import WAYS
from jaga.pages.keeping.part import Part, Shown, always, lines, nothing, on_day, said


def _way(thing: Any) -> Shown:
    return Shown(
        thing.id, str(WAYS[thing.way].title), lines((_("Chosen"), on_day(thing.at)), ("", thing.words))
    )


def first_be_safe() -> str:
    """What comes first for whoever is not sure to be safe."""
    return _(
        "You wrote that you may not be safe with them. Better do not go for now, or meet where others are and take "
        "somebody along. Tell a friend where you are. You can still write all of it."
    )


def _look(thing: Any) -> Shown:
    found = lines(
        (_("Safe with them"), said(forms.SAFES, thing.safe)),
        ("", thing.safe_words),
        ("", "" if thing.is_safe else first_be_safe()),
        (_("Able"), thing.able),
        (_("Joined in, or kept quiet"), thing.joined),
        (_("Hurt too"), thing.hurt),
        (_("Too close"), thing.close),
        (_("What could come of it for them"), thing.risks),
    )
    return Shown(thing.id, on_day(thing.at), found)


def _wording(thing: Any) -> Shown:
    found = lines((_("What it is for"), said(forms.MOVES, thing.move)), (_("Who says it"), thing.who))
    return Shown(thing.id, thing.words, found)


def _together(thing: Any) -> Shown:
    found = lines(
        (_("Who speaks"), thing.speaks),
        (_("Who listens, and watches the time"), thing.listens),
        (_("Who leaves with whom"), thing.leaves),
        (_("Where, and until when"), thing.where),
    )
    return Shown(thing.id, _("Who does what"), found)


def _reply(thing: Any) -> Shown:
    return Shown(thing.id, thing.words, lines((_("To what"), said(forms.CAME, thing.to))))


def _answer(thing: Any) -> Shown:
    found = lines(
        (_("When"), on_day(thing.on)),
        (_("How it sounded"), said(forms.CAME, thing.came) if thing.words else ""),
        (_("How I feel"), thing.feel),
        (_("Missing"), thing.missing),
        (_("Hope"), thing.hope),
        (_("Worry"), thing.worry),
        *((_("Asked for “%(words)s”") % {"words": each.asked}, each.words) for each in thing.meets),
        *((on_day(each.on), each.words) for each in thing.later),
    )
    return Shown(thing.id, thing.words or said(forms.CAME, thing.came) or on_day(thing.on), found)


def _weighed(thing: Any) -> Shown:
    found = lines(
        (_("Their friend without pretending"), thing.friend),
        (_("Safe"), thing.safe),
        (_("Whether it helps them to change"), thing.helps),
        (_("More talks"), thing.talks),
        (_("Strength"), thing.able),
        (_("For a year"), thing.long),
        (_("I look at it again on"), on_day(thing.look_again)),
    )
    return Shown(
        thing.id, f"{on_day(thing.at)}: {thing.for_now}" if thing.for_now else on_day(thing.at), found
    )


FACING = Part("n12", "notes", later("Talking to the person who caused harm, or not"),
              later("Four ways on. Each of them is whole."), (),
              lambda state: state.before.chosen[-1:], _way, nothing, at="f")  # fmt: skip
"""The tile among my notes."""

PARTS: tuple[Part, ...] = (
    Part("f1", "notes", later("Before anything"), later("Am I safe, am I able, am I hurt too?"),
         (forms.LookFirst,), lambda state: state.before.looked[::-1], _look, nothing, apart=True),
    Part("f2", "notes", later("Words to say"), later("Sentences, gentle or firm, to take up and change."),
         (), lambda state: state.wordings.prepared, _wording, always(forms.PrepareWords), at="f/m", apart=True),
    Part("f3", "notes", later("As a few friends"), later("Who speaks, who listens, who leaves with whom."),
         (forms.SayWhoDoesWhat,), lambda state: state.wordings.together, _together,
         always(forms.SayWhoDoesWhat), apart=True),
    Part("f4", "notes", later("Rehearse"), later("One answer at a time, and what you would say to it."),
         (), lambda state: state.wordings.rehearsed, _reply, always(forms.Rehearse), at="f/p", apart=True),
    Part("f5", "notes", later("What came back"), later("How it sounded, and some questions to yourself."),
         (forms.NoteWhatCame,), lambda state: state.answers.noted[::-1], _answer, always(forms.ThinkLater),
         apart=True, counted=True),
    Part("f6", "notes", later("Staying or not"), later("Questions to take slowly. Nobody adds them up."),
         (forms.Weigh,), lambda state: state.staying.weighed[::-1], _weighed, nothing, apart=True),
    Part("f7", "notes", later("The ways you chose before"), later("Each with its day."),
         (), lambda state: state.before.chosen[:-1][::-1], _way, nothing, apart=True),
)  # fmt: skip
"""What stands under it, in an order in which nobody has to go."""
AMONG_WORDS = "f3"
"""Who does what has its tile among the words to say."""
