"""The form for words about the words."""

import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

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
        _("Left empty, nobody can answer, and nobody knows who you are."),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    use_required_attribute = False

    @classmethod
    def about_page(cls, page: str) -> "WordForm":
        """An empty form about this text."""
        return cls(initial={"page": page, "once": secrets.token_hex(8)}, label_suffix="")

    def word(self) -> Word:
        """What was written."""
        said = self.cleaned_data
        return Word(
            plain_newlines(said["words"]),
            said["about"] or About.OTHER,
            said["page"],
            said["answer_to"],
            said["once"],
        )
