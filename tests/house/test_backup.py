"""A backup is all or nothing, opens in a fresh home, and never brings back what was ended."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings
from household import CHEAP, NOW, PASSPHRASE, begin, keep_snapshot, move_in, words_in, write

from jaga import vault
from jaga.house import home, invitations, people, sessions, unlocking
from jaga.house.backup import backup
from jaga.house.errors import BackupDamaged, HomeNotEmpty, HouseDamaged
from jaga.house.models import Session, Snapshot
from jaga.house.restore import REPLACED, restore
from jaga.house.sqlite import database_at
from jaga.house.store import DatabaseStore
from jaga.vault import Terms


@contextmanager
def another_home(folder: Path) -> Iterator[Path]:
    """A home that nobody has used yet."""
    with override_settings(HOME=folder), database_at(folder / "house.db"):
        yield folder
        home.release()


def bring_back(file: Path, *, over: bool = False) -> object:
    """Restore as the command does, and open again."""
    home.release()
    restored = restore(file, over=over)
    home.claim()
    return restored


@pytest.mark.usefixtures("house")
def test_a_backup_opens_in_a_fresh_home(tmp_path: Path) -> None:
    laila = move_in()
    place = begin(laila, "one", "two")
    kept = backup(tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600
    assert "14" not in kept.sentence or "delete" in kept.sentence
    with another_home(tmp_path / "fresh"):
        restored = restore(tmp_path / "kept")
        assert (restored.people, restored.knew, restored.held.closed) == (1, True, ())
        home.claim()
        assert unlocking.unlock("", PASSPHRASE).keyring == laila
        assert words_in(laila, place) == ["one", "two"]


@pytest.mark.usefixtures("house")
def test_a_backup_has_no_snapshots(tmp_path: Path) -> None:
    laila = move_in()
    sealed = keep_snapshot(laila, begin(laila, "one"))
    backup(tmp_path / "kept")
    assert sealed[41:] not in (tmp_path / "kept").read_bytes()
    bring_back(tmp_path / "kept")
    assert not Snapshot.objects.exists()


@pytest.mark.usefixtures("house")
def test_a_backup_has_no_invitations(tmp_path: Path) -> None:
    """A link from an older day must let nobody in again."""
    laila = move_in("laila")
    invitations.put("a secret", b"sealed", date.max, laila)
    backup(tmp_path / "kept")
    assert invitations.find("a secret", date(2026, 12, 1)) == b"sealed"
    with another_home(tmp_path / "fresh"):
        restore(tmp_path / "kept")
        home.claim()
        assert people.by_address(laila.card.address) is not None
        assert invitations.find("a secret", date(2026, 12, 1)) is None


@pytest.mark.usefixtures("house")
def test_a_backup_has_no_sessions_and_no_times(tmp_path: Path) -> None:
    sessions.begin(move_in(), NOW)
    backup(tmp_path / "kept")
    with zipfile.ZipFile(tmp_path / "kept") as archive:
        assert sorted(archive.namelist()) == ["about", "bodies", "keys"]
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    bring_back(tmp_path / "kept")
    assert not Session.objects.exists()


def test_the_same_home_is_restored_and_what_was_there_stands_aside(house: Path, tmp_path: Path) -> None:
    laila = move_in()
    place = begin(laila, "one")
    backup(tmp_path / "kept")
    write(laila, place, "later")
    bring_back(tmp_path / "kept")
    assert words_in(laila, place) == ["one"]
    assert (house / REPLACED).exists()


@pytest.mark.usefixtures("house")
def test_another_house_is_not_written_over_unless_told(tmp_path: Path) -> None:
    move_in()
    backup(tmp_path / "kept")
    with another_home(tmp_path / "other"):
        home.claim()
        theirs = move_in()
        home.release()
        with pytest.raises(HomeNotEmpty, match="--over"):
            restore(tmp_path / "kept")
        home.claim()
        assert people.by_address(theirs.card.address) is not None
        bring_back(tmp_path / "kept", over=True)
        assert people.by_address(theirs.card.address) is None


def test_every_cut_of_a_backup_is_refused_before_anything_is_touched(house: Path, tmp_path: Path) -> None:
    laila = move_in()
    place = begin(laila, "one")
    backup(tmp_path / "kept")
    whole = (tmp_path / "kept").read_bytes()
    before = (house / "house.db").read_bytes()
    home.release()
    for length in [0, 1, 30, len(whole) // 3, len(whole) // 2, len(whole) - 30, len(whole) - 1]:
        (tmp_path / "cut").write_bytes(whole[:length])
        with pytest.raises(BackupDamaged, match="Nothing was touched"):
            restore(tmp_path / "cut")
    for place_of_flip in range(100, len(whole), len(whole) // 40):
        changed = bytearray(whole)
        changed[place_of_flip] ^= 1
        (tmp_path / "changed").write_bytes(changed)
        with pytest.raises(BackupDamaged):
            restore(tmp_path / "changed")
    assert (house / "house.db").read_bytes() == before
    home.claim()
    assert words_in(laila, place) == ["one"]


@pytest.mark.usefixtures("house")
def test_a_withdrawal_after_the_backup_stays(tmp_path: Path) -> None:
    laila, ravi, store = move_in("laila"), move_in("ravi"), DatabaseStore()
    place = begin(laila, "one")
    person = vault.grant(store, laila, place.id, ravi.card, Terms(("planning",), whole=True), NOW)
    his = vault.accept(store, ravi, vault.waiting(store, ravi)[0], "plan")
    assert words_in(ravi, his) == ["one"]
    backup(tmp_path / "kept")
    vault.withdraw(store, laila, place.id, person, NOW)
    bring_back(tmp_path / "kept")
    with pytest.raises(vault.AwaitingConfirmation):
        words_in(ravi, his)
    assert words_in(laila, place) == ["one"]


@pytest.mark.usefixtures("house")
def test_the_copy_beside_the_backup_serves_where_the_home_is_lost(tmp_path: Path) -> None:
    laila, ravi, store = move_in("laila"), move_in("ravi"), DatabaseStore()
    place = begin(laila, "one")
    person = vault.grant(store, laila, place.id, ravi.card, Terms(("planning",), whole=True), NOW)
    his = vault.accept(store, ravi, vault.waiting(store, ravi)[0], "plan")
    backup(tmp_path / "kept")
    vault.withdraw(store, laila, place.id, person, NOW)
    with another_home(tmp_path / "fresh"):
        restored = restore(tmp_path / "kept")
        home.claim()
        assert restored.knew
        with pytest.raises(vault.AwaitingConfirmation):
            words_in(ravi, his)


@pytest.mark.usefixtures("house")
def test_without_a_witness_every_strand_waits_for_its_holder(tmp_path: Path) -> None:
    begin(move_in(), "one")
    backup(tmp_path / "kept")
    for copy in tmp_path.glob("witness-*"):
        copy.unlink()
    with another_home(tmp_path / "fresh"):
        restored = restore(tmp_path / "kept")
        assert not restored.knew
        assert len(restored.held.closed) == len(DatabaseStore().tags()) > 0


@pytest.mark.usefixtures("house")
def test_what_was_let_go_of_after_the_backup_goes_again(tmp_path: Path) -> None:
    laila, store = move_in(), DatabaseStore()
    place, other = begin(laila, "one", "two"), begin(laila, "three")
    backup(tmp_path / "kept")
    opened = vault.open_strand(store, laila, place.id, NOW)
    [first, _] = vault.read(store, opened).entries
    vault.let_go_entry(store, laila, opened, first.id, NOW)
    vault.let_go_strand(store, laila, other.id, NOW)
    bring_back(tmp_path / "kept")
    assert words_in(laila, place) == ["two"]
    with pytest.raises(vault.VaultError):
        words_in(laila, other)


@pytest.mark.usefixtures("house")
def test_a_strand_begun_after_one_backup_is_not_let_go_of_by_restoring_it(tmp_path: Path) -> None:
    laila = move_in()
    backup(tmp_path / "first")
    place = begin(laila, "one")
    backup(tmp_path / "second")
    bring_back(tmp_path / "first")
    bring_back(tmp_path / "second")
    assert words_in(laila, place) == ["one"]


@pytest.mark.usefixtures("house")
def test_a_renewed_passphrase_stays_renewed(tmp_path: Path) -> None:
    laila = move_in()
    backup(tmp_path / "kept")
    lock = people.only().lock  # type: ignore[union-attr]
    people.replace_lock(laila.card.address, vault.change_passphrase(lock, PASSPHRASE, "anew", cost=CHEAP))
    bring_back(tmp_path / "kept")
    assert unlocking.unlock("", "anew").keyring == laila
    with pytest.raises(vault.WrongPassphrase):
        unlocking.unlock("", PASSPHRASE)


@pytest.mark.usefixtures("house")
def test_the_old_passphrase_is_stale_where_the_new_lock_is_lost(tmp_path: Path) -> None:
    laila = move_in()
    backup(tmp_path / "kept")
    lock = people.only().lock  # type: ignore[union-attr]
    people.replace_lock(laila.card.address, vault.change_passphrase(lock, PASSPHRASE, "anew", cost=CHEAP))
    with another_home(tmp_path / "fresh"):
        restore(tmp_path / "kept")
        home.claim()
        with pytest.raises(vault.StaleLock):
            unlocking.unlock("", PASSPHRASE)


def test_a_truncated_database_is_said_reads_what_is_left_and_is_restored(house: Path, tmp_path: Path) -> None:
    laila = move_in()
    place = begin(laila, *["entry " * 300 for _ in range(40)])
    backup(tmp_path / "kept")
    home.release()
    with database_at(house / "house.db"):
        content = (house / "house.db").read_bytes()
    (house / "house.db").write_bytes(content[: len(content) - 8 * 4096])
    home.claim()
    with pytest.raises(HouseDamaged, match="jaga restore"):
        DatabaseStore().save([vault.PutSlot(b"x", b"y")])
    assert unlocking.unlock("", PASSPHRASE).keyring == laila
    assert sessions.resume(sessions.begin(laila, NOW), NOW) is not None
    bring_back(tmp_path / "kept")
    assert len(words_in(laila, place)) == 40
