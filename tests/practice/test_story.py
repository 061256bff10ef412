"""The story strand: whose it is, what is asked, and roles that can be unsettled."""

from typing import TYPE_CHECKING

from jaga.practice.refusals import AlreadyEnded, NotKnown
from jaga.practice.requests import MakeRequest, RewordRequest, TakeRequestBack
from jaga.practice.roles import Role, SayRole
from jaga.practice.story import Story
from jaga.practice.telling import BeginStory, KeepTold, Knows, NoteKnowing, RewordTold

if TYPE_CHECKING:
    from tests.practice.conftest import Played


def test_it_begins_with_nobody_and_not_a_word() -> None:
    assert Story().telling.on_behalf_of is None
    assert Story().consents.recorded == ()


def test_held_on_behalf_by_a_name_that_i_chose(a_story: "Played") -> None:
    state = a_story.did(BeginStory("L."))
    assert (state.telling.on_behalf_of, state.telling.knows) == ("L.", Knows.NOT_ASKED)
    assert a_story.did(NoteKnowing(Knows.YES)).telling.knows is Knows.YES


def test_what_was_told_can_be_kept_in_fewer_words(a_story: "Played") -> None:
    assert a_story.did(KeepTold("t", "all of it"), RewordTold("t", "less")).telling.told[0].words == "less"
    assert a_story.do(RewordTold("nothing", "x")) == NotKnown("id")


def test_requests_are_in_their_words_and_theirs_to_take_back(a_story: "Played") -> None:
    asked = MakeRequest("r", "not to sit near me")
    (request,) = a_story.did(asked, RewordRequest("r", "another room"), TakeRequestBack("r")).requests.made
    assert (request.words, request.ended) == ("another room", True)
    assert a_story.do(TakeRequestBack("r")) == AlreadyEnded("id")


def test_a_role_is_what_somebody_says_and_can_be_unsettled(a_story: "Played") -> None:
    both = (SayRole("a", "A", Role.HARMED), SayRole("b", "B", Role.HARMED))
    assert [said.role for said in a_story.did(*both).roles.said] == [Role.HARMED, Role.HARMED]
    assert a_story.did(SayRole("a", "A")).roles.said[0].role is Role.UNSETTLED
