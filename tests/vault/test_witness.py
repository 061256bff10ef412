"""Restoring an old backup: nobody whose consent has ended since reads again."""

import copy

import pytest
from consent_world import Hoard

from jaga import vault
from jaga.vault import AwaitingConfirmation, ConsentEnded, Cost, NotHere

CHEAP = Cost(passes=1, kib=8)


def look(house, before=None, **locks):
    return vault.look(house.store, locks, before)


def restored(house, backup, witness):
    house.store = copy.deepcopy(backup)
    return vault.reconcile(house.store, witness and vault.read_witness(witness.to_bytes()))


@pytest.fixture
def world(house):
    place = house.strand("Laila")
    ravi, his = house.give("Laila", place, "Ravi", whole=True)
    mei, hers = house.give("Laila", place, "Mei", whole=True, writes=True)
    house.write("Laila", place, "before the backup")
    return place, (ravi, his), (mei, hers), copy.deepcopy(house.store)


def test_a_withdrawal_after_the_backup_keeps_everybody_out_until_the_holder_confirms(house, world):
    place, (ravi, his), (mei, hers), backup = world
    before = look(house)
    house.withdraw("Laila", place, ravi)
    held = restored(house, backup, look(house, before))
    assert held.closed == (place.content,)
    for name, theirs in (("Ravi", his), ("Mei", hers)):
        with pytest.raises(AwaitingConfirmation):
            house.open(name, theirs)
    assert house.open("Laila", place).holding.needs_confirming
    with pytest.raises(AwaitingConfirmation):
        house.write("Laila", place, "too soon")
    with pytest.raises(AwaitingConfirmation):
        house.give("Laila", place, "Su")
    vault.confirm(house.store, house.keyring("Laila"), place.id, [mei], house.now)
    house.write("Laila", place, "after confirming")
    assert house.read("Mei", hers) == ["before the backup", "after confirming"]
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)
    assert not house.open("Laila", place).holding.needs_confirming


def test_a_strand_in_which_no_consent_changed_opens_as_before(house, world):
    place, _, (_, hers), backup = world
    house.write("Mei", hers, "lost with the disk")
    assert restored(house, backup, look(house)).closed == ()
    assert house.read("Mei", hers) == ["before the backup"]
    house.write("Mei", hers, "written again")
    assert house.read("Laila", place) == ["before the backup", "written again"]


def test_a_new_author_chain_begins_after_every_restore(house, world):
    place, _, _, backup = world
    witness = look(house)
    first = house.reading("Laila", place).entries[0].chain
    restored(house, backup, witness)
    house.write("Laila", place, "again")
    entries = house.reading("Laila", place).entries
    assert entries[0].chain == first != entries[1].chain
    assert entries[1].seq == 0


def test_without_a_witness_every_strand_opens_to_its_holder_alone(house, world):
    place, (_, his), (_, hers), backup = world
    other = house.strand("Su")
    held = restored(house, backup, None)
    assert set(held.closed) == set(house.store.tags())
    for name, theirs in (("Ravi", his), ("Mei", hers)):
        with pytest.raises(AwaitingConfirmation):
            house.open(name, theirs)
    assert house.read("Laila", place) == ["before the backup"]
    vault.confirm(house.store, house.keyring("Laila"), place.id, [], house.now)
    assert not house.open("Laila", place).holding.needs_confirming
    assert other.content not in house.store.tags()


def test_a_strand_that_the_witness_never_saw_is_closed_too(house):
    witness = look(house)
    place = house.strand("Laila")
    assert set(restored(house, house.store, witness).closed) == {place.content, place.control}
    assert house.open("Laila", place).holding.needs_confirming


def test_a_hand_over_after_the_backup_keeps_the_old_holder_out(house, world):
    place, _, _, backup = world
    before = look(house)
    vault.offer_holding(house.store, house.keyring("Laila"), place.id, house.keyring("Su").card, house.now)
    vault.take_holding(house.store, house.keyring("Su"), house.accept("Su").id, house.now)
    restored(house, backup, look(house, before))
    with pytest.raises(AwaitingConfirmation):
        house.open("Laila", place)
    with pytest.raises(AwaitingConfirmation):
        vault.confirm(house.store, house.keyring("Laila"), place.id, [], house.now)
    vault.offer_holding(house.store, house.keyring("Laila"), place.id, house.keyring("Su").card, house.now)
    again = house.accept("Su")
    vault.take_holding(house.store, house.keyring("Su"), again.id, house.now)
    assert house.read("Su", again) == ["before the backup"]


def test_what_was_let_go_of_after_the_backup_does_not_come_back(house, world):
    place, _, _, _ = world
    gone = house.strand("Laila")
    entry = house.reading("Laila", place).entries[0]
    backup = copy.deepcopy(house.store)
    before = look(house)
    laila = house.keyring("Laila")
    vault.let_go_entry(house.store, laila, house.open("Laila", place), entry.id, house.now)
    vault.let_go_strand(house.store, laila, gone.id, house.now)
    held = restored(house, backup, look(house, before))
    assert (held.let_go_logs, held.let_go_entries) == (2, 1)
    assert gone.content not in house.store.tags()
    assert house.read("Laila", place) == []


def test_a_lock_from_before_a_change_of_passphrase_is_refused(house):
    laila = house.keyring("Laila")
    old = vault.lock(laila, "old", cost=CHEAP)
    new = vault.change_passphrase(old, "old", "new", cost=CHEAP)
    address = laila.card.address
    witness = vault.look(house.store, {address: vault.generation(new)})
    vault.check_lock(witness, address, new)
    with pytest.raises(vault.StaleLock):
        vault.check_lock(witness, address, old)


