"""The witness follows every save that ends something, says what a full look says, and is never behind."""

from pathlib import Path

import pytest
from django.conf import settings
from household import CHEAP, NOW, PASSPHRASE, begin, move_in, write

from jaga import vault
from jaga.house import people, witness
from jaga.house.errors import HouseFull
from jaga.house.store import DatabaseStore
from jaga.vault import Terms

pytestmark = pytest.mark.usefixtures("house")


def kept() -> vault.Witness:
    seen = witness.read(settings.HOME / witness.FILE)
    assert seen is not None
    return seen


def test_it_knows_of_all_that_ended_what_a_full_look_knows() -> None:
    laila, ravi, store = move_in("laila"), move_in("ravi"), DatabaseStore()
    place, other = begin(laila, "one", "two"), begin(laila, "three")
    logs = set(store.tags())
    person = vault.grant(store, laila, place.id, ravi.card, Terms(("planning",)), NOW)
    vault.withdraw(store, laila, place.id, person, NOW)
    opened = vault.open_strand(store, laila, place.id, NOW)
    vault.let_go_entry(store, laila, opened, vault.read(store, opened).entries[0].id, NOW)
    vault.let_go_strand(store, laila, other.id, NOW)
    full = witness.look(store)
    assert kept().superseded >= full.superseded > frozenset()
    assert kept().let_go >= full.let_go | (logs - set(store.tags()))
    assert {tag: head.epoch for tag, head in kept().heads.items()} == {
        tag: head.epoch for tag, head in full.heads.items()
    }


def test_ordinary_saves_leave_it_alone() -> None:
    laila = move_in()
    place = begin(laila, "one")
    before = kept()
    write(laila, place, "two")
    assert kept() == before


def test_a_changed_passphrase_is_known() -> None:
    laila = move_in()
    lock = people.only().lock  # type: ignore[union-attr]
    people.replace_lock(laila.card.address, vault.change_passphrase(lock, PASSPHRASE, "anew", cost=CHEAP))
    assert kept().locks == {laila.card.address: 2}


def test_what_cannot_be_witnessed_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a backup could bring back a consent whose end nobody remembers."""
    laila, store = move_in(), DatabaseStore()
    place = begin(laila, "one")
    before = store.tags()

    def no_room(file: Path, content: bytes) -> None:
        raise HouseFull(f"There is no room for {file} ({len(content)} bytes).")

    monkeypatch.setattr(witness, "write_whole", no_room)
    with pytest.raises(HouseFull):
        vault.let_go_strand(store, laila, place.id, NOW)
    assert store.tags() == before
