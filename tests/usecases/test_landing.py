"""Where somebody lands, decided by nothing but what is on their shelf and waits for them."""

import pytest
from tellers import Told, somebody

from jaga import vault
from jaga.practice.consent import Reach
from jaga.practice.passed_on import NoteNoLongerAsked, TakeUpRequest
from jaga.practice.roles import Role
from jaga.usecases import asked_of, cards, giving, holding, landing
from jaga.usecases.compartments import say_role
from jaga.usecases.holding import Taking
from jaga.usecases.landing import Landing, land
from jaga.vault import Place, Terms


@pytest.fixture
def laila(mei: Told) -> Told:
    """Laila, who joined; she and Mei hold each other's cards."""
    return met(mei, somebody(mei.store), "Laila")


def met(mei: Told, other: Told, name: str) -> Told:
    cards.keep(mei.person, other.person.keyring.card, name)
    cards.keep(other.person, mei.person.keyring.card, "Mei")
    return other


def known(told: Told, other: Told) -> bytes:
    found = cards.called(told.person, other.person.keyring.card)
    assert found is not None
    return found.id


def offer(giver: Told, place: Place, taker: Told, *, way_back: bool = False) -> None:
    assert holding.offer(giver.person, place.id, known(giver, taker), giver.now, way_back=way_back) is None


def give(giver: Told, place: Place, reader: Told, *, writes: bool = True) -> None:
    card, terms = reader.person.keyring.card, Terms(("listen",), whole=True, writes=writes)
    vault.grant(giver.store, giver.person.keyring, place.id, card, terms, int(giver.now.timestamp()))


def take(reader: Told, name: str = "Friday") -> Place:
    [note] = [n for n in vault.waiting(reader.store, reader.person.keyring) if n.kind == vault.GRANT]
    return vault.accept(reader.store, reader.person.keyring, note, name)


def lands(told: Told) -> Landing:
    return land(told.person, told.now)


def test_whoever_has_nothing_or_their_own_lands_on_today(mei, laila):
    mei.begin()
    mei.begin(kind="story")
    mei.begin(kind="accountability")
    assert (lands(mei), lands(laila)) == (Landing.TODAY, Landing.TODAY)


def test_a_supporter_who_was_let_read_lands_on_today(mei, laila):
    give(mei, mei.begin(kind="story"), laila)
    assert lands(laila) is Landing.TODAY
    take(laila)
    assert lands(laila) is Landing.TODAY


def test_whoever_is_offered_something_lands_on_what_exists_until_they_take_it(mei, laila):
    offer(mei, mei.begin(kind="story"), laila)
    assert lands(laila) is Landing.THEIRS
    [offered] = landing.theirs(laila.person, laila.now)
    assert isinstance(holding.take(laila.person, offered.id, Taking("blue"), laila.now), Place)
    assert lands(laila) is Landing.TODAY


def test_leave_it_so_is_remembered_and_a_new_offer_is_shown_all_the_same(mei, laila):
    offer(mei, mei.begin(kind="story"), laila)
    landing.leave_so(laila.person, laila.now)
    assert lands(laila) is Landing.TODAY
    assert len(landing.theirs(laila.person, laila.now)) == 1
    offer(mei, mei.begin("Sunday", kind="story"), laila)
    assert lands(laila) is Landing.THEIRS


def test_an_offer_taken_back_is_no_reason_to_land_elsewhere(mei, laila):
    place = mei.begin(kind="story")
    offer(mei, place, laila)
    holding.cancel(mei.person, place.id, mei.now)
    assert lands(laila) is Landing.TODAY


def test_whoever_is_asked_to_hold_something_for_somebody_lands_on_today(mei, laila):
    offer(mei, mei.begin(kind="story"), laila, way_back=True)
    assert lands(laila) is Landing.TODAY
    assert landing.theirs(laila.person, laila.now) == ()
    assert len(holding.offers(laila.person, laila.now)) == 1


def test_whoever_is_asked_to_face_harm_lands_on_that_from_the_first_note_on(mei, faiz):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    mei.do(asked, TakeUpRequest("a", "not to sit near her", "S"), TakeUpRequest("b", "to say it", "S"))
    mei.do(asked, NoteNoLongerAsked("b"))
    give(mei, asked, faiz)
    assert lands(faiz) is Landing.ASKED
    [ask] = asked_of.asks(faiz.person, faiz.now)
    assert (ask.seen, [each.known.name for each in ask.people]) == (None, ["Mei"])
    take(faiz)
    assert lands(faiz) is Landing.ASKED
    [ask] = asked_of.asks(faiz.person, faiz.now)
    assert [request.words for request in ask.requests] == ["not to sit near her"]


def test_they_are_shown_everybody_who_writes_there_and_who_is_with_them(mei, faiz, laila):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    give(mei, asked, faiz)
    give(mei, asked, laila)
    take(faiz)
    [ask] = asked_of.asks(faiz.person, faiz.now)
    cards_of = [mei.person.keyring.card, laila.person.keyring.card]
    assert [each.card for each in ask.people] == cards_of
    assert [each.known and each.known.name for each in ask.people] == ["Mei", None]


