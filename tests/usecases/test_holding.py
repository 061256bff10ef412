"""Handing a strand over, lending it, taking it back: who may say what before and after."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.consent import RecordConsent, WithdrawConsent
from jaga.practice.letting_go import WHOLE
from jaga.practice.refusals import (
    AlreadyKnown,
    Empty,
    GoesBackFirst,
    NoLongerOffered,
    NotYoursToSay,
    OnlyMine,
    OnlyToRead,
    PausedByThreat,
)
from jaga.practice.telling import BeginStory, KeepTold, Knows
from jaga.usecases import cards, holding, whoreads
from jaga.usecases.export import everything
from jaga.usecases.folds import look
from jaga.usecases.holding import Taking
from jaga.usecases.letting import let_go, let_go_of_everything, note_legal_threat
from jaga.usecases.strands import do, mine, situations
from jaga.vault import ConsentEnded, NotHere, Place, Terms


@pytest.fixture
def laila(mei: Told) -> Told:
    """Laila, who joined; she and Mei hold each other's cards."""
    one = somebody(mei.store)
    meet(mei, "Mei", one, "Laila")
    return one


@pytest.fixture
def su(laila: Told) -> Told:
    """Su; she and Laila hold each other's cards."""
    one = somebody(laila.store)
    meet(laila, "Laila", one, "Su")
    return one


def meet(one: Told, ones_name: str, other: Told, others_name: str) -> None:
    cards.keep(one.person, other.person.keyring.card, others_name)
    cards.keep(other.person, one.person.keyring.card, ones_name)


def known(told: Told, other: Told) -> bytes:
    found = cards.called(told.person, other.person.keyring.card)
    assert found is not None
    return found.id


def story(told: Told, whose: str = "Laila") -> Place:
    place = told.begin(kind="story")
    told.do(place, BeginStory(whose, Knows.YES), KeepTold("a", "what was told"))
    return place


def offer(giver: Told, place: Place, taker: Told, *, way_back: bool = False) -> bytes:
    """The id under which it waits for the taker."""
    assert holding.offer(giver.person, place.id, known(giver, taker), giver.now, way_back=way_back) is None
    [offered] = holding.offers(taker.person, taker.now)
    return offered.id


def hand(giver: Told, place: Place, taker: Told, *, reads_on: bool = False, way_back: bool = False) -> Place:
    id_ = offer(giver, place, taker, way_back=way_back)
    taken = holding.take(taker.person, id_, Taking("the blue folder", reads_on=reads_on), taker.now)
    assert isinstance(taken, Place), taken
    return taken


def see(told: Told, place: Place):
    return look(told.person, place.id, told.now)


def test_mei_hands_over_to_laila_and_goes_on_reading_because_laila_says_so(mei, laila):
    hers = story(mei)
    taken = hand(mei, hers, laila, reads_on=True)
    seen = see(laila, taken)
    assert seen.opened.holding is not None
    assert seen.state.telling.on_behalf_of == ""
    assert [told.words for told in seen.state.telling.told] == ["what was told"]
    as_mei = see(mei, hers)
    assert as_mei.opened.holding is None
    assert as_mei.opened.terms.purposes == ("listen",)
    assert as_mei.state.telling.on_behalf_of == ""
    assert do(mei.person, hers.id, KeepTold("b", "more"), mei.now) == OnlyToRead()
    assert mine(mei.person) == []


def test_unless_laila_says_so_mei_reads_nothing_more_and_it_leaves_her_shelf(mei, laila):
    hers = story(mei)
    hand(mei, hers, laila)
    with pytest.raises(ConsentEnded):
        see(mei, hers)
    assert situations(mei.person) == ()


def test_from_then_on_only_lailas_word_counts(mei, laila, su):
    hers = story(mei)
    hand(mei, hers, laila, reads_on=True)
    meet(mei, "Mei", su, "Su")
    assert holding.offer(mei.person, hers.id, known(mei, su), mei.now) == NotYoursToSay()
    assert holding.offers(su.person, su.now) == ()


def test_an_offer_shows_who_holds_and_who_reads_before_it_is_taken(mei, laila, su):
    hers = story(mei)
    terms = Terms(("listen",), whole=True)
    vault.grant(
        mei.store, mei.person.keyring, hers.id, su.person.keyring.card, terms, int(mei.now.timestamp())
    )
    offer(mei, hers, laila)
    [offered] = holding.offers(laila.person, laila.now)
    assert offered.holder.name == "Mei"
    assert [reader.name for reader in offered.readers] == ["Su"]
    assert (offered.offer.kind, offered.place) == ("story", None)
    assert laila.store.shelf(laila.person.keyring.card.address) is not None
    assert situations(laila.person) == ()


def test_a_question_by_somebody_whose_card_i_do_not_hold_names_nobody(mei, laila):
    cards.forget(laila.person, known(laila, mei))
    offer(mei, story(mei), laila)
    [offered] = holding.offers(laila.person, laila.now)
    assert offered.holder is None
    assert offered.offer.holder == mei.person.keyring.card


