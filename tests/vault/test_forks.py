"""A control log with two ends: only what both allow is allowed, until the holder mends it."""

import pytest

from jaga import vault
from jaga.vault import Append, AwaitingConfirmation, Terms
from jaga.vault.control import Granted, Withdrawn
from jaga.vault.hold import load
from jaga.vault.turning import Turn, steps_of


def branch(house, hold, *words):
    """A row of the control log that follows `hold` without having seen anything since."""
    steps, _ = steps_of(house.store, house.keyring("Laila"), hold, Turn(words, turns=False), house.now, None)
    [step] = [step for step in steps if isinstance(step, Append)]
    return step.row


@pytest.fixture
def forked(house):
    place = house.strand("Laila")
    ravi, his = house.give("Laila", place, "Ravi", whole=True)
    mei, hers = house.give("Laila", place, "Mei", whole=True)
    hold = load(house.store, house.keyring("Laila"), place)
    su = Granted(bytes(16), house.keyring("Su").card.to_bytes(), bytes(32), 0, Terms(("x",), whole=True))
    rows = [branch(house, hold, Withdrawn(ravi, by_date=False)), branch(house, hold, su)]
    return place, rows, (ravi, his), (mei, hers)


@pytest.mark.parametrize("order", [1, -1])
def test_a_fork_allows_only_what_both_branches_allow(house, forked, order):
    place, rows, _, (mei, _) = forked
    house.store.merge(place.control, rows[::order])
    holding = house.open("Laila", place).holding
    assert holding.forked
    assert [reader.id for reader in holding.readers] == [mei]


def test_once_the_holder_saw_the_fork_nobody_else_reads_until_it_is_mended(house, forked):
    place, rows, (_, his), (_, hers) = forked
    house.store.merge(place.control, rows)
    house.open("Laila", place)
    for name, theirs in (("Ravi", his), ("Mei", hers)):
        with pytest.raises(AwaitingConfirmation):
            house.open(name, theirs)
    with pytest.raises(AwaitingConfirmation):
        house.write("Laila", place, "too soon")


def test_while_forked_nothing_can_be_given(house, forked):
    place, rows, _, _ = forked
    house.store.merge(place.control, rows)
    with pytest.raises(AwaitingConfirmation):
        house.give("Laila", place, "Su")


def test_confirming_mends_the_fork(house, forked):
    place, rows, (_, his), (mei, hers) = forked
    house.store.merge(place.control, rows)
    vault.confirm(house.store, house.keyring("Laila"), place.id, [mei], house.now)
    house.write("Laila", place, "after mending")
    assert not house.open("Laila", place).holding.forked
    assert house.read("Mei", hers) == ["after mending"]
    with pytest.raises(vault.ConsentEnded):
        house.open("Ravi", his)


def test_terms_that_differ_meet_in_the_lesser(house):
    place = house.strand("Laila")
    ravi, _ = house.give("Laila", place, "Ravi", whole=True, writes=True)
    hold = load(house.store, house.keyring("Laila"), place)
    consent = hold.state.readers[ravi]
    one = Granted(ravi, consent.card, consent.secret, 0, Terms(("a", "b"), house.now + 9, None, whole=True))
    two = Granted(ravi, consent.card, consent.secret, 2, Terms(("b", "c"), house.now + 5, None, writes=True))
    house.store.merge(place.control, [branch(house, hold, one), branch(house, hold, two)])
    [reader] = house.open("Laila", place).holding.readers
    assert reader.terms == Terms(("b",), house.now + 5)


def test_a_word_that_this_program_does_not_know_is_refused_not_passed_over(house, monkeypatch):
    place = house.strand("Laila")
    hold = load(house.store, house.keyring("Laila"), place)
    row = branch(house, hold, Withdrawn(bytes(16), by_date=False))
    house.store.merge(place.control, [row])
    monkeypatch.delitem(vault.control.KINDS, "vault.withdrawn")
    with pytest.raises(vault.NewerVersion):
        house.open("Laila", place)
