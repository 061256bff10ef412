"""Stepping back everywhere at once: what was mine is others' or a gap that is shown; coming back is as easy."""

from datetime import timedelta

import pytest
from tellers import somebody
from test_helping_in_a_name import joined

from jaga import vault
from jaga.practice.capacity import SayCapacity
from jaga.practice.contact import AgreeToContact, PlanContact
from jaga.practice.helping import BeginHelping
from jaga.practice.planner import Standing
from jaga.practice.refusals import DateInPast
from jaga.practice.rhythm import Phase, Span, Unit
from jaga.practice.tasks import NoteTask, TakeTask
from jaga.practice.telling import BeginStory, KeepTold
from jaga.practice.turns import TakeTurn, find
from jaga.usecases import cards, giving, holding, steppingback
from jaga.usecases.export import everything
from jaga.usecases.folds import look
from jaga.usecases.giving import Narrow
from jaga.usecases.helping_here import me, speaks_for
from jaga.usecases.holding import Taking
from jaga.usecases.letting import let_go_of_what_is_due
from jaga.usecases.steppingback import StoodBack, come_back, step_back
from jaga.usecases.strands import situations
from jaga.vault import ConsentEnded
from jaga.vault.shelf import adding

EVERY_SECOND_DAY = (Phase(Span(2, Unit.DAYS)),)


def held_by(told, faiz, name: str, helpers: int):
    """A support strand that somebody holds, in which they and Faiz help; each as they have it."""
    hers = told.begin(name, kind="support")
    his = joined(told, hers, faiz)
    told.do(
        hers, PlanContact("p", EVERY_SECOND_DAY, told.now.date(), "Asia/Kuala_Lumpur", looks_like="football")
    )
    told.do(hers, NoteTask("t", "the cat"))
    faiz.do(his, BeginHelping("faiz", "Faiz", 4))
    told.do(hers, AgreeToContact("p", "faiz"))
    if helpers > 1:
        told.do(hers, BeginHelping("mei", "Mei", 4), AgreeToContact("p", "mei"))
    faiz.do(his, TakeTurn("p", told.now.date(), "faiz"), TakeTask("t", "Faiz", by="faiz"))
    return hers, his


@pytest.fixture
def two(mei, faiz):
    """Two strands in which Faiz helps: in the first Mei does too, in the second he is alone."""
    notes = faiz.begin("mine")
    faiz.do(notes, SayCapacity("c", contacts=4))
    return notes, held_by(mei, faiz, "first", 2), held_by(somebody(mei.store), faiz, "second", 1)


def stood_back(told, back_on=None) -> StoodBack:
    done = step_back(told.person, back_on, told.now)
    assert isinstance(done, StoodBack)
    return done


def by(told, place) -> str:
    return find(look(told.person, place.id, told.now).state.care.turns, "p", told.now.date()).by


def test_one_action_opens_all_that_was_mine_and_names_what_fits_nobody(mei, faiz, two):
    notes, (hers, his), (_, alone) = two
    done = stood_back(faiz, faiz.now.date() + timedelta(days=42))
    assert [by(faiz, place) for place in (his, alone)] == ["", ""]
    first, second = done.left
    assert {each.helper for each in first.moved} == {"mei"}
    assert second.moved == ()
    assert faiz.now.date() in {gap.on for gap in second.gaps}
    assert {gap.stands for gap in (*first.gaps, *second.gaps)} == {Standing.GAP}
    assert [[task.words for task in left.tasks] for left in done.left] == [["the cat"]] * 2
    assert look(faiz.person, notes.id, faiz.now).state.capacity.stepped_back
    seen = look(mei.person, hers.id, mei.now).state
    assert not next(each for each in seen.care.helpers.said if each.id == "faiz").here


def test_coming_back_is_as_easy_and_takes_nothing_from_who_stood_in(mei, faiz, two):
    notes, (hers, his), (_, alone) = two
    stood_back(faiz)
    mei.do(hers, TakeTurn("p", mei.now.date(), "mei"))
    assert come_back(faiz.person, faiz.now) is None
    assert [by(faiz, place) for place in (his, alone)] == ["mei", ""]
    for place in (his, alone):
        helper = me(look(faiz.person, place.id, faiz.now))
        assert helper is not None
        assert helper.here
    assert not look(faiz.person, notes.id, faiz.now).state.capacity.stepped_back
    assert come_back(faiz.person, faiz.now) is None, "said twice it changes nothing"


def test_a_stop_in_the_middle_is_finished_by_doing_it_again(faiz, two, monkeypatch):
    _, (_, his), (_, alone) = two
    real, calls = steppingback.do, []

    def stops(*words):
        calls.append(words)
        if len(calls) == 2:
            raise RuntimeError("the machine stopped here")
        return real(*words)

    monkeypatch.setattr(steppingback, "do", stops)
    with pytest.raises(RuntimeError):
        step_back(faiz.person, None, faiz.now)
    assert [by(faiz, place) for place in (his, alone)] == ["", "faiz"]
    monkeypatch.setattr(steppingback, "do", real)
    rows = len(faiz.store.rows())
    done = stood_back(faiz)
    assert [by(faiz, place) for place in (his, alone)] == ["", ""]
    assert all(left.moved or left.gaps for left in done.left), "what moved at the first try is named too"
    assert len(faiz.store.rows()) == rows + 2, "one strand that was left, and the notes"
    stood_back(faiz)
    assert len(faiz.store.rows()) == rows + 2


