"""What was agreed, with a day to it if one was set. Nothing is ticked off: what was seen is said in words.

That somebody agreed counts only where they said so themself. What they said was to those words and that day: where
these change, it stays as said to what was there before.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, structs

from jaga.practice import things
from jaga.practice.events import CommandOn, Decision, EventOn, Fact, Moment
from jaga.practice.letting_go import LetGoOf
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, NotKnown


class Says(StrEnum):
    """What somebody says of an agreement, for themself."""

    AGREED = "agreed"
    NOT_YET = "not-yet"
    NOT_SO = "not-so"


class Agreement(things.Thing, frozen=True):
    """Something that was agreed; whose it is to do only if it was said. A change keeps the earlier words.

    `request` is the id of what was asked for and is met by it, `went` how it went each time that it was over before.
    """

    words: str
    who: str = ""
    on: date | None = None
    earlier: tuple[str, ...] = ()
    over: bool = False
    afterwards: str = ""
    request: str = ""
    went: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it no longer holds, however that came."""
        return self.over


class Answer(things.Thing, frozen=True):
    """What one person said of an agreement; `before` where it has changed since, or was taken up again."""

    of: str
    says: Says
    words: str
    said: Moment
    before: bool = False


class Agreements(Struct, frozen=True):
    """All that was agreed, and what each said of it in their own name."""

    reached: tuple[Agreement, ...] = ()
    answers: tuple[Answer, ...] = ()


class ReachAgreement(CommandOn, frozen=True):
    """We agreed on this."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    who: str = ""
    on: date | None = None
    request: str = ""


class ChangeAgreement(CommandOn, frozen=True):
    """We agreed on something else in its place; what it answers stays as it is unless that is said."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    words: str
    on: date | None = None
    request: str | None = None


class EndAgreement(CommandOn, frozen=True):
    """It no longer holds: it came about, or it did not, or it was left. In words, if any."""

    words: str = ""


class ReopenAgreement(CommandOn, frozen=True):
    """We take it up again. How it went before stays."""

    ahead: ClassVar[tuple[str, ...]] = ("on",)
    on: date | None = None


class AnswerAgreement(CommandOn, frozen=True):
    """I agree to this, or not yet, or not, or not like this; `id` is that of my own word, `of` the agreement's."""

    of: str
    says: Says
    words: str = ""


class AgreementReached(EventOn, frozen=True):
    """Something was agreed."""

    words: str
    who: str = ""
    on: date | None = None
    request: str = ""


class AgreementChanged(EventOn, frozen=True):
    """Something else was agreed in its place."""

    words: str
    on: date | None = None
    request: str | None = None


class AgreementEnded(EventOn, frozen=True):
    """An agreement no longer holds."""

    words: str = ""


class AgreementReopened(EventOn, frozen=True):
    """An agreement that was over holds again."""

    on: date | None = None


class AgreementAnswered(EventOn, frozen=True):
    """Somebody said for themself whether they agreed."""

    of: str
    says: Says
    words: str = ""


Command = ReachAgreement | ChangeAgreement | EndAgreement | ReopenAgreement | AnswerAgreement


def decide(state: Agreements, command: Command, now: datetime) -> Decision:
    """What follows from a command about an agreement."""
    match command:
        case ReachAgreement(id_, words, who, on, request):
            return _apart(state, id_) or things.begun(
                state.reached, AgreementReached(id_, words, who, on, request, at=now)
            )
        case ChangeAgreement(id_, words, on, request):
            return things.continued(state.reached, AgreementChanged(id_, words, on, request, at=now))
        case EndAgreement(id_, words):
            return things.continued(state.reached, AgreementEnded(id_, words, at=now))
        case ReopenAgreement(id_, on):
            return _reopen(state, AgreementReopened(id_, on, at=now))
        case AnswerAgreement():
            return _answer(state, command, now)


def _apart(state: Agreements, id_: str) -> AlreadyKnown | None:
    """A word of somebody's own bears no agreement's id, nor the other way round."""
    return AlreadyKnown("id") if things.find(state.answers, id_) else None


def _reopen(state: Agreements, event: AgreementReopened) -> Decision:
    agreement = things.find(state.reached, event.id)
    if agreement is None:
        return NotKnown("id")
    return (event,) if agreement.over else AlreadyEnded("over")


def _answer(state: Agreements, command: AnswerAgreement, now: datetime) -> Decision:
    agreement, mine = things.find(state.reached, command.of), things.find(state.answers, command.id)
    if agreement is None:
        return NotKnown("of")
    if agreement.over:
        return AlreadyEnded("of")
    if things.find(state.reached, command.id) or (mine and mine.of != command.of):
        return AlreadyKnown("id")
    return (AgreementAnswered(command.id, command.of, command.says, command.words, at=now),)


def evolve(state: Agreements, event: Fact) -> Agreements:
    """The agreements after this event."""
    match event:
        case AgreementReached(id_, words, who, on, request):
            agreement = Agreement(id_, words, who, on, request=request)
            return structs.replace(state, reached=things.add(state.reached, agreement))
        case AgreementChanged():
            return _another(state, event)
        case AgreementEnded(id_, words):
            return _changed(state, id_, over=True, afterwards=words)
        case AgreementReopened(id_, on):
            return _again(state, id_, on)
        case AgreementAnswered() | LetGoOf():
            return structs.replace(state, answers=_answers(state, event))
    return state


def _answers(state: Agreements, event: AgreementAnswered | LetGoOf) -> tuple[Answer, ...]:
    """With one more, or without those of an agreement that was let go."""
    if isinstance(event, LetGoOf):
        return tuple(answer for answer in state.answers if answer.of != event.id)
    if things.find(state.reached, event.of) is None:
        # Said of what was let go, or of what whoever reads here cannot see, it has no place to stand.
        return state.answers
    return things.add(state.answers, Answer(event.id, event.of, event.says, event.words, event.at))


def _another(state: Agreements, event: AgreementChanged) -> Agreements:
    """With other words the earlier ones stay; with the same it was looked at again, perhaps until another day."""
    old = things.find(state.reached, event.id)
    if old is None:
        return state
    earlier = old.earlier if old.words == event.words else (*old.earlier, old.words)
    request = old.request if event.request is None else event.request
    if (old.words, old.on) != (event.words, event.on):
        state = _to_what_was(state, event.id)
    return _changed(state, event.id, words=event.words, on=event.on, earlier=earlier, request=request)


def _again(state: Agreements, id_: str, on: date | None) -> Agreements:
    old = things.find(state.reached, id_)
    if old is None:
        return state
    went = (*old.went, old.afterwards)
    return _changed(_to_what_was(state, id_), id_, over=False, afterwards="", on=on, went=went)


def _to_what_was(state: Agreements, id_: str) -> Agreements:
    """Nobody has agreed to what is new until they say so."""
    answers = (structs.replace(each, before=True) if each.of == id_ else each for each in state.answers)
    return structs.replace(state, answers=tuple(answers))


def _changed(state: Agreements, id_: str, **fields: object) -> Agreements:
    return structs.replace(state, reached=things.change(state.reached, id_, **fields))
