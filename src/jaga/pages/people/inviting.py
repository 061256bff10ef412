"""Inviting somebody: a link with a one-time secret, to be sent or to be shown in person as a code."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.house import clock, invitations
from jaga.pages.codes import code_for
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.sentences import sentence
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.people.forms import InviteForm
from jaga.pages.people.handle import handle_of
from jaga.pages.people.views import take_up
from jaga.practice.refusals import Refusal
from jaga.usecases import cards, inviting
from jaga.usecases.inviting import Sent
from jaga.vault import NotHere


def keeper_alone() -> bool:
    """Whether only the keeper lets somebody new in; a member's link then only joins two who live here."""
    return settings.INVITE == "keeper"


@BOTH
@signed_in
def invite(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Invite somebody, and see which links still hold."""
    if not handle_of(visit):
        return HttpResponseRedirect(f"{visit.home}handle")
    first = {"days": invitations.DAYS, "own_name": cards.name_i_go_by(visit.person)}
    form = InviteForm(request.POST or None, initial=first, label_suffix="")
    if request.method == "POST" and form.is_valid():
        made = _make(visit, form)
        if not isinstance(made, Refusal):
            return HttpResponseRedirect(f"{visit.home}invite/{made.id.hex()}")
        form.add_error(None, sentence(made))
    came = take_up(visit)
    shown = {"form": form, "came": came, "sent": inviting.sent(visit.person), "home": visit.home}
    shown["keeper_alone"] = keeper_alone()
    return render(request, "people/invite.html", shown, status=WRONG if form.errors else 200)


def _make(visit: Visit, form: InviteForm) -> Sent | Refusal:
    said = form.cleaned_data

    def put(secret: str, blob: bytes, until: date) -> None:
        invitations.put(secret, blob, until, visit.person.keyring)

    return inviting.invite(
        visit.person, said["name"], said["own_name"], said["welcome"], clock.today(), said["days"], put
    )


@BOTH
@signed_in
def invitation(request: HttpRequest, visit: Visit, sent_id: bytes) -> HttpResponse:
    """One invitation of mine: its link, its code, and taking it back."""
    one = _mine(visit, sent_id)
    if request.method == "POST":
        invitations.withdraw(one.secret, visit.person.keyring)
        # Whoever came a moment before is still taken up: their note names this invitation.
        take_up(visit)
        return HttpResponseRedirect(f"{visit.home}invite")
    shown = {
        "sent": one,
        "link": link(request, visit, one),
        "home": visit.home,
        "keeper_alone": keeper_alone(),
    }
    return render(request, "people/invitation.html", shown)


@BOTH
@signed_in
def code(request: HttpRequest, visit: Visit, sent_id: bytes) -> HttpResponse:
    """The link as a code that a phone reads from this screen."""
    return code_for(link(request, visit, _mine(visit, sent_id)))


def link(request: HttpRequest, visit: Visit, one: Sent) -> str:
    """The whole address, under the name by which this house was asked for."""
    return request.build_absolute_uri(f"{visit.front}come/{one.secret}")


def _mine(visit: Visit, sent_id: bytes) -> Sent:
    take_up(visit)
    try:
        return inviting.find(visit.person, sent_id)
    except NotHere as refusal:
        raise Http404 from refusal
