"""The forms of my own notes. Every field is optional but the one that the thing is made of."""

from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short
from jaga.practice import (
    capacity,
    free_notes,
    mending,
    nudges,
    offers,
    people,
    promises,
    reflection,
    saying,
)
from jaga.practice.capacity import Help, Side
from jaga.practice.free_notes import Of
from jaga.practice.people import Near, Turning
from jaga.practice.rhythm import Phase, Phases, Span, Unit

TO = _("To whom")
TO_HELP = _("A name that only you understand. Not their real one.")


class MakePromise(CommandForm):
    """Something I said I would do."""

    command = promises.MakePromise
    core = ("words",)
    title = _("I promised something")
    words = roomy(_("What I promised"), _("For example: I will write on Thursday evening."), rows=3)
    to = short(TO, TO_HELP)
    by = dated(_("Until when"), _("Only if there is a day."))


class ChangePromise(CommandForm):
    """Other words for what I promised."""

    command = promises.ChangePromise
    title = _("Promise something else instead")
    words = roomy(_("What I promise now"), rows=3)
    by = dated(_("Until when"))


class KeepPromise(CommandForm):
    """I did it."""

    command = promises.KeepPromise
    title = _("I did it")
    button = _("I did it")


class LetPromiseGo(CommandForm):
    """I will not do it."""

    command = promises.LetPromiseGo
    title = _("I will not do this")
    why = _("That is allowed. If they are waiting for it, a short word to them helps.")
    button = _("I will not do this")


class TakePromiseUpAgain(CommandForm):
    """It stands again."""

    command = promises.TakePromiseUpAgain
    title = _("It is not over")
    button = _("It is not over")


class Often(StrEnum):
    """Rhythms to choose from; each thins out or stays, none ends by itself."""

    THINNING = "thinning"
    WEEKLY_THINNING = "weekly-thinning"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


def _every(number: int, unit: Unit, lasting: Span | None = None) -> Phase:
    return Phase(Span(number, unit), lasting)


RHYTHMS: dict[Often, Phases] = {
    Often.THINNING: (
        _every(2, Unit.DAYS, Span(2, Unit.WEEKS)),
        _every(1, Unit.WEEKS, Span(3, Unit.MONTHS)),
        _every(1, Unit.MONTHS),
    ),
    Often.WEEKLY_THINNING: (_every(1, Unit.WEEKS, Span(3, Unit.MONTHS)), _every(1, Unit.MONTHS)),
    Often.WEEKLY: (_every(1, Unit.WEEKS),),
    Often.MONTHLY: (_every(1, Unit.MONTHS),),
}
OFTEN = (
    (Often.THINNING, _("every second day for two weeks, then weekly for three months, then monthly")),
    (Often.WEEKLY_THINNING, _("weekly for three months, then monthly")),
    (Often.WEEKLY, _("weekly")),
    (Often.MONTHLY, _("monthly")),
)


class _RhythmForm(CommandForm):
    def said(self) -> dict[str, Any]:
        """The phases in place of the rhythm's name."""
        said = super().said()
        phases = RHYTHMS[said.pop("often", None) or Often.THINNING]
        return {**said, "phases": phases}


class PlanCheckIns(_RhythmForm):
    """A rhythm of looking in."""

    command = nudges.PlanCheckIns
    title = _("When I look in again")
    why = _(
        "Most support fades after the first weeks. This reminds you alone. It thins out, and never ends "
        "unless you say so."
    )
    guide = "f5b"
    core = ("first", "often")
    about = short(_("About whom or what"), TO_HELP)
    first = dated(_("First time"))
    often = one_of(_("How often"), OFTEN, initial=Often.THINNING)
    way = short(_("By which way"), _("For example: only by message, not on Fridays."))
    bell = short(
        _("What the calendar should say"),
        _("This text can be seen on a locked screen. Left empty it says: Water the plants."),
    )


class KeepCheckIn(CommandForm):
    """I looked in."""

    command = nudges.KeepCheckIn
    title = _("I looked in")
    button = _("I looked in")


class SkipCheckIn(CommandForm):
    """Not this time."""

    command = nudges.SkipCheckIn
    title = _("Not this time")
    why = _("No reason is needed. The next one comes as planned.")
    button = _("Not this time")


