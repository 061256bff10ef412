"""Coming by an invitation: as somebody new, or as somebody who lives here already.

Looking at the link uses nothing up: programs that show a preview look too. A link that is wrong, used, taken
back, over or that never was gets one answer.
"""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaga.house import clock, invitations, people, unlocking
from jaga.house.invitations import Gone
from jaga.house.store import DatabaseStore
from jaga.house.unlocking import Busy
from jaga.pages.doorway.forms import PassphraseForm
from jaga.pages.doorway.guard import knock, seat, sitting
from jaga.pages.doorway.opening import Opened, told_to_wait, waiting
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.people.forms import ComeForm
from jaga.pages.people.inviting import keeper_alone
from jaga.usecases import cards
from jaga.usecases.inviting import Letter, read_letter, taking
from jaga.usecases.person import Person
from jaga.vault import Appended, Damaged, generate_passphrase, lock, new_keyring

_TRIES = 16


class Coming(msgspec.Struct, frozen=True):
    """Somebody with a link that holds: what waits behind it, and where they are."""

    secret: str
    letter: Letter
    front: str
    inside: Person | None

    @property
    def may_join(self) -> bool:
        """Whether this link lets somebody new in."""
        return not (self.letter.card and keeper_alone())


@BOTH
def come(request: HttpRequest, language: str, place: str, secret: str) -> HttpResponse:
    """What an invitation says, and the two ways of taking it."""
    letter = _letter(secret)
    if letter is None:
        return nothing_here(request)
    coming = Coming(secret, letter, f"/{language}/{place}/", sitting(request))
    try:
        match request.POST.get("do"):
            case "join" if coming.may_join:
                return _join(request, coming)
            case "exchange" if letter.card:
                return _exchange(request, coming)
            case _:
                return _page(request, coming)
    except Gone:
        return nothing_here(request)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """The one answer to every link that opens nothing."""
    return render(request, "people/nothing.html", status=404)


def _letter(secret: str) -> Letter | None:
    blob = invitations.find(secret, clock.today())
    try:
        return None if blob is None else read_letter(secret, blob)
    except Damaged:
        return None


def _join(request: HttpRequest, coming: Coming) -> HttpResponse:
    form = ComeForm(request.POST, label_suffix="")
    passphrase = PassphraseForm(request.POST, prefix="passphrase")
    if not (form.is_valid() & passphrase.is_valid()):
        return _page(request, coming, form, passphrase)
    keyring, said = new_keyring(), form.cleaned_data
    steps = taking(Person(keyring, DatabaseStore()), coming.letter, said["own_name"])
    try:
        with unlocking.slot():
            sealed = lock(keyring, passphrase.cleaned_data["passphrase"])
        invitations.use(
            coming.secret,
            clock.today(),
            steps,
            lambda: people.move_in(keyring.card, sealed, said["chosen"]),
        )
    except Busy as busy:
        return _page(request, coming, form, passphrase, waiting(busy.retry_after))
    except people.HouseTaken:
        # The keeper's own house of one: they take a handle first, then this link works.
        said_so = _("Nobody can come in yet. Tell whoever gave you this link; it stays good.")
        return _page(request, coming, form, passphrase, said_so)
    row = people.by_address(keyring.card.address)
    assert row is not None
    response = HttpResponseRedirect(f"{coming.front}h/handle")
    return seat(request, response, Opened(keyring, row.handle))


def _exchange(request: HttpRequest, coming: Coming) -> HttpResponse:
    """Somebody who lives here keeps the card of whoever invited, and theirs goes to them."""
    # Whoever says who they are is meant, though somebody else may still be signed in at this browser: a link
    # that comes from elsewhere is opened without the cookie, so that the page could not know of them.
    inside = None if "passphrase" in request.POST else coming.inside
    opened = knock(request) if inside is None else Opened(inside.keyring)
    if not isinstance(opened, Opened):
        return _page(request, coming, problem=opened)
    if coming.letter.sender == opened.keyring.card:
        return _page(
            request, coming, problem=_("This is your own invitation. Give its link to somebody else.")
        )
    _use(coming, Person(opened.keyring, DatabaseStore()))
    response = HttpResponseRedirect(f"{coming.front}h/p")
    return seat(request, response, opened) if inside is None else response


def _use(coming: Coming, person: Person) -> None:
    for _again in range(_TRIES):
        steps = taking(person, coming.letter, cards.name_i_go_by(person))
        if isinstance(invitations.use(coming.secret, clock.today(), steps), Appended):
            return
    raise Gone("the shelf kept changing")


def _page(
    request: HttpRequest,
    coming: Coming,
    form: ComeForm | None = None,
    passphrase: PassphraseForm | None = None,
    problem: str = "",
) -> HttpResponse:
    offered = request.POST.get("passphrase-offered") or generate_passphrase()
    shown: dict[str, Any] = {
        "letter": coming.letter,
        "form": form or ComeForm(label_suffix=""),
        "passphrase": passphrase or PassphraseForm(prefix="passphrase", initial={"offered": offered}),
        "offered": offered,
        "problem": problem,
        "may_join": coming.may_join,
        "inside": coming.inside is not None,
        "handle": request.POST.get("handle", ""),
    }
    wrong = problem or (form is not None and form.errors) or (passphrase is not None and passphrase.errors)
    answer = render(request, "people/come.html", shown, status=WRONG if wrong else 200)
    return told_to_wait(answer, problem)
