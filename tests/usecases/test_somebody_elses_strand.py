"""A strand that somebody else holds: what a reader may say there, and what counts of it."""

from datetime import timedelta

import pytest
from tellers import Told

from jaga import vault
from jaga.practice.consent import RecordConsent
from jaga.practice.kinds import write
from jaga.practice.letting_go import WHOLE, LetGo, LetGoOf, LetGoOn, NoteLegalThreat
from jaga.practice.refusals import NotYoursToSay, OnlyToRead
from jaga.practice.tasks import NoteTask, NoteTaskDone, TakeTask
from jaga.practice.telling import KeepTold, RewordTold, ToldReworded
from jaga.usecases.folds import look
from jaga.usecases.letting import let_go, let_go_of_what_is_due
from jaga.usecases.strands import do, mine
from jaga.usecases.today import gather
from jaga.vault import Place, Terms


@pytest.fixture
def story(mei: Told, faiz: Told) -> tuple[Place, Place]:
    """A story that Mei holds and that Faiz may read and write, as each has it on their shelf."""
    hers = mei.begin(kind="story")
    mei.do(hers, KeepTold("a", "her words"))
    return hers, given(mei, hers, faiz, writes=True)


def given(mei: Told, place: Place, faiz: Told, **terms: bool) -> Place:
    """What Mei gives to Faiz, on his shelf."""
    now = int(mei.now.timestamp())
    card = faiz.person.keyring.card
    vault.grant(mei.store, mei.person.keyring, place.id, card, Terms(("listen",), whole=True, **terms), now)
    [note] = vault.waiting(mei.store, faiz.person.keyring)
    return vault.accept(mei.store, faiz.person.keyring, note, "her story")


def test_a_reader_reads_and_writes_nothing(mei, faiz):
    hers = mei.begin(kind="story")
    mei.do(hers, KeepTold("a", "her words"))
    his = given(mei, hers, faiz)
    assert [told.words for told in look(faiz.person, his.id, faiz.now).state.telling.told] == ["her words"]
    assert do(faiz.person, his.id, KeepTold("b", "his"), faiz.now) == OnlyToRead()


@pytest.mark.parametrize(
    "command",
    [
        RecordConsent("b", "everybody"),
        NoteLegalThreat(),
        LetGo(WHOLE),
        RewordTold("a", "other words"),
        LetGo("a"),
    ],
)
def test_who_may_write_speaks_for_nobody_else(mei, faiz, story, command):
    hers, his = story
    assert do(faiz.person, his.id, command, faiz.now) == NotYoursToSay()
    state = look(mei.person, hers.id, mei.now).state
    assert [told.words for told in state.telling.told] == ["her words"]
    assert not state.consents.recorded


@pytest.mark.parametrize("fact", [ToldReworded, LetGoOf])
def test_what_a_changed_program_writes_all_the_same_does_not_count(mei, faiz, story, fact):
    hers, his = story
    opened = look(faiz.person, his.id, faiz.now).opened
    event = fact("a", "other words", at=faiz.now) if fact is ToldReworded else fact("a", at=faiz.now)
    kind, body = write(event)
    now = int(faiz.now.timestamp())
    vault.append(faiz.store, faiz.person.keyring, opened, [vault.Event(kind, dict(body))], now)
    for told, place in ((mei, hers), (faiz, his)):
        kept = look(told.person, place.id, told.now).state.telling.told
        assert [each.words for each in kept] == ["her words"]


def test_who_may_write_changes_and_lets_go_of_their_own(mei, faiz, story):
    hers, his = story
    faiz.do(his, KeepTold("b", "his words"), RewordTold("b", "his other words"))
    assert [told.words for told in look(mei.person, hers.id, mei.now).state.telling.told] == [
        "her words",
        "his other words",
    ]
    assert let_go(faiz.person, his.id, "b", faiz.now) is None
    assert [told.words for told in look(mei.person, hers.id, mei.now).state.telling.told] == ["her words"]
    assert b"his" not in faiz.store.everything()


def test_the_holder_lets_go_of_what_somebody_else_wrote(mei, faiz, story):
    hers, his = story
    faiz.do(his, KeepTold("b", "his words"))
    assert let_go(mei.person, hers.id, "b", mei.now) is None
    assert [told.words for told in look(faiz.person, his.id, faiz.now).state.telling.told] == ["her words"]


def test_a_day_for_letting_go_is_the_holders_to_keep(mei, faiz, story):
    hers, his = story
    mei.do(hers, LetGoOn("a", mei.now.date()))
    seen = let_go_of_what_is_due(faiz.person, his.id, faiz.now)
    assert seen is not None
    assert [told.words for told in seen.state.telling.told] == ["her words"]
    assert let_go_of_what_is_due(mei.person, hers.id, mei.now) is not None
    assert not look(faiz.person, his.id, faiz.now).state.telling.told


def test_the_day_of_the_whole_strand_comes_for_its_readers_while_the_holder_is_away(mei, faiz, story):
    hers, his = story
    mei.do(hers, LetGoOn(WHOLE, (mei.now + timedelta(days=2)).date()))
    faiz.later(2)
    with pytest.raises(vault.NotHere):
        look(faiz.person, his.id, faiz.now)
    assert gather(faiz.person, faiz.now) == []


def test_only_what_i_hold_is_mine(mei, faiz, story):
    assert [place.id for place in mine(mei.person)] == [story[0].id]
    assert mine(faiz.person) == []


def test_a_task_passes_from_hand_to_hand_and_its_words_stay_with_who_noted_it(mei, faiz):
    hers = mei.begin(kind="support")
    mei.do(hers, NoteTask("a", "bring dinner"))
    his = given(mei, hers, faiz, writes=True)
    faiz.do(his, TakeTask("a", "Faiz"), NoteTaskDone("a", "dal"))
    [task] = look(mei.person, hers.id, mei.now).state.tasks.noted
    assert (task.who, task.afterwards) == ("Faiz", "dal")
    assert do(faiz.person, his.id, LetGo("a"), faiz.now) == NotYoursToSay()


def test_each_drops_their_own_words_about_a_thing_that_is_let_go(mei, faiz):
    hers = mei.begin(kind="support")
    his = given(mei, hers, faiz, writes=True)
    faiz.do(his, NoteTask("a", "bring dinner"))
    mei.do(hers, NoteTaskDone("a", "dal and rice"))
    assert let_go(faiz.person, his.id, "a", faiz.now) is None
    for told, place in ((faiz, his), (mei, hers), (faiz, his)):
        assert look(told.person, place.id, told.now).state.tasks.noted == ()
