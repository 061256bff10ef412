"""What a plan needs of my capacity, and nothing more; and what is kept about contact can go."""

from datetime import date, time, timedelta

import pytest
from tellers import somebody
from test_helping_in_a_name import joined

from jaga import vault
from jaga.practice.capacity import Help, SayCapacity, Side
from jaga.practice.contact import AgreeToContact, KeepAgain, PlanContact, Wish
from jaga.practice.helping import BeginHelping, StepBackHere
from jaga.practice.hours import Days, Window
from jaga.practice.letting_go import NoteLegalThreat
from jaga.practice.people import Near, SayCloseness
from jaga.practice.refusals import NotKnown, NotYoursToSay, PausedByThreat
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.turns import KeepTurn, TakeTurn
from jaga.usecases.contact_kept import keep_nothing
from jaga.usecases.folds import facts_of, look
from jaga.usecases.letting import let_go, let_go_of_what_is_due
from jaga.usecases.limits import say_not_this_one, share_limits

DAILY = (Phase(Span(1, Unit.DAYS)),)
QUIET = (Window(4, time(0), time(19)),)
AWAY = (Days(date(2027, 1, 1), date(2027, 1, 9)),)


def planned(told, name: str, *talk: str):
    place = told.begin(name, kind="support")
    plan = PlanContact("p", DAILY, told.now.date(), "Asia/Kuala_Lumpur", talk=talk, twice_running=True)
    told.do(place, plan)
    return place


def test_what_is_left_of_my_week_is_what_i_have_not_promised_elsewhere(mei, faiz):
    faiz.do(
        faiz.begin("mine"),
        SayCapacity(
            "c", frozenset({Help.LISTENING}), "words", contacts=5, quiet=QUIET, away=AWAY, talk=("suicide",)
        ),
    )
    one, two = planned(mei, "one", "Suicide ", "money"), planned(somebody(mei.store), "two")
    hers, others = joined(mei, one, faiz), faiz.begin("three", kind="support")
    faiz.do(others, BeginHelping("f", "Faiz", 2))
    shared = share_limits(faiz.person, hers.id, faiz.now)
    assert (shared.week, shared.quiet, shared.away, shared.kinds) == (3, QUIET, AWAY, {Help.LISTENING})
    assert shared.not_this == ("p",)
    assert share_limits(faiz.person, others.id, faiz.now).week == 5
    faiz.do(others, StepBackHere("f"))
    assert share_limits(faiz.person, hers.id, faiz.now).week == 5
    assert two


def test_talk_that_i_do_not_take_becomes_not_this_one_and_no_word_more(mei, faiz):
    faiz.do(faiz.begin("mine"), SayCapacity("c", contacts=5, talk=("suicide",)))
    hers = planned(mei, "one", "suicide")
    his = joined(mei, hers, faiz)
    assert say_not_this_one(faiz.person, his.id, faiz.now) == (), "who does not help here says nothing"
    faiz.do(his, BeginHelping("f", "Faiz", 2))
    assert say_not_this_one(faiz.person, his.id, faiz.now) == ("p",)
    assert say_not_this_one(faiz.person, his.id, faiz.now) == ()
    (plan,) = look(mei.person, hers.id, mei.now).state.care.contact.made
    assert plan.not_this == {"f"}
    seen = look(mei.person, hers.id, mei.now)
    bodies = [event.body for entry in vault.read(mei.store, seen.opened).entries for event in entry.events]
    assert sum("suicide" in str(body) for body in bodies) == 1, "in the plan alone"


