"""The forms of saying what went wrong, of taking it into one's own notes, and of a small closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import CommandForm, dated, roomy, short
from jaga.practice import free_notes
from jaga.usecases import heard
from jaga.usecases.heard import Draft
from jaga.vault import Place

YES, NO = "yes", "no"


class TellForm(CommandForm):
    """What is said, and whether one answer may come."""

    command = heard.Tell
    words = roomy(
        _("What they did, and how it was for you"), _("As you would say it. One sentence is enough.")
    )
    answer = forms.ChoiceField(
        label=_("An answer"), required=False, widget=forms.RadioSelect, initial=YES,
        choices=[(YES, _("they may send one short answer, and I read it if I want to")), (NO, _("no answer, please"))],
    )  # fmt: skip
    on_word_of = short(
        _("If you write for somebody else: who asked you to"),
        _("Only if they asked you to, and in their words. The name that they want to stand there."),
    )

    def said(self) -> dict[str, Any]:
        """The choice as yes or no."""
        said = super().said()
        return {**said, "answer": said.get("answer", YES) != NO}

    @staticmethod
    def initial_of(draft: Draft | None) -> dict[str, Any]:
        """A draft as this form shows it."""
        if draft is None:
            return {}
        return {
            "words": draft.words,
            "on_word_of": draft.on_word_of,
            "answer": YES if draft.answer else NO,
        }


class TakeForm(CommandForm):
    """Which notes of mine it goes into, and what I do about it."""

    command = heard.Take
    core = ("place", "name")
    place = forms.ChoiceField(label=_("Into which notes"), required=False, widget=forms.RadioSelect)
    name = short(
        _("What do you call these notes?"),
        _("Only you see it. Something that tells nothing: Thursday, the blue folder."),
    )
    does = roomy(_("What I do about it"), _("If you know it already. It can come later."), rows=3)
    look_again = dated(_("When I look at it again"))

    def __init__(self, *args: Any, mine: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(place.id.hex(), place.name) for place in mine]
        field.initial = mine[0].id.hex() if mine else ""
        del self.fields["name" if mine else "place"]

    def said(self) -> dict[str, Any]:
        """Everything but where it goes."""
        return {name: value for name, value in super().said().items() if name in ("does", "look_again")}


class ClosingForm(CommandForm):
    """How I am, kept among my own notes as what I feel."""

    command = free_notes.WriteNote
    words = roomy(_("How I am now"), _("A word or two. Leave out their story."), rows=3)
