"""When the house itself refuses: a full disk, a damaged database, somebody else saving. The words come back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.house.errors import HouseBusy, HouseDamaged, HouseError, HouseFull
from jaga.vault import AwaitingConfirmation, Damaged, EpochMovedError, NotTakenYet, ShelfMovedError

NOT_WORDS = ("csrfmiddlewaretoken", "written", "twelve", "do", "handle", "stay")
"""Fields of a form that are not a person's words; nor is anything that begins with *passphrase*."""


class HouseRefusals:
    """Answers a refusal of the house with a sentence, and with a form that holds what was being written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the rooms behind this one."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """The page for a refusal of the house; anything else is not for this room."""
        if isinstance(refusal, AwaitingConfirmation | NotTakenYet):
            shown = {"problem": _waits(refusal), "written": written_in(request)}
            return render(request, "frame/waits.html", shown, status=409)
        said = _sentence(refusal)
        if said is None:
            return None
        shown = {"problem": said, "written": written_in(request), "address": request.get_full_path()}
        return render(request, "frame/house_refused.html", shown, status=503)


def written_in(request: HttpRequest) -> list[tuple[str, str]]:
    """What a person sent with a form, field by field."""
    return [
        (name, value)
        for name in request.POST
        if name not in NOT_WORDS and not name.startswith("passphrase")
        for value in request.POST.getlist(name)
    ]


def _waits(refusal: AwaitingConfirmation | NotTakenYet) -> str:
    if isinstance(refusal, NotTakenYet):
        return _("This was offered to you to hold. It opens once you have taken it.")
    return _(
        "A backup was brought back, or a lock was changed. Until the person who holds this has said who goes on "
        "reading, it stays closed. Nothing is lost."
    )


def _sentence(refusal: Exception) -> str | None:
    match refusal:
        case HouseFull():
            return _(
                "The disk is full. This was not saved; everything before it was. Make room, then try again."
            )
        case HouseBusy() | EpochMovedError() | ShelfMovedError():
            return _("Something else was being saved at the same moment. This was not saved yet. Try again.")
        case HouseDamaged() | Damaged():
            return _("What is kept here is damaged in part. This was not saved. A backup can bring it back.")
        case HouseError():
            return _("The place where this is kept cannot be reached. This was not saved.")
    return None
