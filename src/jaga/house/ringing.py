"""Rings what is due, once: takes a bell in one transaction, sends it, and says what became of it.

This file reads one table and opens nothing. It cannot know whether anything waits for anybody (a contract in
pyproject.toml holds it to that), so a bell rings for nobody and for somebody alike.
"""

from collections.abc import Callable
from contextlib import suppress

from django.db import connection
from django.db.models import QuerySet

from jaga.house import clock, mail, services
from jaga.house.errors import plainly
from jaga.house.hours import MINUTE, chosen_after, moment, times_of
from jaga.house.models import Bell as Row
from jaga.house.turns import saving
from jaga.practice.bells import PAUSES, Failure, Way, is_too_late, try_again

LEASE = 10
"""Minutes for which a bell that somebody took is theirs; one whose sender was killed is tried again after them."""

Send = Callable[[str, str], Failure | None]


def ring() -> int:
    """One pass over what is due; how many were sent."""
    sent, silent = 0, set[str]()
    for mark in _due():
        with suppress(LookupError, ValueError):  # a row that cannot be read must not silence the others
            sent += _ring_one(mark, silent)
    return sent


def _ring_one(mark: bytes, silent: set[str]) -> bool:
    row = _take(mark, silent)
    # While it is sent, a restore may put another database in the place of this one.
    connection.close()
    if row is None:
        return False
    failure = _send(row)
    _note(row, failure)
    if failure is Failure.UNREACHABLE:
        # The others of its way wait for the next pass, not for one patience after the other.
        silent.add(row.way)
    return failure is None


def _due() -> list[bytes]:
    with plainly():
        found = Row.objects.filter(due__lte=_now()).order_by("due", "mark").values_list("mark", flat=True)
        return [bytes(mark) for mark in found]


def _now() -> int:
    return clock.now() // MINUTE


def _take(mark: bytes, silent: set[str]) -> Row | None:
    """The bell as this process alone has it now; None where another was first, or it is too late for this time."""
    with saving():
        row = Row.objects.filter(mark=mark, due__lte=_now()).first()
        if row is None or row.way in silent:
            return None
        if _is_over(row):
            _goes_on(row, row.due, row.failure if row.tries else Failure.MISSED)
            return None
        lease, tries = _now() + LEASE, row.tries + 1
        if not _as_it_was(row, row.due).update(due=lease, tries=tries):
            return None
        row.due, row.tries = lease, tries
        return row


def _is_over(row: Row) -> bool:
    if row.number:
        return row.tries > len(PAUSES)
    return is_too_late(moment(row.chosen), moment(_now()))


def _send(row: Row) -> Failure | None:
    send: Send = mail.send if row.way == Way.MAIL else services.send
    try:
        return send(row.target, row.number or row.text)
    except Exception:  # noqa: BLE001  (whatever a service's library stumbles over: this bell is tried again)
        return Failure.UNREACHABLE


def _note(row: Row, failure: Failure | None) -> None:
    """What became of it; where it was changed or turned off meanwhile, nothing."""
    with saving():
        later = None if failure is None else try_again(moment(row.chosen), moment(_now()), row.tries)
        if failure is Failure.REFUSED:
            _as_it_was(row, row.due).update(due=None, tries=0, failure=failure)
        elif failure is None or later is None:
            _goes_on(row, row.due, failure or "")
        else:
            due = int(later.timestamp()) // MINUTE
            _as_it_was(row, row.due).update(due=due, failure=failure)


def _goes_on(row: Row, due: int | None, failure: str) -> None:
    """To the next chosen time; a number is sent no more by itself."""
    chosen = chosen_after(times_of(row), _now())
    after = None if row.number else chosen
    _as_it_was(row, due).update(chosen=chosen, due=after, tries=0, failure=failure)


def _as_it_was(row: Row, due: int | None) -> QuerySet[Row]:
    return Row.objects.filter(mark=row.mark, due=due)
