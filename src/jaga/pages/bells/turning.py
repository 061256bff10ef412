"""Turning a bell on and off, where I keep it and where the house does; and how it stands."""

from datetime import datetime

from django.utils.translation import gettext as _

from jaga.house import bells as house_bells
from jaga.house import clock, feeds, mail, services
from jaga.house.bells import Hung, Standing
from jaga.house.delays import TooSoon
from jaga.pages.bells.calendar import calendar_of
from jaga.practice.bells import Failure, Way
from jaga.practice.refusals import Refusal
from jaga.usecases import bells
from jaga.usecases.bells import Bell
from jaga.usecases.person import Person
from jaga.vault import Damaged


def turn_on(person: Person, bell: Bell, now: datetime) -> Bell | Refusal:
    """Keep it and ring it from now on, new or changed. TooSoon, after which nothing is changed."""
    before = {each.id: each for each in bells.mine(person)}.get(bell.id)
    # My own note of it first: a bell that nobody remembers could be turned off by nobody.
    kept = bells.keep(person, bell)
    if isinstance(kept, Refusal):
        return kept
    if kept.way is Way.CALENDAR:
        feeds.put(kept.to, calendar_of(kept, now), person.keyring)
        return kept
    try:
        house_bells.hang(person.keyring, Hung(kept.id, kept.way, kept.text, kept.to, kept.times), clock.now())
    except TooSoon:
        bells.forget(person, kept.id)
        if before is not None:
            bells.keep(person, before)
        raise
    return kept


def turn_off(person: Person, bell: Bell) -> None:
    """Ring it no more; nothing of it stays."""
    if bell.way is Way.CALENDAR:
        feeds.remove(bell.to, person.keyring)
    else:
        house_bells.take_down(person.keyring, bell.id)
    bells.forget(person, bell.id)


def turn_all_off(person: Person) -> None:
    """Every bell of this person's."""
    feeds.remove_all(person.keyring)
    house_bells.take_down_all(person.keyring)
    bells.forget_all(person)


def is_set_up(way: Way) -> bool:
    """Whether this house can ring this way at all."""
    return way is Way.CALENDAR or (mail.server() is not None if way is Way.MAIL else services.is_there())


def rings(bell: Bell, standing: Standing | None) -> bool:
    """Whether the house knows of it; after a restored backup it does not."""
    if bell.way is not Way.CALENDAR:
        return standing is not None
    try:
        return feeds.find(bell.to) is not None
    except Damaged:
        return False


def how_it_stands(bell: Bell, standing: Standing | None) -> str:
    """A sentence on it, empty where it simply rings."""
    if not rings(bell, standing):
        return _("It is off: a backup was brought back here. Keep it once more to turn it on.")
    if standing is None:
        return ""
    if standing.failure is None:
        return _waits(standing)
    return f"{_why(standing.failure)} {_and_now(standing)}"


def _waits(standing: Standing) -> str:
    if not standing.waits_for_number:
        return ""
    if standing.rests:
        return _("A number was sent to this address. Write it here, and it rings from then on.")
    return _("A number is on its way to this address. Write it here, and it rings from then on.")


def _why(failure: Failure) -> str:
    return {
        Failure.UNREACHABLE: _("The last one could not be sent: the way there was closed or too busy."),
        Failure.REFUSED: _("The last one came back: nothing is taken at this address."),
        Failure.SHUT_OUT: _(
            "The last one could not be sent: Jaga is not let in where it sends. Whoever runs it can mend that."
        ),
        Failure.MISSED: _("The last one was not sent: Jaga was not running at that time."),
    }[failure]  # fmt: skip


def _and_now(standing: Standing) -> str:
    if standing.rests:
        return _("It rests now, until you change it or send one now.")
    if standing.tries_again:
        return _("It is tried again in a while.")
    return _("It rings again at the next time.")
