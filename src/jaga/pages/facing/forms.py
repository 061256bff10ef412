"""The forms of facing it. Every field may stay blank; nothing is added up."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, one_of, roomy, short, some_of
from jaga.practice import answers, before, staying, wordings
from jaga.practice.answers import Came, Meets
from jaga.practice.before import Safe
from jaga.practice.wordings import Move

SAFES = (
    (Safe.YES, _("yes, as far as I can tell")),
    (Safe.UNSURE, _("I am not sure")),
    (Safe.NO, _("no")),
)
CAME = (
    (Came.SILENCE, _("silence")),
    (Came.EVASION, _("slipping away")),
    (Came.ANGER, _("anger")),
    (Came.DEFENSIVENESS, _("defending")),
    (Came.REMORSE, _("remorse")),
    (Came.HELPLESSNESS, _("helplessness")),
    (Came.OTHER, _("something else")),
)
MOVES = (
    (Move.ASK, _("Asking for the talk")),
    (Move.HEARD, _("What I heard, and your honest side")),
    (Move.HERE, _("I am here, and I will not excuse it")),
    (Move.ROOM, _("There is room to face it")),
    (Move.CAUSES, _("Are you all right, and could it happen again?")),
    (Move.STOP, _("When I stop")),
)


class LookFirst(CommandForm):
    """Am I safe, able, hurt too, too close."""

    command = before.LookFirst
    title = _("Before anything")
    why = _("For yourself. Leave out what you like. Nobody adds it up, and no answer shuts a door.")
    guide = "h1"
    safe = one_of(_("Am I safe with them?"), SAFES)
    safe_words = short(_("What makes me think so"))
    able = roomy(_("Am I able?"), _("Sleep, time, somebody to call afterwards."), rows=2)
    joined = roomy(
        _("Did I join in, or keep quiet?"),
        _("Then this is about me as well. What I did, and what now: that has its place among your notes."),
        rows=2,
    )
    hurt = roomy(_("Am I hurt too?"), _("Then that may come first."), rows=2)
    close = roomy(_("Am I too close?"), _("To them, or to the one who was hurt."), rows=2)
    risks = roomy(_("What could come of it for the one who was hurt?"), _("It may show who told."), rows=2)


class PrepareWords(CommandForm):
    """A sentence to say."""

    command = wordings.PrepareWords
    title = _("A sentence of mine")
    core = ("words", "who")
    words = roomy(_("In my words"), rows=3)
    who = short(_("Who says it"), _("If you go as a few friends. A name that only you understand."))
    move = one_of(_("What it is for"), MOVES)


class SayWhoDoesWhat(CommandForm):
    """Who of us does what."""

    command = wordings.SayWhoDoesWhat
    title = _("Who does what")
    why = _("Two or three are enough. It is no trial, and nobody should be left alone afterwards.")
    guide = "h4"
    speaks = short(_("Who speaks"))
    listens = short(_("Who listens, and watches the time"))
    leaves = short(_("Who leaves with whom"), _("And who stays with the one you spoke to."))
    where = short(_("Where, and until when"), _("A place that everybody can leave."))


class Rehearse(CommandForm):
    """What I would say to that."""

    command = wordings.Rehearse
    title = _("What I would say")
    core = ("words",)
    words = roomy(_("What I would say"), _("Say it aloud first. It may be clumsy."), rows=3)
    to = one_of(_("To what"), CAME[:-1])


class NoteWhatCame(CommandForm):
    """What came back, and five questions."""

    command = answers.NoteWhatCame
    title = _("What came back")
    why = _(
        "For you alone. It becomes no file on anybody: leave out names, and let it go once it has helped you."
    )
    guide = "h5"
    core = ("came", "words", "on")
    came = some_of(_("How it sounded"), CAME)
    words = roomy(_("What they said or did"), _("As short as you like."), rows=3)
    on = dated(_("When"), _("Left empty: today."))
    feel = roomy(_("How does it make me feel?"), rows=2)
    missing = roomy(_("What is missing?"), rows=2)
    hope = roomy(_("What gives hope?"), rows=2)
    worry = roomy(_("What worries me?"), rows=2)
    asked: tuple[str, ...] = ()

    def offer_requests(self, asked: Iterable[str]) -> None:
        """For each thing that was asked for, a line for whether the answer meets it."""
        self.asked = tuple(asked)
        for number, words in enumerate(self.asked):
            label = _("Does it meet this: %(words)s") % {"words": words}
            self.fields[f"meets-{number}"] = short(label)

    def said(self) -> dict[str, Any]:
        """The lines about requests as one."""
        said = super().said()
        meets = [Meets(each, str(said.pop(f"meets-{number}", ""))) for number, each in enumerate(self.asked)]
        return {**said, "meets": tuple(each for each in meets if each.words.strip())}


class ThinkLater(CommandForm):
    """What I think of it later."""

    command = answers.ThinkLater
    title = _("What I think of it now")
    afresh = ("words",)
    words = roomy(_("What I think of it now"), rows=3)


class Weigh(CommandForm):
    """Staying or not."""

    command = staying.Weigh
    title = _("Staying or not")
    why = _("One question a day, or none. There is no right result, and nobody works one out.")
    guide = "h6"
    friend = roomy(_("Can I be their friend without pretending?"), rows=2)
    safe = roomy(_("Am I safe?"), rows=2)
    helps = roomy(_("What do I want, and would my staying help them to change?"), rows=2)
    talks = roomy(_("Are more talks needed? How many would I give?"), rows=2)
    able = roomy(_("Do I have the strength?"), rows=2)
    long = roomy(_("Could I keep it up for a year?"), rows=2)
    for_now = roomy(_("For now I"), _("I do not know is an answer too."), rows=2)
    look_again = dated(_("I look at it again on"))


class Choose(CommandForm):
    """A way on; no reason is asked."""

    command = before.ChooseWay
    words = short(_("Why, for myself"), _("You need not give a reason."))
