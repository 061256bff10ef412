"""Beginning a situation: a name, and the first things in it, in one of a few ways."""

import secrets
from datetime import date, datetime, timedelta
from typing import Self

from django import forms
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from jaga.pages.doorway.forms import WAYS, LetGoForm, NameForm
from jaga.pages.doorway.guard import Visit
from jaga.pages.doorway.guard import now as house_time
from jaga.pages.keeping.fields import CommandForm
from jaga.pages.keeping.sentences import sentence
from jaga.practice.letting_go import WHOLE, LetGoOn
from jaga.practice.refusals import Empty, Refusal
from jaga.practice.telling import BeginStory
from jaga.usecases.folds import EMPTY, STRANDS
from jaga.usecases.strands import ALONE_UNDER_ITS_NAME, begin, do, held, refuse_name, situations
from jaga.vault import Place

TOLD = "2"
"""The way of somebody who was told, and of whoever names no way."""
CAUSED = "3"
"""The way of somebody who may have harmed somebody: what they keep first leads to a room of their own."""


class Beginning:
    """The forms of one way of beginning, and what they do once they are right."""

    def __init__(self, way: str, data: MultiValueDict[str, str] | None) -> None:
        self.way = way if way in WAYS else TOLD
        self.kind, kinds = WAYS[self.way]
        self.name = NameForm(data, prefix="name", label_suffix="")
        self.until = LetGoForm(data, prefix="until", label_suffix="", initial={"on": suggested(self.kind)})
        if self.kind in ALONE_UNDER_ITS_NAME:
            self.until.fields["on"].help_text = _(
                "It goes for everybody in it when you next open it, on that day or later. Left empty, it stays."
            )
        self.forms = [_form(kind, number, data) for number, kind in enumerate(kinds)]
        self.once = [
            (data.get(f"once{number}") if data else None) or secrets.token_hex(8)
            for number in range(len(kinds))
        ]

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The way that the address names, with what was sent."""
        data = request.POST if request.method == "POST" else None
        return cls(str(request.POST.get("as") or request.GET.get("as", "")), data)

    @property
    def problems(self) -> bool:
        """Whether any field needs a look."""
        return bool(self.name.errors or self.until.errors or any(form.errors for form in self.forms))

    def is_valid(self) -> bool:
        """Whether the name and all forms that were used can be read."""
        forms_right = [form.is_valid() for form in self.forms if form.is_bound]
        named = self.name.is_valid() and self._name_holds()
        return self.until.is_valid() and named and all(forms_right)

    def _name_holds(self) -> bool:
        refused = refuse_name(self.name.cleaned_data["name"].strip())
        if refused:
            self.name.add_error("name", sentence(refused))
        return refused is None

    def used(self) -> list[tuple[CommandForm, str]]:
        """The forms in which somebody wrote something, each with the id of the thing it begins."""
        return [(form, once) for form, once in zip(self.forms, self.once, strict=True) if form.is_bound]

    def would_do(self, now: datetime) -> bool:
        """Try every command on an empty strand; False, with the reason at its field, where one is refused."""
        state, right = EMPTY[self.kind](), True
        day = self.until.cleaned_data["on"]
        refused = STRANDS[self.kind].decide(state, LetGoOn(WHOLE, day), now) if day else None
        if isinstance(refused, Refusal):
            self.until.add_error("on", sentence(refused))
            right = False
        for form, once in self.used():
            decided = STRANDS[self.kind].decide(state, form.to_command(id=once), now)
            if isinstance(decided, Refusal):
                refuse(form, decided)
                right = False
        return right

    def was_done(self, visit: Visit) -> bool:
        """Whether the things that this form begins stand already: it was sent twice."""
        known = {thing for seen in held(visit.person, visit.now) for thing in seen.fold.entries}
        return not known.isdisjoint(self.once)

    def begun(self, visit: Visit) -> Place | None:
        """The strand that this form began when it was sent before."""
        name = str(self.name["name"].value()).strip()
        found = (each.place(self.kind) for each in situations(visit.person) if each.name == name)
        return next(found, None)

    def do(self, visit: Visit) -> Place | Refusal:
        """Begin the strand and keep what was written, one entry a thing."""
        name = self.name.cleaned_data["name"]
        place = begin(visit.person, self.kind, name, visit.now)
        if isinstance(place, Refusal):
            self.name.add_error("name", sentence(place))
            return place
        if self.kind == "story":
            do(visit.person, place.id, BeginStory(), visit.now)
        for form, once in self.used():
            do(visit.person, place.id, form.to_command(id=once), visit.now)
        if day := self.until.cleaned_data["on"]:
            do(visit.person, place.id, LetGoOn(WHOLE, day), visit.now)
        return place


def _form(kind: type[CommandForm], number: int, data: MultiValueDict[str, str] | None) -> CommandForm:
    """A form with what was sent, or an empty one where nobody wrote anything in it."""
    form = kind(data, prefix=f"f{number}")
    written = data is None or any(form[name].value() for name in form.changed_data)
    return form if written else kind(prefix=f"f{number}")


def in_a_year() -> date:
    """The day that is suggested for letting go."""
    return house_time().date() + timedelta(days=365)


def suggested(kind: str) -> date | None:
    """The day that is suggested for letting go of a strand of this kind; none for what several people keep."""
    return None if kind in ALONE_UNDER_ITS_NAME else in_a_year()


def refuse(form: CommandForm, refusal: Refusal) -> None:
    """Put a refusal's sentence at the field that it speaks of."""
    field = form.fields.get(getattr(refusal, "field", ""))
    said = sentence(refusal)
    if isinstance(refusal, Empty) and isinstance(field, forms.MultipleChoiceField):
        said = _("Choose at least one of these.")
    elif isinstance(refusal, Empty) and isinstance(field, forms.ChoiceField):
        said = _("Choose one of these.")
    form.add_error(getattr(refusal, "field", "") if field else None, said)
