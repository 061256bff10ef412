"""A room of one's own, over the real vault: what stands in it, and that nothing of any other strand does."""

from dataclasses import dataclass

import msgspec
import pytest
from tellers import Told, somebody
from test_landing import give, known, met, take

from jaga.practice.agreements import ReachAgreement
from jaga.practice.own_side import SayHowISeeIt, SayItDifferently
from jaga.practice.passed_on import TakeUpRequest
from jaga.practice.reflection import WriteReflection
from jaga.practice.refusals import NotYoursToSay, OnlyToRead
from jaga.practice.repair import ChangeRepair, Plan, TakeRepairBack
from jaga.practice.roles import Role
from jaga.practice.telling import BeginStory, KeepTold
from jaga.usecases import room
from jaga.usecases.compartments import say_role
from jaga.usecases.folds import look
from jaga.usecases.strands import do
from jaga.vault import NotHere, Place

MINE = WriteReflection(
    "m", "I laughed.", "She eats alone.", "I say it was wrong.", "I stop.", "my aunt", "no sleep"
)
SAID = Plan("I laughed.", repair="I say it was wrong.")


@dataclass
class Asked:
    """Devi holds it; Faiz was given it, and has notes of his own under another name."""

    devi: Told
    faiz: Told
    held: Place
    his: Place
    notes: Place

    def room(self, place: Place) -> room.Room:
        """His room, as it begins at one of his places."""
        return room.room(self.faiz.person, place.id, self.faiz.now)

    def shares(self, plan: Plan, once: str = "r"):
        """He says it there, from his notes."""
        [at] = self.room(self.notes).there
        return room.share(self.faiz.person, at, once, plan, self.faiz.now)

    def seen_by_devi(self):
        """What Devi reads there."""
        return look(self.devi.person, self.held.id, self.devi.now)


@pytest.fixture
def asked(mei: Told, faiz: Told) -> Asked:
    return _asked(mei, faiz)


def _asked(devi: Told, faiz: Told, *, writes: bool = True) -> Asked:
    met(devi, faiz, "Faiz")
    held = devi.begin("the office", kind="accountability")
    devi.do(held, TakeUpRequest("a", "not to sit near her", "S"), ReachAgreement("g", "another desk"))
    notes = faiz.begin("two in the morning")
    give(devi, held, faiz, writes=writes)
    return Asked(devi, faiz, held, take(faiz, "work"), notes)


def test_alone_at_two_in_the_morning_it_holds_their_own_notes_and_nothing_asked(faiz: Told) -> None:
    notes = faiz.begin("two in the morning")
    faiz.do(notes, MINE)
    found = room.room(faiz.person, notes.id, faiz.now)
    assert found.reflection is not None
    assert (found.reflection.did, found.there) == ("I laughed.", ())


def test_later_it_holds_what_is_asked_whatever_they_call_it(asked: Asked) -> None:
    [at] = asked.room(asked.notes).there
    assert (at.seen.name, [each.words for each in at.state.passed_on.requests]) == (
        "work",
        ["not to sit near her"],
    )
    assert [each.words for each in at.state.agreements.reached] == ["another desk"]
    from_there = asked.room(asked.his)
    assert from_there.notes is None
    asked.faiz.do(asked.notes, MINE)
    assert asked.room(asked.his).notes.opened.place.id == asked.notes.id


def test_what_is_asked_under_the_name_of_the_notes_comes_before_everything_else_asked(asked: Asked) -> None:
    devi, faiz = asked.devi, asked.faiz
    other = devi.begin("the choir", kind="accountability")
    give(devi, other, faiz)
    same = take(faiz, "two in the morning")
    assert [at.seen.opened.place.id for at in asked.room(asked.notes).there] == [same.id]
    aside = faiz.begin("long before")
    assert len(asked.room(aside).there) == 2


def test_notes_begin_under_the_name_of_what_is_asked_and_once(asked: Asked) -> None:
    begun = room.begin_notes(asked.faiz.person, asked.his.id, asked.faiz.now)
    assert (begun.kind, begun.name) == ("notes", "work")
    assert room.begin_notes(asked.faiz.person, asked.his.id, asked.faiz.now).id == begun.id