def test_uniting_witnesses_forgets_nothing(house, world):
    place, (ravi, _), _, _ = world
    first = look(house, a=3)
    house.withdraw("Laila", place, ravi)
    second = look(house, b=1)
    for both in (vault.unite(first, second), look(house, first, b=1)):
        assert first.superseded | second.superseded <= both.superseded
        assert both.locks == {"a": 3, "b": 1}
    assert first.heads[place.content].epoch in second.superseded


def test_a_witness_that_is_not_one_is_refused():
    for junk in (b"", b"junk", b"\x95\x02\x80\x90\x90\x80"):
        with pytest.raises(vault.Damaged):
            vault.read_witness(junk)


def offer(house, name, place, to, **how):
    vault.offer_holding(house.store, house.keyring(name), place.id, house.keyring(to).card, house.now, **how)


@pytest.mark.parametrize("known", [True, False], ids=["with a witness", "without one"])
def test_an_offer_that_the_restore_forgot_opens_nothing_once_confirmed(house, world, known):
    place, _, _, backup = world
    before = look(house)
    offer(house, "Laila", place, "Su")
    kept = Hoard(house.keyring("Su"), place.content, place.control)
    kept.gather(house.store)
    assert kept.opens(house.store) == {"before the backup"}
    restored(house, backup, look(house, before) if known else None)
    vault.confirm(house.store, house.keyring("Laila"), place.id, [], house.now)
    house.write("Laila", place, "after confirming")
    kept.gather(house.store)
    assert kept.opens(house.store) == {"before the backup"}


def test_who_takes_a_strand_after_a_restore_confirms_who_reads_it(house, world):
    place, (ravi, his), (mei, hers), backup = world
    before = look(house)
    house.withdraw("Laila", place, ravi)
    offer(house, "Laila", place, "Su")
    vault.take_holding(house.store, house.keyring("Su"), house.accept("Su").id, house.now)
    restored(house, backup, look(house, before))
    offer(house, "Laila", place, "Su")
    su = house.accept("Su")
    vault.take_holding(house.store, house.keyring("Su"), su.id, house.now)
    with pytest.raises(AwaitingConfirmation):
        house.open("Ravi", his)
    vault.confirm(house.store, house.keyring("Su"), su.id, [mei], house.now)
    assert house.read("Mei", hers) == ["before the backup"]
    with pytest.raises(ConsentEnded):
        house.open("Ravi", his)


def test_the_way_back_outlives_a_confirmation(house):
    laila = house.strand("Laila")
    offer(house, "Laila", laila, "Su", way_back=True)
    su = house.accept("Su")
    vault.take_holding(house.store, house.keyring("Su"), su.id, house.now)
    house.accept("Laila")
    vault.confirm(house.store, house.keyring("Su"), su.id, [], house.now)
    house.write("Su", su, "while Su held it")
    house.accept("Laila")
    vault.take_back(house.store, house.keyring("Laila"), laila.id, house.now)
    assert house.read("Laila", laila) == ["while Su held it"]


@pytest.mark.parametrize("how", ["taken back", "a legal threat"])
def test_a_date_that_was_taken_back_after_the_backup_lets_go_of_nothing(house, world, how):
    place, _, (mei, hers), _ = world
    laila = house.keyring("Laila")
    vault.let_go_on(house.store, laila, place.id, house.now + 9, house.now)
    backup, before = copy.deepcopy(house.store), look(house)
    if how == "taken back":
        vault.let_go_on(house.store, laila, place.id, None, house.now)
    else:
        vault.pause_letting_go(house.store, laila, place.id, house.now)
    restored(house, backup, look(house, before))
    house.now += 9
    assert house.read("Laila", place) == ["before the backup"]
    vault.confirm(house.store, laila, place.id, [mei], house.now)
    assert house.read("Laila", place) == ["before the backup"] == house.read("Mei", hers)


def test_a_strand_that_somebody_else_may_hold_is_not_for_its_old_holder_to_let_go_of(house, world):
    place, _, _, backup = world
    before = look(house)
    offer(house, "Laila", place, "Su")
    vault.take_holding(house.store, house.keyring("Su"), house.accept("Su").id, house.now)
    restored(house, backup, look(house, before))
    with pytest.raises(AwaitingConfirmation):
        vault.let_go_strand(house.store, house.keyring("Laila"), place.id, house.now)


def test_a_restore_without_a_witness_forgets_nothing_that_an_earlier_one_found(house, world):
    place, _, _, backup = world
    before = look(house)
    offer(house, "Laila", place, "Su")
    vault.take_holding(house.store, house.keyring("Su"), house.accept("Su").id, house.now)
    restored(house, backup, look(house, before))
    restored(house, house.store, None)
    with pytest.raises(AwaitingConfirmation):
        house.open("Laila", place)


def test_a_strand_that_went_on_its_date_is_not_there_after_a_restore(house, world):
    place, _, (_, hers), backup = world
    vault.let_go_on(house.store, house.keyring("Laila"), place.id, house.now + 9, house.now)
    before = look(house)
    house.now += 9
    with pytest.raises(NotHere):
        house.open("Mei", hers)
    restored(house, backup, look(house, before))
    with pytest.raises(NotHere):
        house.open("Laila", place)


def test_nobody_waits_for_a_confirmation_of_what_is_gone(house, world):
    place, (ravi, _), (_, hers), backup = world
    before = look(house)
    house.withdraw("Laila", place, ravi)
    restored(house, backup, look(house, before))
    closed, before = copy.deepcopy(house.store), look(house)
    vault.let_go_strand(house.store, house.keyring("Laila"), place.id, house.now)
    restored(house, closed, look(house, before))
    with pytest.raises(ConsentEnded):
        house.open("Mei", hers)
