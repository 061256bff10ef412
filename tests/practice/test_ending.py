"""How it ended, in my notes and for those who faced it together; and the lines that the survivor hears of it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from jaga.practice import kinds
from jaga.practice.digests import (
    DigestSent,
    EndTold,
    LeaveDigest,
    NoteDigestSent,
    ProposeDigest,
    RewordDigest,
)
from jaga.practice.ending import EndSaid, GoOnAfterAll, How, NoteEnding, SayItEnded, SayItGoesOn
from jaga.practice.passed_on import Occasion, TakeUpHearing
from jaga.practice.refusals import AlreadyEnded, AlreadyKnown, Empty, EndWasTold, NotCommanded, NotKnown
from jaga.practice.telling import Hearing

if TYPE_CHECKING:
    from tests.practice.conftest import Played

NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=UTC)


@pytest.mark.parametrize("how", [each for each in How if each is not How.UNSAID])
def test_each_way_it_can_end_is_a_whole_answer_without_another_word(my_notes: "Played", how: How) -> None:
    state = my_notes.did(NoteEnding("e", how))
    assert (state.endings.noted[0].how, state.endings.ended) == (how, True)


def test_every_field_may_stay_blank_but_not_all_of_them(my_notes: "Played") -> None:
    assert my_notes.do(NoteEnding("e")) == Empty("words")
    for field in ("words", "safe", "keep", "let_go", "grief"):
        assert my_notes.did(NoteEnding(field, **{field: "some words"})).endings.ended


def test_it_is_written_anew_goes_on_after_all_and_ends_again(my_notes: "Played") -> None:
    my_notes.did(NoteEnding("e", How.STOPPING, "he answers nobody", grief="I miss Sundays"))
    (ending,) = my_notes.did(NoteEnding("e", How.UNFINISHED, "he wrote once more")).endings.noted
    assert (ending.how, ending.words, ending.grief) == (How.UNFINISHED, "he wrote once more", "")
    state = my_notes.did(GoOnAfterAll("e"))
    assert (state.endings.ended, state.endings.noted[0].words) == (False, "he wrote once more")
    assert my_notes.did(NoteEnding("e", How.REPAIR)).endings.ended
    assert my_notes.do(GoOnAfterAll("other")) == NotKnown("id")


def test_where_it_was_faced_together_its_holder_alone_says_that_it_ended(faced: "Played") -> None:
    assert faced.do(SayItEnded("e")) == Empty("words")
    assert faced.did(SayItEnded("e", How.DISTANCE)).ends.ended
    assert faced.do(SayItEnded("e", How.REPAIR)) == AlreadyKnown("id")
    assert not faced.did(SayItGoesOn("e")).ends.ended
    assert faced.do(SayItGoesOn("e")) == AlreadyEnded("id")
    said = EndSaid("f", How.REPAIR, at=NIGHT)
    assert kinds.may_say(said, holder=True, begun_by_me=None)
    assert not kinds.may_say(said, holder=False, begun_by_me=None)
    assert not kinds.may_say(EndTold(at=NIGHT), holder=False, begun_by_me=None)
    assert not kinds.may_say(DigestSent("d", Occasion.END, at=NIGHT), holder=False, begun_by_me=True)


def test_lines_are_proposed_reworded_and_sent_or_left(a_team: "Played") -> None:
    a_team.did(ProposeDigest("d", Occasion.AGREED, "on the 14th"), RewordDigest("d", "he speaks on the 14th"))
    a_team.did(ProposeDigest("x", Occasion.AGREED, "too much"), LeaveDigest("x"))
    sent, left = a_team.did(
        NoteDigestSent("d", Occasion.AGREED, "he speaks to them on the 14th")
    ).digests.written
    assert (sent.words, sent.sent, left.left) == ("he speaks to them on the 14th", True, True)
    assert (
        a_team.do(RewordDigest("d", "else"))
        == a_team.do(NoteDigestSent("x", Occasion.AGREED))
        == AlreadyEnded("id")
    )


def test_after_the_end_was_told_nothing_more_goes_until_they_choose_anew(a_team: "Played") -> None:
    a_team.did(TakeUpHearing(Hearing.EVERYTHING), NoteDigestSent("d", Occasion.END, "it has ended"))
    assert a_team.do(NoteDigestSent("more", Occasion.BETWEEN, "one thing more")) == EndWasTold()
    assert a_team.do(ProposeDigest("more", Occasion.AGREED, "x")) == EndWasTold()
    assert a_team.do(NoteDigestSent("d", Occasion.END, "it has ended")) == AlreadyEnded("id")
    assert a_team.did(
        TakeUpHearing(Hearing.EVERYTHING), ProposeDigest("more", Occasion.BETWEEN, "x")
    ).digests.written


def test_where_the_one_who_caused_harm_reads_no_lines_are_proposed(faced: "Played") -> None:
    assert isinstance(faced.do(ProposeDigest("d", Occasion.AGREED, "x")), NotCommanded)
    state = faced.did(NoteDigestSent("d", Occasion.END))
    assert (state.digests.end_told, state.digests.written[0].words) == (True, "")