def test_their_own_notes_and_hurts_change_nothing_in_that(mei, faiz):
    met(mei, faiz, "Faiz")
    give(mei, mei.begin(kind="accountability"), faiz)
    take(faiz)
    faiz.begin("at night")
    faiz.begin("long before", kind="story")
    assert lands(faiz) is Landing.ASKED


def test_who_walks_with_them_lands_on_today(mei, faiz, laila):
    """By what was said of the cards, or, where nobody said anything, by having been given more."""
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    give(mei, asked, laila)
    take(laila)
    give(mei, mei.begin(kind="team"), laila)
    assert lands(laila) is Landing.TODAY
    [note] = vault.waiting(laila.store, laila.person.keyring)
    vault.dismiss(laila.store, laila.person.keyring, note)
    assert lands(laila) is Landing.ASKED
    say_role(mei.person, asked, known(mei, faiz), Role.CAUSED_HARM, mei.now)
    assert lands(laila) is Landing.TODAY


def test_a_role_said_of_my_card_counts_whatever_else_i_have(mei, faiz):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    give(mei, asked, faiz)
    take(faiz)
    give(mei, mei.begin("Sunday", kind="support"), faiz)
    take(faiz, "Sunday")
    assert lands(faiz) is Landing.TODAY
    say_role(mei.person, asked, known(mei, faiz), Role.CAUSED_HARM, mei.now)
    assert lands(faiz) is Landing.ASKED
    say_role(mei.person, asked, known(mei, faiz), Role.UNSETTLED, mei.now)
    assert lands(faiz) is Landing.TODAY


def test_beginning_with_today_is_their_choice_and_what_is_asked_stays(mei, faiz):
    met(mei, faiz, "Faiz")
    give(mei, mei.begin(kind="accountability"), faiz)
    take(faiz)
    landing.leave_so(faiz.person, faiz.now)
    assert lands(faiz) is Landing.TODAY
    assert len(asked_of.asks(faiz.person, faiz.now)) == 1


def test_once_it_has_ended_they_land_on_today(mei, faiz):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    give(mei, asked, faiz)
    take(faiz)
    [reader] = mei.do(asked).opened.holding.readers
    vault.withdraw(mei.store, mei.person.keyring, asked.id, reader.id, int(mei.now.timestamp()))
    assert lands(faiz) is Landing.TODAY


def along_with(mei: Told, reader: Told, place: Place) -> None:
    """Given as Mei gives it in the pages: to read along, with nothing asked of them."""
    wish = giving.Give(Reach.WHOLE, called="A friend", along=True)
    assert isinstance(giving.give(mei.person, place.id, known(mei, reader), wish, mei.now), bytes)


def test_whoever_only_reads_along_lands_on_that_waiting_and_taken(mei, faiz, laila):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    give(mei, asked, faiz)
    along_with(mei, laila, asked)
    assert lands(laila) is Landing.ALONG
    [along] = asked_of.along(laila.person, laila.now)
    assert (along.waits, along.holder.known and along.holder.known.name) == (True, "Mei")
    assert [each.card for each in along.others] == [faiz.person.keyring.card]
    take(laila)
    assert lands(laila) is Landing.ALONG
    [along] = asked_of.along(laila.person, laila.now)
    assert (along.waits, along.terms and along.terms.purposes) == (False, ("listen",))
    assert asked_of.asks(laila.person, laila.now) == ()
    assert asked_of.along(faiz.person, faiz.now) == ()
    landing.leave_so(laila.person, laila.now)
    assert lands(laila) is Landing.TODAY


def test_whoever_was_given_more_begins_with_today(mei, laila):
    along_with(mei, laila, mei.begin(kind="accountability"))
    give(mei, mei.begin(kind="team"), laila)
    assert lands(laila) is Landing.TODAY


def test_a_role_that_was_said_before_counts_and_giving_does_not_say_another(mei, faiz):
    met(mei, faiz, "Faiz")
    asked = mei.begin(kind="accountability")
    say_role(mei.person, asked, known(mei, faiz), Role.CAUSED_HARM, mei.now)
    along_with(mei, faiz, asked)
    assert lands(faiz) is Landing.ASKED
    [ask] = asked_of.asks(faiz.person, faiz.now)
    assert ask.sure


def test_where_nothing_was_said_it_is_not_said_that_it_is_asked_of_them(mei, faiz):
    met(mei, faiz, "Faiz")
    give(mei, mei.begin(kind="accountability"), faiz)
    for _waiting_then_taken in range(2):
        [ask] = asked_of.asks(faiz.person, faiz.now)
        assert not ask.sure
        if ask.seen is None:
            take(faiz)


def test_the_one_who_was_harmed_is_asked_nothing(mei, laila):
    asked = mei.begin(kind="accountability")
    give(mei, asked, laila)
    say_role(mei.person, asked, known(mei, laila), Role.HARMED, mei.now)
    assert lands(laila) is Landing.TODAY
    take(laila)
    assert lands(laila) is Landing.TODAY
