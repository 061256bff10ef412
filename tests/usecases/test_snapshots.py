"""Snapshots: Today opens only what moved, and what is gone, ended or due is never read from one."""

from datetime import date, datetime, timedelta

import pytest
from tellers import PowerCutError, Told

from jaga import vault
from jaga.practice.free_notes import WriteNote
from jaga.practice.letting_go import WHOLE, LetGoOn, NoteLegalThreat
from jaga.practice.promises import KeepPromise, MakePromise
from jaga.practice.telling import KeepTold
from jaga.usecases import folds, today
from jaga.usecases.letting import let_go
from jaga.usecases.today import gather
from jaga.vault import MemoryStore, Place, Terms


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The places that Today opens, as it opens them."""
    opened: list[bytes] = []
    look = today.let_go_of_what_is_due

    def noting(person: object, place_id: bytes, now: datetime) -> object:
        opened.append(place_id)
        return look(person, place_id, now)  # type: ignore[arg-type]

    monkeypatch.setattr(today, "let_go_of_what_is_due", noting)
    return opened


def on(told: Told, days: int) -> date:
    return told.now.date() + timedelta(days=days)


def words(told: Told) -> list[str]:
    return [item.words for item in gather(told.person, told.now)]


def kept(told: Told) -> bytes:
    """Everything that the snapshot of this person says, opened; how many bytes it has sealed does not matter."""
    found = vault.open_snapshot(told.store, told.person.keyring, today._version(told.now))
    return b" ".join(part.content for part in found.parts.values())


def two(told: Told) -> tuple[Place, Place]:
    """Two strands with a promise each."""
    one, other = told.begin("Thursday"), told.begin("Friday")
    told.do(one, MakePromise("a", "films", by=on(told, 0)))
    told.do(other, MakePromise("b", "soup", by=on(told, 9)))
    return one, other


def test_what_did_not_move_is_not_opened_again(mei, looked):
    one, other = two(mei)
    assert words(mei) == ["films"]
    assert looked == [one.id, other.id]
    folds.forget_everybody()
    looked.clear()
    assert words(mei) == ["films"]
    assert looked == []
    mei.do(other, MakePromise("c", "tea", by=on(mei, 1)))
    assert words(mei) == ["films", "tea"]
    assert looked == [other.id]
    assert words(mei) == ["films", "tea"]
    assert looked == [other.id]


def test_other_days_show_other_things_without_opening_anything(mei, looked):
    one, _ = two(mei)
    words(mei)
    looked.clear()
    mei.later(2)
    assert words(mei) == ["films", "soup"]
    mei.later(60)
    assert words(mei) == ["films", "soup"]
    assert looked == []
    mei.do(one, KeepPromise("a"))
    assert words(mei) == ["soup"]


@pytest.mark.parametrize("of", ["a", WHOLE])
def test_what_is_due_for_letting_go_is_let_go_on_its_day(mei, looked, of):
    one, _ = two(mei)
    mei.do(one, LetGoOn(of, on(mei, 5)))
    words(mei)
    folds.forget_everybody()
    looked.clear()
    mei.later(4)
    assert "films" in words(mei)
    assert looked == []
    mei.later(1)
    assert words(mei) == ["soup"]
    assert one.id in looked
    assert b"films" not in kept(mei)
    if of == WHOLE:
        assert mei.store.read(one.content) == []


def test_a_day_that_the_strand_was_signed_ahead_to_go_on_comes(mei):
    one, _ = two(mei)
    words(mei)
    now = int(mei.now.timestamp())
    vault.let_go_on(mei.store, mei.person.keyring, one.id, now + 9, now)
    assert words(mei) == ["films"]
    mei.later(1)
    words(mei)
    assert mei.store.read(one.content) == []


@pytest.mark.parametrize("of", ["a", WHOLE])
def test_letting_go_takes_it_out_of_the_snapshot_in_the_same_save(mei, of):
    one, _ = two(mei)
    words(mei)
    assert b"films" in kept(mei)
    before = mei.store.snapshot(mei.person.keyring.mark)
    let_go(mei.person, one.id, of, mei.now)
    assert b"films" not in kept(mei)
    assert b"soup" in kept(mei)
    assert before not in mei.store.everything()


def test_a_power_cut_in_letting_go_leaves_nothing_after_the_next_look(mei):
    one, _ = two(mei)
    words(mei)
    mei.store.cut = True
    with pytest.raises(PowerCutError):
        let_go(mei.person, one.id, "a", mei.now)
    mei.store.cut = False
    folds.forget_everybody()
    assert words(mei) == []
    assert b"films" not in kept(mei)


def test_one_that_was_being_made_from_before_does_not_come_after_letting_go(mei):
    """Another worker had read the strand, and keeps what it saw when the thing is gone: it comes too late."""
    one, _ = two(mei)
    version = today._version(mei.now)
    found = vault.open_snapshot(mei.store, mei.person.keyring, version)
    assert found.was is None
    stale = {one.content: vault.Part(one.control, 9, None, b"films")}
    let_go(mei.person, one.id, "a", mei.now)
    vault.keep_snapshot(mei.store, mei.person.keyring, version, found, stale)
    assert kept(mei) == b""


def test_of_what_was_given_nothing_is_kept_and_an_ended_consent_shows_at_once(mei, faiz, looked):
    hers = mei.begin(kind="notes")
    mei.do(hers, MakePromise("a", "hers", by=on(mei, 0)))
    now = int(mei.now.timestamp())
    reader = vault.grant(
        mei.store, mei.person.keyring, hers.id, faiz.person.keyring.card, Terms(("listen",), whole=True), now
    )
    [note] = vault.waiting(mei.store, faiz.person.keyring)
    vault.accept(mei.store, faiz.person.keyring, note, "from her")
    assert words(faiz) == words(faiz) == ["hers"]
    assert len(looked) == 2
    assert kept(faiz) == b""
    vault.withdraw(mei.store, mei.person.keyring, hers.id, reader, now)
    assert words(faiz) == []
    assert vault.open_shelf(faiz.store, faiz.person.keyring).places == ()


def test_where_somebody_else_writes_nothing_is_kept(mei, faiz):
    hers = mei.begin()
    mei.do(hers, MakePromise("a", "hers", by=on(mei, 0)))
    words(mei)
    assert b"hers" in kept(mei)
    terms = Terms(("listen",), whole=True, writes=True)
    vault.grant(
        mei.store, mei.person.keyring, hers.id, faiz.person.keyring.card, terms, int(mei.now.timestamp())
    )
    assert words(mei) == ["hers"]
    assert kept(mei) == b""


@pytest.mark.parametrize("harm", ["flipped", "cut", "another's", "another version"])
def test_a_snapshot_that_does_not_open_is_passed_over(mei, faiz, looked, monkeypatch, harm):
    two(mei)
    two(faiz)
    assert words(mei) == words(faiz) == ["films"]
    looked.clear()
    mark = mei.person.keyring.mark
    sealed = mei.store.snapshot(mark)
    if harm == "another version":
        monkeypatch.setattr(today, "_program", lambda: b"another")
    else:
        theirs = mei.store.snapshot(faiz.person.keyring.mark)
        middle = len(sealed) // 2
        flipped = sealed[:middle] + bytes([sealed[middle] ^ 1]) + sealed[middle + 1 :]
        mei.store._snapshots[mark] = {"flipped": flipped, "cut": sealed[:-1], "another's": theirs}[harm]
    assert words(mei) == ["films"]
    assert len(looked) == 2
    assert words(mei) == ["films"]
    assert len(looked) == 2
    let_go(mei.person, vault.open_shelf(mei.store, mei.person.keyring).places[0].id, "a", mei.now)
    assert words(mei) == []


def test_a_threat_makes_what_was_due_rest(mei):
    one, _ = two(mei)
    mei.do(one, LetGoOn("a", on(mei, 5)), NoteLegalThreat())
    words(mei)
    mei.later(9)
    assert words(mei) == ["films", "soup"]


def test_its_length_tells_little_and_its_place_nobody(mei, faiz):
    one, _ = two(mei)
    words(mei)
    words(faiz)
    [mine] = [blob for mark, blob in mei.store._snapshots.items() if mark == mei.person.keyring.mark]
    for number in range(12):
        mei.do(one, MakePromise(f"p{number}", "soup again"), WriteNote(f"n{number}", "not for any day"))
    words(mei)
    assert {len(blob) for blob in mei.store._snapshots.values()} == {len(mine)}
    addresses = {mei.person.keyring.card.address, faiz.person.keyring.card.address}
    assert not any(address in mark for mark in mei.store._snapshots for address in addresses)


def test_a_story_that_nobody_else_reads_is_kept_as_well(mei, looked):
    story = mei.begin(kind="story")
    mei.do(story, KeepTold("a", "words"))
    words(mei)
    looked.clear()
    words(mei)
    assert looked == []
    assert b"words" not in kept(mei)


def test_a_plain_store_is_tidied_by_whoever_uses_it():
    store, keyring = MemoryStore(), vault.new_keyring()
    place = vault.create_strand(store, keyring, "notes", "Thursday", 0)
    part = vault.Part(place.control, 1, None, b"words")
    other = vault.Part(b"c" * 16, 1, None, b"others")
    empty = vault.open_snapshot(store, keyring, b"v")
    vault.keep_snapshot(store, keyring, b"v", empty, {place.content: part, b"o" * 16: other})
    tidied = vault.tidy(store, keyring)
    tidied.merge(place.content, [])
    assert list(vault.open_snapshot(store, keyring, b"v").parts) == [b"o" * 16]
    vault.let_go_strand(tidied, keyring, place.id, 0)
    assert list(vault.open_snapshot(store, keyring, b"v").parts) == [b"o" * 16]
    assert store.read(place.content) == []