def test_who_helps_has_no_room_at_what_is_asked_of_another_nor_has_who_holds_it(asked: Asked) -> None:
    say_role(asked.devi.person, asked.held, known(asked.devi, asked.faiz), Role.CAUSED_HARM, asked.devi.now)
    raj = met(asked.devi, somebody(asked.devi.store), "Raj")
    give(asked.devi, asked.held, raj)
    his = take(raj, "the office")
    notes = raj.begin("Sundays")
    for who, place in ((raj, his), (asked.devi, asked.held), (raj, asked.held)):
        with pytest.raises(NotHere):
            room.room(who.person, place.id, who.now)
    assert room.room(raj.person, notes.id, raj.now).there == ()
    assert asked.room(asked.notes).there


def test_a_draft_begins_with_the_notes_less_the_shame_and_afterwards_with_what_stands_there(
    asked: Asked,
) -> None:
    found = asked.room(asked.notes)
    assert room.draft(found, found.there[0]) == Plan()
    asked.faiz.do(asked.notes, MINE)
    found = asked.room(asked.notes)
    assert room.draft(found, found.there[0]) == Plan(
        "I laughed.", "She eats alone.", "I say it was wrong.", "I stop."
    )
    assert asked.shares(SAID) is None
    found = asked.room(asked.notes)
    assert room.draft(found, found.there[0]) == SAID


def test_it_is_said_once_in_their_own_name_and_changed_by_nobody_else(asked: Asked) -> None:
    assert asked.shares(SAID) is None
    assert asked.shares(SAID, "other") is None
    assert asked.shares(Plan("I laughed, for months."), "third") is None
    [repair] = asked.seen_by_devi().state.repairs.shared
    assert (repair.did, [each.plan for each in repair.earlier]) == ("I laughed, for months.", [SAID])
    for command in (ChangeRepair("r", "I am a monster."), TakeRepairBack("r")):
        refused = do(asked.devi.person, asked.held.id, command, asked.devi.now)
        assert isinstance(refused, NotYoursToSay), command
    assert asked.seen_by_devi().state.repairs.shared == (repair,)


def test_taken_back_it_is_read_by_nobody_and_can_stand_there_again(asked: Asked) -> None:
    asked.shares(SAID)
    asked.faiz.do(asked.his, TakeRepairBack("r"))
    assert b"laughed" not in msgspec.msgpack.encode(asked.seen_by_devi().state)
    assert asked.shares(SAID, "new") is None
    assert [each.did for each in asked.seen_by_devi().state.repairs.shared] == [SAID.did]


def test_their_own_side_is_theirs_alone_to_word(asked: Asked) -> None:
    asked.faiz.do(asked.his, SayHowISeeIt("s", "I remember it otherwise."))
    refused = do(asked.devi.person, asked.held.id, SayItDifferently("s", "He is lying."), asked.devi.now)
    assert isinstance(refused, NotYoursToSay)
    assert [side.words for side in asked.seen_by_devi().state.own_sides.said] == ["I remember it otherwise."]
    assert asked.room(asked.notes).there[0].side.words == "I remember it otherwise."


def test_whoever_may_only_read_says_nothing_there_and_is_told_so(mei: Told, faiz: Told) -> None:
    asked = _asked(mei, faiz, writes=False)
    assert asked.shares(SAID) == OnlyToRead()
    assert asked.seen_by_devi().state.repairs.shared == ()


def test_nothing_that_others_do_elsewhere_shows_in_it(asked: Asked) -> None:
    asked.faiz.do(asked.notes, MINE)
    before = asked.room(asked.notes)
    shu = met(asked.devi, somebody(asked.devi.store), "Shu")
    story = shu.begin("red kite", kind="story")
    shu.do(story, BeginStory(), KeepTold("t", "for months, at lunch"))
    give(shu, story, asked.devi)
    asked.devi.begin("the office", kind="team")
    asked.devi.begin("the office", kind="support")
    look(asked.devi.person, asked.held.id, asked.devi.now)
    asked.faiz.later(1)
    assert asked.room(asked.notes) == before


def test_a_room_begins_at_nothing_else(asked: Asked) -> None:
    story = asked.faiz.begin("long before", kind="story")
    for place_id in (story.id, asked.held.id, bytes(16)):
        with pytest.raises(NotHere):
            room.room(asked.faiz.person, place_id, asked.faiz.now)
    with pytest.raises(NotHere):
        room.there(asked.room(asked.notes), story.id)