def test_mei_sees_to_whom_she_offered_and_takes_it_back(mei, laila):
    hers = story(mei)
    id_ = offer(mei, hers, laila)
    card, who = holding.offered_to(mei.person, see(mei, hers))
    assert (card, who.name) == (laila.person.keyring.card, "Laila")
    holding.cancel(mei.person, hers.id, mei.now)
    assert holding.offered_to(mei.person, see(mei, hers)) is None
    assert holding.offers(laila.person, laila.now) == ()
    with pytest.raises(NotHere):
        holding.take(laila.person, id_, Taking("x"), laila.now)
    holding.cancel(mei.person, hers.id, mei.now)


def test_not_taking_is_whole(mei, laila):
    hers = story(mei)
    id_ = offer(mei, hers, laila)
    holding.leave_out(laila.person, id_, laila.now)
    assert holding.offers(laila.person, laila.now) == ()
    mei.do(hers, KeepTold("b", "as before"))


def test_what_laila_reads_already_keeps_its_place_and_its_name(mei, laila):
    hers = story(mei)
    terms = Terms(("listen",), whole=True)
    vault.grant(
        mei.store, mei.person.keyring, hers.id, laila.person.keyring.card, terms, int(mei.now.timestamp())
    )
    [note] = vault.waiting(laila.store, laila.person.keyring)
    read = vault.accept(laila.store, laila.person.keyring, note, "mine, told to Mei")
    taken = hand(mei, hers, laila)
    assert (taken.id, taken.name) == (read.id, "mine, told to Mei")
    assert see(laila, taken).opened.holding is not None


@pytest.mark.parametrize(("name", "refused"), [(" ", Empty("name")), ("Friday", AlreadyKnown("name"))])
def test_a_name_is_asked_for_it_and_a_taken_one_is_not_taken_twice(mei, laila, name, refused):
    laila.begin("Friday", kind="story")
    id_ = offer(mei, story(mei), laila)
    assert holding.take(laila.person, id_, Taking(name), laila.now) == refused
    assert [each.id for each in holding.offers(laila.person, laila.now)] == [id_]


@pytest.mark.parametrize("reads_on", [True, False])
def test_whoever_held_it_before_is_named_as_the_one_who_wrote_what_stands_from_then(mei, laila, reads_on):
    taken = hand(mei, story(mei), laila, reads_on=reads_on)
    laila.do(taken, KeepTold("b", "my own words"))
    seen = see(laila, taken)
    wrote = whoreads.author(laila.person, seen, "a")
    assert wrote is not None
    assert wrote.known is not None
    assert (wrote.known.name, wrote.then, wrote.me) == ("Mei", True, False)
    assert whoreads.author(laila.person, seen, "b") is None, "whoever holds it wrote this"


def test_consents_stay_as_they_were_recorded_and_the_new_holder_can_end_them(mei, laila):
    hers = story(mei)
    mei.do(hers, RecordConsent("c", "Ravi", how="by message"))
    taken = hand(mei, hers, laila)
    [consent] = see(laila, taken).state.consents.recorded
    assert (consent.to, consent.how, consent.ended) == ("Ravi", "by message", False)
    laila.do(taken, WithdrawConsent("c"))
    [consent] = see(laila, taken).state.consents.recorded
    assert consent.ended


def test_meis_own_notes_are_handed_to_nobody(mei, laila):
    notes = mei.begin()
    assert holding.offer(mei.person, notes.id, known(mei, laila), mei.now) == OnlyMine()
    assert holding.offers(laila.person, laila.now) == ()


def test_whoever_goes_on_holding_for_somebody_leaves_whose_it_is(mei, su):
    meet(mei, "Mei", su, "Su")
    id_ = offer(mei, story(mei), su)
    taken = holding.take(su.person, id_, Taking("blue", mine=False), su.now)
    assert see(su, taken).state.telling.on_behalf_of == "Laila"


def test_laila_lets_su_hold_it_and_takes_it_back_alone(laila, su):
    hers = story(laila, "")
    sus = hand(laila, hers, su, way_back=True)
    assert see(su, sus).state.telling.on_behalf_of == "Laila"
    assert see(su, sus).opened.holding.held_for == laila.person.keyring.card
    as_laila = see(laila, hers)
    assert (as_laila.opened.holding, as_laila.opened.writes) == (None, True)
    assert as_laila.name == "Thursday"
    assert holding.lent(laila.person, hers.id, laila.now).holder.name == "Su"
    assert holding.offers(laila.person, laila.now) == ()
    assert holding.take_back(laila.person, hers.id, laila.now) is None
    assert see(laila, hers).opened.holding is not None
    assert see(laila, hers).state.telling.on_behalf_of == ""
    with pytest.raises(ConsentEnded):
        see(su, sus)
    assert holding.take_back(laila.person, hers.id, laila.now) == NoLongerOffered()


