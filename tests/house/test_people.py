"""A house of one has one person without a handle; in a house of many no handle is ever taken."""

import threading

import pytest
from django.db import connections
from household import CHEAP, PASSPHRASE, move_in

from jaga import vault
from jaga.house import people
from jaga.house.people import HandleRefused, HouseTaken, LockMoved

pytestmark = pytest.mark.usefixtures("house")


def test_a_house_of_one_takes_exactly_one() -> None:
    assert people.is_empty()
    laila = move_in()
    person = people.only()
    assert person is not None
    assert (person.address, person.handle, person.recovery, person.generation) == (
        laila.card.address,
        "",
        None,
        1,
    )
    with pytest.raises(HouseTaken):
        move_in()
    with pytest.raises(HouseTaken):
        move_in("ravi")


def test_of_two_windows_that_begin_a_house_at_once_one_wins() -> None:
    told: list[object] = []

    def enter() -> None:
        try:
            told.append(move_in())
        except HouseTaken as refusal:
            told.append(refusal)
        finally:
            connections.close_all()

    windows = [threading.Thread(target=enter) for _ in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sum(isinstance(one, HouseTaken) for one in told) == 3
    assert people.only() is not None


def test_the_same_name_is_never_taken() -> None:
    first, second = move_in("Mei Ling"), move_in("mei ling")
    handles = {person.handle for one in (first, second) if (person := people.by_address(one.card.address))}
    assert len(handles) == 2
    assert all(handle.startswith("mei-ling-") and handle.count("-") == 3 for handle in handles)


def test_a_handle_is_found_as_people_type_it() -> None:
    laila = move_in("Léila")
    person = people.by_address(laila.card.address)
    assert person is not None
    for typed in (person.handle.upper(), person.handle.replace("-", " "), f"  {person.handle} "):
        assert people.by_handle(typed) == person
    assert people.by_handle("leila") is None


@pytest.mark.parametrize("handle", ["", "  ", "-", "a" * 41, "a\0b", "a\nb\x07", "<b>", "a/b", "\u202eabc"])
def test_what_nobody_could_be_called_is_refused(handle: str) -> None:
    with pytest.raises(HandleRefused):
        move_in(handle)
    assert people.is_empty()


def test_of_two_windows_that_change_a_passphrase_the_second_is_told() -> None:
    laila = move_in()
    lock = people.only().lock  # type: ignore[union-attr]
    one, two = (vault.change_passphrase(lock, PASSPHRASE, words, cost=CHEAP) for words in ("one", "two"))
    people.replace_lock(laila.card.address, one)
    with pytest.raises(LockMoved):
        people.replace_lock(laila.card.address, two)
    assert people.only().lock == one  # type: ignore[union-attr]
    assert people.only().generation == 2  # type: ignore[union-attr]


def test_a_recovery_lock_is_kept_and_forgotten() -> None:
    laila = move_in()
    words, spare = vault.make_recovery(laila)
    people.set_recovery(laila.card.address, spare)
    assert vault.recover(people.only().recovery, words) == laila  # type: ignore[union-attr,arg-type]
    people.remove_recovery(laila.card.address)
    assert people.only().recovery is None  # type: ignore[union-attr]
