"""The handle with which I sign in, to be written down; and taking one, by which a house of one becomes one of many."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from jaga.house import people, unlocking
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.frame.looks import take_look_along
from jaga.pages.keeping.views import BOTH, WRONG
from jaga.pages.people.forms import HandleForm


def handle_of(visit: Visit) -> str:
    """The handle of whoever is signed in; empty in a house of one."""
    row = people.by_address(visit.person.keyring.card.address)
    return "" if row is None else row.handle


@BOTH
@signed_in
def handle(request: HttpRequest, visit: Visit) -> HttpResponse:
    """My handle, or a form that takes one."""
    mine = handle_of(visit)
    form = HandleForm(request.POST or None, label_suffix="")
    if request.method == "POST" and not mine and form.is_valid():
        people.take_handle(visit.person.keyring.card.address, form.cleaned_data["chosen"])
        take_look_along(visit.person)
        # They were known without a handle, which nobody signs in with any more.
        unlocking.forget_devices(visit.person.keyring)
        return HttpResponseRedirect(request.path)
    shown = {"handle": mine, "form": form, "home": visit.home}
    return render(request, "people/handle.html", shown, status=WRONG if form.errors and not mine else 200)
