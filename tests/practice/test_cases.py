"""The written cases, played on the domain with their own words as input."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from jaga.practice.capacity import Help, SayCapacity
from jaga.practice.consent import (
    AskForConsent,
    ConfirmConsent,
    Purpose,
    Reach,
    RecordConsent,
    standing,
    to_ask_again,
)
from jaga.practice.free_notes import Of, WriteNote
from jaga.practice.letting_go import WHOLE, LetGo
from jaga.practice.mending import FollowItUp, HearWhatWentWrong, SayWhatIDo
from jaga.practice.notes import Notes
from jaga.practice.nudges import ChangeRhythm, KeepCheckIn, PlanCheckIns, When, upcoming, when
from jaga.practice.offers import MakeOffer, NoteChoice
from jaga.practice.people import Asked, ChangeSomeone, NameSomeone, Near, SayCloseness, Turning
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.reflection import WriteReflection
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.saying import NoteMaySay
from jaga.practice.story import Story
from jaga.practice.telling import BeginStory, ChooseHearing, Hearing, KeepTold, Knows

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TOLD = (
    "Laila says that after the last meeting Haziq came home with her to get a book and did not stop when "
    "she asked him to. She does not want the police. She is scared that everyone will know."
)
FELT = "I have known Haziq for fifteen years. I want it not to be true and I hate that."
OFFERED = ("to sit with her", "to go with her to a hospital", "only to send silly films")
LONG_HAUL = (
    Phase(Span(2, Unit.DAYS), Span(2, Unit.WEEKS)),
    Phase(Span(1, Unit.WEEKS), Span(3, Unit.MONTHS)),
    Phase(Span(1, Unit.MONTHS)),
)
FILMS = "three silly films, on Saturday"


@pytest.fixture
def day(night: datetime) -> Callable[[int], datetime]:
    return lambda number: night + timedelta(days=number)


@pytest.fixture
def mei_and_laila(a_story: "Played") -> "Played":
    """The story strand of case 1 after its first night, held by Mei on Laila's behalf."""
    week = date(2026, 3, 8)
    a_story.did(
        BeginStory("Laila", Knows.YES),
        KeepTold("told", TOLD),
        RecordConsent("mei", how="she wrote it to me", ask_again=week, given_on=date(2026, 3, 1)),
        AskForConsent("ask su", "Su", "without names"),
        RecordConsent("su", "Su", frozenset({Purpose.SUPPORT}), words="without names", answers="ask su"),
    )
    return a_story


def test_case_1_day_0_what_she_was_told_is_kept_as_she_agreed(mei_and_laila: "Played") -> None:
    state = mei_and_laila.state
    assert state.telling.told[0].words == TOLD
    only_me = state.consents.recorded[0]
    assert (only_me.to, only_me.purposes, only_me.ask_again) == ("", {Purpose.LISTEN}, date(2026, 3, 8))


def test_case_1_day_0_notes_for_herself_alone(my_notes: "Played") -> None:
    state = my_notes.did(
        WriteNote("felt", FELT, Of.FEELING),
        SayCloseness("close", "both", Near.CLOSE),
        NameSomeone("su", "Su", Turning.LISTENER),
    )
    assert state.free_notes.written[0].words == FELT
    assert state.people.turn_to[0].turning is Turning.LISTENER


def test_case_1_days_1_and_2_limits_first_then_an_offer_without_strings(
    my_notes: "Played", day: Callable[[int], datetime]
) -> None:
    my_notes.did(
        SayCapacity(
            "can",
            frozenset({Help.LISTENING}),
            "being there in the evening, finding a counsellor",
            time_limits="not after 23:00",
            energy_limits="no talking to Haziq this week",
        ),
        now=day(1),
    )
    my_notes.did(MakeOffer("offer", OFFERED, "Laila"), now=day(2))
    state = my_notes.did(NoteChoice("offer", (OFFERED[2], OFFERED[1])), now=day(2))
    assert state.capacity.now.time_limits == "not after 23:00"
    assert state.offers.made[0].chosen == (OFFERED[2], OFFERED[1])


def test_case_1_day_2_promises_not_the_story(my_notes: "Played", day: Callable[[int], datetime]) -> None:
    my_notes.did(MakePromise("films", FILMS, "Laila", by=date(2026, 3, 7)), now=day(2))
    (promise,) = my_notes.did(KeepPromise("films"), now=day(6)).promises.made
    assert promise.ended


def test_case_1_day_4_check_ins_that_never_stop_without_saying_so(
    my_notes: "Played", day: Callable[[int], datetime]
) -> None:
    my_notes.did(PlanCheckIns("laila", LONG_HAUL, day(4).date(), "Laila"), now=day(4))
    (nudge,) = my_notes.did(KeepCheckIn("laila", words="sent a film"), now=day(4)).nudges.planned
    assert when(nudge, day(5).date()) is When.SOON
    assert upcoming(nudge, 2) == (day(6).date(), day(8).date())
    assert upcoming(nudge, 60)[-1] > day(800).date()