class MoveCheckIn(CommandForm):
    """Another day."""

    command = nudges.MoveCheckIn
    title = _("Another day")
    button = _("Change the day")
    to = dated(_("On which day"))


class ChangeRhythm(_RhythmForm):
    """Another rhythm."""

    command = nudges.ChangeRhythm
    title = _("Another rhythm")
    why = _("If they say it feels like being watched, this is the place to change it.")
    button = _("Change the rhythm")
    first = dated(_("Next time"))
    often = one_of(_("How often"), OFTEN)
    way = short(_("By which way"))


class ChooseBellText(CommandForm):
    """What the calendar says."""

    command = nudges.ChooseBellText
    title = _("What the calendar should say")
    bell = short(_("What the calendar should say"), _("This text can be seen on a locked screen."))


class EndCheckIns(CommandForm):
    """It ends, and I say so."""

    command = nudges.EndCheckIns
    title = _("End this")
    why = _("It helps to tell them first, so that it does not end in silence.")
    button = _("End this")


class NoteMaySay(CommandForm):
    """What I may say."""

    command = saying.NoteMaySay
    title = _("What I may say")
    why = _("When somebody asks, you will be tired. A sentence that is agreed, or that tells nothing, helps.")
    guide = "s1"
    core = ("words",)
    words = roomy(_("The sentence"), _("For example: That is not mine to talk about."), rows=3)
    to = short(_("To whom I may say it"))


class NoteMaySayNoMore(CommandForm):
    """No longer agreed."""

    command = saying.NoteMaySayNoMore
    title = _("I may no longer say this")
    button = _("I may no longer say this")


NEAR = (
    (Near.CLOSE, _("close")),
    (Near.SOME, _("somewhat")),
    (Near.NOT, _("not close")),
)


SIDES = (
    (Side.SURVIVOR, _("the person who was harmed")),
    (Side.OTHER, _("the person who caused harm")),
    (Side.NEITHER, _("neither, for now")),
)


class SayCloseness(CommandForm):
    """How close I stand."""

    command = people.SayCloseness
    title = _("How close I stand to each")
    why = _("Where you stand colours how you answer. Seeing it is enough; it is no fault.")
    guide = "f3"
    to = short(_("To whom"), TO_HELP)
    near = one_of(_("How close"), NEAR)
    side = one_of(
        _("Who they are in this, or whom they stand by"), SIDES,
        _("Where a plan wishes for somebody close, or for nobody close to the other side, only you are asked."),
    )  # fmt: skip
    words = roomy(_("What that does to me"), rows=3)


class NameListener(CommandForm):
    """An outside listener."""

    command = people.NameSomeone
    means: ClassVar = {"turning": Turning.LISTENER}
    title = _("Somebody outside all of this")
    why = _(
        "Somebody who knows none of them, with whom you can say what you feel. Ask first "
        "what you may tell, and tell it without names."
    )
    guide = "f3"
    name = short(_("Who"), TO_HELP)
    words = roomy(_("What I may tell them"), rows=3)


class WriteFeeling(CommandForm):
    """What I feel."""

    command = free_notes.WriteNote
    means: ClassVar = {"of": Of.FEELING}
    title = _("What I feel")
    why = _(
        "Overwhelmed, not good enough, angry that it is you: all of it may stand here. Nobody else reads it."
    )
    guide = "f3"
    words = roomy(_("What I feel"))


HELPS = (
    (Help.LISTENING, _("listening")),
    (Help.LOGISTICS, _("errands, rides, being there")),
    (Help.RESEARCH, _("finding things out")),
    (Help.KEEPING_WATCH, _("being nearby, where they want it")),
    (Help.MEDIATION, _("going between people")),
    (Help.ADVOCACY, _("speaking up where they want it")),
    (Help.MAKING, _("making things: texts, lists, food")),
    (Help.MONEY, _("money")),
)


class StepBack(CommandForm):
    """Stepping back."""

    command = capacity.StepBack
    title = _("Step back")
    why = _("For a while or for good, without a reason.")
    button = _("Step back")
    back_on = dated(
        _("Until when, if you know"),
        _("From that day on you may be asked again. The others are not shown it."),
    )


