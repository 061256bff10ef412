"""Reading what was sent back, for those who run the house: who looks after it, and letting it go."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaga.house import clock, letterbox
from jaga.house.store import DatabaseStore
from jaga.pages.back.forms import ABOUT
from jaga.pages.doorway.guard import Visit, signed_in
from jaga.pages.keeping.part import said
from jaga.pages.keeping.views import BOTH
from jaga.pages.shown import library
from jaga.usecases import cards, looked_after
from jaga.usecases.looked_after import Care, Cared, Looked
from jaga.usecases.sent_back import has_room
from jaga.vault import Card, NotHere


@BOTH
@signed_in
def came(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What came to me. Whoever reads nothing new any more finds here what came to them before."""
    keepers, reads = letterbox.keepers(), is_keeper(visit)
    if request.method == "POST":
        with suppress(ValueError, NotHere):  # let go in another window: the page shows how it stands
            _do(request, visit, keepers if reads else ())
        if reads or looked_after.words(visit.person, ()):
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(visit.home)
    words = looked_after.words(visit.person, keepers)
    if not (reads or words):
        raise Http404
    others = [card for card in keepers if card != visit.person.keyring.card]
    shown = {
        "words": [_shown(each, visit) for each in words],
        "some_done": any(each.done for each in words),
        "reads": reads,
        "others": _names(visit, others),
        "full": _names(visit, [card for card in others if not has_room(DatabaseStore(), card)]),
        "home": visit.home,
    }
    return render(request, "back/came.html", shown)


def is_keeper(visit: Visit) -> bool:
    """Whether what is sent back comes to this person."""
    return visit.person.keyring.card in letterbox.keepers()


def anything_came(visit: Visit) -> bool:
    """Whether something waits that nobody else who reads looks after."""
    return any(each.waits_for_me for each in looked_after.words(visit.person, letterbox.keepers()))


def _do(request: HttpRequest, visit: Visit, keepers: tuple[Card, ...]) -> None:
    """What the button says; where there is none, this one goes."""
    wanted = request.POST.get("do", "")
    if wanted == "all":
        looked_after.let_go_of_done(visit.person, keepers)
    elif wanted in set(Care):
        looked_after.say(visit.person, _id(request), Care(wanted), keepers, clock.today())
    else:
        looked_after.let_go(visit.person, _id(request), keepers, clock.today())


def _id(request: HttpRequest) -> bytes:
    return bytes.fromhex(request.POST.get("id", ""))


def _shown(looked: Looked, visit: Visit) -> dict[str, object]:
    word = looked.came.word
    return {
        "id": looked.came.id.hex(),
        "word": word,
        "what": said(ABOUT, word.about),
        "about": library().text(visit.language, word.page),
        "mine": looked.mine.care.value if looked.mine and looked.mine.care is not Care.NOT_MINE else "",
        "said": [_said(_names(visit, [card])[0], cared) for card, cared in looked.others],
    }


def _said(name: str, cared: Cared) -> str:
    told = {"name": name, "day": date_format(cared.on, "j F Y")}
    if cared.care is Care.DONE:
        return _("%(name)s says that it is done, on %(day)s.") % told
    return _("%(name)s looks after it, since %(day)s.") % told


def _names(visit: Visit, found: list[Card]) -> list[str]:
    """What I call them, or what they chose to sign in with, without its two words."""
    known = ((card, cards.called(visit.person, card)) for card in found)
    return [called.name if called else (letterbox.names([card]) or [""])[0] for card, called in known]