def test_case_1_day_8_asked_again_and_ravi_may_plan_but_not_know_what_happened(
    mei_and_laila: "Played", day: Callable[[int], datetime]
) -> None:
    story, now = mei_and_laila, day(8)
    assert [c.id for c in to_ask_again(story.state.consents, now.date())] == ["mei"]
    apart = frozenset({Purpose.PLAN_APART})
    ravi = RecordConsent("ravi", "Ravi", apart, Reach.FROM_NOW_ON, words="Not what happened.")
    state = story.did(ConfirmConsent("mei", how="asked again"), ravi, now=now)
    assert to_ask_again(state.consents, now.date()) == ()
    consents = {c.to: c for c in standing(state.consents, now.date())}
    assert set(consents) == {"", "Su", "Ravi"}
    assert Purpose.LISTEN not in consents["Ravi"].purposes


def test_case_1_day_12_a_sentence_that_tells_nothing(
    my_notes: "Played", day: Callable[[int], datetime]
) -> None:
    words = "That is his to say. I do not speak about people who are not here."
    assert my_notes.did(NoteMaySay("say", words, "anyone"), now=day(12)).saying.sentences[0].words == words


def test_case_1_day_20_being_asked_felt_like_being_watched(
    my_notes: "Played", day: Callable[[int], datetime]
) -> None:
    my_notes.did(PlanCheckIns("laila", LONG_HAUL, day(4).date(), "Laila"), now=day(4))
    weekly = (Phase(Span(1, Unit.WEEKS)),)
    state = my_notes.did(
        HearWhatWentWrong(
            "watched", "being asked how she is every two days feels like being watched", "Laila"
        ),
        SayWhatIDo("watched", "weekly, by message only", look_again=day(34).date()),
        ChangeRhythm("laila", weekly, day(27).date(), "by message only"),
        now=day(20),
    )
    assert state.nudges.planned[0].way == "by message only"
    assert upcoming(state.nudges.planned[0], 2) == (day(27).date(), day(34).date())
    (mending,) = my_notes.did(FollowItUp("watched", words="it is better so"), now=day(34)).mending.heard
    assert mending.look_again is None
    assert mending.followed_up[0].on == day(34).date()


def test_case_4_four_lines_for_herself_alone_then_all_of_it_let_go(
    a_story: "Played", day: Callable[[int], datetime]
) -> None:
    lines = ("messages", "a hand", "a joke in front of others", "six years ago")
    kept = [KeepTold(f"line {number}", line) for number, line in enumerate(lines)]
    state = a_story.did(BeginStory(), *kept, now=day(1))
    assert state.telling.on_behalf_of == ""
    assert [told.words for told in state.telling.told] == list(lines)
    assert standing(state.consents, day(1).date()) == ()
    state = a_story.did(LetGo(WHOLE), now=day(180))
    assert state == Story(letting_go=state.letting_go)


def test_case_4_a_pod_of_one_and_a_half(my_notes: "Played") -> None:
    state = my_notes.did(
        NameSomeone("cousin", "my cousin", Turning.AROUND, "only to watch a film with me"),
        NameSomeone("line", "a helpline", Turning.FURTHER),
        ChangeSomeone("cousin", "my cousin", Turning.AROUND, "only to watch a film with me", Asked.YES),
    )
    assert [(each.name, each.turning, each.asked) for each in state.people.turn_to] == [
        ("my cousin", Turning.AROUND, Asked.YES),
        ("a helpline", Turning.FURTHER, Asked.NOT),
    ]


def test_case_4_a_cousins_draft_stays_a_draft(my_notes: "Played") -> None:
    draft = WriteNote("draft", "Everyone knows what he did to my cousin", Of.DRAFT)
    assert my_notes.did(draft, LetGo("draft")).free_notes.written == ()


def test_case_5_alone_at_two_in_the_morning(my_notes: "Played", day: Callable[[int], datetime]) -> None:
    at_two = day(1).replace(hour=2, minute=0)
    state = my_notes.did(
        WriteNote("night", "I wanted them to laugh. I did not want to see her face."),
        NameSomeone("aunt", "my aunt", Turning.HOLDS_SHAME),
        WriteReflection(
            "wrote", did="remarks about her body, for months; I laughed when she asked me to stop"
        ),
        now=at_two,
    )
    assert state.reflections.written[0].repair == ""
    whole = WriteReflection(
        "wrote", "the remarks", "she stopped speaking at lunch", "say it was wrong", "listen"
    )
    state = my_notes.did(whole, now=day(2))
    assert [written.change for written in state.reflections.written] == ["listen"]


def test_case_5_only_the_end(a_story: "Played") -> None:
    assert a_story.did(ChooseHearing(Hearing.END)).telling.hearing is Hearing.END


def test_doing_nothing_is_whole(my_notes: "Played", a_story: "Played") -> None:
    assert my_notes.state == Notes()
    assert a_story.state == Story()
