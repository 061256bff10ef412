"""Bells as the house keeps them to send them: readable, because it has to; whose they are, only their owner knows.

An address rings only once its number came back: so that nobody turns the house's mail on somebody else.
"""

import secrets

import msgspec
from django.db import transaction

from jaga.house.delays import Delays
from jaga.house.errors import plainly
from jaga.house.hours import MINUTE, chosen_after, columns, times_of
from jaga.house.models import Bell as Row
from jaga.house.turns import saving
from jaga.practice.bells import Failure, Times, Way
from jaga.vault import Keyring
from jaga.vault.keyring import derive

_DIGITS = 6

_numbers, _guesses = Delays(free=8), Delays(free=5)
"""How often somebody may have a number sent, and how often one may be guessed."""


class Standing(msgspec.Struct, frozen=True):
    """How a bell stands with the house. One that rests is tried no more until somebody says so."""

    waits_for_number: bool
    rests: bool
    tries_again: bool
    failure: Failure | None


class Hung(msgspec.Struct, frozen=True):
    """All of a bell that the house has to know."""

    mark: bytes
    way: Way
    text: str
    target: str
    times: Times


def hang(maker: Keyring, bell: Hung, now: int) -> None:
    """Ring from now on; a target that is new to this bell is sent a number first. TooSoon."""
    minute, owner = now // MINUTE, _owner(maker)
    chosen = chosen_after(bell.times, minute)
    told = {"way": bell.way, "text": bell.text, "chosen": chosen, "tries": 0, "failure": ""}
    told |= columns(bell.times)
    ours = Row.objects.filter(mark=bell.mark, owner=owner)
    with saving(), transaction.atomic(durable=True):
        same = ours.filter(target=bell.target)
        if same.filter(number="").update(due=chosen, **told) or same.update(**told):
            return
        _numbers.count(owner)
        ours.delete()
        Row.objects.create(
            mark=bell.mark, owner=owner, target=bell.target, number=_number(), due=minute, **told
        )


def standing(maker: Keyring) -> dict[bytes, Standing]:
    """How each of this person's bells stands; one that is not here does not ring."""
    with plainly():
        return {bytes(row.mark): _standing(row) for row in Row.objects.filter(owner=_owner(maker))}


def _standing(row: Row) -> Standing:
    return Standing(
        waits_for_number=row.number != "",
        rests=row.due is None,
        tries_again=row.due is not None and row.tries > 0,
        failure=Failure(row.failure) if row.failure else None,
    )


def confirm(maker: Keyring, mark: bytes, number: str, now: int) -> bool:
    """Whether this is the number that was sent; from then on the bell rings. TooSoon."""
    _guesses.count(mark)
    ours = Row.objects.filter(mark=mark, owner=_owner(maker)).exclude(number="")
    with saving(), transaction.atomic(durable=True):
        row = ours.first()
        if row is None or not secrets.compare_digest(row.number.encode(), number.encode()):
            return False
        chosen = chosen_after(times_of(row), now // MINUTE)
        ours.update(number="", chosen=chosen, due=chosen, tries=0, failure="")
    _guesses.forget(mark)
    return True


def ring_now(maker: Keyring, mark: bytes, now: int) -> None:
    """Once now, to try it out; or its number once more, where that is not known yet. TooSoon."""
    _numbers.count(_owner(maker))
    ours = Row.objects.filter(mark=mark, owner=_owner(maker))
    with saving():
        ours.update(chosen=now // MINUTE, due=now // MINUTE, tries=0, failure="")


def take_down(maker: Keyring, mark: bytes) -> None:
    """Ring no more; nothing of it stays."""
    with saving():
        Row.objects.filter(mark=mark, owner=_owner(maker)).delete()


def take_down_all(maker: Keyring) -> None:
    """Every bell of this person's."""
    with saving():
        Row.objects.filter(owner=_owner(maker)).delete()


def _number() -> str:
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


def _owner(maker: Keyring) -> bytes:
    return derive(maker.seed, b"bell-owner", 16)