def test_also_where_su_let_her_read_no_more(laila, su):
    hers = story(laila, "")
    sus = hand(laila, hers, su, way_back=True)
    [reader] = see(su, sus).opened.holding.readers
    vault.withdraw(su.store, su.person.keyring, sus.id, reader.id, int(su.now.timestamp()))
    with pytest.raises(vault.NotTakenYet):
        see(laila, hers)
    assert holding.lent(laila.person, hers.id, laila.now) is not None
    assert holding.take_back(laila.person, hers.id, laila.now, reads_on=True) is None
    assert see(su, sus).opened.terms.purposes == ("listen",)


@pytest.mark.parametrize("reads_on", [True, False])
def test_also_after_su_confirmed_who_reads(laila, su, reads_on):
    """Confirming gives the strand a new key, and the way back comes with it."""
    hers = story(laila, "")
    sus = hand(laila, hers, su, way_back=True)
    assert holding.lent(laila.person, hers.id, laila.now) is not None
    keep = [reader.id for reader in see(su, sus).opened.holding.readers if reads_on]
    vault.confirm(su.store, su.person.keyring, sus.id, keep, int(su.now.timestamp()))
    assert holding.lent(laila.person, hers.id, laila.now) is not None
    assert holding.take_back(laila.person, hers.id, laila.now) is None
    assert see(laila, hers).opened.holding is not None
    assert see(laila, hers).name == "Thursday"


def test_what_is_held_with_a_way_back_goes_to_nobody_else(laila, su, mei):
    meet(su, "Su", mei, "Mei")
    sus = hand(laila, story(laila, ""), su, way_back=True)
    assert holding.offer(su.person, sus.id, known(su, mei), su.now) == GoesBackFirst()


def test_taking_and_letting_go_is_one_step_and_leaves_nothing_for_anybody(mei, laila, su):
    hers = story(mei)
    terms = Terms(("listen",), whole=True)
    card = su.person.keyring.card
    vault.grant(mei.store, mei.person.keyring, hers.id, card, terms, int(mei.now.timestamp()))
    [note] = vault.waiting(su.store, su.person.keyring)
    sus = vault.accept(su.store, su.person.keyring, note, "hers")
    id_ = offer(mei, hers, laila)
    assert holding.take_and_let_go(laila.person, id_, laila.now) is None
    for told, place in ((mei, hers), (su, sus)):
        with pytest.raises((NotHere, ConsentEnded)):
            see(told, place)
    assert situations(laila.person) == ()
    assert laila.store.rows() == []


def test_under_a_legal_threat_it_is_not_even_taken(mei, laila):
    hers = story(mei)
    note_legal_threat(mei.person, "a letter", mei.now)
    id_ = offer(mei, hers, laila)
    assert holding.take_and_let_go(laila.person, id_, laila.now) == PausedByThreat()
    assert see(mei, hers).opened.holding is not None


def test_what_i_take_while_i_am_threatened_rests_too_and_is_not_taken_to_be_let_go(mei, laila):
    laila.begin("own")
    hers = story(mei)
    note_legal_threat(laila.person, "a letter", laila.now)
    id_ = offer(mei, hers, laila)
    assert holding.take_and_let_go(laila.person, id_, laila.now) == PausedByThreat()
    place = holding.take(laila.person, id_, Taking("blue"), laila.now)
    assert see(laila, place).rests
    assert let_go(laila.person, place.id, WHOLE, laila.now) == PausedByThreat()


def test_somebody_who_was_cut_off_in_between_finds_it_on_the_shelf(mei, laila):
    hers = story(mei)
    offer(mei, hers, laila)
    [note] = vault.waiting(laila.store, laila.person.keyring)
    place = vault.accept(laila.store, laila.person.keyring, note, "blue")
    [offered] = holding.offers(laila.person, laila.now)
    assert (offered.id, offered.place.id) == (place.id, place.id)
    taken = holding.take(laila.person, offered.id, Taking(""), laila.now)
    assert (taken.id, taken.name) == (place.id, "blue")
    assert see(laila, taken).opened.holding is not None


def test_an_offer_that_was_begun_on_the_shelf_can_be_left_out_too(mei, laila):
    hers = story(mei)
    offer(mei, hers, laila)
    [note] = vault.waiting(laila.store, laila.person.keyring)
    vault.accept(laila.store, laila.person.keyring, note, "blue")
    [offered] = holding.offers(laila.person, laila.now)
    holding.leave_out(laila.person, offered.id, laila.now)
    assert holding.offers(laila.person, laila.now) == ()
    assert see(mei, hers).opened.holding is not None


def test_in_month_six_laila_takes_everything_with_her_and_lets_the_rest_go(mei, laila, su):
    hers = story(mei)
    taken = hand(mei, hers, laila, reads_on=True)
    laila.do(taken, KeepTold("b", "I saw him at the station"))
    [(name, _, as_json)] = everything(laila.person, laila.now)
    assert name == "1-story"
    assert b"what was told" in as_json
    assert b"I saw him at the station" in as_json
    assert list(everything(mei.person, mei.now)) == []
    assert let_go_of_everything(laila.person, laila.now) is None
    with pytest.raises((NotHere, ConsentEnded)):
        see(mei, hers)
    assert laila.store.rows() == []
    assert b"station" not in laila.store.everything()
