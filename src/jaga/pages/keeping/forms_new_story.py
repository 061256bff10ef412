"""The form that begins to keep a story on behalf of the one who told it."""

import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaga.pages.keeping.fields import dated, one_of, roomy, short
from jaga.pages.keeping.forms_notes import TO_HELP
from jaga.pages.keeping.forms_story import KNOWS
from jaga.pages.keeping.sentences import sentence
from jaga.practice import story
from jaga.practice.consent import RecordConsent
from jaga.practice.events import Command
from jaga.practice.refusals import Refusal
from jaga.practice.telling import BeginStory, KeepTold
from jaga.practice.words import plain_newlines


class KeepStory(forms.Form):
    """Whose it is, whether they know, the one line of consent, and the words if any."""

    on_behalf_of = short(_("Whose story it is"), TO_HELP)
    knows = one_of(_("Do they know that you write it down?"), KNOWS)
    how = short(_("How they agreed"), _("For example: by message, last night."))
    ask_again = dated(_("When I ask again"), _("This reminds you. It locks nothing."))
    told = roomy(_("Words, if any"), _("Leave out real names, addresses, guesses and verdicts."))

    def commands(self) -> list[Command]:
        """What this form does, one thing a command: only me, only to listen, until more is said."""
        said: dict[str, Any] = self.cleaned_data
        knows = {"knows": said["knows"]} if said["knows"] else {}
        found: list[Command] = [BeginStory(on_behalf_of=said["on_behalf_of"], **knows)]
        if said["how"] or said["ask_again"]:
            found.append(RecordConsent(secrets.token_hex(8), how=said["how"], ask_again=said["ask_again"]))
        if said["told"]:
            found.append(KeepTold(secrets.token_hex(8), plain_newlines(said["told"])))
        return found

    def refuse(self, now: datetime) -> Refusal | None:
        """Why one of the commands would be refused, tried on an empty story."""
        decided = (story.decide(story.Story(), command, now) for command in self.commands())
        return next((each for each in decided if isinstance(each, Refusal)), None)

    def add_refusal(self, refusal: Refusal) -> None:
        """Put a refusal's sentence at its field."""
        field = {"words": "told"}.get(getattr(refusal, "field", ""), getattr(refusal, "field", None))
        self.add_error(field if field in self.fields else None, sentence(refusal))