def test_stepping_back_again_opens_what_was_taken_for_after_the_return(faiz, two):
    _, (_, his), _ = two
    back_on = faiz.now.date() + timedelta(days=4)
    stood_back(faiz, back_on)
    after = back_on + timedelta(days=2)
    faiz.do(his, TakeTurn("p", after, "faiz"))
    assert find(look(faiz.person, his.id, faiz.now).state.care.turns, "p", after).by == "faiz"
    stood_back(faiz, back_on)
    assert find(look(faiz.person, his.id, faiz.now).state.care.turns, "p", after).by == ""


def test_a_day_of_return_that_has_passed_is_refused_before_anything_changes(faiz, two):
    rows = len(faiz.store.rows())
    assert step_back(faiz.person, faiz.now.date() - timedelta(days=1), faiz.now) == DateInPast("back_on")
    assert len(faiz.store.rows()) == rows


def test_fourteen_strands_that_a_leaver_holds_on_behalf_are_named_and_stay_until_somebody_takes_them(
    mei, faiz
):
    for number in range(14):
        place = mei.begin(f"number {number}", kind="story")
        mei.do(place, BeginStory("Noor"))
    mei.do(mei.begin("my own", kind="story"), BeginStory(""))
    done = stood_back(mei)
    assert len(done.held) == 14
    assert {(each.on_behalf_of, each.refused, each.offered) for each in done.held} == {("Noor", None, False)}


def test_once_fourteen_strands_are_in_other_hands_nothing_of_them_is_readable_to_the_leaver(mei, faiz):
    cards.keep(faiz.person, mei.person.keyring.card, "Mei")
    to = cards.keep(mei.person, faiz.person.keyring.card, "Faiz").id
    hers = [mei.begin(f"number {number}", kind="story") for number in range(14)]
    for place in hers:
        mei.do(place, BeginStory("Noor"), KeepTold("t", "what Noor told"))
        assert holding.offer(mei.person, place.id, to, mei.now) is None
    assert len(stood_back(mei).held) == 14, (
        "until somebody takes them they are here, and nobody has lost them"
    )
    kept = [vault.find(vault.open_shelf(mei.store, mei.person.keyring), place.id) for place in hers]
    for number, offered in enumerate(holding.offers(faiz.person, faiz.now)):
        name = f"blue {number}"
        taken = holding.take(faiz.person, offered.id, Taking(name, mine=False), faiz.now)
        seen = look(faiz.person, taken.id, faiz.now)
        assert [told.words for told in seen.state.telling.told] == ["what Noor told"], "nothing is lost"
    assert stood_back(mei).held == ()
    assert situations(mei.person) == ()
    # A program that kept each place all the same.
    for place in kept:
        vault.change_shelf(mei.store, mei.person.keyring, adding(place))
        with pytest.raises(ConsentEnded):
            look(mei.person, place.id, mei.now)
    assert list(everything(mei.person, mei.now)) == []


def test_who_holds_speaks_for_who_is_not_in_the_house_and_a_helper_for_themself(mei, faiz, two):
    _, (hers, his), _ = two
    mei.do(hers, BeginHelping("arun", "Arun", 1, told=True))
    assert [each.id for each in speaks_for(look(mei.person, hers.id, mei.now))] == ["mei", "arun"]
    assert [each.id for each in speaks_for(look(faiz.person, his.id, faiz.now))] == ["faiz"]
    stood_back(mei)
    helpers = look(mei.person, hers.id, mei.now).state.care.helpers.said
    assert [each.id for each in helpers if each.here] == ["faiz", "arun"]


@pytest.mark.parametrize("way", ["ended", "only reads", "on its day"])
def test_who_is_let_in_no_longer_has_stepped_back_and_what_they_took_is_open(mei, faiz, two, way):
    _, (hers, his), _ = two
    mei.do(hers, BeginHelping("arun", "Arun", 1, told=True))
    (reader,) = look(mei.person, hers.id, mei.now).opened.holding.readers
    match way:
        case "ended":
            giving.end(mei.person, hers.id, reader.id, mei.now)
        case "only reads":
            assert giving.narrow(mei.person, hers.id, reader.id, Narrow(only_reads=True), mei.now) is None
        case _:
            until = mei.now.date() + timedelta(days=1)
            assert giving.narrow(mei.person, hers.id, reader.id, Narrow(until=until), mei.now) is None
            faiz.do(his, TakeTurn("p", mei.now.date() + timedelta(days=4), "faiz"))
            mei.later(2)
    seen = let_go_of_what_is_due(mei.person, hers.id, mei.now)
    assert seen is not None
    assert [each.id for each in seen.state.care.helpers.said if each.here] == ["mei", "arun"]
    assert not [turn for turn in seen.state.care.turns if turn.by == "faiz" and turn.on >= mei.now.date()]
    rows = len(mei.store.rows())
    let_go_of_what_is_due(mei.person, hers.id, mei.now)
    assert len(mei.store.rows()) == rows, "it is said once"
