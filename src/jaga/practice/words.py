"""What every command must hold before it is looked at: words that can be kept, dates that can be meant."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct, structs

from jaga.practice.events import Command, today
from jaga.practice.refusals import (
    ControlCharacter,
    DateInFuture,
    DateInPast,
    DateTooFar,
    Empty,
    Refusal,
    TooLong,
)

LONGEST = 200_000
FURTHEST = timedelta(days=36_525)  # a hundred years: beyond every life, and far from where dates run out


def plain_newlines(words: str) -> str:
    """The words with one kind of newline, as browsers send two."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def refuse(command: Command, now: datetime) -> Refusal | None:
    """The first thing about this command that cannot be kept, if there is one."""
    refusals = (*_refuse_words(command), *_refuse_dates(command, today(now)))
    return refusals[0] if refusals else None


def refuse_text(field: str, text: str) -> Refusal | None:
    """Whether these words are too long, or hold a character that cannot be kept."""
    if len(text) > LONGEST:
        return TooLong(field, LONGEST)
    # A lone half of a surrogate pair (Cs) cannot be written as UTF-8 at all.
    found = (i for i, c in enumerate(text) if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cs"})
    position = next(found, None)
    return None if position is None else ControlCharacter(field, position)


def _refuse_words(struct: Struct) -> Iterator[Refusal]:
    for field in structs.fields(struct):
        value = getattr(struct, field.name)
        if field.required and (value in ((), frozenset()) or (isinstance(value, str) and not value.strip())):
            yield Empty(field.name)
        for text in _texts(value):
            if refused := refuse_text(field.name, text):
                yield refused


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        yield from _texts(structs.astuple(value))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


def _refuse_dates(command: Command, day: date) -> Iterator[Refusal]:
    for field in command.ahead:
        on = getattr(command, field)
        if on is not None and on < day:
            yield DateInPast(field)
        elif on is not None and on - day > FURTHEST:
            yield DateTooFar(field)
    for field in command.behind:
        on = getattr(command, field)
        if on is not None and on > day:
            yield DateInFuture(field)
