"""Giving, narrowing and ending: what the keys open is what was said, and readers learn of nobody else."""

from datetime import timedelta

import pytest
from tellers import Told, somebody

from jaga.practice.consent import Purpose, Reach
from jaga.practice.refusals import (
    AlreadyKnown,
    ConfirmFirst,
    ControlCharacter,
    DateInPast,
    Empty,
    NotYoursToSay,
    OnlyMine,
    OnlyToRead,
    Widens,
)
from jaga.practice.telling import KeepTold
from jaga.usecases import cards, giving, receiving, whoreads
from jaga.usecases.folds import look
from jaga.usecases.giving import Give, Narrow, Stand
from jaga.usecases.strands import do, put_away
from jaga.vault import ConsentEnded, NotHere, Place, PutSlot
from jaga.vault.marks import UNKNOWN, held_mark

NOW_ON, WHOLE = Reach.FROM_NOW_ON, Reach.WHOLE


@pytest.fixture
def ravi(mei: Told) -> Told:
    """Ravi, in the same store."""
    return somebody(mei.store)


@pytest.fixture
def hers(mei: Told, faiz: Told, ravi: Told) -> Place:
    """A story that Mei holds, with words in it; she holds the cards of Faiz and Ravi, and they hers."""
    for one, other, name in ((mei, faiz, "Faiz"), (mei, ravi, "Ravi"), (faiz, mei, "Mei"), (ravi, mei, "M")):
        assert isinstance(cards.keep(one.person, other.person.keyring.card, name), cards.Known)
    place = mei.begin(kind="story")
    mei.do(place, KeepTold("a", "before"))
    return place


def card(who: Told, name: str) -> bytes:
    return next(known.id for known in cards.mine(who.person) if known.name == name)


def give(mei: Told, place: Place, name: str, wish: Give) -> bytes:
    given = giving.give(mei.person, place.id, card(mei, name), wish, mei.now)
    assert isinstance(given, bytes), given
    return given


def take(who: Told, name: str = "hers") -> Place:
    [waits] = receiving.waiting(who.person)
    place = receiving.accept(who.person, waits.id, name, who.now)
    assert isinstance(place, Place), place
    return place


def told(who: Told, place: Place) -> list[str]:
    return [each.words for each in look(who.person, place.id, who.now).state.telling.told]


def test_from_now_on_opens_nothing_from_before_and_the_whole_story_does(mei, faiz, ravi, hers):
    give(mei, hers, "Faiz", Give(NOW_ON))
    give(mei, hers, "Ravi", Give(WHOLE))
    mei.do(hers, KeepTold("b", "after"))
    assert told(faiz, take(faiz)) == ["after"]
    assert told(ravi, take(ravi)) == ["before", "after"]


def test_as_it_begins_it_is_only_to_listen_and_writes_nothing_into_the_strand(mei, faiz, hers):
    rows = len(look(mei.person, hers.id, mei.now).fold.entries)
    give(mei, hers, "Faiz", Give(WHOLE))
    terms = look(faiz.person, take(faiz).id, faiz.now).opened.terms
    assert (terms.purposes, terms.until, terms.ask_again, terms.writes) == (("listen",), None, None, False)
    state = look(mei.person, hers.id, mei.now)
    assert len(state.fold.entries) == rows
    assert state.state.consents.recorded == ()


def test_a_reader_learns_of_no_other_reader(mei, faiz, ravi, hers):
    give(mei, hers, "Faiz", Give(WHOLE))
    give(mei, hers, "Ravi", Give(WHOLE))
    seen = look(faiz.person, take(faiz).id, faiz.now)
    assert whoreads.readers(faiz.person, seen) == ()
    assert whoreads.holder(faiz.person, seen).name == "Mei"
    held = look(mei.person, hers.id, mei.now)
    assert {each.known.name for each in whoreads.readers(mei.person, held)} == {"Faiz", "Ravi"}


def test_what_is_written_after_the_end_cannot_be_opened_and_the_place_is_gone(mei, faiz, ravi, hers):
    reader = give(mei, hers, "Faiz", Give(WHOLE, writes=True))
    give(mei, hers, "Ravi", Give(WHOLE))
    his = take(faiz)
    faiz.do(his, KeepTold("b", "his"))
    assert giving.end(mei.person, hers.id, reader, mei.now).whole
    mei.do(hers, KeepTold("c", "after"))
    with pytest.raises(ConsentEnded):
        look(faiz.person, his.id, faiz.now)
    with pytest.raises(NotHere):
        look(faiz.person, his.id, faiz.now)
    assert receiving.waiting(faiz.person) == ()
    assert told(ravi, take(ravi)) == ["before", "his", "after"]
    with pytest.raises(NotHere):
        giving.end(mei.person, hers.id, reader, mei.now)


