"""Consent: one line at first, never wider by itself, and over when it is over."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from jaga.practice.consent import (
    Answer,
    AskForConsent,
    ConfirmConsent,
    ConsentNarrowed,
    NarrowConsent,
    NoteNo,
    Purpose,
    Reach,
    RecordConsent,
    WithdrawConsent,
    standing,
    stands,
    to_ask_again,
)
from jaga.practice.letting_go import LetGo
from jaga.practice.refusals import (
    AlreadyEnded,
    AlreadyKnown,
    AlreadyStands,
    DateInFuture,
    DateInPast,
    Empty,
    NotKnown,
    Widens,
)

if TYPE_CHECKING:
    from tests.practice.conftest import Played

TODAY = date(2026, 3, 1)
NIGHT = datetime(2026, 3, 1, 23, 40, tzinfo=UTC)


def test_left_as_it_is_a_consent_says_only_me_only_to_listen(a_story: "Played") -> None:
    (consent,) = a_story.did(RecordConsent("c")).consents.recorded
    assert (consent.to, consent.purposes, consent.until) == ("", {Purpose.LISTEN}, None)


def test_how_it_was_given_is_kept_in_their_words(a_story: "Played") -> None:
    said = RecordConsent("c", "Dina", how="by voice, in a park", given_on=date(2026, 2, 20))
    (consent,) = a_story.did(said).consents.recorded
    assert (consent.how, consent.given_on) == ("by voice, in a park", date(2026, 2, 20))


def test_an_overdue_question_reminds_and_locks_nothing(a_story: "Played") -> None:
    consents = a_story.did(RecordConsent("c", ask_again=TODAY)).consents
    a_year_on = TODAY + timedelta(days=365)
    assert [c.id for c in to_ask_again(consents, a_year_on)] == ["c"]
    assert [c.id for c in standing(consents, a_year_on)] == ["c"]


def test_only_an_end_that_was_set_ends_it_by_itself(a_story: "Played") -> None:
    (consent,) = a_story.did(RecordConsent("c", until=TODAY)).consents.recorded
    assert stands(consent, TODAY)
    assert not stands(consent, TODAY + timedelta(days=1))


def test_after_its_end_it_is_not_confirmed_or_narrowed_but_given_anew(a_story: "Played") -> None:
    a_story.did(RecordConsent("c", "Ravi", until=TODAY))
    a_week_on = NIGHT + timedelta(days=7)
    assert a_story.do(ConfirmConsent("c"), a_week_on) == AlreadyEnded("id")
    assert a_story.do(NarrowConsent("c", reach=Reach.FROM_NOW_ON), a_week_on) == AlreadyEnded("id")
    a_story.did(RecordConsent("d", "Ravi"), now=a_week_on)


def test_events_that_ask_for_more_get_nothing_more(a_story: "Played") -> None:
    a_story.did(RecordConsent("c", "Ravi", reach=Reach.FROM_NOW_ON, until=TODAY))
    wider = ConsentNarrowed("c", frozenset(Purpose), Reach.WHOLE, date.max, at=NIGHT)
    (consent,) = a_story.replay([*a_story.facts, wider]).consents.recorded
    assert consent == a_story.state.consents.recorded[0]


def test_confirming_moves_the_day_to_ask_again_or_takes_it_away(a_story: "Played") -> None:
    later = TODAY + timedelta(days=7)
    consents = a_story.did(RecordConsent("c", ask_again=TODAY), ConfirmConsent("c", later)).consents
    assert consents.recorded[0].ask_again == later
    assert a_story.did(ConfirmConsent("c")).consents.recorded[0].ask_again is None


def test_narrowing_takes_away(a_story: "Played") -> None:
    both = frozenset({Purpose.LISTEN, Purpose.SUPPORT})
    less = NarrowConsent("c", frozenset({Purpose.LISTEN}), Reach.FROM_NOW_ON, TODAY)
    (consent,) = a_story.did(RecordConsent("c", "Ravi", both), less).consents.recorded
    assert (consent.purposes, consent.reach, consent.until) == ({Purpose.LISTEN}, Reach.FROM_NOW_ON, TODAY)


def test_narrowing_refuses_to_widen(a_story: "Played") -> None:
    a_story.did(RecordConsent("c", "Ravi", reach=Reach.FROM_NOW_ON, until=TODAY))
    assert a_story.do(NarrowConsent("c", frozenset(Purpose))) == Widens("purposes")
    assert a_story.do(NarrowConsent("c", reach=Reach.WHOLE)) == Widens("reach")
    assert a_story.do(NarrowConsent("c", until=TODAY + timedelta(days=1))) == Widens("until")


def test_narrowing_to_nothing_is_withdrawing_and_says_so(a_story: "Played") -> None:
    a_story.did(RecordConsent("c"))
    assert a_story.do(NarrowConsent("c", frozenset())) == Empty("purposes")
    assert a_story.do(NarrowConsent("c")) == Empty("words")


def test_withdrawing_needs_no_reason_and_is_final(a_story: "Played") -> None:
    state = a_story.did(RecordConsent("c"), WithdrawConsent("c"))
    assert standing(state.consents, TODAY) == ()
    for command in (WithdrawConsent("c"), ConfirmConsent("c"), NarrowConsent("c", until=TODAY)):
        assert a_story.do(command) == AlreadyEnded("id")
    assert a_story.do(RecordConsent("c")) == AlreadyKnown("id")


def test_how_it_changed_since_is_kept_too(a_story: "Played") -> None:
    a_story.did(RecordConsent("c", how="by voice"), ConfirmConsent("c", how="by message"))
    (consent,) = a_story.did(WithdrawConsent("c", "in the app")).consents.recorded
    assert (consent.how, [each.how for each in consent.since]) == ("by voice", ["by message", "in the app"])


def test_letting_go_of_a_withdrawn_consent_does_not_bring_it_back(a_story: "Played") -> None:
    state = a_story.did(RecordConsent("c"), WithdrawConsent("c"), LetGo("c"))
    assert state.consents.recorded == ()
    assert a_story.do(RecordConsent("c")) == AlreadyEnded("id")


def test_more_is_a_new_consent_in_the_place_of_the_old(a_story: "Played") -> None:
    a_story.did(RecordConsent("c", "Ravi"))
    more = RecordConsent("d", " ravi", frozenset({Purpose.LISTEN, Purpose.SUPPORT}))
    assert a_story.do(more) == AlreadyStands("c")
    state = a_story.did(RecordConsent("d", "Ravi", more.purposes, instead_of="c"))
    assert [c.id for c in standing(state.consents, TODAY)] == ["d"]
    assert a_story.do(RecordConsent("e", "Su", instead_of="nobody")) == NotKnown("instead_of")


def test_a_no_is_a_whole_answer_and_so_is_none(a_story: "Played") -> None:
    state = a_story.did(AskForConsent("q", "Su"), AskForConsent("r", "Ravi"), NoteNo("r"))
    assert [asked.answer for asked in state.consents.asked] == [Answer.WAITING, Answer.NO]
    assert standing(state.consents, TODAY) == ()
    assert a_story.do(NoteNo("r")) == AlreadyEnded("id")


def test_a_yes_is_recorded_as_the_consent_that_answers(a_story: "Played") -> None:
    state = a_story.did(AskForConsent("q", "Su", "without names"), RecordConsent("c", "Su", answers="q"))
    assert state.consents.asked[0].answer is Answer.YES
    assert a_story.do(RecordConsent("d", "Ben", answers="never asked")) == NotKnown("answers")


def test_dates_on_the_wrong_side_of_today_are_refused(a_story: "Played") -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert a_story.do(RecordConsent("c", until=yesterday)) == DateInPast("until")
    assert a_story.do(RecordConsent("c", ask_again=yesterday)) == DateInPast("ask_again")
    assert a_story.do(RecordConsent("c", given_on=tomorrow)) == DateInFuture("given_on")


def test_a_consent_for_nothing_is_no_consent(a_story: "Played") -> None:
    assert a_story.do(RecordConsent("c", purposes=frozenset())) == Empty("purposes")
