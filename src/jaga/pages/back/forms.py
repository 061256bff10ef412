"""The form for words about the words."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jaga.guides.resource import Resource, faults_of
from jaga.guides.text import Text
from jaga.pages.keeping.fields import one_of, roomy, short
from jaga.practice.words import plain_newlines
from jaga.usecases.sent_back import About, Word

ABOUT = (
    (About.WRONG, _("Something is wrong: a number, a law, a word")),
    (About.HURTS, _("Something hurt, or did not help")),
    (About.ADD, _("Something is worth adding")),
    (About.OTHER, _("Something else")),
)


class WordForm(forms.Form):
    """Words, what they are about, and a way to answer if one is wanted."""

    about = one_of(_("What is this about"), ABOUT, initial=About.OTHER)
    words = roomy(_("Your words"), _("One line is enough. You do not have to say why."))
    answer_to = short(
        _("How to answer you, if you want that"),
        _("If you leave this empty, nobody can answer. What you write can still tell who you are."),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    use_required_attribute = False

    @classmethod
    def about_page(cls, about: Text | None) -> "WordForm":
        """An empty form about this text."""
        page = about.name if about else ""
        return cls(initial={"page": page, "once": secrets.token_hex(8)}, label_suffix="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self["page"].value():
            self.fields["words"].help_text = _(
                "Which sentence? The first words are enough. You do not have to say why."
            )

    def word(self) -> Word:
        """What was written."""
        said = self.cleaned_data
        return Word(
            plain_newlines(said["words"]),
            said["about"] or About.OTHER,
            said["page"],
            said["answer_to"],
            said["once"] or secrets.token_hex(8),
        )


class ShelveForm(forms.Form):
    """What a keeper puts among the things to read, after looking at it."""

    use_required_attribute = False
    title = short(_("What it is called"))
    address = short(_("Its address, if it has one"), _("It begins with https://"))
    good_for = roomy(_("What it is good for"), _("In the language of this page, in your own words."), rows=3)

    def resource(self, id_: str, language: str, today: date) -> Resource | None:
        """What was filled in, checked by nobody; None where something in it needs a look."""
        told = {name: " ".join(words.split()) for name, words in self.cleaned_data.items()}
        found = Resource(
            id=id_, title=told["title"], address=told["address"], seen=today, source="sent to this house",
            good_for={language: told["good_for"]} if told["good_for"] else {},
        )  # fmt: skip
        for fault in faults_of(found):
            field = next((each for each in told if fault.startswith(each)), "title")
            self.add_error(field, self._why(field, told[field]))
        return None if self.errors else found

    def _why(self, field: str, words: str) -> str:
        if not words:
            return gettext("It needs a title.")
        if field == "address":
            return gettext("An address begins with https://, and has no name before an @.")
        return gettext("Too long, or a sign in it that cannot be seen.")
