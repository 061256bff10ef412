"""Every way this room says no, as a named thing. The sentences that people read belong to the pages."""

from msgspec import Struct


class Refusal(Struct, frozen=True, tag=True):
    """A no with a name: nothing was changed, and a page can say why in words."""


class Empty(Refusal, frozen=True):
    """Something is needed in this field; "words" where any one of several fields would do."""

    field: str


class TooLong(Refusal, frozen=True):
    """The words in this field are more than `limit` characters."""

    field: str
    limit: int


class TooMany(Refusal, frozen=True):
    """There are `limit` of these already, which is as many as one person can have."""

    field: str
    limit: int


class ControlCharacter(Refusal, frozen=True):
    """A control character in this field, at `position` counted from nought; newline and tab are welcome."""

    field: str
    position: int


class DateInPast(Refusal, frozen=True):
    """The date in this field has to be today or later."""

    field: str


class DateInFuture(Refusal, frozen=True):
    """The date in this field tells of what happened, so it is today or earlier."""

    field: str


class DateTooFar(Refusal, frozen=True):
    """The date in this field is further away than any life."""

    field: str


class NotKnown(Refusal, frozen=True):
    """Nothing in this strand has this id, or this choice was not among those offered."""

    field: str


class AlreadyKnown(Refusal, frozen=True):
    """The id was used before in this strand."""

    field: str


class AlreadyEnded(Refusal, frozen=True):
    """What this is about has ended, was let go or was answered before."""

    field: str


class Widens(Refusal, frozen=True):
    """A narrowing may not widen: more needs a new yes, recorded as one."""

    field: str


class AlreadyStands(Refusal, frozen=True):
    """A consent to this name stands: say which one this takes the place of, or narrow that."""

    id: str


class EndsUnsaid(Refusal, frozen=True):
    """A rhythm whose last phase ends by itself, or that has phases which would never come."""

    field: str


class NotARhythm(Refusal, frozen=True):
    """A count in a rhythm is less than one or larger than a rhythm can be."""

    field: str


class PausedByThreat(Refusal, frozen=True):
    """A legal threat was noted: letting go rests until somebody says that it is over."""


class GoesBackFirst(Refusal, frozen=True):
    """The strand is held for somebody with a way back: it can go back to them, and to nobody else."""


class NotInIt(Refusal, frozen=True):
    """Those in a circle see who else is: it is handed to nobody whom they do not see in it."""


class NoLongerOffered(Refusal, frozen=True):
    """What was offered is not offered any more: it was taken back, or taken by somebody."""


class OnlyToRead(Refusal, frozen=True):
    """A strand that was given to read: nothing can be written in it."""


class NotYoursToSay(Refusal, frozen=True):
    """Only the one who holds this strand, or who wrote this thing, can say that."""


class OnlyMine(Refusal, frozen=True):
    """Notes are for one person: nobody else is let in."""


class ConfirmFirst(Refusal, frozen=True):
    """Who goes on reading has to be said first: a backup was brought back, or two changes met."""


class AskedAlready(Refusal, frozen=True):
    """It was asked, and no answer is an answer: nobody is asked the same thing twice."""

    field: str


class CausedHarmHere(Refusal, frozen=True):
    """Somebody said here that this person caused the harm: they are not given what is kept for the survivor."""


class OtherSide(Refusal, frozen=True):
    """Somebody stands on the other side of the situation, and the survivor has not said that they may."""


class NothingEnded(Refusal, frozen=True):
    """Nobody who tells the end has noted anywhere that it ended."""


class EndWasTold(Refusal, frozen=True):
    """The survivor was told of the end, and that nothing more comes unless they choose anew."""


class NotWanted(Refusal, frozen=True):
    """The survivor chose not to hear about this."""


class NobodyToTell(Refusal, frozen=True):
    """It came across by voice, or from a card that I do not hold: there is nobody here to tell."""


class NotCommanded(Refusal, frozen=True):
    """No such command belongs to this kind of strand."""

    name: str


class NotAZone(Refusal, frozen=True):
    """No zone of this name is known here."""

    field: str


class OnlyQuiet(Refusal, frozen=True):
    """Every hour of the week is quiet: no time is left for any contact."""

    field: str


class NoContactWanted(Refusal, frozen=True):
    """The survivor wants no contact."""


class NotAgreed(Refusal, frozen=True):
    """The survivor has not agreed to be contacted by this person."""

    field: str


class HasSteppedBack(Refusal, frozen=True):
    """They have stepped back: first they come back."""

    field: str


class PastLimit(Refusal, frozen=True):
    """It would be more contacts in that week than they give."""

    field: str


class QuietThen(Refusal, frozen=True):
    """It lies in their quiet times or on their quiet days."""

    field: str


class NotThis(Refusal, frozen=True):
    """They said: not this one. Nobody asks why."""

    field: str


class TwiceRunning(Refusal, frozen=True):
    """They have the one just before or just after, and the survivor wants somebody else in turn."""

    field: str


class TakenAlready(Refusal, frozen=True):
    """Somebody has taken it meanwhile."""

    field: str


class NotTaken(Refusal, frozen=True):
    """They have not taken it, so it is not theirs to give."""

    field: str


class NotTheirYes(Refusal, frozen=True):
    """What somebody else said stands in this field, and nobody said that they said yes to that."""

    field: str
