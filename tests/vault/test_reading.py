"""Reading: verified, continued from a frontier, in whatever order rows were merged."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaga import vault
from jaga.vault import MemoryStore
from jaga.vault.envelope import CONTENT, Epoch, Inner, seal
from jaga.vault.shapes import Event
from jaga.vault.slip import locator, unbox_row

DAY = 86_400


def said(reading):
    return [entry.events[0].body["words"] for entry in reading.entries]


def late_row(house, name, opened, text, seq=0, prev=b"", chain=None):
    """A row that somebody seals with a key they kept, outside of any house."""
    inner = Inner(
        opened.strand,
        house.keyring(name).card.id,
        chain or bytes(16),
        seq,
        prev,
        (),
        0,
        (Event("Said", {"words": text}),),
    )
    return seal(house.keyring(name), opened.epoch, inner)


def test_reading_goes_on_from_a_frontier_that_went_through_a_snapshot(house):
    place = house.strand("Laila")
    house.write("Laila", place, "one")
    first = house.reading("Laila", place)
    house.write("Laila", place, "two")
    frontier = vault.read_frontier(first.frontier.to_bytes())
    more = vault.read(house.store, house.open("Laila", place), frontier)
    assert said(more) == ["two"]
    assert not more.whole
    assert more.frontier == house.reading("Laila", place).frontier


def test_writing_goes_on_from_a_frontier(house):
    place = house.strand("Laila")
    house.write("Laila", place, "one")
    frontier = house.reading("Laila", place).frontier
    opened = house.open("Laila", place)
    events = (Event("Said", {"words": "two"}),)
    vault.append(house.store, house.keyring("Laila"), opened, events, house.now, frontier)
    entries = house.reading("Laila", place).entries
    assert [entry.seq for entry in entries] == [0, 1]
    assert entries[1].prev == entries[0].id
    assert entries[1].heads == (entries[0].id,)


def test_a_frontier_from_before_more_was_given_starts_anew(house):
    place = house.strand("Laila")
    house.write("Laila", place, "one")
    _, his = house.give("Laila", place, "Ravi")
    frontier = house.reading("Ravi", his).frontier
    terms = vault.Terms(("listening",), whole=True)
    card = house.keyring("Ravi").card
    vault.grant(house.store, house.keyring("Laila"), place.id, card, terms, house.now)
    reading = vault.read(house.store, house.open("Ravi", his), frontier)
    assert reading.whole
    assert said(reading) == ["one"]


def test_what_the_withdrawn_wrote_beyond_their_last_entry_is_set_aside_for_the_holder(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    _, hers = house.give("Laila", place, "Mei", whole=True)
    house.write("Ravi", his, "in time")
    kept = house.open("Ravi", his)
    house.withdraw("Laila", place, person)
    house.store.merge(place.content, [late_row(house, "Ravi", kept, "too late")])
    assert said(house.reading("Mei", hers)) == ["in time"] == said(house.reading("Laila", place))
    aside = house.reading("Laila", place).set_aside
    assert [entry.events[0].body["words"] for entry in aside] == ["too late"]
    assert house.reading("Mei", hers).set_aside == ()


def test_a_replica_that_read_too_much_reads_again_once_it_hears_of_the_withdrawal(house):
    place = house.strand("Laila")
    person, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    kept = house.open("Ravi", his)
    replica = MemoryStore()
    replica.merge(place.content, house.store.read(place.content))
    replica.merge(place.content, [late_row(house, "Ravi", kept, "too late")])
    opened = house.open("Laila", place)
    before = vault.read(replica, opened)
    assert said(before) == ["too late"]
    house.withdraw("Laila", place, person)
    replica.merge(place.content, house.store.read(place.content))
    after = vault.read(replica, house.open("Laila", place), before.frontier)
    assert after.whole
    assert said(after) == []


def test_somebody_elses_words_in_another_envelope_are_not_new(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    house.write("Laila", place, "once")
    opened = house.open("Ravi", his)
    from jaga.vault.envelope import _seal_with_salt, unseal

    found = unseal(house.store.read(place.content)[-1], opened.epoch)
    again = _seal_with_salt(opened.epoch, found.raw + found.signature, bytes(32), 0)
    frontier = house.reading("Laila", place).frontier
    house.store.merge(place.content, [again])
    assert said(house.reading("Laila", place)) == ["once"]
    again = vault.read(house.store, house.open("Laila", place), frontier)
    assert again.whole
    assert said(again) == ["once"]


def test_a_reader_cannot_write_by_sealing_for_themselves(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True)
    opened = house.open("Ravi", his)
    house.store.merge(place.content, [late_row(house, "Ravi", opened, "smuggled")])
    reading = house.reading("Laila", place)
    assert said(reading) == []
    assert len(reading.damaged) == 1


def test_a_writer_cannot_write_under_somebody_elses_card(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    opened = house.open("Ravi", his)
    forged = Inner(
        opened.strand,
        house.keyring("Laila").card.id,
        bytes(16),
        0,
        b"",
        (),
        0,
        (Event("Said", {"words": "not hers"}),),
    )
    house.store.merge(place.content, [seal(house.keyring("Ravi"), opened.epoch, forged)])
    assert said(house.reading("Laila", place)) == []


def test_words_that_name_another_strand_do_not_count(house):
    place = house.strand("Laila")
    opened = house.open("Laila", place)
    elsewhere = msgspec.structs.replace(opened, place=msgspec.structs.replace(place, strand=bytes(16)))
    house.store.merge(place.content, [late_row(house, "Laila", elsewhere, "from elsewhere")])
    assert len(house.reading("Laila", place).damaged) == 1


def opening_row(house, name, opened, key, turn, due):
    body = {"turn": turn, "due": due, "holder": bytes(16), "writers": [], "closed": []}
    epoch = Epoch(opened.place.content, key.tag, key.key, CONTENT)
    author = house.keyring(name)
    event = Event("vault.epoch-opened", body)
    return seal(author, epoch, Inner(opened.strand, author.card.id, bytes(16), 0, b"", (), 0, (event,)), 1)


def test_an_epoch_cannot_be_opened_by_a_reader(house):
    place = house.strand("Laila")
    _, his = house.give("Laila", place, "Ravi", whole=True, writes=True)
    house.write("Laila", place, "words")
    opened = house.open("Ravi", his)
    row = opening_row(house, "Ravi", opened, opened.current, opened.current.turn + 1, 0)
    house.store.merge(place.content, [row])
    reading = house.reading("Ravi", his)
    assert said(reading) == ["words"]
    assert len(reading.damaged) == 1


def test_an_epoch_opens_only_in_the_turn_that_its_key_was_given_for(house):
    place = house.strand("Laila")
    opened = house.open("Laila", place)
    row = opening_row(house, "Laila", opened, opened.current, opened.current.turn + 7, 0)
    house.store.merge(place.content, [row])
    reading = house.reading("Laila", place)
    assert len(reading.damaged) == len(reading.frontier.epochs) == 1


def test_an_epoch_signed_ahead_does_not_come_back_once_another_followed(house):
    place = house.strand("Laila")
    house.give("Laila", place, "A", until=house.now + DAY)
    house.give("Laila", place, "B", until=house.now + 2 * DAY)
    first = house.open("Laila", place).epochs[-2]
    row = unbox_row(first, house.store.slot(locator(first.key, first.tag)))
    house.now += 2 * DAY
    house.write("Laila", place, "after both dates")
    house.store.merge(place.content, [row])
    reading = house.reading("Laila", place)
    assert len(reading.damaged) == 1
    assert first.tag not in [seen.tag for seen in reading.frontier.epochs]


def test_only_the_home_house_brings_epochs(house):
    place = house.strand("Laila")
    house.give("Laila", place, "Ravi")
    house.write("Laila", place, "words")
    rows = house.store.read(place.content)
    replica = MemoryStore()
    other = house.store.read(place.control)
    assert vault.merge(replica, place.content, [*rows, *other, b"junk"], from_home=False) == 1
    assert replica.epoch(place.content) is None
    assert vault.merge(replica, place.content, rows, from_home=True) == 2


def test_events_and_fields_that_nobody_knows_yet_survive(house):
    place = house.strand("Laila")
    event = Event("FromTheFuture", {"list": [1, 2.5, None, b"\x00", {"deep": True}]})
    vault.append(house.store, house.keyring("Laila"), house.open("Laila", place), (event,), house.now)
    assert house.reading("Laila", place).entries[0].events == (event,)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_merging_in_any_order_and_twice_reads_the_same_words(data, house):
    house = type(house)()
    place = house.strand("Laila")
    _, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    for number in range(6):
        name, theirs = data.draw(st.sampled_from([("Laila", place), ("Mei", hers)]))
        house.write(name, theirs, f"{number}")
    rows = house.store.read(place.content)
    openings, words = rows[:2], rows[2:]
    replica = MemoryStore()
    replica.merge(place.content, openings)
    for row in data.draw(st.permutations(words)):
        replica.merge(place.content, [row])
    replica.merge(place.content, data.draw(st.permutations(rows)))
    reading = vault.read(replica, house.open("Laila", place))
    assert not reading.damaged
    assert set(said(reading)) == {str(number) for number in range(6)}