@pytest.mark.parametrize(
    ("said", "wish", "not_this", "gladly"),
    [
        ([SayCloseness("n", "Laila", Near.CLOSE, "my sister", Side.SURVIVOR)], Wish.CLOSE, (), ("p",)),
        ([SayCloseness("n", "Laila", Near.SOME, "", Side.SURVIVOR)], Wish.CLOSE, (), ()),
        ([SayCloseness("n", "Laila", Near.CLOSE, "", Side.SURVIVOR)], Wish.NOT_OTHERS, (), ()),
        ([SayCloseness("n", "H", Near.CLOSE, "fifteen years", Side.OTHER)], Wish.NOT_OTHERS, ("p",), ()),
        ([SayCloseness("n", "H", Near.SOME, "", Side.OTHER)], Wish.NOT_OTHERS, ("p",), ()),
        ([SayCloseness("n", "H", Near.NOT, "", Side.OTHER)], Wish.NOT_OTHERS, (), ()),
        ([SayCloseness("n", "H", Near.CLOSE)], Wish.NOT_OTHERS, (), ()),
        ([SayCloseness("n", "H", Near.CLOSE, "", Side.OTHER)], Wish.CLOSE, (), ()),
        ([SayCapacity("c", contacts=2, side=Side.OTHER)], Wish.NOT_OTHERS, ("p",), ()),
    ],
)
def test_closeness_stays_in_my_notes_and_becomes_gladly_or_not_this_one(
    mei, faiz, said, wish, not_this, gladly
):
    hers = mei.begin("one", kind="support")
    beat = PlanContact("p", DAILY, mei.now.date(), "Asia/Kuala_Lumpur", wishes=frozenset({wish}))
    mei.do(hers, beat)
    his = joined(mei, hers, faiz)
    faiz.do(faiz.begin(his.name), *said)
    shared = share_limits(faiz.person, his.id, faiz.now)
    assert (shared.not_this, shared.by_wish, shared.gladly) == (not_this, not_this, gladly)
    faiz.do(his, BeginHelping("f", "Faiz", 2))
    say_not_this_one(faiz.person, his.id, faiz.now)
    seen = look(mei.person, hers.id, mei.now)
    (plan,) = seen.state.care.contact.made
    assert (plan.not_this, plan.gladly) == (frozenset("f" for _ in not_this), frozenset())
    bodies = str(
        [event.body for entry in vault.read(mei.store, seen.opened).entries for event in entry.events]
    )
    assert not any(word in bodies for word in ("Laila", "fifteen years", "my sister", "'H'"))


def test_how_close_i_stand_in_another_situation_counts_for_nothing_here(mei, faiz):
    hers = mei.begin("one", kind="support")
    mei.do(hers, PlanContact("p", DAILY, mei.now.date(), "Asia/Kuala_Lumpur", wishes=frozenset(Wish)))
    his = joined(mei, hers, faiz)
    other = faiz.begin("something else")
    faiz.do(other, SayCloseness("n", "H", Near.CLOSE, "", Side.OTHER), SayCapacity("c", side=Side.OTHER))
    shared = share_limits(faiz.person, his.id, faiz.now)
    assert (shared.not_this, shared.gladly) == ((), ())


def test_without_a_word_about_my_capacity_nothing_is_made_up(mei):
    shared = share_limits(mei.person, planned(mei, "one", "suicide").id, mei.now)
    assert (shared.week, shared.quiet, shared.not_this) == (None, (), ())


def told_of(told, place) -> list[str]:
    """The words of every fact that the strand still has."""
    opened = look(told.person, place.id, told.now).opened
    facts = [fact for entry in vault.read(told.store, opened).entries for fact in facts_of(entry)]
    return [getattr(fact, "words", "") for fact in facts if type(fact).__name__ in {"TurnTaken", "TurnKept"}]


def test_what_is_kept_about_contact_goes_entry_by_entry_and_nothing_more_is_kept(mei, faiz):
    hers = planned(mei, "one")
    his = joined(mei, hers, faiz)
    faiz.do(his, BeginHelping("f", "Faiz", 7))
    mei.do(hers, AgreeToContact("p", "f"))
    today = mei.now.date()
    faiz.do(his, TakeTurn("p", today, "f"), KeepTurn("p", today, "f", "she laughed"))
    faiz.do(his, TakeTurn("p", today + timedelta(days=1), "f"), TakeTurn("p", today + timedelta(days=3), "f"))
    for told in (mei, faiz):
        told.later(1)
    assert keep_nothing(faiz.person, his.id, "p", faiz.now) == NotYoursToSay()
    assert keep_nothing(mei.person, hers.id, "nothing", mei.now) == NotKnown("id")
    assert "she laughed" in told_of(mei, hers)
    assert keep_nothing(mei.person, hers.id, "p", mei.now) is None
    assert told_of(mei, hers) == ["", ""], "what is still to come stands"
    mei.later(1)
    assert let_go_of_what_is_due(mei.person, hers.id, mei.now) is not None
    assert told_of(mei, hers) == [""]
    mei.do(hers, KeepAgain("p"))
    assert let_go(mei.person, hers.id, "p", mei.now) is None
    assert told_of(mei, hers) == [], "with the plan its turns go too"


def test_under_a_legal_threat_what_was_kept_rests(mei):
    hers = planned(mei, "one")
    mei.do(
        hers,
        BeginHelping("m", "Mei", 7),
        AgreeToContact("p", "m"),
        KeepTurn("p", mei.now.date(), "m", "a word"),
    )
    mei.later(1)
    mei.do(hers, NoteLegalThreat("a letter"))
    assert keep_nothing(mei.person, hers.id, "p", mei.now) == PausedByThreat()
    assert "a word" in told_of(mei, hers)