def test_it_ends_by_itself_after_its_last_day_while_the_holder_is_away(mei, faiz, hers):
    last = (mei.now + timedelta(days=2)).date()
    give(mei, hers, "Faiz", Give(WHOLE, until=last))
    his = take(faiz)
    assert giving.last_day(look(faiz.person, his.id, faiz.now).opened.terms, faiz.now.tzinfo) == last
    faiz.later(2)  # twenty to midnight on the last day
    assert told(faiz, his) == ["before"]
    faiz.now += timedelta(minutes=21)
    with pytest.raises(ConsentEnded):
        look(faiz.person, his.id, faiz.now)
    mei.later(3)
    [ended] = whoreads.readers(mei.person, look(mei.person, hers.id, mei.now))
    assert (ended.known.name, ended.ended) == ("Faiz", True)


def test_an_overdue_question_locks_nobody_out_and_it_can_be_said_to_stand(mei, faiz, hers):
    reader = give(mei, hers, "Faiz", Give(WHOLE, ask_again=mei.now.date()))
    his = take(faiz)
    mei.later(30)
    faiz.later(30)
    assert told(faiz, his) == ["before"]
    again = (mei.now + timedelta(days=90)).date()
    assert giving.stands(mei.person, hers.id, reader, Stand(again), mei.now) is None
    terms = look(faiz.person, his.id, faiz.now).opened.terms
    assert giving.day_to_ask(terms, faiz.now.tzinfo) == again
    assert terms.whole


def test_narrowing_takes_away_and_never_gives(mei, faiz, hers):
    both = frozenset({Purpose.LISTEN, Purpose.SUPPORT})
    until = (mei.now + timedelta(days=9)).date()
    reader = give(mei, hers, "Faiz", Give(WHOLE, purposes=both, until=until, writes=True))
    his = take(faiz)
    ask = frozenset({Purpose.PUBLIC})
    later = Narrow(until=until + timedelta(days=1))
    assert giving.narrow(mei.person, hers.id, reader, Narrow(purposes=ask), mei.now) == Widens("purposes")
    assert giving.narrow(mei.person, hers.id, reader, later, mei.now) == Widens("until")
    none = Narrow(purposes=frozenset())
    assert giving.narrow(mei.person, hers.id, reader, none, mei.now) == Empty("purposes")
    less = Narrow(frozenset({Purpose.LISTEN}), reach=NOW_ON, only_reads=True)
    assert giving.narrow(mei.person, hers.id, reader, less, mei.now) is None
    terms = look(faiz.person, his.id, faiz.now).opened.terms
    assert (terms.purposes, terms.whole, terms.writes) == (("listen",), False, False)
    assert do(faiz.person, his.id, KeepTold("b", "his"), faiz.now) == OnlyToRead()
    mei.do(hers, KeepTold("c", "after"))
    assert told(faiz, his) == ["after"]


def test_more_than_before_is_given_anew_and_reaches_who_reads_already(mei, faiz, hers):
    give(mei, hers, "Faiz", Give(NOW_ON))
    his = take(faiz)
    give(mei, hers, "Faiz", Give(WHOLE))
    assert receiving.waiting(faiz.person) == ()
    assert told(faiz, his) == ["before"]


def test_how_it_was_given_is_an_entry_only_where_it_is_said_and_follows_what_is_given(mei, faiz, ravi, hers):
    reader = give(mei, hers, "Faiz", Give(WHOLE, how="by voice, in a park"))
    give(mei, hers, "Ravi", Give(WHOLE))
    [noted] = look(ravi.person, take(ravi).id, ravi.now).state.consents.recorded
    assert (noted.to, noted.how, noted.ended) == ("Faiz", "by voice, in a park", False)
    give(mei, hers, "Faiz", Give(WHOLE, how="again, by message"))
    before, now = look(mei.person, hers.id, mei.now).state.consents.recorded
    assert (before.ended, now.how) == (True, "again, by message")
    giving.end(mei.person, hers.id, reader, mei.now)
    assert all(each.ended for each in look(mei.person, hers.id, mei.now).state.consents.recorded)


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        (Give(WHOLE, purposes=frozenset()), Empty("purposes")),
        (Give(WHOLE, how="\x00"), ControlCharacter("how", 0)),
    ],
)
def test_what_cannot_be_given_gives_nothing(mei, faiz, hers, wish, refused):
    outcome = giving.give(mei.person, hers.id, card(mei, "Faiz"), wish, mei.now)
    assert outcome == refused
    assert receiving.waiting(faiz.person) == ()


def test_a_day_that_has_passed_is_no_end(mei, faiz, hers):
    yesterday = (mei.now - timedelta(days=1)).date()
    outcome = giving.give(mei.person, hers.id, card(mei, "Faiz"), Give(WHOLE, until=yesterday), mei.now)
    assert outcome == DateInPast("until")
    assert receiving.waiting(faiz.person) == ()


