"""In a support strand of several: who helps speaks for themself, and a changed program speaks for nobody else."""

from datetime import time, timedelta

import pytest
from tellers import somebody

from jaga import vault
from jaga.practice.contact import AgreeToContact, EndContactWith, PlanContact
from jaga.practice.helping import BeginHelping, HelperSteppedBack, HelpingBegun, StepBackHere
from jaga.practice.kinds import write
from jaga.practice.letting_go import LetGo, LetGoOf
from jaga.practice.refusals import NotYoursToSay
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.tasks import NoteTask, TakeTask, TaskTaken
from jaga.practice.turns import GiveTurnAway, TakeTurn, TurnGivenAway, TurnTaken, find, turn_id
from jaga.usecases.folds import look
from jaga.usecases.strands import do
from jaga.vault import Terms

DAILY = (Phase(Span(1, Unit.DAYS)),)


def joined(holder, place, other):
    """The support strand on the shelf of somebody whom the holder lets write in it."""
    now = int(holder.now.timestamp())
    card = other.person.keyring.card
    vault.grant(
        holder.store, holder.person.keyring, place.id, card, Terms(("support",), whole=True, writes=True), now
    )
    [note] = vault.waiting(holder.store, other.person.keyring)
    return vault.accept(holder.store, other.person.keyring, note, "hers")


@pytest.fixture
def noor(mei, faiz):
    """Mei holds, Faiz and a third help; each as they have it: (person, place)."""
    wei = somebody(mei.store)
    hers = mei.begin(kind="support")
    his, theirs = joined(mei, hers, faiz), joined(mei, hers, wei)
    mei.do(hers, PlanContact("p", DAILY, mei.now.date(), "Asia/Kuala_Lumpur", time(23, 50)))
    mei.do(hers, BeginHelping("arun", "Arun", 1, told=True))
    faiz.do(his, BeginHelping("faiz", "Faiz", 3))
    wei.do(theirs, BeginHelping("wei", "Wei", 3))
    mei.do(hers, *(AgreeToContact("p", each) for each in ("arun", "faiz", "wei")))
    return (mei, hers), (faiz, his), (wei, theirs)


def holds(told, place, days: int = 0) -> str:
    on = told.now.date() + timedelta(days=days)
    return find(look(told.person, place.id, told.now).state.care.turns, "p", on).holds


def lies(told, place, *facts) -> None:
    """A changed program writes these all the same."""
    opened = look(told.person, place.id, told.now).opened
    sealed = [vault.Event(kind, dict(body)) for kind, body in map(write, facts)]
    vault.append(told.store, told.person.keyring, opened, sealed, int(told.now.timestamp()))


def test_each_takes_for_themself_and_the_holder_for_who_is_not_in_the_house(noor):
    (mei, hers), (faiz, his), (wei, theirs) = noor
    today, tomorrow = mei.now.date(), mei.now.date() + timedelta(days=1)
    faiz.do(his, TakeTurn("p", today, "faiz"))
    mei.do(hers, TakeTurn("p", tomorrow, "arun"))
    assert [holds(wei, theirs, days) for days in (0, 1)] == ["faiz", "arun"]
    assert do(wei.person, theirs.id, GiveTurnAway("p", today, "faiz"), wei.now) == NotYoursToSay()
    assert (
        do(wei.person, theirs.id, TakeTurn("p", today + timedelta(days=6), "arun"), wei.now)
        == NotYoursToSay()
    )
    assert do(wei.person, theirs.id, StepBackHere("faiz"), wei.now) == NotYoursToSay()
    assert do(wei.person, theirs.id, BeginHelping("x", "X", 1, told=True), wei.now) == NotYoursToSay()
    assert do(wei.person, theirs.id, EndContactWith("p", "faiz"), wei.now) == NotYoursToSay()


def test_what_a_changed_program_says_in_anothers_name_does_not_count(noor):
    (mei, _hers), (faiz, his), (wei, theirs) = noor
    on, at = mei.now.date(), mei.now
    faiz.do(his, TakeTurn("p", on, "faiz"), NoteTask("t", "the cat"))
    turn, tomorrow = turn_id("p", on), on + timedelta(days=1)
    lies(wei, theirs, TurnGivenAway(turn, "faiz", "p", on, at=at))
    lies(wei, theirs, TurnTaken(turn_id("p", tomorrow), "arun", "p", tomorrow, at=at))
    lies(wei, theirs, HelperSteppedBack("faiz", at=at))
    lies(wei, theirs, TaskTaken("t", "Faiz", by="faiz", at=at))
    lies(wei, theirs, HelpingBegun("x", "X", 5, told=True, at=at))
    for told, place in noor:
        state = look(told.person, place.id, told.now).state
        assert [holds(told, place, days) for days in (0, 1)] == ["faiz", ""]
        assert all(helper.here for helper in state.care.helpers.said)
        assert len(state.care.helpers.said) == 3
        assert state.tasks.noted[0].by == ""


def test_nobody_but_the_holder_lets_go_of_a_turn_also_not_of_one_that_is_still_to_come(noor):
    (mei, hers), (faiz, his), (wei, theirs) = noor
    on, tomorrow = mei.now.date(), mei.now.date() + timedelta(days=1)
    wei.do(theirs, TakeTurn("p", on, "wei"), GiveTurnAway("p", on, "wei"))
    faiz.do(his, TakeTurn("p", on, "faiz"))
    assert do(wei.person, theirs.id, LetGo(turn_id("p", on)), wei.now) == NotYoursToSay()
    lies(wei, theirs, LetGoOf(turn_id("p", on), at=wei.now), LetGoOf(turn_id("p", tomorrow), at=wei.now))
    faiz.do(his, TakeTurn("p", tomorrow + timedelta(days=1), "faiz"))
    wei.do(theirs, TakeTurn("p", tomorrow, "wei"))
    assert [holds(mei, hers, days) for days in (0, 1)] == ["faiz", "wei"]
    mei.do(hers, LetGo(turn_id("p", on)))
    assert [holds(faiz, his, days) for days in (0, 1)] == ["", "wei"]


def test_a_task_taken_as_one_who_helps_is_taken_in_ones_own_name(noor):
    (mei, hers), (faiz, his), (wei, theirs) = noor
    mei.do(hers, NoteTask("t", "the cat"))
    assert do(wei.person, theirs.id, TakeTask("t", "Faiz", by="faiz"), wei.now) == NotYoursToSay()
    faiz.do(his, TakeTask("t", "Faiz", by="faiz"), StepBackHere("faiz"))
    assert look(mei.person, hers.id, mei.now).state.tasks.noted[0].who == ""
