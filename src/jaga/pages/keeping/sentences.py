"""Refusals of the practice as sentences for a person; each says what to do, and that nothing was lost."""

from django.utils.translation import gettext as _

from jaga.practice import refusals
from jaga.practice.refusals import Refusal


def sentence(refusal: Refusal) -> str:
    """Why nothing was saved, in the reader's language."""
    said = {
        refusals.Empty: _("Something is missing here. A few words are enough."),
        refusals.DateInPast: _("This day has passed. Choose today or a later day."),
        refusals.DateInFuture: _("This day is still to come. Choose today or an earlier day."),
        refusals.DateTooFar: _("This day is too far away. Choose a nearer one."),
        refusals.NotKnown: _("This is no longer here. Perhaps it was let go of in another window."),
        refusals.AlreadyKnown: _("This name is taken already. Choose another."),
        refusals.AlreadyEnded: _("This has ended already, perhaps in another window."),
        refusals.Widens: _("This would allow more than was agreed. For more, write down a new yes."),
        refusals.AlreadyStands: _(
            "Something agreed with this person stands already. Change that one, or end it first."
        ),
        refusals.EndsUnsaid: _("This rhythm would end by itself. Let it go on, until you say otherwise."),
        refusals.NotARhythm: _("We cannot read this rhythm. Choose one of those offered."),
        refusals.PausedByThreat: _(
            "You noted a legal threat, so nothing is deleted for now. This is to protect you."
        ),
        refusals.GoesBackFirst: _("You hold this for somebody. It can go back to them, and to nobody else."),
        refusals.NotInIt: _(
            "Whoever is offered this can read it, and the others do not see them. Ask them in first."
        ),
        refusals.NoLongerOffered: _("This is no longer offered. Nothing has changed."),
        refusals.OnlyToRead: _("This was given to you to read. Nothing can be written here."),
        refusals.NotYoursToSay: _("Only the person who holds this, or who wrote it, can change it."),
        refusals.CausedHarmHere: _(
            "It was said here that this person caused the harm. What is kept for the other side is not for them. "
            "Nothing was given."
        ),
        refusals.OtherSide: _(
            "This person is with the other side here. Only the person who was harmed can say that this is all right. "
            "Nothing was given."
        ),
        refusals.NotTheirYes: _(
            "What somebody else said stands here only if they said that it may. Ask them first, or leave it out."
        ),
        refusals.NotWanted: _("The person who was harmed chose not to hear about this."),
        refusals.NothingEnded: _(
            "Nobody has noted that it ended. Note it first, in your own notes or where it was asked and agreed."
        ),
        refusals.EndWasTold: _(
            "They were told that it has ended, and that nothing more comes. Only they can choose to hear more."
        ),
        refusals.NobodyToTell: _(
            "There is nobody here to whom this can be sent. Tell them by voice, through whoever passed it on."
        ),
        refusals.OnlyMine: _("These are notes for yourself alone. They are not given to anybody."),
        refusals.ConfirmFirst: _("Say first who goes on reading this. Then it can be given."),
        refusals.AskedAlready: _("You asked this already. No answer is an answer too."),
        refusals.NotAZone: _("We know no clock of this name. Like this: Asia/Kuala_Lumpur."),
        refusals.OnlyQuiet: _(
            "Every hour of the week is quiet here. Leave some time open, or say that you step back."
        ),
        refusals.NoContactWanted: _("No contact is wanted now. That is a whole answer."),
        refusals.NotAgreed: _("The person who was harmed has not said yes to this person."),
        refusals.HasSteppedBack: _("They have stepped back. Coming back is one step, if they want to."),
        refusals.PastLimit: _("It would be more contacts in that week than they give."),
        refusals.QuietThen: _("It falls into their quiet times or days."),
        refusals.NotThis: _("It is not this one for them. Nobody asks why."),
        refusals.TwiceRunning: _(
            "They have the one just before or just after. Here it is somebody else each time."
        ),
        refusals.TakenAlready: _("Somebody has taken it meanwhile. Nothing is lost."),
        refusals.NotTaken: _("They do not have it, perhaps because it changed in another window."),
        refusals.NotCommanded: _("This cannot be done here."),
    }.get(type(refusal))
    if isinstance(refusal, refusals.TooLong):
        return _("This is longer than %(limit)s characters. Keep it in two parts.") % {"limit": refusal.limit}
    if isinstance(refusal, refusals.TooMany):
        return _("You have %(limit)s of these, and there can be no more. Let one go first.") % {
            "limit": refusal.limit
        }
    if isinstance(refusal, refusals.ControlCharacter):
        return _(
            "There is a hidden sign at place %(place)s that we cannot keep. Delete it and type it again."
        ) % {"place": refusal.position + 1}
    return said or _("This could not be saved. Your words are still here.")