def test_only_the_holder_gives_only_to_cards_of_theirs_and_never_notes(mei, faiz, ravi, hers):
    cards.keep(faiz.person, ravi.person.keyring.card, "Ravi")
    give(mei, hers, "Faiz", Give(WHOLE, writes=True))
    his = take(faiz)
    assert giving.give(faiz.person, his.id, card(faiz, "Ravi"), Give(WHOLE), faiz.now) == NotYoursToSay()
    with pytest.raises(NotHere):
        giving.give(mei.person, hers.id, card(faiz, "Ravi"), Give(WHOLE), mei.now)
    notes = mei.begin("mine alone")
    assert giving.give(mei.person, notes.id, card(mei, "Faiz"), Give(WHOLE), mei.now) == OnlyMine()
    assert receiving.waiting(ravi.person) == ()


def test_what_waits_is_taken_under_a_free_name_or_declined_and_nobody_is_told(mei, faiz, hers):
    mine = faiz.begin("Tuesday", kind="story")
    give(mei, hers, "Faiz", Give(WHOLE))
    [waits] = receiving.waiting(faiz.person)
    assert waits.sender.name == "Mei"
    refused = receiving.accept(faiz.person, waits.id, "Tuesday", faiz.now)
    assert refused == AlreadyKnown("name")
    assert receiving.free_name(faiz.person, "Tuesday") == "Tuesday 2"
    sent = faiz.store.inbox(mei.person.keyring.card.address)
    receiving.dismiss(faiz.person, waits)
    assert receiving.waiting(faiz.person) == ()
    assert faiz.store.inbox(mei.person.keyring.card.address) == sent
    assert mine.name == "Tuesday"


def test_what_was_ended_before_it_was_taken_is_not_there_and_leaves_nothing_behind(mei, faiz, hers):
    reader = give(mei, hers, "Faiz", Give(WHOLE))
    [waits] = receiving.waiting(faiz.person)
    giving.end(mei.person, hers.id, reader, mei.now)
    assert receiving.accept(faiz.person, waits.id, "hers", faiz.now) is None
    assert whoreads.everything(faiz.person, faiz.now) == ()


def test_what_was_given_can_be_put_away_but_not_what_i_hold(mei, faiz, hers):
    give(mei, hers, "Faiz", Give(WHOLE))
    his = take(faiz)
    put_away(faiz.person, his.id)
    with pytest.raises(NotHere):
        look(faiz.person, his.id, faiz.now)
    put_away(mei.person, hers.id)
    assert told(mei, hers) == ["before"]


def test_everything_in_one_place_says_what_i_hold_and_what_i_read(mei, faiz, hers):
    give(mei, hers, "Faiz", Give(WHOLE))
    his = take(faiz)
    [held] = whoreads.everything(mei.person, mei.now)
    assert [each.known.name for each in held.readers] == ["Faiz"]
    [reads] = whoreads.everything(faiz.person, faiz.now)
    assert (reads.place.id, reads.holder.name, reads.readers) == (his.id, "Mei", ())


def test_after_a_restore_the_holder_says_first_who_goes_on(mei, faiz, ravi, hers):
    stays = give(mei, hers, "Faiz", Give(WHOLE))
    give(mei, hers, "Ravi", Give(WHOLE))
    his, rs = take(faiz), take(ravi)
    mei.store.save((PutSlot(held_mark(hers.content), UNKNOWN),))  # as the house does when it restores
    [waiting] = whoreads.everything(faiz.person, faiz.now)
    assert waiting.seen is None
    seen = look(mei.person, hers.id, mei.now)
    assert giving.to_confirm(seen)
    assert giving.give(mei.person, hers.id, card(mei, "Faiz"), Give(WHOLE), mei.now) == ConfirmFirst()
    giving.confirm(mei.person, hers.id, [stays], mei.now)
    assert told(faiz, his) == ["before"]
    with pytest.raises(ConsentEnded):
        look(ravi.person, rs.id, ravi.now)


def test_who_wrote_is_said_to_those_who_read_and_to_the_holder_where_it_was_another(mei, faiz, ravi, hers):
    give(mei, hers, "Faiz", Give(WHOLE, writes=True))
    give(mei, hers, "Ravi", Give(WHOLE))
    his, rs = take(faiz), take(ravi)
    faiz.do(his, KeepTold("b", "his"))
    mine, other = look(faiz.person, his.id, faiz.now), look(ravi.person, rs.id, ravi.now)
    assert whoreads.author(faiz.person, mine, "a").known.name == "Mei"
    assert whoreads.author(faiz.person, mine, "b").me
    assert whoreads.author(ravi.person, other, "b").known is None
    held = look(mei.person, hers.id, mei.now)
    assert whoreads.author(mei.person, held, "a") is None
    assert whoreads.author(mei.person, held, "b").known.name == "Faiz"
