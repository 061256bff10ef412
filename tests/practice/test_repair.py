"""What is said in one's own name where harm is faced: a plan of repair, and how one sees it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from jaga.practice import kinds
from jaga.practice.events import Event
from jaga.practice.letting_go import LetGo
from jaga.practice.own_side import OwnSideReworded, OwnSideSaid, SayHowISeeIt, SayItDifferently
from jaga.practice.reflection import Reflection
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, Empty, NotKnown
from jaga.practice.repair import (
    ChangeRepair,
    Earlier,
    Plan,
    RepairChanged,
    RepairShared,
    RepairTakenBack,
    ShareRepair,
    TakeRepairBack,
)

if TYPE_CHECKING:
    from tests.practice.conftest import Played

NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("Asia/Kuala_Lumpur"))
LATER = NIGHT + timedelta(days=3)
SAID = ShareRepair("r", "I talked about her body.", repair="I say to the team that it was wrong.")


def test_a_changed_plan_keeps_the_words_before_it_and_since_when(faced: "Played") -> None:
    faced.did(SAID)
    faced.did(ChangeRepair("r", "I talked about her body, for months.", repair=SAID.repair), now=LATER)
    (repair,) = faced.state.repairs.shared
    assert repair.did == "I talked about her body, for months."
    assert (repair.said, repair.earlier) == (LATER, (Earlier(Plan(SAID.did, repair=SAID.repair), NIGHT),))


def test_the_same_words_again_are_no_change(faced: "Played") -> None:
    faced.did(SAID)
    before = faced.state
    assert faced.did(ChangeRepair("r", SAID.did, repair=SAID.repair), now=LATER) == before


def test_taken_back_leaves_none_of_its_words_and_can_be_said_anew(faced: "Played") -> None:
    faced.did(SAID, ChangeRepair("r", "other"), TakeRepairBack("r"))
    (repair,) = faced.state.repairs.shared
    assert (Plan.of(repair), repair.earlier, repair.ended) == (Plan(), (), True)
    assert faced.do(TakeRepairBack("r")) == AlreadyEnded("id")
    (repair,) = faced.did(ChangeRepair("r", change="I stop when somebody asks me once.")).repairs.shared
    assert (Plan.of(repair).said, repair.earlier, repair.ended) == (
        ("I stop when somebody asks me once.",), (), False,
    )  # fmt: skip


def test_any_one_of_the_four_is_enough_and_none_is_too_little(faced: "Played") -> None:
    assert faced.do(ShareRepair("r", "  ", "\n")) == Empty("did")
    for name in Plan.__struct_fields__:
        faced.did(ShareRepair(name, **{name: "a word"}))
    assert [repair.id for repair in faced.state.repairs.shared] == list(Plan.__struct_fields__)


def test_a_plan_that_is_not_there_and_one_that_is(faced: "Played") -> None:
    assert faced.do(ChangeRepair("r", "x")) == NotKnown("id")
    assert faced.do(TakeRepairBack("r")) == NotKnown("id")
    faced.did(SAID)
    assert faced.do(SAID) == AlreadyKnown("id")
    faced.did(LetGo("r"))
    assert faced.state.repairs.shared == ()


def test_a_draft_from_what_is_written_for_oneself_takes_the_four_and_not_the_shame() -> None:
    mine = Reflection("m", "did", "effect", "repair", "change", "my aunt", "a dark night")
    assert Plan.of(mine) == Plan("did", "effect", "repair", "change")


def test_how_somebody_sees_it_is_said_and_said_differently(faced: "Played") -> None:
    faced.did(SayHowISeeIt("s", "I remember it otherwise."))
    (side,) = faced.did(SayItDifferently("s", "I do not know."), now=LATER).own_sides.said
    assert (side.words, side.said) == ("I do not know.", LATER)
    assert faced.do(SayHowISeeIt("t", " ")) == Empty("words")
    assert faced.do(SayItDifferently("t", "x")) == NotKnown("id")


@pytest.mark.parametrize(
    "fact",
    [
        RepairShared("r", "x", at=NIGHT),
        RepairChanged("r", "x", at=NIGHT),
        RepairTakenBack("r", at=NIGHT),
        OwnSideSaid("s", "x", at=NIGHT),
        OwnSideReworded("s", "x", at=NIGHT),
    ],
)
def test_nobody_says_it_for_another_the_holder_included(fact: Event) -> None:
    for holder in (True, False):
        assert kinds.may_say(fact, holder=holder, begun_by_me=None)
        assert kinds.may_say(fact, holder=holder, begun_by_me=True)
        assert not kinds.may_say(fact, holder=holder, begun_by_me=False)