class ComeBack(CommandForm):
    """Coming back."""

    command = capacity.ComeBack
    title = _("I would like to be asked again")
    button = _("I would like to be asked again")


class MakeOffer(CommandForm):
    """An offer without strings."""

    command = offers.MakeOffer
    title = _("What I offered")
    why = _("Without strings. They need not answer, and no answer is fine.")
    guide = "f5"
    choices = roomy(_("What I offered"), _("One on each line."), rows=4)
    to = short(TO, TO_HELP)

    def said(self) -> dict[str, Any]:
        """One choice a line."""
        said = super().said()
        return {**said, "choices": _lines(said.get("choices", ""))}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.splitlines() if part.strip()))


class NoteChoice(CommandForm):
    """What they chose of an offer."""

    command = offers.NoteChoice
    title = _("What they chose")
    button = _("Keep this")
    chosen = forms.MultipleChoiceField(
        label=_("What they chose"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    words = roomy(_("In their words"), rows=3)

    def __init__(self, *args: Any, thing: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(each, each) for each in (thing.choices if thing else ())]

    def said(self) -> dict[str, Any]:
        """What was ticked, in the order in which it was offered."""
        return {**super().said(), "chosen": tuple(self.cleaned_data.get("chosen", ()))}


class TakeOfferBack(CommandForm):
    """I can no longer do this."""

    command = offers.TakeOfferBack
    title = _("I can no longer offer this")
    button = _("I can no longer offer this")


class HearWhatWentWrong(CommandForm):
    """They told me I got it wrong."""

    command = mending.HearWhatWentWrong
    title = _("They told me I got it wrong")
    why = _("It hurts to hear. First their words, as they said them. What you wanted to say back can wait.")
    guide = "f8"
    core = ("told",)
    told = roomy(_("What they told me"))
    by = short(_("Who told me"), TO_HELP)
    does = roomy(_("What I do about it"), rows=3)
    look_again = dated(_("When I look at it again"))


class SayWhatIDo(CommandForm):
    """What I do about it."""

    command = mending.SayWhatIDo
    title = _("What I do about it")
    does = roomy(_("What I do about it"), rows=3)
    look_again = dated(_("When I look at it again"))


class AnswerThem(CommandForm):
    """One answer."""

    command = mending.AnswerThem
    title = _("Send one short answer")
    why = _("What you did, and what changes. Two sentences, without but. It goes to whoever told you, once.")
    button = _("Send it")
    guide = "f8"
    words = roomy(
        _("Your words"),
        _("For example: I asked why you stayed. That was wrong. I will not ask again."),
        rows=3,
    )


class FollowItUp(CommandForm):
    """I came back to it."""

    command = mending.FollowItUp
    title = _("I came back to it")
    words = roomy(_("How it went"), rows=3)


class WriteReflection(CommandForm):
    """What I did."""

    command = reflection.WriteReflection
    title = _("What I did, and what now")
    why = _(
        "For you alone, as far as you come. Do not send it to the person you hurt: they did not ask for it."
    )
    guide = "d3"
    core = ("did", "effect")
    did = roomy(_("What I did"), _("What happened, and leave out the word but."))
    effect = roomy(_("What it did to them"))
    repair = roomy(_("What I would repair"), rows=3)
    change = roomy(_("How I change"), rows=3)
    holds_shame = short(_("With whom I can put down my shame"), TO_HELP)
    words = roomy(_("Anything else"), rows=3)


OF = (
    (Of.ANYTHING, _("anything")),
    (Of.TALK, _("what I noticed in a talk")),
    (Of.DRAFT, _("a draft")),
    (Of.LEARNING, _("something I learn")),
    (Of.FEELING, _("what I feel")),
    (Of.PASSED_ON, _("what I passed on")),
)


class WriteNote(CommandForm):
    """Free words."""

    command = free_notes.WriteNote
    title = _("Words for myself")
    why = _("A draft can stand here until morning. Nothing is sent from here.")
    words = roomy(_("Your words"))
    of = one_of(_("What is it"), OF, initial=Of.ANYTHING)


class RewordNote(CommandForm):
    """Other words."""

    command = free_notes.RewordNote
    title = _("Say it differently")
    words = roomy(_("Your words"))
