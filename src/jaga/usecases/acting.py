"""Doing one thing in a strand, with whatever has to go across because of it."""

from datetime import datetime

from jaga.practice.digests import ProposeDigest
from jaga.practice.events import Command
from jaga.practice.mending import AnswerThem
from jaga.practice.refusals import Refusal
from jaga.usecases import agreeing, drawing_up, heard, over
from jaga.usecases.agreeing import Say
from jaga.usecases.folds import Seen
from jaga.usecases.person import Person


def act(person: Person, place_id: bytes, command: Command, now: datetime) -> Seen | Refusal:
    """Do it: an answer goes to whoever told me, a choice of how much to hear to all to whom the one before went.

    What I say of an agreement is kept under an id of my own.
    """
    if isinstance(command, Say):
        return agreeing.say(person, place_id, command, now)
    if isinstance(command, AnswerThem):
        return heard.answer(person, place_id, command, now)
    if isinstance(command, ProposeDigest):
        return drawing_up.propose(person, place_id, command, now)
    return over.act(person, place_id, command, now)
