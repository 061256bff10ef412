"""Who takes on what somebody had may need to read more: the holder is asked by itself, and nothing is given."""

from datetime import timedelta

import pytest
from tellers import Told, somebody
from test_helping_in_a_name import DAILY

from jaga import vault
from jaga.practice.consent import Purpose
from jaga.practice.contact import AgreeToContact, PlanContact
from jaga.practice.helping import BeginHelping
from jaga.practice.plan import WritePiece
from jaga.practice.turns import TakeTurn
from jaga.usecases import asking, cards, receiving, taking_over
from jaga.usecases.asking import ASK, AskNote
from jaga.usecases.steppingback import come_back, step_back
from jaga.vault import Place, Terms

NAME = "hers"


def given(holder: Told, place: Place, other: Told, *purposes: str, writes: bool = True) -> Place:
    """What the holder lets somebody read, on their shelf."""
    card, at = other.person.keyring.card, int(holder.now.timestamp())
    terms = Terms(purposes, whole=True, writes=writes)
    vault.grant(holder.store, holder.person.keyring, place.id, card, terms, at)
    [note] = [note for note in vault.waiting(holder.store, other.person.keyring) if note.kind == vault.GRANT]
    return vault.accept(holder.store, other.person.keyring, note, NAME)


@pytest.fixture
def wei(mei: Told) -> Told:
    return somebody(mei.store)


@pytest.fixture
def hers(mei: Told, faiz: Told, wei: Told) -> dict[str, Place]:
    """Mei holds help, a safety plan, places and a story; Faiz and Wei help, and Faiz alone reads the rest."""
    kinds = {kind: mei.begin(NAME, kind) for kind in ("support", "safety", "places", "story")}
    mei.do(kinds["safety"], WritePiece("a", "the neighbour's gate"))
    his, theirs = given(mei, kinds["support"], faiz, "support"), given(mei, kinds["support"], wei, "support")
    for kind in ("safety", "places", "story"):
        given(mei, kinds[kind], faiz, "listen", "support")
    mei.do(kinds["support"], PlanContact("p", DAILY, mei.now.date(), "Asia/Kuala_Lumpur", twice_running=True))
    faiz.do(his, BeginHelping("faiz", "Faiz", 3))
    wei.do(theirs, BeginHelping("wei", "Wei", 7))
    mei.do(kinds["support"], AgreeToContact("p", "faiz"), AgreeToContact("p", "wei"))
    faiz.do(his, TakeTurn("p", mei.now.date() + timedelta(days=1), "faiz"))
    return {**kinds, "his": his, "theirs": theirs}


def asks(told: Told) -> list[asking.Question]:
    return [taking_over.question(told.person, each.note, told.now) for each in receiving.waiting(told.person)]


def test_the_holder_is_asked_once_for_whoever_takes_over_about_the_plan_alone_and_nothing_is_given(
    mei, faiz, wei, hers
):
    back_on = faiz.now.date() + timedelta(days=42)
    stood = step_back(faiz.person, back_on, faiz.now)
    assert [place.kind for place in stood.asked] == ["safety"], "not the story, nor places of safety"
    [question] = asks(mei)
    assert (question.place.id, question.name, question.until) == (hers["safety"].id, "Wei", back_on)
    assert question.card == wei.person.keyring.card
    assert question.purposes == {Purpose.LISTEN, Purpose.SUPPORT}
    assert question.words == "", "no reason"
    assert question.by_itself
    assert taking_over.waits(mei.person, hers["support"], mei.now)
    assert [place.kind for place in vault.open_shelf(wei.store, wei.person.keyring).places] == ["support"]
    assert receiving.waiting(wei.person) == ()
    step_back(faiz.person, back_on, faiz.now)
    assert len(asks(mei)) == 1, "after a stop in the middle, doing it again asks nothing twice"
    assert asking.asked(faiz.person, hers["his"].id) == ()
    assert b"Wei" not in str(vault.open_shelf(faiz.store, faiz.person.keyring).extras).encode()


def test_what_the_holder_sets_aside_is_gone_and_after_coming_back_it_may_be_asked_anew(mei, faiz, hers):
    step_back(faiz.person, None, faiz.now)
    [waits] = receiving.waiting(mei.person)
    receiving.dismiss(mei.person, waits)
    assert asks(mei) == []
    assert not taking_over.waits(mei.person, hers["support"], mei.now)
    come_back(faiz.person, faiz.now)
    step_back(faiz.person, None, faiz.now)
    assert len(asks(mei)) == 1


def test_who_had_nothing_that_somebody_else_has_now_asks_for_nobody(mei, faiz, wei, hers):
    step_back(wei.person, None, wei.now)
    assert asks(mei) == [], "Wei reads no more than the help"
    assert step_back(faiz.person, None, faiz.now).asked == (), "nobody is left who could have it"
    assert asks(mei) == []


def test_where_another_holds_the_plan_they_are_told_nothing_of_who_helps(mei, faiz, hers):
    other = somebody(mei.store)
    theirs = other.begin(NAME, "safety")
    given(other, theirs, faiz, "listen")
    step_back(faiz.person, None, faiz.now)
    assert receiving.waiting(other.person) == ()
    assert len(asks(mei)) == 1


def test_a_program_that_says_so_of_somebody_who_does_not_rest_is_not_believed(mei, faiz, wei, hers):
    strand, card = hers["safety"].strand, wei.person.keyring.card.to_bytes()
    lie = AskNote(bytes(16), strand, ("listen",), "", card, "Wei", by_itself=True)
    for told in (faiz, somebody(mei.store)):
        vault.send_note(told.store, told.person.keyring, mei.person.keyring.card, ASK, asking.plain(lie))
    assert [each.by_itself for each in asks(mei)] == [False, False]
    step_back(faiz.person, None, faiz.now)
    stranger = somebody(mei.store).person.keyring.card
    lie = AskNote(bytes(16), strand, ("listen",), "", stranger.to_bytes(), "Wei", by_itself=True)
    vault.send_note(faiz.store, faiz.person.keyring, mei.person.keyring.card, ASK, asking.plain(lie))
    believed = [each for each in asks(mei) if each.by_itself]
    assert {each.card for each in believed} == {wei.person.keyring.card}
    cards.keep(mei.person, wei.person.keyring.card, "Wei")
    assert {each.known.name for each in asks(mei) if each.by_itself and each.known} == {"Wei"}
