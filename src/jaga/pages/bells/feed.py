"""The address that a phone's calendar asks: whoever has it reads one text and its times, and nobody else does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jaga.house import feeds
from jaga.vault import Damaged


@require_safe
def feed(_request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of this address; any other address is the one page for what is not here."""
    try:
        calendar = feeds.find(secret)
    except Damaged:
        calendar = None
    if calendar is None:
        raise Http404
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="days.ics"'
    return response
